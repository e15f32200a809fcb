#include "official/sheet_view.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "text/cell.h"
#include "text/normalise.h"

namespace solieu::official {
namespace {

constexpr std::size_t kMostCells = 20'000'000;

// In clean letters, on one line, without blanks at its ends; those before it are its indent.
void clean(SheetCell& cell) {
  Text text;
  normalise(cell.text, text);
  std::string out;
  for (char c : text.utf8) {
    bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (out.empty() && blank) cell.indent += c == ' ' || c == '\t';
    else if (!blank) out += c;
    else if (out.back() != ' ') out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  cell.text = std::move(out);
}

void keep_once(std::vector<std::size_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

std::size_t index_from(const std::vector<std::size_t>& numbers, std::size_t number) {
  return static_cast<std::size_t>(std::lower_bound(numbers.begin(), numbers.end(), number) - numbers.begin());
}

}  // namespace

Result<SheetView> SheetView::of(Worksheet sheet, const std::string& name) {
  SheetView view;
  for (SheetCell& cell : sheet.cells) clean(cell);
  std::erase_if(sheet.cells, [](const SheetCell& c) { return c.text.empty() && !c.number; });
  for (const SheetCell& cell : sheet.cells) {
    view.rows_.push_back(cell.row);
    view.columns_.push_back(cell.column);
  }
  keep_once(view.rows_);
  keep_once(view.columns_);
  if (!view.columns_.empty() && view.rows_.size() > kMostCells / view.columns_.size()) {
    return Error{fmt::format("{}: has more than {} cells from its first to its last", name, kMostCells)};
  }
  view.sheet_ = std::move(sheet);
  view.grid_.assign(view.rows_.size() * view.columns_.size(), 0);
  auto slot = [&](std::size_t r, std::size_t c) -> std::uint32_t& { return view.grid_[r * view.columns_.size() + c]; };
  for (std::size_t i = 0; i < view.sheet_.cells.size(); ++i) {
    const SheetCell& cell = view.sheet_.cells[i];
    slot(index_from(view.rows_, cell.row), index_from(view.columns_, cell.column)) = static_cast<std::uint32_t>(i + 1);
  }
  std::size_t filled = 0;
  for (const SheetRange& m : view.sheet_.merged) {
    const std::size_t r0 = index_from(view.rows_, m.first_row), c0 = index_from(view.columns_, m.first_column);
    const std::size_t r1 = index_from(view.rows_, m.last_row + 1), c1 = index_from(view.columns_, m.last_column + 1);
    if (r0 >= r1 || c0 >= c1 || view.rows_[r0] != m.first_row || view.columns_[c0] != m.first_column) continue;
    filled += (r1 - r0) * (c1 - c0);
    if (filled > kMostCells) return Error{fmt::format("{}: its merged cells reach over more than {} cells", name, kMostCells)};
    for (std::size_t r = r0; r < r1; ++r) {
      for (std::size_t c = c0; c < c1; ++c) slot(r, c) = slot(r0, c0);
    }
  }
  return view;
}

bool SheetView::is_number(std::size_t row, std::size_t column) const {
  const SheetCell* cell = at(row, column);
  return cell && !cell->error && (cell->number || read_cell(cell->text));
}

bool SheetView::is_year(std::size_t row, std::size_t column) const {
  const SheetCell* cell = at(row, column);
  return cell && is_year_cell(cell->number ? cell->number->str() : cell->text);
}

std::string written(const SheetCell& cell) {
  if (cell.error) return "-";
  if (!cell.number) return cell.text;
  std::string digits = (cell.percent ? cell.number->shifted(2) : *cell.number).str();
  if (auto point = digits.find('.'); point != std::string::npos) {
    digits[point] = ',';
    if (digits.size() - point == 4) digits += '0';  // three behind a comma might be thousands
  }
  return digits + (cell.percent ? "%" : "");
}

}  // namespace solieu::official
