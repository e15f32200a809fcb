#include "text/wrapping.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "text/diacritics.h"
#include "text/division.h"
#include "text/letters.h"
#include "text/scan.h"

namespace solieu {
namespace {

// A line without its line feed, and without the blanks around it.
struct Line {
  std::size_t begin = 0, end = 0;  // of what it says
  std::size_t indent = 0;          // blanks before it
  bool empty() const { return begin == end; }
};

Line line_at(std::string_view text, std::size_t begin, std::size_t& next) {
  const auto* feed = static_cast<const char*>(std::memchr(text.data() + begin, '\n', text.size() - begin));
  std::size_t end = feed ? static_cast<std::size_t>(feed - text.data()) : text.size();
  next = end + 1;
  Line line{begin, end, 0};
  while (line.end > begin && (is_blank(text[line.end - 1]) || text[line.end - 1] == '\r')) --line.end;
  while (line.begin < line.end && is_blank(text[line.begin])) ++line.begin;
  line.indent = line.begin - begin;
  return line;
}

class Wrapping {
 public:
  explicit Wrapping(std::string_view text) : text_(text) {}

  bool opens_small(const Line& b) const { return latin_letter(text_.substr(b.begin, 3)).lower; }

  // Does the line end where a sentence, or a clause that a list follows, does?
  bool ends_clause(const Line& a) const {
    const char last = text_[a.end - 1];
    return std::strchr(".!?:;\")", last) != nullptr || text_.substr(a.end - std::min<std::size_t>(3, a.end), 3) == "…" ||
           text_.substr(a.end - std::min<std::size_t>(3, a.end), 3) == "”";
  }

  bool breaks_sentence(const Line& a, const Line& b) const { return opens_small(b) && !ends_clause(a); }

  // Was the text wrapped? Then `width_` is at what width.
  bool find_width() {
    constexpr std::size_t kFewest = 2, kNarrowest = 30, kWidest = 200;
    std::vector<std::pair<std::size_t, std::size_t>> broken;  // code points of the line, and with the word behind
    std::size_t pairs = 0, lines = 0;
    each_pair([&](const Line& a, const Line& b) {
      ++pairs;
      may_cut_figures_ = may_cut_figures_ || ends_like_number(a);
      if (!breaks_sentence(a, b)) return;
      broken.emplace_back(width(a), width_with_next(a, b));
    });
    if (broken.size() < kFewest || broken.size() * 3 < pairs) return false;
    for (const auto& [alone, _] : broken) width_ = std::max(width_, alone);
    if (width_ < kNarrowest || width_ > kWidest) return false;
    const auto full = static_cast<std::size_t>(std::count_if(broken.begin(), broken.end(), [&](const auto& w) { return w.second * 100 > width_ * 85; }));
    std::size_t longer = 0;
    for (std::size_t at = 0, next; at < text_.size(); at = next) {
      Line line = line_at(text_, at, next);
      lines += !line.empty();
      longer += width(line) * 10 > width_ * 13;
    }
    return full * 10 >= broken.size() * 8 && longer * 10 <= lines;
  }

  // After find_width(): does any line end like a number?
  bool may_cut_figures() const { return may_cut_figures_; }

  // In a wrapped text: do both lines belong to one paragraph?
  bool one_paragraph(const Line& a, const Line& b) const {
    if (divided(a) || divided(b)) return false;
    const bool full = width_with_next(a, b) * 100 > width_ * 95;
    // "còn" "61. Năm nay …", "2021" "- 2030" are no items
    const bool goes_on = full && !ends_clause(a) && (opens_with_bullet(b) ? is_digit(text_[a.end - 1]) : is_digit(text_[b.begin]));
    if (opens_item(b) && !goes_on) return false;
    if (b.indent > a.indent + 1 && !opens_item(a)) return false;
    if (breaks_sentence(a, b)) return width_with_next(a, b) * 2 > width_;
    return full;
  }

  // "đạt 7.353" "tỷ đồng", "đạt 7.353," "5 tỷ đồng"? A number that is a line by itself is no part of a sentence.
  bool cuts_figure(const Line& a, const Line& b, const OpensWithUnit& opens_with_unit) const {
    const std::string_view before = text_.substr(a.begin, a.end - a.begin);
    std::string_view behind = text_.substr(b.begin, b.end - b.begin);
    const bool in_decimals = before.size() > 1 && before.back() == ',' && is_digit(before[before.size() - 2]);
    if (in_decimals) {
      behind.remove_prefix(std::min(behind.find_first_not_of("0123456789"), behind.size()));
      if (behind.size() == b.end - b.begin) return false;
      behind.remove_prefix(std::min(behind.find_first_not_of(' '), behind.size()));
    }
    if (behind.empty() || (!in_decimals && !is_digit(before.back()))) return false;
    return (behind[0] == '%' || latin_letter(behind.substr(0, 3)).lower) && before.find_first_of(" \t") != std::string_view::npos && opens_with_unit(behind);
  }

