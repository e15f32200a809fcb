// A worksheet as rows and columns in which every merged cell stands wherever it reaches; rows and columns without any
// cell are left out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "read/worksheet.h"

namespace solieu::official {

class SheetView {
 public:
  /// `name` is what errors call the sheet. An error where it has more cells than can be held.
  static Result<SheetView> of(Worksheet sheet, const std::string& name);

  std::size_t rows() const { return rows_.size(); }
  std::size_t columns() const { return columns_.size(); }
  std::size_t row_number(std::size_t row) const { return rows_[row]; }
  std::size_t column_number(std::size_t column) const { return columns_[column]; }
  /// Null where nothing stands. A merged cell is the same object wherever it reaches.
  const SheetCell* at(std::size_t row, std::size_t column) const {
    std::uint32_t index = grid_[row * columns_.size() + column];
    return index == 0 ? nullptr : &sheet_.cells[index - 1];
  }
  std::string name_of(std::size_t row, std::size_t column) const { return cell_name(rows_[row], columns_[column]); }
  /// Does a number stand there, by its type or by what is written? A year is one too.
  bool is_number(std::size_t row, std::size_t column) const;
  bool is_year(std::size_t row, std::size_t column) const;

 private:
  Worksheet sheet_;
  std::vector<std::size_t> rows_, columns_;  // of the sheet
  std::vector<std::uint32_t> grid_;          // index of a cell, from 1; 0: none
};

/// How a cell is written so that its number can be read in one way only: exact, with a decimal comma and no grouping. What
/// is an error is a dash.
std::string written(const SheetCell& cell);

}  // namespace solieu::official
