// A sheet of cells, whatever file it comes from: what stands where, and which cells are one.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"

namespace solieu {

struct SheetCell {
  std::size_t row = 0, column = 0;  // from 0
  std::string text;                 // as a reader sees it: "7.353,5", "12,4%", "30/09/2024"
  std::optional<Decimal> number;    // exact, where the cell holds one; of a percentage 0.124
  bool percent = false;             // the number is shown times 100
  bool error = false;               // "#DIV/0!": nothing is known of its value
  std::size_t indent = 0;           // how far the text is set in, in blanks
};

/// Rows and columns from the first to the last, both included; from 0.
struct SheetRange {
  std::size_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
};

struct Worksheet {
  std::string name;               // empty where the file is one sheet
  std::vector<SheetCell> cells;   // row by row, from left to right; empty ones are left out
  std::vector<SheetRange> merged; // the text stands in the first cell of each
  std::size_t hidden_lines = 0;   // rows and columns that hold something and are not shown: their cells are left out
  std::size_t uncomputed = 0;     // formulas for which the file holds no value: their cells are errors
};

/// "B" of column 1.
std::string column_name(std::size_t column);
/// "B7" of row 6, column 1.
std::string cell_name(std::size_t row, std::size_t column);

}  // namespace solieu
