// All patterns at once against RE2, one pattern after another: the same matches at the same places.
#include "grammar/automaton.h"

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include <re2/re2.h>

#include "built_in.h"
#include "random.h"

using namespace solieu;

namespace {

// Rows of items that the patterns half know: ways through some of them, cut and with strangers in between.
std::vector<Symbol> some_items(const Matchers& matchers, test::Random& random) {
  std::vector<Symbol> items;
  for (std::size_t parts = 1 + random.below(4); parts-- > 0;) {
    const PatternGraph& graph = random.pick(matchers.graphs());
    auto place = static_cast<PatternGraph::Place>(random.below(graph.place_count()));
    for (std::size_t length = 1 + random.below(8); length-- > 0;) {
      std::vector<Symbol> fit;
      graph.accepted(place).for_each([&](Symbol s) { fit.push_back(s); });
      if (!fit.empty()) items.push_back(random.pick(fit));
      const auto& after = graph.neighbours(place, PatternGraph::Direction::right);
      if (after.empty()) break;
      place = random.pick(after);
    }
    if (random.below(3) == 0) items.push_back(symbol(Mark::word));
  }
  return items;
}

struct Oracle {
  Oracle(const Matchers& matchers, const Lexicon& lexicon) {
    RE2::Options options;
    options.set_longest_match(true);
    for (const Matcher& m : matchers.all) regexes.push_back(std::make_unique<RE2>(m.pattern->regex(lexicon), options));
  }

  // "17:3-5 ", the matches of each pattern.
  std::string find(const std::vector<Symbol>& items) const {
    std::string text, out;
    for (Symbol s : items) append_symbol(s, text);
    for (std::size_t p = 0; p < regexes.size(); ++p) {
      re2::StringPiece span;
      for (std::size_t at = 0; regexes[p]->Match(text, at, text.size(), RE2::UNANCHORED, &span, 1);) {
        auto begin = static_cast<std::size_t>(span.data() - text.data());
        at = begin + span.size();
        out += told(p, begin / 2, at / 2);
      }
    }
    return out;
  }

  static std::string told(std::size_t pattern, std::size_t begin, std::size_t end) {
    return std::to_string(pattern) + ":" + std::to_string(begin) + "-" + std::to_string(end) + " ";
  }

  std::vector<std::unique_ptr<RE2>> regexes;
};

}  // namespace

TEST_CASE("automaton: every match of every number rule, as RE2 finds them", "[grammar]") {
  const auto grammar = test::built_in();
  const Matchers& matchers = grammar->number_matchers();
  Oracle oracle(matchers, grammar->lexicon());
  StageAutomaton::Buffers buffers;
  std::vector<StageAutomaton::Match> found;
  test::Random random(1);
  std::size_t matches = 0;
  for (int n = 0; n < 2000; ++n) {
    std::vector<Symbol> items = some_items(matchers, random);
    matchers.automaton.find_all(items, buffers, found);
    matches += found.size();
    std::string out;
    for (std::size_t p = 0; p < matchers.all.size(); ++p) {
      for (const auto& m : found) {
        if (m.pattern == p) out += Oracle::told(p, m.begin, m.end);
      }
    }
    REQUIRE(out == oracle.find(items));
  }
  CHECK(matches > 2000);
}

TEST_CASE("automaton: every figure rule around its figure, as RE2 finds them", "[grammar]") {
  const auto grammar = test::built_in();
  const Matchers& matchers = grammar->figure_matchers();
  Oracle oracle(matchers, grammar->lexicon());
  StageAutomaton::Buffers buffers;
  std::vector<StageAutomaton::Match> found;
  test::Random random(2);
  std::size_t matches = 0;
  auto is_target = [](Symbol s) { return s >= symbol(QuantityType{}, false) && s < kFirstSet && (s - symbol(QuantityType{}, true)) % 2 == 0; };
  for (int n = 0; n < 4000; ++n) {
    std::vector<Symbol> items = some_items(matchers, random);
    std::size_t target = items.size();
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!is_target(items[i])) continue;
      if (target < items.size()) items[i] = static_cast<Symbol>(items[i] - 1);  // one figure is asked about, others are its context
      else target = i;
    }
    if (target == items.size()) continue;
    matchers.automaton.find_around(items, target, buffers, found);
    matches += found.size();
    std::string out;
    for (const auto& m : found) out += Oracle::told(m.pattern, m.begin, m.end);
    REQUIRE(out == oracle.find(items));
  }
  CHECK(matches > 1000);
}
