// Rows of numbers on a page: what a table on it is found by.
#pragma once

#include <cstddef>
#include <vector>

#include "read/page.h"
#include "read/page_pieces.h"

namespace solieu {

/// Numbers beside each other, each with room around it as in a cell.
struct NumberRow {
  std::vector<std::size_t> pieces;  // by their indices
  Box box;
};

/// From top to bottom.
std::vector<NumberRow> find_number_rows(const Page& page, const std::vector<Piece>& pieces);

}  // namespace solieu
