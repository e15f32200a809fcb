// Errors of a gazetteer: each names file and line.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "grammar/grammar.h"

using solieu::Grammar;
using solieu::GrammarFile;

namespace {

std::string errors(const std::string& text) {
  std::vector<GrammarFile> files = solieu::built_in_grammar_files();
  files.push_back({"x.toml", text});
  auto grammar = Grammar::from_files(files);
  return grammar.ok() ? "" : grammar.error();
}

const std::string kPlace = "[[place]]\nkind = \"province\"\nname = \"Nam Khê\"\ncode = \"99\"\n";

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

}  // namespace

TEST_CASE("places: a place and its districts that are right are no error", "[grammar][places]") {
  CHECK(errors(kPlace) == "");
  CHECK(errors(kPlace + "[[districts]]\nof = \"Nam Khê\"\ncities = [\"991 Tân Giang\"]\nuntitled = [\"Tân Giang\"]\nspellings = { \"Tân Giang\" = [\"Tângiang\"] }\n") == "");
}

TEST_CASE("places: what is wrong is named by file and line", "[grammar][places]") {
  const std::pair<std::string, const char*> broken[] = {
      {"place = 3\n", "x.toml:1: write [[place]]"},
      {"[[place]]\nkind = \"planet\"\nname = \"A\"\n", "x.toml:1: 'kind' of a place is one of"},
      {"[[place]]\nkind = \"province\"\n", "x.toml:1: a place needs a 'name'"},
      {"[[place]]\nkind = \"province\"\nname = \"A\"\ncolour = \"red\"\n", "x.toml:4: 'colour' is no part of [[place]]"},
      {"[[place]]\nkind = \"province\"\nname = \"A\"\nspellings = \"B\"\n", "x.toml:4: 'spellings' must be a list of strings"},
      {"[[place]]\nkind = \"province\"\nname = \"A\"\nfrom = \"2024-13-01\"\n", "x.toml:1: '2024-13-01' is no day"},
      {"[[place]]\nkind = \"province\"\nname = \"A\"\nfrom = \"2024-02-01\"\nuntil = \"2024-01-01\"\ninto = [\"Hà Nội\"]\n", "x.toml:1: it ends before it begins"},
      {"[[place]]\nkind = \"province\"\nname = \"A\"\nuntil = \"2024-01-01\"\n", "x.toml:1: 'until' and 'into' belong together"},
      {"[[place]]\nkind = \"province\"\nname = \"A\"\nuntil = \"2024-01-01\"\ninto = [\"B\"]\n", "x.toml:1: 'into' names 'B', which is no place after 2024-01-01"},
      {"[[place]]\nkind = \"province\"\nname = \"A\"\ncode = \"20\"\n", "x.toml:1: the code of 'A' is that of 'Lạng Sơn' (places.toml:"},
      {"[[place]]\nkind = \"province\"\nname = \"Lạng Sơn\"\n", "x.toml:1: the name of 'Lạng Sơn' is that of 'Lạng Sơn'"},
      {"[[districts]]\nof = \"Nam Khê\"\ntowns = [\"991 A\"]\n", "x.toml:1: there is no place 'Nam Khê'"},
      {"[[districts]]\nof = \"Lạng Sơn\"\ntowns = [\"991\"]\n", "x.toml:1: \"991\" must be a code, a blank and a name"},
      {"[[districts]]\nof = \"Lạng Sơn\"\ntowns = [\"991 A\"]\nuntitled = [\"B\"]\n", "x.toml:1: 'untitled' holds \"B\""},
      {"[[districts]]\nof = \"Lạng Sơn\"\ntowns = [\"991 A\"]\nspellings = { \"B\" = [\"C\"] }\n", "x.toml:1: 'spellings' holds \"B\""},
      {"[place_words]\nlocal_ward = [\"phường\"]\n", "x.toml:2: \"phường\" stands for a place without a name, and needs two words"},
      {"[place_words]\ntitle_city = [\"đô thị\"]\n", "x.toml:2: list 'title_city' of [place_words] is defined twice"},
  };
  for (const auto& [text, wrong] : broken) {
    INFO(text);
    CHECK_THAT(errors(text), Contains(wrong));
  }
}

TEST_CASE("places: a grammar may do without, but not without the words of what it has", "[grammar][places]") {
  std::vector<GrammarFile> files;
  for (const GrammarFile& f : solieu::built_in_grammar_files()) {
    if (f.name != "places.toml" && f.name != "districts.toml") files.push_back(f);
  }
  auto without = Grammar::from_files(files);
  REQUIRE(without.ok());
  CHECK(without.value()->gazetteer().empty());
  files.push_back({"x.toml", kPlace});
  auto half = Grammar::from_files(files);
  REQUIRE_FALSE(half.ok());
  CHECK_THAT(half.error(), StartsWith("list 'title_province' of [place_words] is missing: the program needs it"));
}
