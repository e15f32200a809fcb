// The alphabet of the skeleton: what a pattern sees instead of words. A sentence becomes a string with one
// code point an item, so that patterns over whole phrases compile to regular expressions of a few states.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/lexicon.h"

namespace solieu {

/// A symbol is a code point from U+0100 to U+07FF: two bytes of UTF-8, always.
using Symbol = std::uint16_t;

/// The shapes of numbers before anything is known of their meaning, finest distinction first.
enum class NumberShape : std::uint8_t {
  one,           // 1
  int_quarter,   // 2 … 4
  int_month,     // 5 … 12
  int_day,       // 13 … 31
  integer,       // any other without separators
  year,          // 1900 … 2100
  decimal,       // with separators: 7.353,5
  word_quarter,  // một … bốn
  word_month,    // năm … mười hai
  word,          // other numbers in words
  roman,         // I, IV, XIII
  day_month,     // 3/11
  month_year,    // 12/2004
  fraction,      // other a/b
  date,          // 29/9/2024, 9-2-2005
  years,         // 2021-2030
  days,          // 3-5: both at most 31
  score,         // 3-0: the same, nought included, and no range: the second is not larger
  dashed,        // other a-b
  time,          // 10:30
  code,          // digits glued to letters or to more digits: 1088/2-1089, A320
  count_,
};

/// What a figure's unit makes of it.
enum class QuantityType : std::uint8_t { percent, points, times, fraction, amount, duration, count, bare, count_ };

enum class Mark : std::uint8_t {
  word,        // a word in no list, lower case
  name,        // a word in no list, capitalised
  comma, semicolon, colon, dash, slash, open, close, quote, stop, punct,
  start, end,  // of the sentence
  period,      // a period or date that was understood
  nothing,     // a number that is no figure
  count_,
};

constexpr Symbol kFirstSymbol = 0x100;
constexpr Symbol kLastSymbol = 0x7FF;

constexpr Symbol symbol(Mark m) { return kFirstSymbol + static_cast<Symbol>(m); }
constexpr Symbol symbol(NumberShape s) {
  return kFirstSymbol + static_cast<Symbol>(Mark::count_) + static_cast<Symbol>(s);
}
/// `target` marks the one quantity that a rule is asked about; all others are its context.
constexpr Symbol symbol(QuantityType t, bool target) {
  return static_cast<Symbol>(kFirstSymbol + static_cast<int>(Mark::count_) + static_cast<int>(NumberShape::count_) +
                             2 * static_cast<int>(t) + (target ? 1 : 0));
}
/// Targets and the same quantities as context take turns.
constexpr bool is_target(Symbol s) {
  constexpr Symbol first = symbol(static_cast<QuantityType>(0), false);
  return s >= first && s < symbol(QuantityType::count_, false) && (s - first) % 2 == 1;
}
/// Of a target.
constexpr QuantityType type_of_target(Symbol s) {
  return static_cast<QuantityType>((s - symbol(static_cast<QuantityType>(0), true)) / 2);
}
constexpr Symbol kFirstSet = symbol(QuantityType::count_, false);
/// Of a phrase that is in some word list.
constexpr Symbol symbol_of_set(ListSetId set) { return static_cast<Symbol>(kFirstSet + set); }

/// A set of symbols, a bit each.
class SymbolSet {
 public:
  void add(Symbol s) { words_[(s - kFirstSymbol) / 64] |= std::uint64_t{1} << ((s - kFirstSymbol) % 64); }
  bool has(Symbol s) const { return words_[(s - kFirstSymbol) / 64] >> ((s - kFirstSymbol) % 64) & 1; }

  const auto& words() const { return words_; }

  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t w = 0; w < words_.size(); ++w) {
      for (std::uint64_t rest = words_[w]; rest != 0; rest &= rest - 1) {
        visit(static_cast<Symbol>(kFirstSymbol + 64 * w + static_cast<unsigned>(std::countr_zero(rest))));
      }
    }
  }

 private:
  std::array<std::uint64_t, (kLastSymbol - kFirstSymbol + 1) / 64> words_{};
};

inline void append_symbol(Symbol s, std::string& out) {
  out += static_cast<char>(0xC0 | s >> 6);
  out += static_cast<char>(0x80 | (s & 0x3F));
}

/// Names of symbols in patterns: `<month>` and so on. Empty for a name that is none.
std::vector<Symbol> shape_symbols(std::string_view name);
std::vector<Symbol> quantity_symbols(std::string_view name, bool target);
std::vector<Symbol> mark_symbols(std::string_view name);
/// "day int digits": the names by which patterns ask for a number of this shape, but for that of all numbers.
std::string shape_names_of(NumberShape shape);
/// "percent", "amount" …: the name by which patterns ask for a quantity of this type.
std::string_view quantity_name(QuantityType type);

}  // namespace solieu
