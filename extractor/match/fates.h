// The account of one sentence: every digit and every number word of it, and what became of them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "match/mentions.h"

namespace solieu {

/// The reasons that no rule gives, because the program itself decides. All others are those of the grammar.
namespace reason {
inline constexpr std::string_view figure = "figure";            // it is one
inline constexpr std::string_view set_phrase = "set_phrase";    // a word of a longer listed phrase; rules give it as well
inline constexpr std::string_view unit = "unit";                // the digit of "m2"
inline constexpr std::string_view identifier = "identifier";    // the digit of a listed word that is no unit, a Roman numeral; rules give it as well
inline constexpr std::string_view vague = "vague";              // a magnitude without a number: "hàng trăm"
inline constexpr std::string_view article = "article";          // "một" before what is no unit
inline constexpr std::string_view duration = "duration";        // a time that nothing says is measured
inline constexpr std::string_view cell = "cell";                // of a table, and no figure; rules give it as well
inline constexpr std::string_view unexplained = "unexplained";  // none of these
}  // namespace reason

struct Fate {
  TextSpan span;
  std::string_view reason;
  const Rule* rule = nullptr;           // that decided
  const Rule* nearest = nullptr;        // where none did: the one that came nearest, if any
  const Quantity* quantity = nullptr;   // of a figure
};

/// What became of each number of the sentence, in order; the spans do not overlap, and hold every digit. A
/// figure has one place, whatever numbers are inside of it.
void account_for(const Mentions& mentions, std::string_view text, const Grammar& grammar, std::vector<Fate>& out);

}  // namespace solieu
