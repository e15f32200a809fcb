#include "grammar/automaton.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <string_view>
#include <unordered_map>

namespace solieu {
namespace {

constexpr std::size_t kTypes = static_cast<std::size_t>(QuantityType::count_);

// Visits the numbers of the bits that are set, of words given by their number.
template <class Word, class Visit>
void for_each_bit(std::size_t words, Word word, Visit visit) {
  for (std::size_t w = 0; w < words; ++w) {
    for (std::uint64_t rest = word(w); rest != 0; rest &= rest - 1) visit(64 * w + static_cast<std::size_t>(std::countr_zero(rest)));
  }
}

}  // namespace

StageAutomaton::StageAutomaton(const std::vector<const PatternGraph*>& graphs) : patterns_(graphs.size()) {
  make_classes(graphs);
  make_side(graphs, Direction::left);
  make_side(graphs, Direction::right);
  const BitMatrix classes_by_place = accepted_.transposed();
  look_ahead(classes_by_place, left_);
  look_ahead(classes_by_place, right_);
  look_behind_openers();
}

void StageAutomaton::make_classes(const std::vector<const PatternGraph*>& graphs) {
  std::size_t places = 0;
  for (const PatternGraph* graph : graphs) places += graph->place_count();
  BitMatrix by_place(places, kLastSymbol - kFirstSymbol + 1);
  Bits opens(places / 64 + 1);
  std::size_t place = 0;
  for (const PatternGraph* graph : graphs) {
    for (std::size_t p = 0; p < graph->place_count(); ++p, ++place) {
      auto own = static_cast<PatternGraph::Place>(p);
      const auto& words = graph->accepted(own).words();
      std::copy(words.begin(), words.end(), by_place.row(place));
      if (graph->is_outermost(own, Direction::left)) set(opens, place);
    }
  }
  const BitMatrix by_symbol = by_place.transposed();
  const BitMatrix nothing(1, places);
  std::vector<const std::uint64_t*> rows{nothing.row(0)};  // of kNothing
  std::unordered_map<std::string_view, Class> classes{{nothing.bytes(0), kNothing}};
  for (std::size_t s = 0; s < by_symbol.rows(); ++s) {
    auto [it, fresh] = classes.try_emplace(by_symbol.bytes(s), static_cast<Class>(rows.size()));
    if (fresh) rows.push_back(by_symbol.row(s));
    class_of_.push_back(it->second);
  }
  accepted_ = BitMatrix(rows.size(), places);
  openers_.resize(rows.size());
  for (std::size_t c = 0; c < rows.size(); ++c) {
    accepted_.add_row(c, rows[c]);
    for_each_bit(accepted_.length(), [&](std::size_t w) { return rows[c][w] & opens[w]; }, [&](std::size_t p) { openers_[c].push_back(static_cast<Place>(p)); });
  }
}

void StageAutomaton::make_side(const std::vector<const PatternGraph*>& graphs, Direction direction) {
  Side& side = direction == Direction::left ? left_ : right_;
  side.beside_target.assign(kTypes, Bits(accepted_.length()));
  side.bare_target.assign(kTypes, Bits(patterns_ / 64 + 1));
  Place first = 0;
  for (std::size_t g = 0; g < graphs.size(); ++g) {
    const PatternGraph& graph = *graphs[g];
    for (std::size_t p = 0; p < graph.place_count(); ++p) {
      auto own = static_cast<PatternGraph::Place>(p);
      Node node{static_cast<std::uint32_t>(side.neighbours.size()), 0, static_cast<Pattern>(g), graph.is_outermost(own, direction)};
      for (PatternGraph::Place n : graph.neighbours(own, direction)) side.neighbours.push_back(first + n);
      node.end = static_cast<std::uint32_t>(side.neighbours.size());
      for (std::size_t type = 0; type < kTypes; ++type) {
        if (!graph.accepts(own, symbol(static_cast<QuantityType>(type), true))) continue;
        for (PatternGraph::Place n : graph.neighbours(own, direction)) set(side.beside_target[type], first + n);
        if (node.outermost) set(side.bare_target[type], g);
      }
      side.nodes.push_back(node);
    }
    first += static_cast<Place>(graph.place_count());
  }
}

// What is asked of a class is found by place first, where the classes of all neighbours are added up at once.
void StageAutomaton::look_ahead(const BitMatrix& classes_by_place, Side& side) const {
  BitMatrix goes_on(classes_by_place.rows(), classes_by_place.columns());
  for (std::size_t p = 0; p < side.nodes.size(); ++p) {
    const Node& node = side.nodes[p];
    if (node.outermost) goes_on.fill(p);
    for (std::uint32_t i = node.begin; i < node.end; ++i) goes_on.add_row(p, classes_by_place.row(side.neighbours[i]));
  }
  side.goes_on = goes_on.transposed();
}

void StageAutomaton::look_behind_openers() {
  const BitMatrix goes_on = right_.goes_on.transposed();
  opens_before_ = BitMatrix(openers_.size(), openers_.size());
  for (std::size_t c = 0; c < openers_.size(); ++c) {
    for (Place p : openers_[c]) opens_before_.add_row(c, goes_on.row(p));
  }
}

// From the places of `here` to those next to them that accept the next item and are no dead end before the one ahead.
void StageAutomaton::step(const Side& side, Class here, Class ahead, Buffers& b) const {
  const std::uint64_t* accepts = accepted_.row(here);
  const std::uint64_t* goes_on = side.goes_on.row(ahead);
  if (b.steps == std::numeric_limits<std::uint32_t>::max()) b.seen.assign(b.seen.size(), b.steps = 0);
  ++b.steps;
  b.next.clear();
  for (Place p : b.here) {
    const Node& node = side.nodes[p];
    for (std::uint32_t i = node.begin; i < node.end; ++i) {
      Place n = side.neighbours[i];
      if (!has(accepts, n) || !has(goes_on, n) || b.seen[n] == b.steps) continue;
      b.seen[n] = b.steps;
      b.next.push_back(n);
    }
  }
  b.here.swap(b.next);
}

void StageAutomaton::find_all(std::span<const Symbol> items, Buffers& b, std::vector<Match>& out) const {
  out.clear();
  b.seen.resize(right_.nodes.size());
  b.reach.assign(patterns_, 0);
  b.free_from.assign(patterns_, 0);
  for (std::size_t begin = 0; begin < items.size(); ++begin) {
    const Class here = class_at(items, begin), ahead = class_at(items, begin + 1);
    if (!has(opens_before_.row(here), ahead)) continue;
    b.here.clear();
    const std::uint64_t* goes_on = right_.goes_on.row(ahead);
    for (Place p : openers_[here]) {
      if (has(goes_on, p) && b.free_from[right_.nodes[p].pattern] <= begin) b.here.push_back(p);
    }
    b.ended.clear();
    for (std::size_t item = begin; !b.here.empty();) {
      for (Place p : b.here) {
        const Node& node = right_.nodes[p];
        if (!node.outermost) continue;
        std::size_t& reach = b.reach[node.pattern];
        if (reach == 0) b.ended.push_back(node.pattern);
        reach = item + 1;
      }
      if (++item == items.size()) break;
      step(right_, class_at(items, item), class_at(items, item + 1), b);
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
  const auto way = static_cast<std::size_t>(stride);
  std::size_t item = target + way;
  const std::uint64_t* accepts = accepted_.row(class_at(items, item));
  const std::uint64_t* goes_on = side.goes_on.row(class_at(items, item + way));
  const Bits& beside = side.beside_target[type];
  for_each_bit(beside.size(), [&](std::size_t w) { return beside[w] & accepts[w] & goes_on[w]; },
               [&](std::size_t p) { b.here.push_back(static_cast<Place>(p)); });
  while (!b.here.empty()) {
    for (Place p : b.here) {
      const Node& node = side.nodes[p];
      if (!node.outermost) continue;
      set(b.complete, node.pattern);
      b.reach[node.pattern] = item;
    }
    item += way;
    if (item >= items.size()) break;
    step(side, class_at(items, item), class_at(items, item + way), b);
  }
}

void StageAutomaton::find_around(std::span<const Symbol> items, std::size_t target, Buffers& b, std::vector<Match>& out) const {
  out.clear();
  b.seen.resize(right_.nodes.size());
  const auto type = static_cast<std::size_t>(type_of_target(items[target]));
  walk_from_target(left_, items, target, -1, type, b);
  b.complete.swap(b.complete_left);
  b.reach.swap(b.begin);
  walk_from_target(right_, items, target, 1, type, b);
  for_each_bit(b.complete.size(), [&](std::size_t w) { return b.complete[w] & b.complete_left[w]; }, [&](std::size_t p) {
    out.push_back({static_cast<Pattern>(p), b.begin[p], b.reach[p] + 1});
  });
}

}  // namespace solieu
