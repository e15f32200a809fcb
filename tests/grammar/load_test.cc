// Errors of a grammar: each names file, line and rule, and all are told at once.
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"

using solieu::Grammar;
using solieu::GrammarFile;

namespace {

// A rule that is right, line by line, for tests to break one line of.
struct RuleText {
  std::string id = "id = \"test.rule\"", about = "about = \"a test\"", patterns = "patterns = [\"đạt <value: percent>\"]",
              gives = "gives = { kind = \"rate\" }", yes = "yes = [\"đạt <5%>\"]", no = "no = [\"đạt 5 xã\"]";
  std::string str() const { return "[[rule]]\n" + id + "\n" + about + "\n" + patterns + "\n" + gives + "\n" + yes + "\n" + no + "\n"; }
};

// What loading says of the built-in grammar with this file beside it.
std::string errors(const std::string& text) {
  std::vector<GrammarFile> files = solieu::built_in_grammar_files();
  files.push_back({"x.toml", text});
  auto grammar = Grammar::from_files(files);
  return grammar.ok() ? "" : grammar.error();
}

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

}  // namespace

TEST_CASE("grammar: a rule that is right is no error", "[grammar]") { CHECK(errors(RuleText().str()) == ""); }

TEST_CASE("grammar: bad TOML is named by file and line", "[grammar]") {
  CHECK_THAT(errors("[words]\nok = [\"a\"]\nbad = [\"b\n"), StartsWith("x.toml:3: "));
}

TEST_CASE("grammar: a broken pattern is named by rule and pattern", "[grammar]") {
  const std::pair<const char*, const char*> broken[] = {
      {"{nolist} <value: percent>", "there is no word list 'nolist'"},
      {"{reach <value: percent>", "a '}' is missing"},
      {"đạt <value: percent", "a '>' is missing"},
      {"(đạt <value: percent>", "a '(' is not closed"},
      {"đạt) <value: percent>", "a ')' closes nothing"},
      {"* <value: percent>", "'*' follows nothing"},
      {"(? đạt) <value: percent>", "'?' follows nothing"},
      {"{reach}** <value: percent>", "'*' follows nothing"},
      {"(a: {reach}) {a: up} <value: percent>", "the name 'a' stands twice"},
      {"{reach} (<value: percent>)?", "it can match without its <value: …>"},
      {"(<value: percent>|{reach})", "it can match without its <value: …>"},
      {".* <value: percent>", "'.' has no meaning here"},
      {"[ab] <value: percent>", "'[' has no meaning here"},
      {"đạt: <value: percent>", "':' has no meaning here"},
      {"đạt mức. <value: percent>", "'.' has no meaning here"},
      {"..99 <value: percent>", "'..' needs a number of words from 1 to 12"},
      {"đạt <value: colour>", "'<colour>' is no kind of number"},
      {"<value: percent> <value: percent>", "<value: …> stands twice"},
      {"{bad name: reach} <value: percent>", "'bad name' is no name"},
      {"đạt <percent>", "<value: …> must mark the figure"},
      {"", "the pattern is empty"},
      {"{a: reach} {a: up} <value: percent>", "the name 'a' stands twice"},
      {"{reach} <year> <value: percent>", "shapes of numbers are known in rules that give a period or a reason only"},
  };
  for (auto [pattern, wrong] : broken) {
    RuleText r;
    r.patterns = std::string("patterns = [\"") + pattern + "\"]";
    INFO(pattern);
    std::string e = errors(r.str());
    CHECK_THAT(e, StartsWith("x.toml:1: rule test.rule: pattern \"" + std::string(pattern) + "\": "));
    CHECK_THAT(e, Contains(wrong));
  }
}

TEST_CASE("grammar: a pattern has bounds, so that what is built of it has", "[grammar]") {
  auto repeated = [](std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t n = 0; n < times; ++n) out += piece;
    return out;
  };
  const std::pair<std::string, const char*> broken[] = {
      {repeated("(", 100000) + "<value: percent>" + repeated(")", 100000), "more than 16 brackets stand in each other"},
      {repeated("..12 ", 10000) + "<value: percent>", "it is 120001 words long, and 256 is the most"},
      {".." + repeated("9", 100) + " <value: percent>", "'..' needs a number of words from 1 to 12"},
  };
  for (const auto& [pattern, wrong] : broken) {
    RuleText r;
    r.patterns = "patterns = [\"" + pattern + "\"]";
    CHECK_THAT(errors(r.str()), Contains(wrong));
  }
}

