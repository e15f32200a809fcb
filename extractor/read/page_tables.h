// Tables on a page, by where its words stand: numbers below each other, and words to the left of them.
#pragma once

#include <cstddef>
#include <vector>

#include "read/page.h"

namespace solieu {

struct PageTable {
  struct Row {
    Box box;
    std::vector<std::vector<PageWord>> cells;  // one a column; empty where there is none
  };

  Box box;
  std::vector<std::size_t> lines;  // of the page, whose words it has taken
  std::vector<Row> heads;          // a head over several columns stands in the first of them, theirs in the row below
  std::vector<Row> rows;           // one with nothing but its first cells heads those below it
  std::size_t columns = 0;
};

/// From top to bottom. A table has two rows of numbers in two columns, or three in one, with words to the left of them; prose
/// that runs across its columns ends it. `between` are the places (points) where columns of prose are divided, none on most pages:
/// the rows of a table have words on one side of each only.
std::vector<PageTable> find_page_tables(const Page& page, const std::vector<float>& between);

}  // namespace solieu
