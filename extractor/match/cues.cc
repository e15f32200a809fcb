#include "match/cues.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "match/skeleton.h"

namespace solieu {
namespace {

constexpr std::size_t kReach = 14;  // items

// Of equal matches the first counts: that of a matcher that stands before.
void read_cues_by(std::initializer_list<const Matchers*> order, Mentions& m, const Grammar& grammar, RuleBuffers& buffers) {
  const Lexicon& lexicon = grammar.lexicon();
  const KnownLists& lists = grammar.lists();
  // Words of a cue, not of what a gap in its pattern passed over: "nâng [tổng số cụm của tỉnh] lên 10 cụm".
  auto holds_together = [&](const Item& item) {
    if (item.kind != Item::Kind::word || item.lists == 0) return false;
    for (ListId names : {lists.head, lists.subject, lists.clause, lists.growth, lists.compound}) {
      if (lexicon.set_has(item.lists, names)) return false;
    }
    return !lexicon.set_has(item.lists, lists.preposition) || lexicon.set_has(item.lists, lists.level_verb);
  };
  std::vector<Symbol>& window = buffers.symbols;
  for (Quantity& q : m.quantities) {
    std::size_t begin = q.item > kReach ? q.item - kReach : 0;
    std::size_t end = std::min(q.item + kReach + 1, m.items.size());
    window.clear();
    for (std::size_t i = begin; i < end; ++i) window.push_back(i == q.item ? symbol(q.type, true) : m.items[i].symbol);
    // The period that a match in the window remembers as "when".
    auto period_compared = [&](const Captures& captures, const StageAutomaton::Match& hit) {
      const char* bytes = read_groups(captures, hit.begin, hit.end, buffers);
      const auto& groups = buffers.groups;
      std::optional<std::size_t> period;
      for (std::size_t g = 1; g < groups.size(); ++g) {
        if (captures.names()[g] != "when" || groups[g].empty()) continue;
        std::size_t at = begin + hit.begin + static_cast<std::size_t>(groups[g].data() - bytes) / 2;
        if (m.items[at].kind == Item::Kind::period) period = m.items[at].ref;
      }
      return period;
    };
    Cues& cues = q.cues;
    cues = {};
    cues.left = q.item;
    cues.right = q.item + 1;
    std::size_t weight[5] = {};
    auto settle_by = [&](const Matchers& matchers) {
      matchers.automaton.find_around(window, q.item - begin, buffers.walks, buffers.hits);
      for (const StageAutomaton::Match& hit : buffers.hits) {
        const Matcher& matcher = matchers.all[hit.pattern];
        const Gives& gives = matcher.rule->gives;
        std::size_t first = begin + hit.begin, last = begin + hit.end;
        std::size_t length = last - first;
        const std::pair<const std::string*, std::string_view*> fields[] = {{&gives.kind, &cues.kind},
                                                                           {&gives.status, &cues.status},
                                                                           {&gives.qualifier, &cues.qualifier},
                                                                           {&gives.direction, &cues.direction},
                                                                           {&gives.base, &cues.base}};
        bool won = false;
        for (std::size_t f = 0; f < 5; ++f) {
          if (fields[f].first->empty() || length <= weight[f]) continue;
          weight[f] = length;
          *fields[f].second = *fields[f].first;
          won = true;
          cues.by[f] = matcher.rule;
          if (f == 0) cues.kind_weight = length;
          if (f == 4) {
            cues.base_period = matcher.captures ? period_compared(*matcher.captures, hit) : std::nullopt;
          }
        }
        if (!won) continue;
        // Only what stands right around the quantity is its own; a rule that looks over a second quantity
        // borrows words that belong to that one.
        std::size_t left = q.item, right = q.item + 1;
        while (left > first && holds_together(m.items[left - 1])) --left;
        while (right < last && m.items[right].kind != Item::Kind::quantity) ++right;
        cues.left = std::min(cues.left, left);
        cues.right = std::max(cues.right, right);
      }
    };
    for (const Matchers* matchers : order) settle_by(*matchers);
    for (std::size_t f = 0; f < cues.by.size(); ++f) {
      bool seen = std::find(cues.by.begin(), cues.by.begin() + static_cast<std::ptrdiff_t>(f), cues.by[f]) != cues.by.begin() + static_cast<std::ptrdiff_t>(f);
      if (cues.by[f] && !seen && !cues.by[f]->gives.flag.empty()) cues.flags.push_back(cues.by[f]->gives.flag);
    }
  }
}

}  // namespace

void read_cues(Mentions& m, const Grammar& grammar, RuleBuffers& buffers) { read_cues_by({&grammar.figure_matchers()}, m, grammar, buffers); }

void read_head_cues(Mentions& m, const Grammar& grammar, RuleBuffers& buffers) {
  read_cues_by({&grammar.head_matchers(), &grammar.figure_matchers()}, m, grammar, buffers);
}

}  // namespace solieu
