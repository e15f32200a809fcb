// Positions: lines and columns of bytes, in code points.
#include "text/positions.h"

#include <catch2/catch.hpp>
#include <string_view>
#include <utility>

using namespace solieu;

TEST_CASE("positions: lines and code points are counted from 1", "[text]") {
  Positions positions("tỷ 5\n\nđồng");
  auto at = [&](std::size_t offset) {
    Position p = positions.of(offset);
    return std::pair(p.line, p.column);
  };
  CHECK(at(0) == std::pair<std::size_t, std::size_t>(1, 1));
  CHECK(at(5) == std::pair<std::size_t, std::size_t>(1, 4));   // the 5, behind a letter of three bytes
  CHECK(at(7) == std::pair<std::size_t, std::size_t>(2, 1));
  CHECK(at(10) == std::pair<std::size_t, std::size_t>(3, 2));
  CHECK(at(5) == std::pair<std::size_t, std::size_t>(1, 4));   // back again
  CHECK(at(999) == std::pair<std::size_t, std::size_t>(3, 5));  // the end
}
