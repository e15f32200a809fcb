#include "match/nearest.h"

#include <algorithm>
#include <optional>
#include <span>

#include "grammar/graph.h"
#include "match/skeleton.h"

namespace solieu {
namespace {

using Direction = PatternGraph::Direction;

// Items on either side. What figure rules see; and in a list of a thousand numbers, a walk from each through all the
// others takes time with the square of their number, and tells nothing more.
constexpr std::size_t kReach = 14;

std::vector<Symbol> symbols_of(const std::vector<Item>& items) {
  std::vector<Symbol> symbols;
  symbols.reserve(items.size());
  for (const Item& item : items) symbols.push_back(item.symbol);
  return symbols;
}

// The best that a pattern makes of the number at item `at`; nothing where none of its words stand there.
std::optional<Trial> best_of(const Rule& rule, const PatternGraph& graph, Stage stage, std::span<const Symbol> sentence, std::size_t number) {
  const std::size_t first = number - std::min(number, kReach), at = number - first;
  const std::span<const Symbol> items = sentence.subspan(first, std::min(at + kReach + 1, sentence.size() - first));
  std::optional<Trial> best;
  for (PatternGraph::Place place : graph.numbers()) {
    const bool fits = graph.accepts(place, items[at]);
    PatternGraph::Walk left = graph.walk(place, items, at, Direction::left);
    PatternGraph::Walk right = graph.walk(place, items, at, Direction::right);
    const bool complete = fits && left.complete && right.complete;
    if (left.matched + right.matched == 0 && !complete) continue;
    Trial trial{&rule, &graph.pattern(), stage, first + left.reached, first + right.reached + 1, complete, 0, {}, 0};
    // All words of a pattern around a number of another kind are nearer than half of the words.
    trial.weight = 2 * (left.matched + right.matched + (left.complete ? 1 : 0) + (right.complete ? 1 : 0)) + (fits ? 1 : 0);
    if (best && best->weight >= trial.weight) continue;
    if (!fits) {
      trial.stop = number;
      trial.wanted = {&graph.element(place)};
    } else if (!left.complete) {
      trial.stop = first + left.reached - 1;
      trial.wanted = left.wanted;
    } else if (!right.complete) {
      trial.stop = first + right.reached + 1;
      trial.wanted = right.wanted;
    }
    best = std::move(trial);
  }
  return best;
}

}  // namespace

Trials::Trials(const Mentions& mentions, const Grammar& grammar)
    : m_(mentions),
      grammar_(grammar),
      number_items_(solieu::number_items(mentions, grammar.lexicon())),
      number_symbols_(symbols_of(number_items_)),
      figure_symbols_(symbols_of(mentions.items)) {}

std::vector<Trial> Trials::at(std::size_t number, std::size_t most) const {
  std::vector<Trial> found;
  auto add = [&](std::optional<Trial> trial) {
    if (!trial) return;
    auto same = std::find_if(found.begin(), found.end(), [&](const Trial& t) { return t.rule == trial->rule; });
    if (same == found.end()) {
      found.push_back(std::move(*trial));
    } else if (trial->weight > same->weight) {
      *same = std::move(*trial);
    }
  };
  auto item = std::find_if(number_items_.begin(), number_items_.end(), [&](const Item& i) { return i.kind == Item::Kind::number && i.ref == number; });
  if (item != number_items_.end()) {
    const Matchers& matchers = grammar_.number_matchers();
    for (std::size_t i = 0; i < matchers.all.size(); ++i) {
      add(best_of(*matchers.all[i].rule, matchers.graphs()[i], Stage::numbers, number_symbols_, static_cast<std::size_t>(item - number_items_.begin())));
    }
  }
  const Number& n = m_.numbers[number];
  for (const Quantity& q : m_.quantities) {
    if (n.begin >= q.end || n.end <= q.begin) continue;
    std::vector<Symbol> symbols = figure_symbols_;
    symbols[q.item] = symbol(q.type, true);
    const Matchers& matchers = grammar_.figure_matchers();
    for (std::size_t i = 0; i < matchers.all.size(); ++i) {
      const Rule& rule = *matchers.all[i].rule;
      if (!rule.gives.kind.empty()) add(best_of(rule, matchers.graphs()[i], Stage::figures, symbols, q.item));  // the others settle nothing
    }
    break;
  }
  std::stable_sort(found.begin(), found.end(), [](const Trial& a, const Trial& b) {
    return std::pair(a.complete, a.weight) > std::pair(b.complete, b.weight);
  });
  if (found.size() > most) found.resize(most);
  return found;
}

}  // namespace solieu
