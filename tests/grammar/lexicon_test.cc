// Lexicon: phrases are found by their syllables, in either tone placement and case.
#include "grammar/lexicon.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace solieu;

namespace {

const Phrase* find(const Lexicon& lexicon, std::initializer_list<const char*> syllables) {
  Lexicon::Node node = Lexicon::kRoot;
  for (const char* s : syllables) {
    node = lexicon.step(node, lexicon.syllable(s));
    if (node == 0) return nullptr;
  }
  return lexicon.phrase(node);
}

// Every list counts in every stage.
void settle(Lexicon& lexicon) {
  std::vector<bool> all(lexicon.list_count(), true);
  lexicon.settle(all, all, all);
}

}  // namespace

TEST_CASE("lexicon: a phrase is found whole, not by its beginning", "[grammar]") {
  Lexicon lexicon;
  lexicon.put_in_list("So với  cùng kỳ", lexicon.list("same"));
  settle(lexicon);
  REQUIRE(find(lexicon, {"so", "với", "cùng", "kỳ"}));
  CHECK(lexicon.set_has(find(lexicon, {"so", "với", "cùng", "kỳ"})->lists, *lexicon.find_list("same")));
  CHECK_FALSE(find(lexicon, {"so", "với"}));
  CHECK_FALSE(find(lexicon, {"cùng", "kỳ"}));
  CHECK(lexicon.syllable("lạ") == 0);
  CHECK(lexicon.find_list("other") == nullptr);
}

TEST_CASE("lexicon: both tone placements are one syllable", "[grammar]") {
  Lexicon lexicon;
  lexicon.add("thủy sản").magnitude = 3;
  CHECK(lexicon.syllable("thuỷ") == lexicon.syllable("thủy"));
  REQUIRE(find(lexicon, {"thuỷ", "sản"}));
  CHECK(find(lexicon, {"thuỷ", "sản"})->magnitude == 3);
}

TEST_CASE("lexicon: a phrase can stand in several lists and be several things", "[grammar]") {
  Lexicon lexicon;
  ListId one = lexicon.list("one"), two = lexicon.list("two");
  lexicon.put_in_list("năm", one);
  lexicon.put_in_list("năm", two);
  lexicon.put_in_list("tháng", two);
  lexicon.add("năm").number = NumberRole::digit;
  settle(lexicon);
  const Phrase* p = find(lexicon, {"năm"});
  REQUIRE(p);
  CHECK(p->number == NumberRole::digit);
  CHECK(lexicon.set_has(p->lists, one));
  CHECK(lexicon.set_has(p->lists, two));
  CHECK(lexicon.sets_with(two).size() == 2);  // {one, two} and {two}
  CHECK_FALSE(lexicon.set_has(find(lexicon, {"tháng"})->lists, one));
}

TEST_CASE("lexicon: without diacritics all syllables of the same letters are one", "[grammar]") {
  Lexicon lexicon(true);
  lexicon.add("tỷ đồng").magnitude = 9;
  settle(lexicon);
  CHECK(find(lexicon, {"ty", "dong"}));
  CHECK(find(lexicon, {"tỷ", "đồng"}));
  CHECK(find(lexicon, {"ti", "dong"}));
  CHECK_FALSE(find(lexicon, {"ty", "dan"}));
}

TEST_CASE("lexicon: marks and units with digits are no words of letters", "[grammar]") {
  Lexicon lexicon;
  for (const char* words : {"tỷ đồng", "%", "m2", "m²", "×"}) lexicon.add(words);
  settle(lexicon);
  CHECK(lexicon.is_letters(lexicon.syllable("tỷ")));
  CHECK(lexicon.is_letters(lexicon.syllable("đồng")));
  for (const char* mark : {"%", "m2", "m²", "×", "lạ"}) {
    INFO(mark);
    CHECK_FALSE(lexicon.is_letters(lexicon.syllable(mark)));
  }
}
