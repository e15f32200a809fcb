// A pattern as a graph of its elements, to be walked item by item from the number that it is about: how far
// does it match, and what stops it? StageAutomaton is made of these graphs; by itself a graph answers for the
// account of a number that all rules let go.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "grammar/lexicon.h"
#include "grammar/pattern.h"
#include "grammar/symbols.h"

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
  bool accepts(Place place, Symbol symbol) const { return accepted(place).has(symbol); }
  const SymbolSet& accepted(Place place) const { return sets_[nodes_[place].element]; }
  const Pattern::Element& element(Place place) const { return pattern_->elements[nodes_[place].element]; }

  enum class Direction : std::uint8_t { left, right };

  std::size_t place_count() const { return nodes_.size(); }
  /// The places that can stand next to a place, on that side of it.
  const std::vector<Place>& neighbours(Place place, Direction side) const { return side == Direction::right ? nodes_[place].after : nodes_[place].before; }
  /// Can the pattern begin (end) here?
  bool is_outermost(Place place, Direction side) const { return side == Direction::right ? nodes_[place].last : nodes_[place].first; }
  /// Is there a way through the pattern on which no number of `numbers()` is met?
  bool has_way_around_numbers() const;
  /// Can the pattern match nothing at all?
  bool matches_nothing() const { return optional_; }

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
  std::vector<SymbolSet> sets_;  // by element
  std::vector<Node> nodes_;
  std::vector<Place> numbers_;
  bool optional_ = false;
};

}  // namespace solieu
