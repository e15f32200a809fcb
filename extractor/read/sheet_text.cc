#include "read/sheet_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "text/cell.h"

namespace solieu {
namespace {

using Cells = std::vector<SheetCell>::const_iterator;

struct Row {
  Cells begin, end;
  std::size_t number() const { return begin->row; }
  std::size_t size() const { return static_cast<std::size_t>(end - begin); }
  bool has_numbers() const {
    return std::any_of(begin, end, [](const SheetCell& c) { return !is_year_cell(c.text) && read_cell(c.text).has_value(); });
  }
};

class SheetText {
 public:
  SheetText(const Worksheet& sheet, Layout& layout) : sheet_(sheet), layout_(layout) {
    for (const SheetRange& range : sheet.merged) {
      merged_.emplace(std::pair(range.first_row, range.first_column), range);
      if (range.last_row > range.first_row) tall_[range.first_column].push_back(range);
    }
    for (auto& [column, ranges] : tall_) std::sort(ranges.begin(), ranges.end(), [](const SheetRange& a, const SheetRange& b) { return a.first_row < b.first_row; });
  }

  void run() {
    std::vector<Row> block;
    for (Cells at = sheet_.cells.begin(); at != sheet_.cells.end();) {
      const Cells end = std::find_if(at, sheet_.cells.end(), [&](const SheetCell& c) { return c.row != at->row; });
      const Row row{at, end};
      if (!block.empty() && !continues(block.back(), row)) add_block(std::exchange(block, {}));
      block.push_back(row);
      at = end;
    }
    add_block(block);
  }

 private:
  // An empty row between two rows of numbers only divides a table for the eye.
  static bool continues(const Row& before, const Row& row) {
    const std::size_t gap = row.number() - before.number();
    return gap == 1 || (gap == 2 && before.has_numbers() && row.has_numbers());
  }

  void add_block(const std::vector<Row>& rows) {
    layout_.add_empty_line();
    auto first = rows.begin(), last = rows.end();
    while (first != last && first->size() == 1 && !is_head(first, last)) ++first;
    while (last != first && (last - 1)->size() == 1 && !(last - 1)->has_numbers()) --last;
    std::for_each(rows.begin(), first, [&](const Row& row) { add_paragraph(row); });
    add_table(first, last);
    if (last != rows.end() && last != first) layout_.add_empty_line();
    std::for_each(last, rows.end(), [&](const Row& row) { add_paragraph(row); });
  }

  // A cell alone over several columns, and not the first: the head of these, and no title.
  template <class It>
  bool is_head(It row, It end) const {
    const auto range = merged_.find({row->number(), row->begin->column});
    const auto below = row + 1;
    if (range == merged_.end() || below == end || below->size() < 2) return false;
    return range->second.first_column > below->begin->column && range->second.last_column > range->second.first_column;
  }

  void add_paragraph(const Row& row) {
    add_cell(*row.begin, false);
    layout_.end_line();
  }

  template <class It>
  void add_table(It first, It last) {
    std::map<std::size_t, std::size_t> columns;  // that hold something, and which of the table they are
    std::size_t cells = 0;
    for (It row = first; row != last; ++row) {
      for (Cells c = row->begin; c != row->end; ++c) columns.emplace(c->column, 0);
      cells += row->size();
    }
    std::size_t count = 0;
    for (auto& [column, index] : columns) index = count++;
    // tabs for cells that are nearly all empty would make a small file a long text
    constexpr std::size_t kEmptiest = 64, kSmall = 4096;
    const bool full = columns.size() * static_cast<std::size_t>(last - first) <= kEmptiest * cells + kSmall;
    for (It row = first; row != last; ++row) {
      std::size_t at = 0;
      const bool named_above = full && row->has_numbers();
      for (Cells c = row->begin; c != row->end; ++c) {
        const std::size_t index = full ? columns[c->column] : at + (c != row->begin);
        if (named_above && at == 0 && index > 0) at = add_names_above(*row, columns);
        for (; at < index; ++at) layout_.insert("\t");
        add_cell(*c, index == 0);
      }
      for (; full && at + 1 < count; ++at) layout_.insert("\t");
      layout_.insert("\n");
    }
  }

