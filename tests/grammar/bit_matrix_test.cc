#include "grammar/bit_matrix.h"

#include <catch2/catch.hpp>

#include "random.h"

using namespace solieu;

TEST_CASE("bit matrix: turned on its side, rows are columns", "[grammar]") {
  test::Random random(3);
  for (auto [rows, columns] : {std::pair<std::size_t, std::size_t>{1, 1}, {3, 200}, {64, 64}, {65, 63}, {128, 5}, {200, 130}}) {
    BitMatrix matrix(rows, columns);
    for (std::size_t i = 0; i < rows * columns / 3 + 1; ++i) matrix.add(random.below(rows), random.below(columns));
    if (rows > 2) matrix.fill(2);  // the bits behind its last column, too
    const BitMatrix turned = matrix.transposed();
    REQUIRE((turned.rows() == columns && turned.columns() == rows));
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t c = 0; c < columns; ++c) REQUIRE(turned.has(c, r) == matrix.has(r, c));
    }
    for (std::size_t c = 0; c < columns; ++c) CHECK(turned.row(c)[turned.length() - 1] >> (rows % 64) == 0);
  }
}
