// The pattern language: which elements a pattern is read into.
#include "grammar/pattern.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace solieu;

namespace {

struct Reading {
  Result<Pattern> pattern;
  std::vector<std::string> literals;  // word lists made for plain words, in order
};

Reading read(const std::string& text) {
  static const ListId kReach = 7;
  std::vector<std::string> literals;
  PatternNames names{[](std::string_view name) { return name == "reach" ? &kReach : nullptr; },
                     [&](std::string_view words) {
                       literals.emplace_back(words);
                       return static_cast<ListId>(100 + literals.size());
                     }};
  auto pattern = parse_pattern(text, names);
  return {std::move(pattern), literals};
}

}  // namespace

TEST_CASE("pattern: words side by side are one phrase", "[grammar]") {
  CHECK(read("so với cùng kỳ <value: percent>").literals == std::vector<std::string>{"so với cùng kỳ"});
}

TEST_CASE("pattern: a repeated word is a phrase of its own", "[grammar]") {
  CHECK(read("gấp hai lần? <value: percent>").literals == std::vector<std::string>{"gấp hai", "lần"});
  CHECK(read("(tăng|giảm mạnh) <value: percent>").literals == std::vector<std::string>{"tăng", "giảm mạnh"});
}

TEST_CASE("pattern: slots have names, types and sets", "[grammar]") {
  auto r = read("{how: reach} ..3 <value: percent|points> {comma}");
  REQUIRE(r.pattern.ok());
  const auto& e = r.pattern->elements;
  REQUIRE(e.size() == 4);
  CHECK(r.pattern->has_target);
  CHECK((e[0].name == "how" && e[0].lists == std::vector<ListId>{7}));
  CHECK((e[1].any_word && e[1].up_to == 3));
  CHECK((e[2].name == "value" && e[2].symbols.size() >= 2));
  CHECK(e[3].symbols == std::vector<Symbol>{symbol(Mark::comma)});
}

TEST_CASE("pattern: only <value: …> marks the figure", "[grammar]") {
  auto r = read("<percent> {reach}");
  REQUIRE(r.pattern.ok());
  CHECK_FALSE(r.pattern->has_target);
}
