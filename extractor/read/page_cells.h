// Cells of words in a table on a page: which lines of a column are one cell, and which row of numbers a cell stands beside.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "read/page.h"
#include "read/page_number_rows.h"
#include "read/page_pieces.h"
#include "read/page_table_heads.h"

namespace solieu {

/// Lines that stand in one column below each other, and belong together.
struct Cell {
  std::vector<std::size_t> pieces;  // by their indices, as they are read
  Box box;
};

class PageCells {
 public:
  /// Of a table with these rows of numbers and columns, whose words stand between `upper` and `lower`. All must outlive it.
  PageCells(const Page& page, const std::vector<Piece>& pieces, std::span<const NumberRow> rows, const std::vector<Range>& columns, float upper, float lower)
      : page_(page), pieces_(pieces), rows_(rows), columns_(columns), upper_(upper), lower_(lower) {}

  /// The cells that these pieces of a column make, from top to bottom.
  std::vector<Cell> cells_of(std::vector<std::size_t> lines, std::size_t column) const;
  /// The row that a cell stands beside, if any.
  std::optional<std::size_t> row_of(const Cell& cell) const;

 private:
  const PageLine& line_of(const Piece& piece) const { return page_.lines[piece.line]; }
  float height(const Piece& piece) const { return letter_height(line_of(piece)); }
  bool within(const Piece& p) const { return p.box.middle() > upper_ && p.box.middle() < lower_; }
  bool continues(const Cell& cell, const Piece& next, std::size_t column) const;
  const Piece* mark_beside(const Box& line, std::size_t column) const;
  std::optional<std::size_t> row_beside(const Box& line) const;
  std::size_t rows_within(const Cell& cell) const;
  void divide(const Cell& cell, std::size_t rows, std::vector<Cell>& out) const;

  const Page& page_;
  const std::vector<Piece>& pieces_;
  const std::span<const NumberRow> rows_;
  const std::vector<Range>& columns_;
  const float upper_, lower_;
};

}  // namespace solieu
