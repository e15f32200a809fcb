#include "grammar/automaton.h"

#include <bit>
#include <limits>

namespace solieu {
namespace {

constexpr std::size_t kTypes = static_cast<std::size_t>(QuantityType::count_);
constexpr Symbol kFirstTarget = symbol(static_cast<QuantityType>(0), true);

// Targets and the same quantities as context take turns.
std::size_t type_of_target(Symbol s) { return static_cast<std::size_t>(s - kFirstTarget) / 2; }
Symbol target_of_type(std::size_t type) { return symbol(static_cast<QuantityType>(type), true); }

}  // namespace

StageAutomaton::StageAutomaton(const std::vector<const PatternGraph*>& graphs) : patterns_(graphs.size()) {
  std::vector<std::vector<Place>> openers(kLastSymbol - kFirstSymbol + 1);
  for (std::size_t g = 0; g < graphs.size(); ++g) pattern_of_.insert(pattern_of_.end(), graphs[g]->place_count(), static_cast<Pattern>(g));
  row_length_ = pattern_of_.size() / 64 + 1;
  accepted_.assign(openers.size() * row_length_, 0);
  Place place = 0;
  for (const PatternGraph* graph : graphs) {
    for (std::size_t p = 0; p < graph->place_count(); ++p, ++place) {
      auto own = static_cast<PatternGraph::Place>(p);
      bool opener = graph->is_outermost(own, Direction::left);
      graph->accepted(own).for_each([&](Symbol s) {
        accepted_[(s - kFirstSymbol) * row_length_ + place / 64] |= std::uint64_t{1} << (place % 64);
        if (opener) openers[s - kFirstSymbol].push_back(place);
      });
    }
  }
  for (const auto& list : openers) {
    openers_.all.insert(openers_.all.end(), list.begin(), list.end());
    openers_.close();
  }
  make_side(graphs, Direction::left);
  make_side(graphs, Direction::right);
}

void StageAutomaton::make_side(const std::vector<const PatternGraph*>& graphs, Direction direction) {
  Side& side = direction == Direction::left ? left_ : right_;
  side.outermost.assign(row_length_, 0);
  side.bare_target.assign(kTypes, Bits(patterns_ / 64 + 1));
  std::vector<std::vector<Place>> beside(kTypes);
  Place first = 0;
  for (std::size_t g = 0; g < graphs.size(); ++g) {
    const PatternGraph& graph = *graphs[g];
    for (std::size_t p = 0; p < graph.place_count(); ++p) {
      auto own = static_cast<PatternGraph::Place>(p);
      bool outermost = graph.is_outermost(own, direction);
      if (outermost) set(side.outermost, first + p);
      for (PatternGraph::Place n : graph.neighbours(own, direction)) side.neighbours.all.push_back(first + n);
      side.neighbours.close();
      for (std::size_t type = 0; type < kTypes; ++type) {
        if (!graph.accepts(own, target_of_type(type))) continue;
        for (PatternGraph::Place n : graph.neighbours(own, direction)) beside[type].push_back(first + n);
        if (outermost) set(side.bare_target[type], g);
      }
    }
    first += static_cast<Place>(graph.place_count());
  }
  for (const auto& list : beside) {
    side.beside_target.all.insert(side.beside_target.all.end(), list.begin(), list.end());
    side.beside_target.close();
  }
}

// From the places of `here` to those next to them that accept the symbol.
void StageAutomaton::step(const Side& side, Symbol symbol, Buffers& b) const {
  const std::uint64_t* accepts = row(symbol);
  if (b.steps == std::numeric_limits<std::uint32_t>::max()) b.seen.assign(b.seen.size(), b.steps = 0);
  ++b.steps;
  b.next.clear();
  for (Place p : b.here) {
    for (Place n : side.neighbours.of(p)) {
      if (!has(accepts, n) || b.seen[n] == b.steps) continue;
      b.seen[n] = b.steps;
      b.next.push_back(n);
    }
  }
  b.here.swap(b.next);
}

void StageAutomaton::find_all(std::span<const Symbol> items, Buffers& b, std::vector<Match>& out) const {
  out.clear();
  b.seen.resize(pattern_of_.size());
  b.reach.assign(patterns_, 0);
  b.free_from.assign(patterns_, 0);
  for (std::size_t begin = 0; begin < items.size(); ++begin) {
    b.here.clear();
    for (Place p : openers_.of(items[begin] - kFirstSymbol)) {
      if (b.free_from[pattern_of_[p]] <= begin) b.here.push_back(p);
    }
    b.ended.clear();
    for (std::size_t item = begin; !b.here.empty();) {
      for (Place p : b.here) {
        if (!has(right_.outermost.data(), p)) continue;
        std::size_t& reach = b.reach[pattern_of_[p]];
        if (reach == 0) b.ended.push_back(pattern_of_[p]);
        reach = item + 1;
      }
      if (++item == items.size()) break;
      step(right_, items[item], b);
    }
    for (Pattern pattern : b.ended) {
      out.push_back({pattern, begin, b.reach[pattern]});
      b.free_from[pattern] = b.reach[pattern];
      b.reach[pattern] = 0;
    }
  }
}

// Leaves in `complete` the patterns that are complete on this side, and in `reach` the outermost item of each.
void StageAutomaton::walk_from_target(const Side& side, std::span<const Symbol> items, std::size_t target, std::ptrdiff_t stride,
                                      std::size_t type, Buffers& b) const {
  b.reach.assign(patterns_, target);
  b.complete = side.bare_target[type];
  b.here.clear();
  std::size_t item = target + static_cast<std::size_t>(stride);
  if (item >= items.size()) return;  // before the first, too
  const std::uint64_t* accepts = row(items[item]);
  for (Place p : side.beside_target.of(type)) {
    if (has(accepts, p)) b.here.push_back(p);
  }
  while (!b.here.empty()) {
    for (Place p : b.here) {
      if (!has(side.outermost.data(), p)) continue;
      set(b.complete, pattern_of_[p]);
      b.reach[pattern_of_[p]] = item;
    }
    item += static_cast<std::size_t>(stride);
    if (item >= items.size()) break;
    step(side, items[item], b);
  }
}

void StageAutomaton::find_around(std::span<const Symbol> items, std::size_t target, Buffers& b, std::vector<Match>& out) const {
  out.clear();
  b.seen.resize(pattern_of_.size());
  std::size_t type = type_of_target(items[target]);
  walk_from_target(left_, items, target, -1, type, b);
  b.complete.swap(b.complete_left);
  b.reach.swap(b.begin);
  walk_from_target(right_, items, target, 1, type, b);
  for (std::size_t w = 0; w < b.complete.size(); ++w) {
    for (std::uint64_t rest = b.complete[w] & b.complete_left[w]; rest != 0; rest &= rest - 1) {
      auto pattern = static_cast<Pattern>(64 * w + static_cast<unsigned>(std::countr_zero(rest)));
      out.push_back({pattern, b.begin[pattern], b.reach[pattern] + 1});
    }
  }
}

}  // namespace solieu
