// A pattern as a graph of its elements, to be walked item by item from the number that it is about: how far
// does it match, and what stops it? The rules themselves are run by RE2, which says yes or no; this is for
// the account of a number that they let go.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "grammar/grammar.h"
#include "grammar/pattern.h"

namespace solieu {

class PatternGraph {
 public:
  /// An element at one place of the pattern. A gap of up to three words is three places.
  using Place = std::uint16_t;

  /// `pattern` must outlive the graph.
  PatternGraph(const Pattern& pattern, const Lexicon& lexicon);

  const Pattern& pattern() const { return *pattern_; }

  /// The places that a number can take: that of <value: …>, else every one that names shapes of numbers.
  const std::vector<Place>& numbers() const { return numbers_; }
  bool accepts(Place place, Symbol symbol) const { return sets_[nodes_[place].element][symbol - kFirstSymbol]; }
  const Pattern::Element& element(Place place) const { return pattern_->elements[nodes_[place].element]; }

  enum class Direction : std::uint8_t { left, right };

  /// What a walk away from one item came to.
  struct Walk {
    std::size_t matched = 0;  // items that a list or a number matched; marks, and what any word would match, do not count
    std::size_t reached = 0;  // the last item that belongs to the match
    bool complete = false;    // nothing of the pattern is left on this side
    std::vector<const Pattern::Element*> wanted;  // else any of these, at the item behind `reached`
  };
  /// Walks from `place`, which stands for item `at`, to one side.
  Walk walk(Place place, std::span<const Symbol> items, std::size_t at, Direction direction) const;

 private:
  struct Node {
    std::size_t element = 0;
    std::vector<Place> after, before;
    bool first = false, last = false;
  };
  class Builder;

  const Pattern* pattern_;
  std::vector<std::bitset<kLastSymbol - kFirstSymbol + 1>> sets_;  // by element
  std::vector<Node> nodes_;
  std::vector<Place> numbers_;
};

/// The patterns of all rules that can settle what becomes of a number: of those about numbers, and of those
/// that give a figure its kind.
struct RuleGraphs {
  struct Entry {
    const Rule* rule = nullptr;
    PatternGraph graph;
  };
  std::vector<Entry> numbers, figures;

  explicit RuleGraphs(const Grammar& grammar);
};

}  // namespace solieu
