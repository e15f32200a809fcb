#include "read/source_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "text/scan.h"

namespace solieu {
namespace {

// The first of what lies behind `position`, or around it.
template <class Part>
auto first_at(const std::vector<Part>& parts, std::size_t position) {
  return std::partition_point(parts.begin(), parts.end(), [&](const Part& part) { return part.end <= position; });
}

// What goes on in the next paragraph is named by that in which it begins.
std::string in_stretches(const SourceText& source, TextSpan span) {
  auto found = first_at(source.stretches, span.begin);
  if (found == source.stretches.end() || found->begin > span.begin) return {};
  const std::size_t from = count_code_points(source.text, found->begin, span.begin);
  const std::size_t to = from + count_code_points(source.text, span.begin, std::min(span.end, found->end));
  return fmt::format("{}:{}-{}", found->name, from, to);
}

struct Box {
  float left, top, right, bottom;
  explicit Box(const PrintedWord& w) : left(w.left), top(w.top), right(w.right), bottom(w.bottom) {}
  bool on_one_line_with(const PrintedWord& w) const { return w.top < bottom && top < w.bottom; }
  void add(const PrintedWord& w) {
    left = std::min(left, w.left);
    top = std::min(top, w.top);
    right = std::max(right, w.right);
    bottom = std::max(bottom, w.bottom);
  }
};

// Of a figure that runs over the end of a page, what stands on the first.
void on_pages(const SourceText& source, TextSpan span, Location& out) {
  std::vector<Box> lines;
  for (auto word = first_at(source.words, span.begin); word != source.words.end() && word->begin < span.end; ++word) {
    if (out.page == 0) out.page = word->page;
    if (word->page != out.page) break;
    if (!lines.empty() && lines.back().on_one_line_with(*word)) lines.back().add(*word);
    else lines.emplace_back(*word);
  }
  for (const Box& box : lines) {
    fmt::format_to(std::back_inserter(out.locator), "{}{:.1f},{:.1f},{:.1f},{:.1f}", out.locator.empty() ? "" : ";", box.left, box.top, box.right, box.bottom);
  }
}

}  // namespace

Location Locator::of(TextSpan text) {
  Location out;
  out.span = source_.in_bytes() ? source_.bytes.to_source(text) : SourceSpan{text.begin, text.end};
  out.position = positions_.of(source_.markup.empty() ? text.begin : source_.in_markup.to_source(text).begin);
  if (!source_.stretches.empty()) out.locator = in_stretches(source_, text);
  else if (!source_.words.empty()) on_pages(source_, text, out);
  return out;
}

std::size_t Locator::text_offset(std::size_t offset) const {
  if (!source_.in_bytes() || source_.bytes.identity()) return std::min(offset, source_.text.size());
  std::size_t low = 0, high = source_.text.size();  // the map rises
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (source_.bytes.to_source(TextSpan{middle, middle + 1}).end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

}  // namespace solieu
