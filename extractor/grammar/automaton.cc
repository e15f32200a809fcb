#include "grammar/automaton.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <map>
#include <numeric>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace solieu {
namespace {

constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kTypes = static_cast<std::size_t>(QuantityType::count_);

// Visits the numbers of the bits that are set, of words given by their number.
template <class Word, class Visit>
void for_each_bit(std::size_t words, Word word, Visit visit) {
  for (std::size_t w = 0; w < words; ++w) {
    for (std::uint64_t rest = word(w); rest != 0; rest &= rest - 1) visit(64 * w + static_cast<std::size_t>(std::countr_zero(rest)));
  }
}

// Visits the places of all patterns, by their number and by that in their own graph.
template <class Visit>
void for_each_place(const std::vector<const PatternGraph*>& graphs, Visit visit) {
  std::uint32_t place = 0;
  for (std::uint32_t g = 0; g < graphs.size(); ++g) {
    for (std::size_t p = 0; p < graphs[g]->place_count(); ++p) visit(place++, *graphs[g], static_cast<PatternGraph::Place>(p), g);
  }
}

// Makes each of `things` stand once, in order, and behind all others; where they end.
std::uint32_t append_each_once(std::vector<std::uint32_t>& things, std::vector<std::uint32_t>& all) {
  std::sort(things.begin(), things.end());
  things.erase(std::unique(things.begin(), things.end()), things.end());
  all.insert(all.end(), things.begin(), things.end());
  return static_cast<std::uint32_t>(all.size());
}

// What is kept by pattern is 0 between two runs: few patterns match, and a run sets right what it has touched.
void make_room(std::size_t places, std::size_t patterns, StageAutomaton::Buffers& b) {
  if (b.seen.size() < places) b.seen.resize(places);
  if (b.reach.size() >= patterns) return;
  for (auto* by_pattern : {&b.reach, &b.begin, &b.free_from}) by_pattern->resize(patterns);
}

}  // namespace

StageAutomaton::StageAutomaton(const std::vector<const PatternGraph*>& graphs) : patterns_(graphs.size()) {
  const BitMatrix classes_by_place = make_classes(graphs);
  if (!graphs.empty() && graphs.front()->pattern().has_target) {
    for (auto [direction, side] : {std::pair{Direction::left, &left_}, {Direction::right, &right_}}) {
      make_side(graphs, direction, classes_by_place, merge(graphs, direction, classes_by_place), *side);
    }
  } else {
    std::vector<NodeId> each(classes_by_place.rows());
    std::iota(each.begin(), each.end(), NodeId{0});
    make_side(graphs, Direction::right, classes_by_place, each, right_);
    make_openers(graphs, classes_by_place);
  }
}

// Gives the classes that each place accepts.
BitMatrix StageAutomaton::make_classes(const std::vector<const PatternGraph*>& graphs) {
  std::size_t places = 0;
  for (const PatternGraph* graph : graphs) places += graph->place_count();
  BitMatrix by_place(places, kLastSymbol - kFirstSymbol + 1);
  for_each_place(graphs, [&](Place place, const PatternGraph& graph, PatternGraph::Place own, Pattern) {
    const auto& words = graph.accepted(own).words();
    std::copy(words.begin(), words.end(), by_place.row(place));
  });
  const BitMatrix by_symbol = by_place.transposed();
  const BitMatrix nothing(1, places);
  std::vector<const std::uint64_t*> rows{nothing.row(0)};  // of kNothing
  std::unordered_map<std::string_view, Class> classes{{nothing.bytes(0), kNothing}};
  for (std::size_t s = 0; s < by_symbol.rows(); ++s) {
    auto [it, fresh] = classes.try_emplace(by_symbol.bytes(s), static_cast<Class>(rows.size()));
    if (fresh) rows.push_back(by_symbol.row(s));
    class_of_.push_back(it->second);
  }
  BitMatrix accepted(rows.size(), places);
  for (std::size_t c = 0; c < rows.size(); ++c) accepted.add_row(c, rows[c]);
  return accepted.transposed();
}

