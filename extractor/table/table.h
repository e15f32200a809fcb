// A table of a document: a grid whose rows, columns and surroundings have been told apart.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "match/heads.h"
#include "text/grid.h"

namespace solieu {

enum class ColumnRole : std::uint8_t { other, row_heads, row_numbers, units, values };

/// A unit that a line above the table names, perhaps for some columns only: "Lượng: tấn; trị giá: triệu USD".
struct TableUnit {
  std::string name;  // of the columns that it is for; empty: of all others
  UnitWords unit;
};

constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

struct Table {
  Grid grid;
  TextSpan span;             // the grid and its unit line: what no rule for sentences shall read
  std::string_view caption;  // the line above, or empty
  bool has_label = false;    // the caption says that it is one: "Bảng 1. …"
  std::vector<TableUnit> units;
  std::vector<std::string> heads;  // a column
  std::vector<ColumnRole> roles;   // a column
  std::size_t row_heads = 0;       // the column that says what a row is
  std::size_t row_numbers = kNoColumn;
  std::size_t row_units = kNoColumn;
  std::size_t first_row = 0;  // behind the heads, and behind a row of numbers for the columns

  std::string_view cell(std::string_view text, std::size_t row, std::size_t column) const {
    TextSpan s = grid.rows[row].cells[column];
    return text.substr(s.begin, s.size());
  }
};

/// Tells the columns of a grid apart and reads the lines above it, of which none belongs to it that begins before byte
/// `from`. Nothing where no column heads the rows, or none holds numbers. Whether the grid is prose in columns is not asked.
std::optional<Table> describe_grid(Grid grid, std::string_view text, std::size_t from, const Grammar& grammar);

/// The tables of a text: grids in which something names a unit, or that a caption calls a table.
std::vector<Table> find_tables(std::string_view text, const Grammar& grammar);

}  // namespace solieu
