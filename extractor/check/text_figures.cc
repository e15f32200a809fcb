#include "check/text_figures.h"

#include <algorithm>
#include <utility>

#include "text/normalise.h"

namespace solieu::check {
namespace {

constexpr std::size_t kFar = 200;  // bytes between two figures that are said together

}  // namespace

TextFigures::TextFigures(std::string name, std::vector<Figure> figures, std::string_view bytes)
    : name_(std::move(name)), figures_(std::move(figures)), bytes_(bytes) {
  for (std::size_t i = 0; i < figures_.size(); ++i) {
    const Figure& f = figures_[i];
    by_number_.emplace(f.figure, i);
    if (f.span.end > bytes_.size() || (bytes_.substr(f.span.begin, f.span.size()) != f.text && f.text.find("\xEF\xBF\xBD") == std::string::npos)) bytes_ = {};
  }
}

const Figure* TextFigures::figure(int number) const {
  auto it = by_number_.find(number);
  return number > 0 && it != by_number_.end() ? &figures_[it->second] : nullptr;
}

std::string TextFigures::words(std::size_t begin, std::size_t end) const {
  std::string out;
  end = std::min(end, bytes_.size());
  if (begin >= end) return out;
  Text text;
  normalise(bytes_.substr(begin, end - begin), text);
  append_lower(text.utf8, out);
  return out;
}

bool TextFigures::together(const Figure& a, const Figure& b) const {
  if (a.span.begin > b.span.begin) return together(b, a);
  if (a.line != b.line || b.span.begin < a.span.end || b.span.begin - a.span.end > kFar) return false;
  const std::string words = between(a, b);
  return words.find(". ") == std::string::npos && words.find('\n') == std::string::npos;
}

bool holds(const std::string& words, std::initializer_list<std::string_view> any) {
  return std::any_of(any.begin(), any.end(), [&](std::string_view w) { return words.find(w) != std::string::npos; });
}

bool has_flag(const Figure& f, std::string_view flag) { return std::find(f.flags.begin(), f.flags.end(), flag) != f.flags.end(); }

std::string indicator_key(const Figure& f) {
  std::string out;
  append_lower(f.indicator, out);
  return out;
}

}  // namespace solieu::check
