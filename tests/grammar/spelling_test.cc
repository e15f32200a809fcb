// The spellings of one syllable.
#include "grammar/spelling.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <utility>

using namespace solieu;

namespace {

bool has(const std::string& syllable, const std::string& other) {
  auto all = other_spellings(syllable);
  return std::find(all.begin(), all.end(), other) != all.end();
}

}  // namespace

TEST_CASE("spelling: the tone mark may stand on any vowel", "[grammar]") {
  const std::pair<const char*, const char*> both[] = {{"hòa", "hoà"}, {"khỏe", "khoẻ"}, {"thủy", "thuỷ"}, {"toán", "tóan"}, {"hoàn", "hòan"},
                                                      {"quý", "qúy"}, {"giá", "gía"},   {"khoản", "khỏan"}, {"được", "đựơc"}};
  for (auto [one, other] : both) {
    INFO(one);
    CHECK(has(one, other));
    CHECK(has(other, one));
  }
}

TEST_CASE("spelling: i and y where both are written", "[grammar]") {
  const std::pair<const char*, const char*> both[] = {{"kỳ", "kì"}, {"tỷ", "tỉ"}, {"quý", "quí"}, {"lý", "lí"}, {"quy", "qui"}, {"mỹ", "mĩ"}};
  for (auto [one, other] : both) {
    INFO(one);
    CHECK(has(one, other));
    CHECK(has(other, one));
  }
  CHECK_FALSE(has("thúy", "thúi"));
  CHECK_FALSE(has("tay", "tai"));
  CHECK_FALSE(has("y", "i"));
}

TEST_CASE("spelling: other syllables have one spelling", "[grammar]") {
  for (const char* word : {"", "a", "đồng", "hoa", "xoay", "usd", "m²", "kg", "%"}) {
    INFO(word);
    CHECK(other_spellings(word).empty());
  }
}
