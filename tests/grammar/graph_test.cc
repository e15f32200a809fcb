// Patterns walked from their number: how far they match to either side, and what they wanted where they stopped.
#include "grammar/graph.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace solieu;

namespace {

// A lexicon of the words a, b, c, each a phrase of its own, and a pattern over them.
struct Bench {
  explicit Bench(const std::string& text) {
    PatternNames names{[](std::string_view) -> const ListId* { return nullptr; },
                       [this](std::string_view words) {
                         ListId id = lexicon.list("=" + std::string(words));
                         lexicon.put_in_list(words, id);
                         return id;
                       }};
    for (const char* word : {"a", "b", "c"}) names.literal(word);
    auto parsed = parse_pattern(text, names);
    REQUIRE(parsed.ok());
    pattern = *parsed;
    std::vector<bool> all(lexicon.list_count(), true);
    lexicon.settle(all, all, all);
  }

  // "a 5 b": words of the lexicon, an x that is none, and one number, a percentage.
  std::string read(const std::string& items) const {
    std::vector<Symbol> symbols;
    std::size_t at = 0;
    for (char c : items) {
      if (c == ' ') continue;
      if (c == '5') at = symbols.size();
      std::string word(1, c);
      const Phrase* phrase = lexicon.phrase_of(lexicon.syllable(word));
      symbols.push_back(c == '5' ? symbol(QuantityType::percent, true) : phrase ? symbol_of_set(phrase->lists) : symbol(Mark::word));
    }
    PatternGraph graph(pattern, lexicon);
    REQUIRE(graph.numbers().size() == 1);
    auto side = [&](PatternGraph::Direction direction) {
      auto walk = graph.walk(graph.numbers()[0], symbols, at, direction);
      std::string out = std::to_string(walk.matched) + (walk.complete ? " all" : "");
      for (const auto* element : walk.wanted) out += " " + element->text;
      return out;
    };
    return side(PatternGraph::Direction::left) + " | " + side(PatternGraph::Direction::right);
  }

  Lexicon lexicon;
  Pattern pattern;
};

}  // namespace

TEST_CASE("graph: both sides are walked as far as they match", "[grammar]") {
  Bench bench("(a) (b) <value: percent> (c)");
  CHECK(bench.read("a b 5 c") == "2 all | 1 all");
  CHECK(bench.read("x b 5 c") == "1 a | 1 all");
  CHECK(bench.read("a b 5 x") == "2 all | 0 c");
  CHECK(bench.read("5") == "0 b | 0 c");
}

TEST_CASE("graph: what may be missing or repeated", "[grammar]") {
  Bench bench("a* <value: percent> (b|c a)+");
  CHECK(bench.read("5 b") == "0 all | 1 all");
  CHECK(bench.read("a a a 5 c") == "3 all | 0 b c a");
  CHECK(bench.read("a 5 b b x") == "1 all | 2 all");
}

TEST_CASE("graph: a gap takes so many words and counts for none", "[grammar]") {
  Bench bench("(a) ..2 <value: percent>");
  CHECK(bench.read("a 5") == "1 all | 0 all");
  CHECK(bench.read("a x b 5") == "1 all | 0 all");
  CHECK(bench.read("a x x x 5") == "0 a | 0 all");
}
