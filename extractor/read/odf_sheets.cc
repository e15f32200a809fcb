#include "read/odf_sheets.h"

#include <fmt/core.h>

#include <set>
#include <string>
#include <utility>

#include "read/number_format.h"
#include "read/xml.h"

namespace solieu {
namespace {

constexpr std::size_t kRows = 1'048'576, kColumns = 16'384;
constexpr std::size_t kMostCells = 5'000'000;  // of a sheet: what is repeated takes hardly a byte

std::string text_of(pugi::xml_node cell) {
  std::string text;
  bool into = true;
  for (pugi::xml_node node = cell.first_child(); node; node = next_in(cell, node, into)) {
    const std::string_view name = local_name(node);
    into = name != "annotation";
    if (name == "p" && !text.empty()) text += ' ';
    else if (name == "s") text.append(count_attribute(node, "c", 1, 1000), ' ');
    else if (name == "tab" || name == "line-break") text += ' ';
    else if (into && node.type() == pugi::node_pcdata && local_name(node.parent()) != "table-cell") text += node.value();
  }
  return text;
}

std::set<std::string> hidden_styles(pugi::xml_node content) {
  std::set<std::string> hidden;
  for (pugi::xml_node style : child(content, "automatic-styles").children()) {
    if (attribute(child(style, "table-properties"), "display") == "false") hidden.emplace(attribute(style, "name"));
  }
  return hidden;
}

bool is_hidden_line(pugi::xml_node node) {
  const std::string_view visibility = attribute(node, "visibility");
  return visibility == "collapse" || visibility == "filter";
}

class SheetReader {
 public:
  explicit SheetReader(Worksheet& sheet) : sheet_(sheet) {}

  // What is wrong, or nothing.
  std::string read(pugi::xml_node table) {
    bool into = true;
    for (pugi::xml_node node = table.first_child(); node; node = next_in(table, node, into)) {
      const std::string_view name = local_name(node);
      into = name.ends_with("-group") || name == "table-header-rows" || name == "table-rows" || name == "table-columns" || name == "table-header-columns";
      if (name == "table-column") add_column(node);
      else if (name == "table-row" && !add_row(node)) return fmt::format("its sheet {} has more than {} cells", sheet_.name, kMostCells);
    }
    return {};
  }

 private:
  void add_column(pugi::xml_node node) {
    const std::size_t count = count_attribute(node, "number-columns-repeated", 1, kColumns);
    if (is_hidden_line(node)) hidden_columns_.push_back({columns_, columns_ + count});
    columns_ += count;
  }

  bool add_row(pugi::xml_node node) {
    const std::size_t repeated = count_attribute(node, "number-rows-repeated", 1, kRows);
    const std::size_t first = sheet_.cells.size();
    if (!read_cells(node)) return false;
    const std::size_t cells = sheet_.cells.size() - first;
    if (cells > 0 && is_hidden_line(node)) {
      ++sheet_.hidden_lines;
      sheet_.cells.resize(first);
    } else if (cells > 0) {
      if (cells * repeated > kMostCells) return false;
      for (std::size_t r = 1; r < repeated; ++r) {
        for (std::size_t i = 0; i < cells; ++i) {
          SheetCell cell = sheet_.cells[first + i];
          cell.row += r;
          sheet_.cells.push_back(std::move(cell));
        }
      }
    }
    row_ += repeated;
    return sheet_.cells.size() <= kMostCells;
  }

  bool read_cells(pugi::xml_node row) {
    std::size_t column = 0;
    for (pugi::xml_node node : row.children()) {
      const std::string_view name = local_name(node);
      if (name != "table-cell" && name != "covered-table-cell") continue;
      const std::size_t repeated = count_attribute(node, "number-columns-repeated", 1, kColumns);
      SheetCell cell = read_cell(node);
      cell.row = row_;
      const std::size_t wide = count_attribute(node, "number-columns-spanned", 1, kColumns), tall = count_attribute(node, "number-rows-spanned", 1, kRows);
      if (wide * tall > 1) sheet_.merged.push_back({row_, column, row_ + tall - 1, column + wide - 1});
      for (std::size_t i = 0; i < repeated && !cell.text.empty(); ++i) {
        cell.column = column + i;
        if (!is_hidden(cell.column)) sheet_.cells.push_back(cell);
        if (sheet_.cells.size() > kMostCells) return false;
      }
      column += repeated;
    }
    return true;
  }

  SheetCell read_cell(pugi::xml_node node) {
    SheetCell cell;
    const std::string_view type = attribute(node, "value-type");
    const auto number = spreadsheet_number(attribute(node, "value"));
    cell.text = text_of(node);
    if (number && (type == "float" || type == "percentage" || type == "currency")) {
      cell.number = number;
      cell.percent = type == "percentage";
    } else {
      cell.error = cell.text.starts_with("#") && !attribute(node, "formula").empty();
    }
    return cell;
  }

  bool is_hidden(std::size_t column) {
    for (auto& range : hidden_columns_) {
      if (column < range.first || column >= range.second) continue;
      if (counted_columns_.insert(column).second) ++sheet_.hidden_lines;
      return true;
    }
    return false;
  }

  Worksheet& sheet_;
  std::size_t row_ = 0, columns_ = 0;  // that come next
  std::vector<std::pair<std::size_t, std::size_t>> hidden_columns_;  // from, up to
  std::set<std::size_t> counted_columns_;                            // of these, that hold something
};

}  // namespace

Result<std::vector<Worksheet>> read_odf_sheets(pugi::xml_node content) {
  std::vector<Worksheet> sheets;
  const std::set<std::string> hidden = hidden_styles(content);
  for (pugi::xml_node table : child(content, "body", "spreadsheet").children()) {
    if (local_name(table) != "table") continue;
    if (hidden.count(std::string(attribute(table, "style-name")))) continue;
    Worksheet& sheet = sheets.emplace_back();
    sheet.name = attribute(table, "name");
    if (std::string wrong = SheetReader(sheet).read(table); !wrong.empty()) return Error{wrong};
  }
  return sheets;
}

}  // namespace solieu