// By place its node on this side of the target, or kNowhere where no walk from the target comes to it. Places are told
// apart by what they accept and by which places a walk comes to them from; first all that accept the same are one, then
// these are divided until all of each come from the same.
std::vector<StageAutomaton::NodeId> StageAutomaton::merge(const std::vector<const PatternGraph*>& graphs, Direction direction,
                                                          const BitMatrix& classes_by_place) {
  const std::size_t places = classes_by_place.rows();
  std::vector<std::vector<Place>> next(places), from(places);
  std::vector<std::uint32_t> types(places);  // a bit for each type of target that it stands beside
  std::vector<Place> open;
  for_each_place(graphs, [&](Place place, const PatternGraph& graph, PatternGraph::Place own, Pattern) {
    const Place first = place - own;
    for (PatternGraph::Place n : graph.neighbours(own, direction)) next[place].push_back(first + n);
    for (std::uint32_t type = 0; type < kTypes; ++type) {
      if (!graph.accepts(own, symbol(static_cast<QuantityType>(type), true))) continue;
      for (Place n : next[place]) types[n] |= 1u << type;
      open.insert(open.end(), next[place].begin(), next[place].end());
    }
  });
  std::vector<bool> reached(places);
  while (!open.empty()) {
    const Place place = open.back();
    open.pop_back();
    if (reached[place]) continue;
    reached[place] = true;
    for (Place n : next[place]) {
      from[n].push_back(place);
      open.push_back(n);
    }
  }
  std::vector<NodeId> node_of(places, kNowhere);
  std::map<std::pair<std::string_view, std::uint32_t>, NodeId> first_nodes;
  for (Place p = 0; p < places; ++p) {
    if (reached[p]) node_of[p] = first_nodes.try_emplace({classes_by_place.bytes(p), types[p]}, static_cast<NodeId>(first_nodes.size())).first->second;
  }
  for (std::size_t nodes = first_nodes.size();;) {
    std::map<std::vector<NodeId>, NodeId> divided;
    std::vector<NodeId> finer(places, kNowhere);
    for (Place p = 0; p < places; ++p) {
      if (!reached[p]) continue;
      std::vector<NodeId> key;
      for (Place f : from[p]) key.push_back(node_of[f]);
      std::sort(key.begin(), key.end());
      key.erase(std::unique(key.begin(), key.end()), key.end());
      key.push_back(node_of[p]);
      finer[p] = divided.try_emplace(std::move(key), static_cast<NodeId>(divided.size())).first->second;
    }
    node_of.swap(finer);
    if (divided.size() == nodes) break;
    nodes = divided.size();
  }
  // Those beside a target come first, so that a walk begins with a look at few words of bits.
  std::vector<NodeId> number(places, kNowhere);
  NodeId count = 0;
  for (const bool beside : {true, false}) {
    for (Place p = 0; p < places; ++p) {
      if (reached[p] && (types[p] != 0) == beside && number[node_of[p]] == kNowhere) number[node_of[p]] = count++;
    }
  }
  for (NodeId& node : node_of) node = node == kNowhere ? kNowhere : number[node];
  return node_of;
}

void StageAutomaton::make_side(const std::vector<const PatternGraph*>& graphs, Direction direction, const BitMatrix& classes_by_place,
                               const std::vector<NodeId>& node_of, Side& side) const {
  std::size_t count = 0;
  for (NodeId n : node_of) count = n == kNowhere ? count : std::max<std::size_t>(count, n + 1);
  BitMatrix accepted(count, classes_by_place.columns());
  std::vector<std::vector<NodeId>> neighbours(count);
  std::vector<std::vector<Pattern>> complete(count);
  side.beside_target.assign(kTypes, Bits(count / 64 + 1));
  side.bare_target.assign(kTypes, Bits(patterns_ / 64 + 1));
  for_each_place(graphs, [&](Place place, const PatternGraph& graph, PatternGraph::Place own, Pattern pattern) {
    const Place first = place - own;
    const bool outermost = graph.is_outermost(own, direction);
    for (std::size_t type = 0; type < kTypes; ++type) {
      if (!graph.accepts(own, symbol(static_cast<QuantityType>(type), true))) continue;
      for (PatternGraph::Place n : graph.neighbours(own, direction)) set(side.beside_target[type], node_of[first + n]);
      if (outermost) set(side.bare_target[type], pattern);
    }
    const NodeId node = node_of[place];
    if (node == kNowhere) return;
    accepted.add_row(node, classes_by_place.row(place));
    for (PatternGraph::Place n : graph.neighbours(own, direction)) neighbours[node].push_back(node_of[first + n]);
    if (outermost) complete[node].push_back(pattern);
  });
  for (Bits& beside : side.beside_target) {
    while (!beside.empty() && beside.back() == 0) beside.pop_back();
  }
  BitMatrix goes_on(count, accepted.columns());
  for (std::size_t n = 0; n < count; ++n) {
    std::sort(neighbours[n].begin(), neighbours[n].end());
    const std::size_t first = side.neighbours.size();
    for (NodeId to : neighbours[n]) {
      if (side.neighbours.size() == first || side.neighbour_words.back() != to / 64) {
        side.neighbours.push_back(0);
        side.neighbour_words.push_back(to / 64);
      }
      side.neighbours.back() |= std::uint64_t{1} << (to % 64);
    }
    auto end = static_cast<std::uint32_t>(side.neighbours.size());
    auto complete_end = append_each_once(complete[n], side.complete);
    side.nodes.push_back({side.nodes.empty() ? 0 : side.nodes.back().end, end, side.nodes.empty() ? 0 : side.nodes.back().complete_end, complete_end});
    if (!complete[n].empty()) goes_on.fill(n);
    for (NodeId to : neighbours[n]) goes_on.add_row(n, accepted.row(to));
  }
  side.accepted = accepted.transposed();
  side.goes_on = goes_on.transposed();
}

