#include "text/sentences.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "base/ascii.h"
#include "text/scan.h"

namespace solieu {
namespace {

constexpr std::size_t kLongest = 8192;

// Length of a mark at `at` that closes what a sentence may end in: a quotation, a bracket. 0 for none.
std::size_t closing(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '"' || text[at] == '\'' || text[at] == ')') return 1;
  return text.substr(at, 3) == "”" || text.substr(at, 3) == "’" ? 3 : 0;
}

constexpr std::array<std::string_view, 22> kAbbreviations = {
    "TP", "Tp", "tp", "TX", "TT", "GS", "PGS", "TS", "ThS", "BS", "KS", "CN", "LS", "St", "Mr", "Ms", "Mrs", "Dr", "No", "Q", "P", "H"};

// Does the word that ends at `dot` take its dot with it?
bool abbreviation(std::string_view text, std::size_t begin, std::size_t dot) {
  std::size_t at = dot;
  while (at > begin && !is_blank(text[at - 1]) && text[at - 1] != '.' && text[at - 1] != '(') --at;
  std::string_view word = text.substr(at, dot - at);
  if (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z') return true;
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), word) != kAbbreviations.end();
}

// Could a sentence begin at `at`? An upper-case letter, a digit, an opening quotation mark, a bullet.
bool opens(std::string_view text, std::size_t at, std::size_t end) {
  if (at >= end) return true;
  auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) return (c >= 'A' && c <= 'Z') || is_digit(text[at]) || std::strchr("\"'(-+*", text[at]);
  utf8proc_int32_t code;
  if (utf8proc_iterate(reinterpret_cast<const unsigned char*>(text.data()) + at,
                       static_cast<utf8proc_ssize_t>(end - at), &code) < 0) {
    return false;
  }
  if (code >= 0x2010 && code <= 0x2022) return true;
  return utf8proc_category(code) == UTF8PROC_CATEGORY_LU;
}

struct Splitter {
  std::string_view text;
  std::vector<Sentence>& out;
  std::size_t paragraph = 0;
  bool opening = true;

  void emit(std::size_t begin, std::size_t end) {
    while (begin < end && is_blank(text[begin])) ++begin;
    while (end > begin && is_blank(text[end - 1])) --end;
    while (end - begin > kLongest) {
      std::size_t cut = begin + kLongest;
      while (cut > begin && !is_blank(text[cut])) --cut;
      if (cut == begin) {  // no blank at all: cut between code points
        cut = begin + kLongest;
        while ((static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
        while (cut < end && is_digit(text[cut - 1]) && is_digit(text[cut])) ++cut;  // a number stays whole
        if (cut == end) break;
      }
      out.push_back({{begin, cut}, paragraph, opening});
      opening = false;
      begin = cut;
      while (begin < end && is_blank(text[begin])) ++begin;
    }
    if (begin == end) return;
    out.push_back({{begin, end}, paragraph, opening});
    opening = false;
  }

  void line(std::size_t begin, std::size_t end) {
    opening = true;
    std::size_t start = begin;
    for (std::size_t i = begin; (i = find_byte<'.', '!', '?', '\xE2'>(text, i, end)) < end; ++i) {
      char c = text[i];
      if (c == '.') {
        if (i + 1 < end && !is_blank(text[i + 1]) && text[i + 1] != '.' && closing(text, i + 1) == 0) continue;
        if (abbreviation(text, start, i)) continue;
        while (i + 1 < end && text[i + 1] == '.') ++i;
      } else if (static_cast<unsigned char>(c) == 0xE2 && text.substr(i, 3) == "…") {
        i += 2;
      } else if (c != '!' && c != '?') {  // another mark that begins with the byte of …
        continue;
      }
      std::size_t stop = i + 1;
      while (std::size_t length = stop < end ? closing(text, stop) : 0) stop += length;
      std::size_t next = stop;
      while (next < end && is_blank(text[next])) ++next;
      if (next == stop && next < end) continue;
      if (!opens(text, next, end)) continue;
      emit(start, stop);
      start = next;
      i = next == 0 ? 0 : next - 1;
    }
    emit(start, end);
    if (!opening) ++paragraph;
  }
};

}  // namespace

void split_sentences(std::string_view text, std::vector<Sentence>& out) {
  out.clear();
  Splitter splitter{text, out};
  std::size_t begin = 0;
  while (begin < text.size()) {
    auto* found = static_cast<const char*>(std::memchr(text.data() + begin, '\n', text.size() - begin));
    std::size_t end = found ? static_cast<std::size_t>(found - text.data()) : text.size();
    bool carriage_return = end > begin && text[end - 1] == '\r';
    splitter.line(begin, carriage_return ? end - 1 : end);
    begin = end + 1;
  }
}

}  // namespace solieu