TEST_CASE("grammar: every part of a rule is asked for", "[grammar]") {
  RuleText r;
  SECTION("id") {
    r.id = "";
    CHECK_THAT(errors(r.str()), StartsWith("x.toml:1: a rule needs an 'id'"));
  }
  SECTION("about") {
    r.about = "";
    CHECK_THAT(errors(r.str()), StartsWith("x.toml:1: rule test.rule: 'about' must say what the rule is for"));
  }
  SECTION("patterns") {
    r.patterns = "patterns = []";
    CHECK_THAT(errors(r.str()), StartsWith("x.toml:1: rule test.rule: a rule needs 'patterns'"));
  }
  SECTION("gives") {
    r.gives = "";
    CHECK_THAT(errors(r.str()), StartsWith("x.toml:1: rule test.rule: 'gives' must say what a match means"));
  }
  SECTION("yes") {
    r.yes = "";
    CHECK_THAT(errors(r.str()), Contains("x.toml:1: rule test.rule: 'yes' needs at least one example"));
  }
  SECTION("no") {
    r.no = "no = []";
    CHECK_THAT(errors(r.str()), StartsWith("x.toml:1: rule test.rule: 'no' needs at least one example"));
  }
}

TEST_CASE("grammar: what a rule can't say is refused", "[grammar]") {
  RuleText r;
  SECTION("a value that does not exist") {
    r.gives = "gives = { kind = \"amount\" }";
    CHECK(errors(r.str()) == "x.toml:1: rule test.rule: 'amount' is no kind");
  }
  SECTION("a field that does not exist") {
    r.gives = "gives = { colour = \"red\" }";
    CHECK(errors(r.str()) == "x.toml:1: rule test.rule: 'colour' can't be given");
  }
  SECTION("a part that does not exist") {
    r.about += "\nexamples = [\"a\"]";
    CHECK(errors(r.str()) == "x.toml:1: rule test.rule: 'examples' is no part of a rule");
  }
  SECTION("an example without marks") {
    r.yes = "yes = [\"đạt 5%\"]";
    CHECK_THAT(errors(r.str()), Contains("x.toml:1: rule test.rule: example \"đạt 5%\" must mark what is matched with < and >"));
  }
  SECTION("a list that holds something else than strings") {
    r.no = "no = [5]";
    CHECK_THAT(errors(r.str()), StartsWith("x.toml:7: 'no' must hold strings only"));
  }
  SECTION("a period that marks a figure") {
    r.gives = "gives = { period = \"{Y}\" }";
    CHECK_THAT(errors(r.str()), Contains("a rule that gives a period or a reason is not about a <value: …>"));
  }
}

TEST_CASE("grammar: a rule about heads gives fields of a figure", "[grammar]") {
  auto of_heads = [](const RuleText& r) { return "[[head_rule]]" + r.str().substr(std::string("[[rule]]").size()); };
  CHECK(errors(of_heads(RuleText())) == "");
  RuleText r;
  r.gives = "gives = { reason = \"date\" }";
  CHECK_THAT(errors(of_heads(r)), Contains("x.toml:1: rule test.rule: a head_rule gives fields of a figure"));
  CHECK_THAT(errors("[head_rule]\nid = \"a\"\n"), StartsWith("x.toml:1: write [[head_rule]]"));
}

TEST_CASE("grammar: an id stands once", "[grammar]") {
  CHECK(errors(RuleText().str() + RuleText().str()) == "x.toml:8: rule test.rule: this id is used twice");
}