  // What cells over several rows say at the left of a row of numbers; the column that was reached.
  std::size_t add_names_above(const Row& row, const std::map<std::size_t, std::size_t>& columns) {
    std::size_t at = 0;
    for (auto column = columns.begin(); column->first < row.begin->column; ++column) {
      for (; at < column->second; ++at) layout_.insert("\t");
      const SheetCell* named = tall_cell(row.number(), column->first);
      if (named && !read_cell(named->text)) layout_.insert(in_one_line(named->text));
    }
    return at;
  }

  // The cell over several rows that covers this place.
  const SheetCell* tall_cell(std::size_t row, std::size_t column) const {
    const auto found = tall_.find(column);
    if (found == tall_.end()) return nullptr;
    auto behind = std::partition_point(found->second.begin(), found->second.end(), [&](const SheetRange& r) { return r.first_row <= row; });
    if (behind == found->second.begin() || (behind - 1)->last_row < row) return nullptr;
    const std::size_t first = (behind - 1)->first_row;
    auto before = [](const SheetCell& c, std::pair<std::size_t, std::size_t> place) { return std::pair(c.row, c.column) < place; };
    auto cell = std::lower_bound(sheet_.cells.begin(), sheet_.cells.end(), std::pair(first, column), before);
    return cell != sheet_.cells.end() && cell->row == first && cell->column == column ? &*cell : nullptr;
  }

  void add_cell(const SheetCell& cell, bool indented) {
    const std::string name = cell_name(cell.row, cell.column);
    if (indented) layout_.insert(std::string(cell.indent, ' '));
    layout_.add_stretch(in_one_line(exact_text(cell)), sheet_.name.empty() ? name : sheet_.name + "!" + name);
  }

  const Worksheet& sheet_;
  Layout& layout_;
  std::map<std::pair<std::size_t, std::size_t>, SheetRange> merged_;  // by their first cell
  std::map<std::size_t, std::vector<SheetRange>> tall_;               // those over several rows, by column
};

}  // namespace

void lay_out(const Worksheet& sheet, Layout& layout) {
  if (!sheet.cells.empty()) SheetText(sheet, layout).run();
}

SourceText sheets_as_text(const std::vector<Worksheet>& sheets, std::string format) {
  Layout layout;
  std::size_t hidden = 0, uncomputed = 0;
  for (const Worksheet& sheet : sheets) {
    lay_out(sheet, layout);
    hidden += sheet.hidden_lines;
    uncomputed += sheet.uncomputed;
  }
  SourceText out = std::move(layout).finish();
  out.format = std::move(format);
  if (hidden > 0) out.warning = fmt::format("hidden rows and columns ({}) were left out", hidden);
  if (uncomputed > 0) {
    out.warning += fmt::format("{}formulas ({}) have no stored result and were left out; open and save it in a spreadsheet program", out.warning.empty() ? "" : "; ", uncomputed);
  }
  return out;
}

std::string exact_text(const SheetCell& cell) {
  const std::size_t begin = cell.text.find_first_of("0123456789");
  if (!cell.number || begin == std::string::npos) return cell.text;
  const std::size_t end = std::min(cell.text.find_first_not_of("0123456789.,", begin), cell.text.size());
  Decimal number = cell.percent ? cell.number->shifted(2) : *cell.number;
  if (number < Decimal(0)) number = number.negated();  // its sign stays where the cell has it
  std::string shown = cell.text.substr(begin, end - begin);
  const bool grouped = shown.find('.') != std::string::npos;
  shown.erase(std::remove(shown.begin(), shown.end(), '.'), shown.end());
  const std::size_t comma = shown.find(',');
  const int places = comma == std::string::npos ? 0 : static_cast<int>(shown.size() - comma - 1);
  if (comma != std::string::npos) shown[comma] = '.';
  const auto rounded = Decimal::parse(shown);
  if (!rounded) return cell.text;
  const auto off = number.plus(rounded->negated());
  const Decimal most = Decimal(1).shifted(-places);
  if (!off || *off > most || *off < most.negated()) return cell.text;  // shown in thousands, as a fraction …
  std::string exact = number.str();
  if (const std::size_t point = exact.find('.'); point != std::string::npos) {
    exact[point] = ',';
    if (exact.size() - point == 4) exact += '0';  // three places could be thousands
  } else if (grouped && is_year_cell(exact)) {
    exact += ",0";
  }
  return cell.text.substr(0, begin) + exact + cell.text.substr(end);
}

}  // namespace solieu
