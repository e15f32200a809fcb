// Tables in plain text, by their shape alone: lines that are divided into the same columns, most of them full of
// numbers. What the words in the cells mean is asked later, in extractor/table/.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace solieu {

struct GridRow {
  TextSpan line;                // without its line feed
  std::vector<TextSpan> cells;  // one a column, without the blanks around; a head over several columns is in each
  std::size_t indent = 0;       // columns of blanks before the text of the first cell that holds any
};

struct Grid {
  TextSpan span;  // all its lines
  std::size_t columns = 0;
  bool aligned = false;       // divided by blanks: what stands over a column is told by its place
  std::size_t head_rows = 0;  // the first rows: the heads of the columns
  std::vector<GridRow> rows;  // lines of dashes are no rows
};

/// Finds the tables of a normalised text, in order. Columns are divided by tabs, by pipes (with or without a frame
/// of dashes), or by runs of two and more blanks. Conservative: a table has two rows of numbers at the least, a
/// column of numbers, and the same columns from line to line. Takes time linear in the text.
void find_grids(std::string_view text, std::vector<Grid>& out);

}  // namespace solieu
