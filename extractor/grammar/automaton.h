// All patterns of a stage as one automaton, run over the items of a sentence: which patterns match, and where.
// It is set up when a grammar is loaded and never changes, so that threads share it without a lock; what a run
// needs are a few lists in Buffers.
//
// RE2 would say which patterns of a set match somewhere, but not where, and must build a state for each mixture
// of half-matched patterns that a text comes up with: in news, where hardly two sentences are alike, that was
// most of its time. Here nothing is built: from one item on, only the few patterns are followed that this item and
// the next leave possible.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "grammar/bit_matrix.h"
#include "grammar/graph.h"
#include "grammar/symbols.h"

namespace solieu {

class StageAutomaton {
 public:
  using Pattern = std::uint32_t;  // numbered as they were added

  struct Match {
    Pattern pattern = 0;
    std::size_t begin = 0, end = 0;  // items
  };

  StageAutomaton() = default;
  /// All patterns have a target, for find_around(), or none has, for find_all(). `graphs` are not needed afterwards.
  explicit StageAutomaton(const std::vector<const PatternGraph*>& graphs);

  /// What a run needs, kept so that nothing is allocated for the next.
  struct Buffers;

  /// All matches of each pattern, as a search that goes on behind the end of each finds them: the leftmost, and
  /// of those the longest. Ordered by where they begin.
  void find_all(std::span<const Symbol> items, Buffers& buffers, std::vector<Match>& out) const;

  /// Of each pattern with a target the longest match that has item `target`, of the symbol of a target, in its
  /// place. Ordered by pattern.
  void find_around(std::span<const Symbol> items, std::size_t target, Buffers& buffers, std::vector<Match>& out) const;

  /// For archive.h.
  template <class Self, class Archive>
  static void members(Self& self, Archive& archive) {
    archive(self.patterns_, self.class_of_, self.pattern_of_, self.openers_, self.opens_before_, self.left_, self.right_);
  }

 private:
  using Direction = PatternGraph::Direction;
  using Place = std::uint32_t;   // of all patterns, in their order
  using NodeId = std::uint32_t;
  using Bits = std::vector<std::uint64_t>;

  using Class = std::uint16_t;  // of symbols that all places treat alike

  /// A place as a walk to one side meets it. Places of several patterns are one node where the walk from a target can't
  /// tell them apart: where it comes from the same nodes to them, by the same symbols.
  struct Node {
    std::uint32_t begin = 0, end = 0;                        // its part of `neighbours` and `neighbour_words`
    std::uint32_t complete_begin = 0, complete_end = 0;      // and of `complete`
  };
  struct Side {
    std::vector<Node> nodes;
    std::vector<std::uint64_t> neighbours;        // bits, of which a word is tested as one: few neighbours accept an item
    std::vector<std::uint32_t> neighbour_words;   // which sixty-four nodes these are
    std::vector<Pattern> complete;     // those that are complete at a node
    BitMatrix accepted;                // by class and node
    BitMatrix goes_on;                 // by class and node: a pattern is complete here, or can go on with an item of the class
    std::vector<Bits> beside_target;   // by type: the nodes next to targets of it
    std::vector<Bits> bare_target;     // by type: patterns without anything on this side of the target

    template <class Self, class Archive>
    static void members(Self& self, Archive& archive) {
      archive(self.nodes, self.neighbours, self.neighbour_words, self.complete, self.accepted, self.goes_on, self.beside_target, self.bare_target);
    }

    std::span<const Pattern> complete_at(NodeId node) const {
      return std::span(complete).subspan(nodes[node].complete_begin, nodes[node].complete_end - nodes[node].complete_begin);
    }
  };

  // Beyond the first and the last item (the index before 0 is a large one) there is what nothing accepts.
  Class class_at(std::span<const Symbol> items, std::size_t at) const { return at < items.size() ? class_of_[items[at] - kFirstSymbol] : kNothing; }
  static bool has(const std::uint64_t* bits, std::size_t n) { return bits[n / 64] >> (n % 64) & 1; }
  static void set(Bits& bits, std::size_t n) { bits[n / 64] |= std::uint64_t{1} << (n % 64); }

  static constexpr Class kNothing = 0;

  BitMatrix make_classes(const std::vector<const PatternGraph*>& graphs);
  static std::vector<NodeId> merge(const std::vector<const PatternGraph*>& graphs, Direction direction, const BitMatrix& classes_by_place);
  void make_side(const std::vector<const PatternGraph*>& graphs, Direction direction, const BitMatrix& classes_by_place,
                 const std::vector<NodeId>& node_of, Side& side) const;
  void make_openers(const std::vector<const PatternGraph*>& graphs, const BitMatrix& classes_by_place);
  void step(const Side& side, Class here, Class ahead, Buffers& buffers) const;
  void walk_from_target(const Side& side, std::span<const Symbol> items, std::size_t target, std::ptrdiff_t stride,
                        std::size_t type, Buffers& buffers) const;

  std::size_t patterns_ = 0;
  std::vector<Class> class_of_;        // by symbol
  Side left_, right_;
  // for find_all(), where every place is a node of its own:
  std::vector<Pattern> pattern_of_;    // by node
  std::vector<std::vector<NodeId>> openers_;  // by class: the nodes where a pattern can begin with it
  BitMatrix opens_before_;             // by class: the classes before which one of these is no dead end
};

struct StageAutomaton::Buffers {
  std::vector<NodeId> here, next;
  std::vector<std::uint32_t> seen;     // by node: the step that reached it last
  std::uint32_t steps = 0;
  std::vector<std::size_t> reach;      // by pattern: how far a match goes; 0 for none yet
  std::vector<std::size_t> begin;      // by pattern, of the walk to the left
  std::vector<std::size_t> free_from;  // by pattern: behind its last match
  std::vector<Pattern> ended;
  Bits complete, complete_left;        // patterns
};

}  // namespace solieu
