// The rules that came nearest to settling a number: how far each matched, and what stopped it.
#pragma once

#include <vector>

#include "match/mentions.h"

namespace solieu {

/// One rule at one number.
struct Trial {
  const Rule* rule = nullptr;
  const Pattern* pattern = nullptr;
  Stage stage = Stage::numbers;
  std::size_t begin = 0, end = 0;  // the items around the number that matched: [begin, end) of that stage
  bool complete = false;           // all of the pattern matched
  std::size_t stop = 0;            // if not: the item that stopped it …
  std::vector<const Pattern::Element*> wanted;  // … where any of these was wanted
  std::size_t weight = 0;          // how near it came
};

/// Tries the rules of both stages on the numbers of one sentence.
class Trials {
 public:
  Trials(const Mentions& mentions, const Grammar& grammar);

  /// The rules that matched something around the number, nearest first, each with the best of its patterns; at
  /// most so many. A rule that asks for another kind of number counts by the words around it.
  std::vector<Trial> at(std::size_t number, std::size_t most) const;

  /// The items of the first stage.
  const std::vector<Item>& number_items() const { return number_items_; }

 private:
  const Mentions& m_;
  const Grammar& grammar_;
  std::vector<Item> number_items_;
  std::vector<Symbol> number_symbols_, figure_symbols_;
};

}  // namespace solieu
