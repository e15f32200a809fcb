// tokenise(): which characters stand together.
#include "match/tokens.h"

#include <array>
#include <catch2/catch.hpp>
#include <string>

#include "grammar/built_in.h"

using namespace solieu;

namespace {

// The tokens of a text, set apart by bars.
std::string cut(const std::string& text) {
  std::vector<Token> tokens;
  tokenise(text, {0, text.size()}, test::built_in()->lexicon(), tokens);
  std::string out;
  for (const Token& t : tokens) out += (out.empty() ? "" : "|") + text.substr(t.span.begin, t.span.size());
  return out;
}

}  // namespace

TEST_CASE("tokens: a number takes its separators along, not the point behind it", "[match]") {
  CHECK(cut("đạt 7.353,5 tỷ.") == "đạt|7.353,5|tỷ|.");
  CHECK(cut("39,1%, 5.") == "39,1|%|,|5|.");
}

TEST_CASE("tokens: groups of three behind blanks are one number", "[match]") {
  CHECK(cut("1 234 567 con") == "1 234 567|con");
  CHECK(cut("1 234,5") == "1 234,5");
  CHECK(cut("12 3456") == "12|3456");
  CHECK(cut("năm 2024 100 xã") == "năm|2024|100|xã");
  CHECK(cut("0 123") == "0|123");
}

TEST_CASE("tokens: what is joined without a blank is one", "[match]") {
  CHECK(cut("29/9/2024") == "29/9/2024");
  CHECK(cut("6,5-7%") == "6,5-7|%");
  CHECK(cut("6,5–7%") == "6,5–7|%");
  CHECK(cut("5 - 7") == "5|-|7");
}

TEST_CASE("tokens: units with a digit are words", "[match]") {
  CHECK(cut("500 m2") == "500|m2");
  CHECK(cut("500 km2,") == "500|km2|,");
}

TEST_CASE("tokens: marks stand alone, glue is remembered", "[match]") {
  const std::string text = "(đạt 5%)";
  std::vector<Token> tokens;
  tokenise(text, {0, text.size()}, test::built_in()->lexicon(), tokens);
  REQUIRE(tokens.size() == 5);
  CHECK(tokens[0].mark == Mark::open);
  CHECK(tokens[1].glued);
  CHECK_FALSE(tokens[2].glued);
  CHECK(tokens[2].kind == Token::Kind::digits);
  CHECK(tokens[3].glued);
  CHECK(tokens[4].mark == Mark::close);
}

TEST_CASE("tokens: a word is the same syllable however it is written", "[match]") {
  const Lexicon& lexicon = test::built_in()->lexicon();
  auto first = [&](const std::string& text) {
    std::vector<Token> tokens;
    tokenise(text, {0, text.size()}, lexicon, tokens);
    REQUIRE_FALSE(tokens.empty());
    return tokens.front();
  };
  for (auto [small, opening, shouted] : {std::array{"đồng", "Đồng", "ĐỒNG"}, {"tỷ", "Tỷ", "TỶ"}, {"tháng", "Tháng", "THÁNG"}, {"ước", "Ước", "ƯỚC"}}) {
    INFO(small);
    CHECK(first(small).syllable != 0);
    CHECK(first(small).mark == Mark::word);
    for (const std::string& text : {std::string(opening), std::string(opening) + " đạt thêm nhiều", std::string(shouted) + ", đạt thêm nhiều"}) {
      CHECK(first(text).syllable == first(small).syllable);
      CHECK(first(text).mark == Mark::name);
    }
    CHECK_FALSE(first(opening).capitals);
    CHECK(first(shouted).capitals);
  }
  CHECK(first("m2").syllable != first("m").syllable);
  CHECK(first("tháng9").syllable == first("tháng").syllable);
}

TEST_CASE("tokens: the opening of a text is cut as the text is, as far as a phrase goes", "[match]") {
  const Lexicon& lexicon = test::built_in()->lexicon();
  for (const std::string& text : {std::string(), std::string("so với cùng kỳ năm trước, tăng 5%"), std::string("  Tỷ lệ hộ nghèo"), std::string("xyz đồng"), std::string("tỷđồng mỗi năm")}) {
    INFO(text);
    std::vector<Token> all, opening;
    tokenise(text, {0, text.size()}, lexicon, all);
    tokenise_opening(text, 0, lexicon, opening);
    REQUIRE(opening.size() <= all.size());
    for (std::size_t t = 0; t < opening.size(); ++t) {
      CHECK(opening[t].span == all[t].span);
      CHECK(opening[t].syllable == all[t].syllable);
    }
    auto any = [](const Phrase&) { return true; };
    CHECK(longest_phrase(opening, 0, lexicon, any).length == longest_phrase(all, 0, lexicon, any).length);
  }
}
