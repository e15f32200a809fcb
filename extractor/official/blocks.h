// The cross-tabs of a sheet: which rows are heads, which are numbers, what stands above; each as the text and grid that
// extractor/table reads.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "grammar/grammar.h"
#include "official/mapping.h"
#include "official/sheet_view.h"
#include "text/grid.h"

namespace solieu::official {

struct SheetBlock {
  std::string text;               // a line with the title, one a unit line, and the rows with tabs between cells
  Grid grid;                      // its columns are all those of the view
  std::string title;              // without a label such as "Bảng 1."
  std::vector<std::string> above; // every line over the heads
  std::vector<std::size_t> rows;  // of the view, by row of the grid

  /// The row of the grid whose line holds this byte; the rows of the grid may have become fewer since.
  std::size_t row_at(std::size_t byte) const;
  std::vector<std::size_t> line_begins;  // by row of the grid
};

/// In order. `mapping` may say where heads and rows are; null where nothing does.
std::vector<SheetBlock> find_blocks(const SheetView& view, const MappedTable* mapping, const Grammar& grammar);

}  // namespace solieu::official
