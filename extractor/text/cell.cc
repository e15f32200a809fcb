#include "text/cell.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"

namespace solieu {
namespace {

// Reads a cell from its first byte on; nothing of it looks behind the end.
struct Reader {
  std::string_view s;
  std::size_t at = 0;

  char byte(std::size_t i) const { return i < s.size() ? s[i] : '\0'; }
  void blanks() {
    while (byte(at) == ' ') ++at;
  }
  bool take(std::string_view mark) {
    if (!s.substr(at).starts_with(mark)) return false;
    at += mark.size();
    return true;
  }
  bool dash() { return take("-") || take("–") || take("−") || take("—"); }

  // "*", "¹", "⁽²⁾"
  void notes() {
    static constexpr std::string_view kNotes[] = {"*", "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁽", "⁾"};
    while (std::any_of(std::begin(kNotes), std::end(kNotes), [&](std::string_view note) { return take(note); })) {
    }
  }

  // 7.353,5 or 1 234 567; not 007, not 1..2
  TextSpan number() {
    std::size_t begin = at;
    if (!is_digit(byte(at)) || (byte(at) == '0' && is_digit(byte(at + 1)))) return {at, at};
    while (is_digit(byte(at))) ++at;
    bool group = at - begin <= 3;
    while (group && byte(at) == ' ' && is_digit(byte(at + 1)) && is_digit(byte(at + 2)) && is_digit(byte(at + 3)) && !is_digit(byte(at + 4))) at += 4;
    while ((byte(at) == '.' || byte(at) == ',') && is_digit(byte(at + 1))) {
      ++at;
      while (is_digit(byte(at))) ++at;
    }
    return {begin, at};
  }
};

}  // namespace

std::optional<CellNumber> read_cell(std::string_view cell) {
  Reader r{cell};
  CellNumber n;
  bool bracket = r.take("(");
  if (bracket) r.blanks();
  n.plus = r.take("+");
  n.negative = !n.plus && r.dash();
  if (n.plus || n.negative) r.blanks();
  n.digits = r.number();
  if (n.digits.empty()) return std::nullopt;
  std::size_t end = r.at;
  r.blanks();
  if ((n.percent = r.take("%"))) end = r.at;
  r.blanks();
  if (!bracket && !n.negative && r.dash()) {
    r.blanks();
    n.high_digits = r.number();
    if (n.high_digits.empty()) return std::nullopt;
    end = r.at;
    r.blanks();
    if (r.take("%")) {
      n.percent = true;
      end = r.at;
    }
    r.blanks();
  }
  if (bracket) {
    if (!r.take(")")) return std::nullopt;
    n.negative = true;
    end = r.at;
    r.blanks();
  }
  r.notes();
  if (r.at != cell.size()) return std::nullopt;
  n.span = {0, end};
  return n;
}

bool is_blank_cell(std::string_view cell) {
  static constexpr std::array<std::string_view, 9> kNothing = {"-", "–", "−", "—", "…", ".", "*", "x", "X"};
  constexpr std::size_t kLongest = 12;  // bytes
  if (cell.size() > kLongest) return false;
  while (!cell.empty()) {
    if (cell.front() == ' ') {
      cell.remove_prefix(1);
      continue;
    }
    std::size_t length = 0;
    for (std::string_view mark : kNothing) {
      if (cell.starts_with(mark)) length = mark.size();
    }
    if (length == 0) return false;
    cell.remove_prefix(length);
  }
  return true;
}

bool is_year_cell(std::string_view cell) {
  return cell.size() == 4 && (cell.starts_with("19") || cell.starts_with("20") || cell == "2100") && is_digit(cell[2]) && is_digit(cell[3]);
}

}  // namespace solieu
