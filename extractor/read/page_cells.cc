#include "read/page_cells.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace solieu {
namespace {

// In heights of the letters.
constexpr float kLeading = 0.4F;      // room between two lines of a cell
constexpr float kMoreLeading = 0.2F;  // more than that: between two cells

}  // namespace

bool PageCells::continues(const Cell& cell, const Piece& next, std::size_t column) const {
  const Piece& last = pieces_[cell.pieces.back()];
  const float tall = height(last);
  if (next.box.top - last.box.bottom > kLeading * tall || next.box.beside(last.box) > 0.5F || std::fabs(height(next) - tall) > 0.2F * tall) return false;
  if (is_list_mark(line_of(next).words[next.first].text)) return false;
  const auto row = row_beside(last.box), next_row = row_beside(next.box);
  if (row && next_row && row != next_row) return false;
  const Piece *mark = mark_beside(last.box, column), *next_mark = mark_beside(next.box, column);
  if (mark && next_mark && mark != next_mark) return false;
  return !would_have_fitted(last.box, line_of(next).words[next.first].box, columns_[column].right, tall);
}

// What numbers or marks the row of a line, in another column at its left.
const Piece* PageCells::mark_beside(const Box& line, std::size_t column) const {
  auto found = std::find_if(pieces_.begin(), pieces_.end(), [&](const Piece& p) {
    return std::fabs(p.box.middle() - line.middle()) < 0.3F * line.height() && p.box.right < columns_[column].left && (p.number || p.blank || is_list_mark(p.text)) && within(p);
  });
  return found == pieces_.end() ? nullptr : &*found;
}

// The row of numbers that stands beside a line.
std::optional<std::size_t> PageCells::row_beside(const Box& line) const {
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    if (std::fabs(rows_[r].box.middle() - line.middle()) < 0.3F * line.height()) return r;
  }
  return std::nullopt;
}

std::vector<Cell> PageCells::cells_of(std::vector<std::size_t> lines, std::size_t column) const {
  std::stable_sort(lines.begin(), lines.end(), [&](std::size_t a, std::size_t b) {
    const Box &x = pieces_[a].box, &y = pieces_[b].box;
    return x.beside(y) > 0.5F ? x.left < y.left : x.middle() < y.middle();
  });
  std::vector<Cell> cells;
  for (std::size_t i : lines) {
    const bool beside = !cells.empty() && pieces_[cells.back().pieces.back()].box.beside(pieces_[i].box) > 0.5F;
    if (beside || (!cells.empty() && continues(cells.back(), pieces_[i], column))) {
      cells.back().pieces.push_back(i);
      cells.back().box.add(pieces_[i].box);
    } else {
      cells.push_back({{i}, pieces_[i].box});
    }
  }
  std::vector<Cell> whole;
  for (const Cell& cell : cells) divide(cell, rows_within(cell), whole);
  return whole;
}

std::size_t PageCells::rows_within(const Cell& cell) const {
  return static_cast<std::size_t>(std::count_if(rows_.begin(), rows_.end(), [&](const NumberRow& row) { return row.box.middle() > cell.box.top && row.box.middle() < cell.box.bottom; }));
}

// What stands beside several rows may be several cells, with more room between two than between the lines of one.
void PageCells::divide(const Cell& cell, std::size_t rows, std::vector<Cell>& out) const {
  auto room = [&](std::size_t at) { return pieces_[cell.pieces[at]].box.top - pieces_[cell.pieces[at - 1]].box.bottom; };
  float least = std::numeric_limits<float>::max();
  for (std::size_t at = 1; at < cell.pieces.size(); ++at) {
    if (pieces_[cell.pieces[at]].box.beside(pieces_[cell.pieces[at - 1]].box) <= 0.5F) least = std::min(least, room(at));
  }
  out.push_back({{cell.pieces[0]}, pieces_[cell.pieces[0]].box});
  for (std::size_t at = 1; at < cell.pieces.size(); ++at) {
    const Piece& piece = pieces_[cell.pieces[at]];
    if (rows > 1 && room(at) > least + kMoreLeading * height(piece)) out.push_back({{}, piece.box});
    out.back().pieces.push_back(cell.pieces[at]);
    out.back().box.add(piece.box);
  }
}

std::optional<std::size_t> PageCells::row_of(const Cell& cell) const {
  std::optional<std::size_t> best;
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    const float middle = rows_[r].box.middle();
    if (middle < cell.box.top || middle > cell.box.bottom) continue;
    if (!best || std::fabs(middle - cell.box.middle()) < std::fabs(rows_[*best].box.middle() - cell.box.middle())) best = r;
  }
  return best;
}

}  // namespace solieu
