// Heads over the columns of a table on a page: which head stands over which columns.
#pragma once

#include <cstddef>
#include <vector>

#include "read/page.h"
#include "read/page_pieces.h"

namespace solieu {

/// From left to right.
struct Range {
  float left, right;
  bool meets(const Box& box) const { return box.left < right && left < box.right; }
};

/// Pieces that are one head: by their indices, as they are read.
struct HeadCell {
  std::vector<std::size_t> pieces;
  Box box;
  std::size_t level = 0;   // 0 is the highest row of heads
  std::size_t column = 0;  // the first of those that it heads
};

/// The range that is nearest to a box, or holds it.
std::size_t nearest_range(const Box& box, const std::vector<Range>& ranges);

/// What stands over one column heads it; what stands over several, all of them. `above` are the pieces over the columns, from the
/// lowest line up, `beside` those in the same lines at the left of the numbers.
std::vector<HeadCell> place_heads(const std::vector<Piece>& pieces, const std::vector<Range>& columns, const std::vector<std::size_t>& above,
                                  const std::vector<std::size_t>& beside);

}  // namespace solieu
