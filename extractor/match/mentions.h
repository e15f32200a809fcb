// What the match stage finds in one sentence: numbers and their fate, periods, quantities with their cues,
// and the skeleton of items that the link stage reads.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "grammar/grammar.h"
#include "match/numbers.h"
#include "match/period.h"
#include "match/tokens.h"

namespace solieu {

struct PeriodMention {
  std::size_t begin = 0, end = 0;  // tokens
  std::optional<Period> period;    // nothing where the year is not known
  bool year_inherited = false;
  const Rule* rule = nullptr;
};

/// What the rules say of a quantity. Empty views where no rule spoke.
struct Cues {
  std::string_view kind, status, qualifier, direction, base;
  std::array<const Rule*, 5> by{};   // the rules that decided these five fields
  std::size_t kind_weight = 0;       // items that the pattern which decided the kind spans
  std::size_t left = 0, right = 0;   // items that belong to the cues around the quantity: [left, right)
  std::optional<std::size_t> base_period;  // index of the period that the quantity is compared with
  std::vector<std::string_view> flags;
};

/// ISO 4217 codes are three capitals; UCUM's "har" and "GBy" are not.
inline bool is_currency(std::string_view base_unit) {
  return base_unit.size() == 3 && std::all_of(base_unit.begin(), base_unit.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Years and months: an age, a term.
inline bool is_age_unit(std::string_view base_unit) { return base_unit == "a" || base_unit == "mo"; }

/// Is it an amount of money, or so much for one of something: "VND", "USD/t"?
inline bool is_money_unit(std::string_view base_unit) { return is_currency(base_unit.substr(0, base_unit.find('/'))); }

/// A number with its unit.
struct Quantity {
  std::size_t begin = 0, end = 0;  // tokens
  TextSpan span;
  QuantityType type = QuantityType::bare;
  std::optional<Decimal> value, high;
  std::string unit;                // magnitude and unit as written, or carried over
  std::string base_unit;
  int magnitude = 0;               // power of ten that the unit's magnitude words stand for
  Decimal factor = 1;              // base units in one unit
  bool has_own_unit = true;
  bool plus = false;               // written with its sign: "+8,5%"
  bool part_of_next = false;       // the 62 of "62/83 khu"
  std::size_t noun_begin = 0;      // first token of the counted noun; 0 for none
  std::size_t noun_end = 0;        // behind its last
  std::vector<std::string_view> flags;
  Cues cues;
  std::size_t item = 0;            // its place in the skeleton

  /// A number without a unit, or a time, counts only where a rule of some length says what it is.
  bool states_a_figure() const {
    if (type != QuantityType::bare && type != QuantityType::duration) return true;
    return cues.by[0] && cues.kind_weight > 1;
  }
};

struct Item {
  enum class Kind : std::uint8_t { word, mark, number, quantity, period, nothing };

  std::size_t begin = 0, end = 0;  // tokens
  Symbol symbol = 0;
  Kind kind = Kind::word;
  ListSetId lists = 0;             // of a phrase
  std::size_t ref = 0;             // index of the number, quantity or period
};

struct Mentions {
  std::vector<Token> tokens;
  std::vector<Number> numbers;
  std::vector<TextSpan> swallowed;  // numbers that are words of a longer listed phrase: "một số"
  std::vector<PeriodMention> periods;
  std::vector<Quantity> quantities;
  std::vector<Item> items;
  /// By token: the longest phrase that the second stage sees there, as far as the first layout has walked by.
  struct FigurePhrase {
    static constexpr std::uint32_t kUnread = 0xFFFFFFFF;
    std::uint32_t length = kUnread;
    ListSetId lists = 0;
  };
  std::vector<FigurePhrase> figure_phrases;

  void clear();
};

/// What the rules need while they read one sentence, kept so that nothing is allocated for the next.
struct RuleBuffers {
  std::vector<Symbol> symbols;
  std::string encoded;               // what Captures reads
  StageAutomaton::Buffers walks;
  std::vector<StageAutomaton::Match> hits;
  std::vector<re2::StringPiece> groups;
  std::vector<bool> taken;           // by item
  std::vector<std::string> names;    // of parts of a number: "d1", "d2"
  PeriodValues values;
};

/// What is known of the document when a sentence is read.
struct MatchContext {
  NumberHabit habit = NumberHabit::unknown;
  Date today{};        // zero members: not known
  int year = 0;        // the year last stated
};

}  // namespace solieu
