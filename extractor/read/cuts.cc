#include "read/cuts.h"

#include <algorithm>

#include "base/ascii.h"

namespace solieu {
namespace {

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool tail(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && blank(line.back())) line.remove_suffix(1);
  while (!line.empty() && blank(line.front())) line.remove_prefix(1);
  return line;
}

// Is it divided as a table is, or an item of a list, or the head of one?
bool belongs_to_others(std::string_view line) {
  line = trimmed(line);
  if (line.empty()) return false;
  if (line.back() == ':' || is_digit(line.front())) return true;
  if (std::string_view("-+*|").find(line.front()) != std::string_view::npos) return true;
  return line.find('\t') != std::string_view::npos || line.find('|') != std::string_view::npos || line.find("  ") != std::string_view::npos ||
         line.starts_with("–") || line.starts_with("•") || line.starts_with("—");
}

// How bad it is to begin a block at the line `next`, behind the line `last`.
int badness(std::string_view last, std::string_view next) {
  if (trimmed(last).empty()) return 0;
  return belongs_to_others(last) || belongs_to_others(next) ? 2 : 1;
}

std::size_t cut_between_lines(std::string_view stretch) {
  std::size_t best = 0, begin = 0;
  int least = 3;
  // the line before the first feed began before the stretch: what it was is not known in full
  for (std::size_t feed; least > 0 && (feed = stretch.find('\n', begin)) != std::string_view::npos;) {
    const bool whole = begin > 0;
    const std::string_view last = stretch.substr(begin, feed - begin);
    begin = feed + 1;
    const std::string_view next = stretch.substr(begin, std::min(stretch.find('\n', begin), stretch.size()) - begin);
    const int bad = std::max(badness(last, next), whole ? 0 : 1);
    if (bad >= least) continue;
    least = bad;
    best = begin;
  }
  return best;
}

std::size_t cut_within_line(std::string_view stretch) {
  std::size_t at_blank = 0, at_mark = 0, at_character = 0;
  for (std::size_t i = 1; i < stretch.size(); ++i) {
    const char before = stretch[i - 1], here = stretch[i];
    if (tail(here)) continue;
    if (at_character == 0) at_character = i;
    if (here == ' ' || here == '\t') {
      if (before == '.' || before == '!' || before == '?' || before == ';') return i;
      const bool in_number = is_digit(before) && i + 1 < stretch.size() && is_digit(stretch[i + 1]);
      if (at_blank == 0 && !in_number) at_blank = i;
    }
    const bool letter = static_cast<unsigned char>(here) >= 0x80 || is_digit(here) || (here >= 'A' && here <= 'Z') || (here >= 'a' && here <= 'z');
    if (at_mark == 0 && !letter && here != '.' && here != ',' && !is_digit(before)) at_mark = i;
  }
  return at_blank ? at_blank : at_mark ? at_mark : at_character;
}

}  // namespace

std::size_t best_cut(std::string_view stretch) {
  const std::size_t line = cut_between_lines(stretch);
  return line ? line : cut_within_line(stretch);
}

}  // namespace solieu
