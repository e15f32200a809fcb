// Numbers of a sentence, in digits and in words, before anything is known of what they count.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "match/tokens.h"

namespace solieu {

/// How a document writes its numbers. `point_alone`: decimals behind points ("3.25%"), and no thousands behind commas
/// beside them. Its "1.450" is read as thousands, and in doubt.
enum class NumberHabit : std::uint8_t { unknown, comma_decimal, point_decimal, point_alone };

/// The numbers that can be read in one way only ("1.234,5", "6.5%"), each a vote, and those whose commas may part
/// thousands ("1,234"). What stretches of a document have
/// may be added up.
struct HabitVotes {
  std::uint64_t comma = 0, point = 0, comma_groups = 0;

  void add(std::string_view text);
  void add(const HabitVotes& other) {
    comma += other.comma;
    point += other.point;
    comma_groups += other.comma_groups;
  }
  NumberHabit habit() const {
    if (comma == point) return NumberHabit::unknown;
    return comma > point ? NumberHabit::comma_decimal : comma_groups > 0 ? NumberHabit::point_decimal : NumberHabit::point_alone;
  }
};
NumberHabit number_habit(std::string_view text);

/// "7.353,5" → 7353.5. `ambiguous` is set where the habit decided and another reading was possible.
/// Nothing for a misprint such as "23,1,8".
std::optional<Decimal> parse_digits(std::string_view digits, NumberHabit habit, bool& ambiguous);

struct Number {
  enum class Fate : std::uint8_t { open, period, rejected };

  std::size_t begin = 0, end = 0;  // tokens
  TextSpan span;                   // its sign included
  NumberShape shape = NumberShape::integer;
  bool in_words = false;
  bool ambiguous = false;
  bool spaced = false;             // its decimals stand behind a blank
  bool misread = false;            // letters stand for some of its digits
  std::optional<Decimal> value;    // nothing for a misprint and for shapes without one value
  std::array<std::string_view, 3> parts;  // of joined digits: "29", "9", "2024"
  std::array<std::optional<Decimal>, 2> part_values;  // of exactly two parts
  int part_count = 0;
  Fate fate = Fate::open;
  const Rule* why = nullptr;       // the rule that decided its fate
};

/// Reads one number in words at token `at`: "hai mươi lăm", "một trăm linh ba"; `length` 0 when there
/// is none. "năm" alone is no number here: it is the year more often than the five.
struct NumberWords {
  Decimal value;
  std::size_t length = 0;
};
/// Behind a word of the list `multiply` (gấp), "đôi" and "rưỡi" are numbers too.
NumberWords parse_number_words(const std::vector<Token>& tokens, std::size_t at, const Grammar& grammar);

/// Can there be a number in the sentence? One look at its bytes for a digit, a Roman numeral or a syllable of
/// number words. Where it says no, find_numbers() finds none; where it says yes, there may still be none. `buffer` is kept
/// so that nothing is allocated.
bool may_hold_number(std::string_view text, TextSpan sentence, const Lexicon& lexicon, std::vector<Token>& buffer);

/// All numbers of the sentence, in order.
void find_numbers(std::string_view text, const std::vector<Token>& tokens, const Grammar& grammar, NumberHabit habit,
                  std::vector<Number>& out);

/// The value of a Roman numeral up to 399, or 0.
int roman_value(std::string_view text);
inline bool roman_letter(unsigned char c) { return c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C'; }
inline constexpr std::size_t kLongestRoman = 6;  // letters; longer ones are words in capitals

}  // namespace solieu