void StageAutomaton::make_openers(const std::vector<const PatternGraph*>& graphs, const BitMatrix& classes_by_place) {
  const BitMatrix goes_on = right_.goes_on.transposed();
  openers_.resize(classes_by_place.columns());
  opens_before_ = BitMatrix(openers_.size(), openers_.size());
  for_each_place(graphs, [&](Place place, const PatternGraph& graph, PatternGraph::Place own, Pattern pattern) {
    pattern_of_.push_back(pattern);
    if (!graph.is_outermost(own, Direction::left)) return;
    for_each_bit(classes_by_place.length(), [&](std::size_t w) { return classes_by_place.row(place)[w]; }, [&](std::size_t c) {
      openers_[c].push_back(place);
      opens_before_.add_row(c, goes_on.row(place));
    });
  });
}

// From the nodes of `here` to those next to them that accept the next item and are no dead end before the one ahead.
void StageAutomaton::step(const Side& side, Class here, Class ahead, Buffers& b) const {
  const std::uint64_t* accepts = side.accepted.row(here);
  const std::uint64_t* goes_on = side.goes_on.row(ahead);
  if (b.steps == std::numeric_limits<std::uint32_t>::max()) b.seen.assign(b.seen.size(), b.steps = 0);
  ++b.steps;
  b.next.clear();
  for (NodeId p : b.here) {
    const Node& node = side.nodes[p];
    for (std::uint32_t i = node.begin; i < node.end; ++i) {
      const std::uint32_t word = side.neighbour_words[i];
      for (std::uint64_t rest = side.neighbours[i] & accepts[word] & goes_on[word]; rest != 0; rest &= rest - 1) {
        const NodeId n = 64 * word + static_cast<NodeId>(std::countr_zero(rest));
        if (b.seen[n] == b.steps) continue;
        b.seen[n] = b.steps;
        b.next.push_back(n);
      }
    }
  }
  b.here.swap(b.next);
}

void StageAutomaton::find_all(std::span<const Symbol> items, Buffers& b, std::vector<Match>& out) const {
  out.clear();
  make_room(right_.nodes.size(), patterns_, b);
  Class ahead = class_at(items, 0);
  for (std::size_t begin = 0; begin < items.size(); ++begin) {
    const Class here = ahead;
    ahead = class_at(items, begin + 1);
    if (!has(opens_before_.row(here), ahead)) continue;
    b.here.clear();
    const std::uint64_t* goes_on = right_.goes_on.row(ahead);
    for (NodeId p : openers_[here]) {
      if (has(goes_on, p) && b.free_from[pattern_of_[p]] <= begin) b.here.push_back(p);
    }
    b.ended.clear();
    for (std::size_t item = begin; !b.here.empty();) {
      for (NodeId p : b.here) {
        for (Pattern pattern : right_.complete_at(p)) {
          if (b.reach[pattern] == 0) b.ended.push_back(pattern);
          b.reach[pattern] = item + 1;
        }
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
  for (const Match& match : out) b.free_from[match.pattern] = 0;
}

// Leaves in `complete` the patterns that are complete on this side, and in `reach` the outermost item of each.
void StageAutomaton::walk_from_target(const Side& side, std::span<const Symbol> items, std::size_t target, std::ptrdiff_t stride,
                                      std::size_t type, Buffers& b) const {
  b.complete = side.bare_target[type];
  for_each_bit(b.complete.size(), [&](std::size_t w) { return b.complete[w]; }, [&](std::size_t p) { b.reach[p] = target; });
  b.here.clear();
  const auto way = static_cast<std::size_t>(stride);
  std::size_t item = target + way;
  const std::uint64_t* accepts = side.accepted.row(class_at(items, item));
  const std::uint64_t* goes_on = side.goes_on.row(class_at(items, item + way));
  const Bits& beside = side.beside_target[type];
  for_each_bit(beside.size(), [&](std::size_t w) { return beside[w] & accepts[w] & goes_on[w]; },
               [&](std::size_t p) { b.here.push_back(static_cast<NodeId>(p)); });
  while (!b.here.empty()) {
    for (NodeId p : b.here) {
      for (Pattern pattern : side.complete_at(p)) {
        set(b.complete, pattern);
        b.reach[pattern] = item;
      }
    }
    item += way;
    if (item >= items.size()) break;
    step(side, class_at(items, item), class_at(items, item + way), b);
  }
}

void StageAutomaton::find_around(std::span<const Symbol> items, std::size_t target, Buffers& b, std::vector<Match>& out) const {
  out.clear();
  if (patterns_ == 0) return;
  make_room(std::max(left_.nodes.size(), right_.nodes.size()), patterns_, b);
  const auto type = static_cast<std::size_t>(type_of_target(items[target]));
  walk_from_target(left_, items, target, -1, type, b);
  b.complete.swap(b.complete_left);
  b.reach.swap(b.begin);
  walk_from_target(right_, items, target, 1, type, b);
  for_each_bit(b.complete.size(), [&](std::size_t w) { return b.complete[w] & b.complete_left[w]; }, [&](std::size_t p) {
    out.push_back({static_cast<Pattern>(p), b.begin[p], b.reach[p] + 1});
  });
  for_each_bit(b.complete.size(), [&](std::size_t w) { return b.complete[w] | b.complete_left[w]; }, [&](std::size_t p) { b.begin[p] = b.reach[p] = 0; });
}

}  // namespace solieu
