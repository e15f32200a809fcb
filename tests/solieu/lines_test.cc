// Lines of an input: where they end, and those that are too long.
#include "lines.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "folder.h"

using namespace solieu;
using program::Lines;

namespace {

std::vector<std::string> lines_of(const std::string& bytes, std::size_t longest = 1000) {
  test::Folder folder;
  auto input = Input::open(folder.file("a", bytes));
  REQUIRE(input.ok());
  Lines lines(std::move(*input), longest, 64);
  std::vector<std::string> out;
  for (auto next = lines.next(); next != Lines::Next::end; next = lines.next()) {
    out.push_back(next == Lines::Next::line ? std::string(lines.line()) : "too long");
    REQUIRE(lines.number() == out.size());
  }
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("lines: each is one, empty ones and one without an end too", "[lines]") {
  CHECK(lines_of("").empty());
  CHECK(lines_of("a\n\nb") == Texts{"a", "", "b"});
  CHECK(lines_of("\n") == Texts{""});
  CHECK(lines_of("a\r\n") == Texts{"a\r"});
}

TEST_CASE("lines: one that is too long is passed over whole", "[lines]") {
  CHECK(lines_of("aaa\naaaa\na\n", 3) == Texts{"aaa", "too long", "a"});
  CHECK(lines_of(std::string(300'000, 'a') + "\nb\n" + std::string(200'000, 'c'), 100'000) == Texts{"too long", "b", "too long"});
  const std::string just(200'000, 'a');
  CHECK(lines_of(just + "\n" + just + "a\n", just.size()) == Texts{just, "too long"});
}
