#include "grammar/graph.h"

#include <algorithm>

namespace solieu {
namespace {

using Place = PatternGraph::Place;

// Is it more than a mark or a word in no list?
constexpr bool tells(Symbol s) { return s >= symbol(Mark::period); }
constexpr bool is_number(Symbol s) { return s >= symbol(static_cast<NumberShape>(0)) && s < symbol(static_cast<NumberShape>(NumberShape::count_)); }

}  // namespace

// Reads the elements as a regular expression: which place can follow which (Glushkov's construction).
class PatternGraph::Builder {
 public:
  explicit Builder(PatternGraph& graph) : graph_(graph), elements_(graph.pattern_->elements) {}

  void run() {
    Part whole = alternatives();
    graph_.optional_ = whole.optional;
    for (Place p : whole.first) graph_.nodes_[p].first = true;
    for (Place p : whole.last) graph_.nodes_[p].last = true;
  }

 private:
  struct Part {
    bool optional = false;
    std::vector<Place> first, last;
  };

  bool at(char c) const { return at_ < elements_.size() && elements_[at_].regex.starts_with(c); }

  Part alternatives() {
    Part part = sequence();
    while (at('|')) {
      ++at_;
      Part other = sequence();
      part.optional |= other.optional;
      append(part.first, other.first);
      append(part.last, other.last);
    }
    return part;
  }

  Part sequence() {
    Part part{true, {}, {}};
    while (at_ < elements_.size() && !at('|') && !at(')')) part = joined(std::move(part), repeated());
    return part;
  }

  Part repeated() {
    Part part;
    if (at('(')) {
      ++at_;
      part = alternatives();
      ++at_;
    } else {
      part = element();
    }
    for (; at('?') || at('*') || at('+'); ++at_) {
      if (!at('?')) link(part, part);
      if (!at('+')) part.optional = true;
    }
    return part;
  }

  Part element() {
    const int copies = std::max(elements_[at_].up_to, 1);
    Part part{true, {}, {}};
    for (int n = 0; n < copies; ++n) {
      auto place = static_cast<Place>(graph_.nodes_.size());
      graph_.nodes_.push_back({at_, {}, {}, false, false});
      part = joined(std::move(part), {elements_[at_].up_to > 0, {place}, {place}});
    }
    ++at_;
    return part;
  }

  Part joined(Part a, Part b) {
    link(a, b);
    Part both{a.optional && b.optional, std::move(a.first), std::move(b.last)};
    if (a.optional) append(both.first, b.first);
    if (b.optional) append(both.last, a.last);
    return both;
  }

  void link(const Part& a, const Part& b) {
    for (Place from : a.last) {
      for (Place to : b.first) {
        graph_.nodes_[from].after.push_back(to);
        graph_.nodes_[to].before.push_back(from);
      }
    }
  }

  static void append(std::vector<Place>& to, const std::vector<Place>& from) { to.insert(to.end(), from.begin(), from.end()); }

  PatternGraph& graph_;
  const std::vector<Pattern::Element>& elements_;
  std::size_t at_ = 0;
};

PatternGraph::PatternGraph(const Pattern& pattern, const Lexicon& lexicon) : pattern_(&pattern), sets_(pattern.elements.size()) {
  for (std::size_t i = 0; i < pattern.elements.size(); ++i) {
    const Pattern::Element& e = pattern.elements[i];
    auto add = [&](Symbol s) { sets_[i].add(s); };
    for (Symbol s : e.symbols) add(s);
    for (ListId list : e.lists) {
      for (ListSetId set : lexicon.sets_with(list)) add(symbol_of_set(set));
    }
    if (e.any_word) {
      add(symbol(Mark::word));
      add(symbol(Mark::name));
      for (Symbol s = kFirstSet + 1; s <= kLastSymbol; ++s) add(s);
    }
  }
  Builder(*this).run();
  for (std::size_t n = 0; n < nodes_.size(); ++n) {
    const auto& symbols = pattern.elements[nodes_[n].element].symbols;
    if (std::any_of(symbols.begin(), symbols.end(), pattern.has_target ? is_target : is_number)) numbers_.push_back(static_cast<Place>(n));
  }
}

PatternGraph::Walk PatternGraph::walk(Place place, std::span<const Symbol> items, std::size_t at, Direction direction) const {
  constexpr int kNowhere = -1;
  const bool right = direction == Direction::right;
  std::vector<int> here(nodes_.size(), kNowhere), next(nodes_.size());
  here[place] = 0;
  int done = kNowhere, stuck = kNowhere;
  Place stuck_at = place;
  Walk walk;
  std::size_t done_at = at, stuck_item = at;
  for (std::size_t item = at;;) {
    std::fill(next.begin(), next.end(), kNowhere);
    bool more = right ? item + 1 < items.size() : item > 0;
    std::size_t following = right ? item + 1 : item - 1;
    bool any = false;
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
      if (here[n] == kNowhere) continue;
      auto p = static_cast<Place>(n);
      if (is_outermost(p, direction) && here[n] >= done) {
        done = here[n];
        done_at = item;
      }
      if (here[n] >= stuck) {
        stuck = here[n];
        stuck_at = p;
        stuck_item = item;
      }
      for (Place to : neighbours(p, direction)) {
        if (!more || !accepts(to, items[following])) continue;
        next[to] = std::max(next[to], here[n] + (tells(items[following]) && !element(to).any_word ? 1 : 0));
        any = true;
      }
    }
    if (!any) break;
    here.swap(next);
    item = following;
  }
  walk.complete = done != kNowhere;
  walk.matched = static_cast<std::size_t>(walk.complete ? done : stuck);
  walk.reached = walk.complete ? done_at : stuck_item;
  if (!walk.complete) {
    for (Place p : neighbours(stuck_at, direction)) {
      if (std::find(walk.wanted.begin(), walk.wanted.end(), &element(p)) == walk.wanted.end()) walk.wanted.push_back(&element(p));
    }
  }
  return walk;
}

bool PatternGraph::has_way_around_numbers() const {
  if (optional_) return true;
  std::vector<bool> seen(nodes_.size());
  for (Place p : numbers_) seen[p] = true;  // closed
  std::vector<Place> open;
  auto reach = [&](Place p) {
    if (!seen[p]) open.push_back(p);
    seen[p] = true;
  };
  for (std::size_t n = 0; n < nodes_.size(); ++n) {
    if (nodes_[n].first) reach(static_cast<Place>(n));
  }
  while (!open.empty()) {
    Place p = open.back();
    open.pop_back();
    if (nodes_[p].last) return true;
    for (Place to : nodes_[p].after) reach(to);
  }
  return false;
}

}  // namespace solieu