TEST_CASE("grammar: sections, lists, units and number words are checked", "[grammar]") {
  CHECK_THAT(errors("[wordz]\n"), StartsWith("x.toml:1: 'wordz' is no section of a grammar"));
  CHECK(errors("[words]\nup = [\"lên\"]\n") == "x.toml:2: word list 'up' is defined twice");
  CHECK(errors("[words]\nnew = 5\n") == "x.toml:2: 'new' must be a list of strings");
  CHECK_THAT(errors("[[unit]]\nkind = \"weight\"\nbase_unit = \"g\"\nwords = [\"gờ\"]\n"), StartsWith("x.toml:1: 'kind' of a unit is one of"));
  CHECK_THAT(errors("[[unit]]\nkind = \"measure\"\nwords = [\"gờ\"]\n"), StartsWith("x.toml:1: 'base_unit' is missing"));
  CHECK_THAT(errors("[[unit]]\nkind = \"measure\"\nbase_unit = \"g\"\nfactor = 0.1\nwords = [\"gờ\"]\n"),
             StartsWith("x.toml:4: 'factor' must be a decimal number in quotation marks"));
  CHECK_THAT(errors("[[magnitude]]\npower = 99\nwords = [\"tỉu\"]\n"), StartsWith("x.toml:1: a magnitude needs 'power'"));
  CHECK_THAT(errors("[[number_word]]\nrole = \"nine\"\nwords = [\"chin\"]\n"), StartsWith("x.toml:1: 'role' of a number word is unknown"));
}

TEST_CASE("grammar: all errors are told at once, one a line", "[grammar]") {
  RuleText a, b;
  a.gives = "gives = { kind = \"amount\" }";
  b.id = "id = \"test.other\"";
  b.patterns = "patterns = [\"{nolist} <value: percent>\"]";
  CHECK(errors(a.str() + b.str()) ==
        "x.toml:1: rule test.rule: 'amount' is no kind\n"
        "x.toml:8: rule test.other: pattern \"{nolist} <value: percent>\": there is no word list 'nolist'");
}

TEST_CASE("grammar: lists that the program needs are asked for by name", "[grammar]") {
  auto grammar = Grammar::from_files({{"x.toml", "[words]\nup = [\"tăng\"]\n"}});
  REQUIRE_FALSE(grammar.ok());
  CHECK_THAT(grammar.error(), Contains("word list 'down' is missing"));
  CHECK_THAT(grammar.error(), !Contains("word list 'up' is missing"));
}

TEST_CASE("grammar: a folder that is not there, or holds no grammar, says so", "[grammar]") {
  CHECK_THAT(Grammar::from_folder("/no/such/folder").error(), StartsWith("/no/such/folder: "));
}

TEST_CASE("grammar: a rule is of numbers or of figures, and says more than a flag", "[grammar]") {
  RuleText r;
  r.gives = "gives = { kind = \"rate\", reason = \"date\" }";
  CHECK_THAT(errors(r.str()), Contains("not both"));
  r.gives = "gives = { flag = \"odd\" }";
  CHECK_THAT(errors(r.str()), Contains("must hold more than a flag"));
}

TEST_CASE("grammar: a period speaks only of what the patterns name", "[grammar]") {
  RuleText r;
  r.patterns = "patterns = [\"năm <y: year>\"]";
  r.gives = "gives = { period = \"{y}-{m}\" }";
  r.yes = "yes = [\"<năm 2024> => 2024-01-01/2024-12-31\"]";
  CHECK_THAT(errors(r.str()), Contains("'period' speaks of {m}"));
}

TEST_CASE("grammar: a list can't take a name of the pattern language", "[grammar]") {
  CHECK_THAT(errors("[words]\nplain = [\"a\"]\n"), Contains("'plain' is a name of the pattern language"));
}

TEST_CASE("grammar: nothing is left out unsaid", "[grammar]") {
  CHECK(errors("[rule]\nid = \"a\"\n") == "x.toml:1: write [[rule]]");
  CHECK(errors("unit = [\"x\"]\n") == "x.toml:1: write [[unit]]");
  const std::string unit = "[[unit]]\nkind = \"measure\"\nbase_unit = \"{basket}\"\n";
  CHECK(errors(unit + "words = [\"gùi\"]\n") == "");
  CHECK(errors(unit + "words = [\"gùi\"]\nfactr = \"2\"\n") == "x.toml:5: 'factr' is no part of [[unit]]");
  CHECK(errors(unit + "words = [\"gùi\"]\nfactor = \"0\"\n") == "x.toml:5: 'factor' must be greater than 0");
  CHECK(errors(unit + "words = [\"\"]\n") == "x.toml:4: 'words' holds a phrase without words");
  CHECK(errors("[[number_word]]\nrole = \"digit\"\nvalue = 300\nwords = [\"hàm\"]\n") == "x.toml:1: a digit needs 'value', a number from 1 to 9");
  CHECK(errors("[[number_word]]\nrole = \"hundred\"\nwords = [\"hàng trăm\"]\n") == "x.toml:1: 'hàng trăm' is more than one syllable");
}