  template <class Visit>
  void each_pair(Visit visit) const {
    Line before;
    for (std::size_t at = 0, next; at < text_.size(); at = next) {
      Line line = line_at(text_, at, next);
      if (!before.empty() && !line.empty()) visit(before, line);
      before = line;
    }
  }

 private:
  std::size_t width(const Line& line) const { return line.indent + count_code_points(text_, line.begin, line.end); }

  // As wide as the line would be with the first word of the next one.
  std::size_t width_with_next(const Line& a, const Line& b) const {
    std::size_t word = b.begin;
    while (word < b.end && !is_blank(text_[word])) ++word;
    return width(a) + 1 + count_code_points(text_, b.begin, word);
  }

  // A row of a table, or a heading whose parts stand side by side.
  bool divided(const Line& line) const { return division_of(text_, {line.begin, line.end}) != Division::none; }

  bool opens_with_bullet(const Line& line) const {
    static constexpr std::array<std::string_view, 9> kBullets = {"-", "+", "*", "–", "—", "•", "●", "▪", "◦"};
    std::string_view s = text_.substr(line.begin, line.end - line.begin);
    return std::any_of(kBullets.begin(), kBullets.end(), [&](std::string_view b) { return s.starts_with(b); });
  }

  // "- …", "• …", "1. …", "a) …", "II. …", "(2) …"
  bool opens_item(const Line& line) const {
    std::string_view s = text_.substr(line.begin, line.end - line.begin);
    if (opens_with_bullet(line)) return true;
    if (s.starts_with('(')) s.remove_prefix(1);
    std::size_t length = 0;
    auto takes = [&](auto fits, std::size_t most) {
      length = 0;
      while (length < s.size() && fits(s[length])) ++length;
      return length > 0 && length <= most;
    };
    const bool marked = takes(is_digit, 2) || takes([](char c) { return c == 'I' || c == 'V' || c == 'X'; }, 5) ||
                        takes([](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }, 1);
    return marked && length + 1 < s.size() && (s[length] == '.' || s[length] == ')' || s[length] == '/') && s[length + 1] == ' ';
  }

  bool ends_like_number(const Line& a) const { return is_digit(text_[a.end - 1]) || text_[a.end - 1] == ','; }

  std::string_view text_;
  std::size_t width_ = 0;
  bool may_cut_figures_ = false;
};

// How two lines are joined: what of the first is cut off, and what is put between.
struct Joint {
  std::size_t cut = 0;
  std::string_view between = " ";
};

// "dự to-" "án": cut where both parts are one syllable; "xã-" "hội" and "2021-" "2030" keep their hyphen.
Joint joint(std::string_view text, const Line& a, const Line& b) {
  if (a.end - a.begin < 2 || text[a.end - 1] != '-' || is_blank(text[a.end - 2])) return {};
  std::size_t left = a.end - 1, right = b.begin;
  auto letter = [](char c) { return latin_letter({&c, 1}).length > 0 || static_cast<unsigned char>(c) >= 0x80; };
  while (left > a.begin && letter(text[left - 1])) --left;
  while (right < b.end && letter(text[right])) ++right;
  std::string word;
  append_lower(text.substr(left, a.end - 1 - left), word);
  append_lower(text.substr(b.begin, right - b.begin), word);
  const bool both = left < a.end - 1 && right > b.begin;
  const bool syllable = both && latin_letter(text.substr(b.begin, 3)).lower && has_syllable_shape(without_diacritics(word));
  return {syllable ? std::size_t{1} : 0, ""};
}

}  // namespace

WrappedLines wrapped_lines(std::string_view text) {
  WrappedLines out;
  Wrapping wrapping(text);
  if (!wrapping.find_width()) return out;
  wrapping.each_pair([&](const Line& a, const Line& b) {
    if (wrapping.one_paragraph(a, b) && out.count++ == 0) out.first = {a.begin, a.end};
  });
  return out;
}

void join_lines(Text& text, const OpensWithUnit& opens_with_unit) {
  Wrapping wrapping(text.utf8);
  const bool wrapped = wrapping.find_width();
  if (!wrapped && !wrapping.may_cut_figures()) return;
  std::string out;
  OffsetMap joining;
  std::size_t kept = 0;  // what comes behind is not copied yet
  wrapping.each_pair([&](const Line& a, const Line& b) {
    if (!wrapping.cuts_figure(a, b, opens_with_unit) && !(wrapped && wrapping.one_paragraph(a, b))) return;
    const Joint how = joint(text.utf8, a, b);
    out.append(text.utf8, kept, a.end - how.cut - kept);
    joining.add({out.size(), out.size() + how.between.size()}, {a.end - how.cut, b.begin});
    out += how.between;
    kept = b.begin;
  });
  if (kept == 0) return;
  out.append(text.utf8, kept);
  text.map = OffsetMap::chain(std::move(text.map), std::move(joining));
  text.storage = std::move(out);
  text.utf8 = text.storage;
}

}  // namespace solieu
