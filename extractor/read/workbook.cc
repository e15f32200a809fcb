#include "read/workbook.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "read/cell_format.h"
#include "read/raised.h"
#include "read/xml.h"

namespace solieu {
namespace {

constexpr std::size_t kRows = 1'048'576, kColumns = 16'384;  // of a sheet
constexpr std::size_t kMostIndent = 250;

bool is_on(std::string_view value) { return value == "1" || value == "true"; }

void append_text(pugi::xml_node node, bool raised, std::string& out) {
  for (pugi::xml_node part : node.children()) {
    if (raised) append_raised(part.value(), out);
    else out += part.value();
  }
}

// Of <si> and <is>: its text, or its runs; not how it is pronounced.
std::string string_of(pugi::xml_node node) {
  std::string text;
  for (pugi::xml_node part : node.children()) {
    if (local_name(part) == "t") append_text(part, false, text);
    else if (local_name(part) == "r") append_text(child(part, "t"), attribute(child(part, "rPr", "vertAlign"), "val") == "superscript", text);
  }
  return text;
}

std::vector<std::string> strings_of(pugi::xml_node root) {
  std::vector<std::string> strings;
  for (pugi::xml_node node : root.children()) {
    if (local_name(node) == "si") strings.push_back(string_of(node));
  }
  return strings;
}

struct CellStyle {
  CellKind kind = CellKind::number;
  std::size_t indent = 0;
};

std::vector<CellStyle> styles_of(pugi::xml_node root) {
  std::vector<std::pair<std::string_view, CellKind>> own;
  for (pugi::xml_node node : child(root, "numFmts").children()) own.emplace_back(attribute(node, "numFmtId"), kind_of_format(attribute(node, "formatCode")));
  std::vector<CellStyle> styles;
  for (pugi::xml_node node : child(root, "cellXfs").children()) {
    const std::string_view id = attribute(node, "numFmtId");
    CellStyle& style = styles.emplace_back();
    const auto found = std::find_if(own.begin(), own.end(), [&](const auto& format) { return format.first == id; });
    style.kind = found != own.end() ? found->second : kind_of_format(static_cast<unsigned>(count_attribute(node, "numFmtId", 0, kColumns)));
    style.indent = count_attribute(child(node, "alignment"), "indent", 0, kMostIndent);
  }
  return styles;
}

struct Place {
  std::size_t row, column;
};

// "B7", "$B$7"; nothing for what names no cell of a sheet.
std::optional<Place> place_of(std::string_view name) {
  std::string letters;
  std::size_t row = 0;
  for (char c : name) {
    if (c == '$') continue;
    if (c >= 'A' && c <= 'Z' && row == 0) letters += c;
    else if (c >= '0' && c <= '9') row = std::min(row * 10 + static_cast<std::size_t>(c - '0'), kRows + 1);
    else return std::nullopt;
  }
  const auto column = column_called(letters);
  if (!column || *column >= kColumns || row == 0 || row > kRows) return std::nullopt;
  return Place{row - 1, *column};
}

std::optional<SheetRange> range_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  const auto from = place_of(name.substr(0, colon)), to = colon == std::string_view::npos ? from : place_of(name.substr(colon + 1));
  if (!from || !to) return std::nullopt;
  return SheetRange{std::min(from->row, to->row), std::min(from->column, to->column), std::max(from->row, to->row), std::max(from->column, to->column)};
}

// What all sheets of a workbook share.
struct Shared {
  std::vector<std::string> strings;
  std::vector<CellStyle> styles;
  bool from_1904 = false;
};

class SheetReader {
 public:
  SheetReader(const Shared& shared, Workbook& book) : shared_(shared), book_(book) {}

  // What is wrong, or nothing.
  std::string read(pugi::xml_node root, Worksheet& sheet) {
    read_hidden_columns(child(root, "cols"));
    std::size_t next_row = 0;
    for (pugi::xml_node row : child(root, "sheetData").children()) {
      if (local_name(row) != "row") continue;
      const std::size_t number = count_attribute(row, "r", next_row + 1, kRows);
      const std::size_t index = std::max<std::size_t>(number, 1) - 1;
      next_row = std::min(index + 1, kRows - 1);
      if (is_on(attribute(row, "hidden"))) {
        if (row.first_child()) ++book_.hidden_lines;
        continue;
      }
      std::size_t column = 0;
      for (pugi::xml_node c : row.children()) {
        if (local_name(c) != "c") continue;
        Place place{index, column};
        if (auto named = place_of(attribute(c, "r"))) place = *named;
        column = std::min(place.column + 1, kColumns - 1);
        if (std::string wrong = read_cell(c, place, sheet); !wrong.empty()) return wrong;
      }
    }
    in_order(sheet.cells);
    for (pugi::xml_node merged : child(root, "mergeCells").children()) {
      if (auto range = range_of(attribute(merged, "ref"))) sheet.merged.push_back(*range);
    }
    return {};
  }

 private:
  void read_hidden_columns(pugi::xml_node columns) {
    for (pugi::xml_node node : columns.children()) {
      if (!is_on(attribute(node, "hidden"))) continue;
      const std::size_t first = std::max<std::size_t>(count_attribute(node, "min", 1, kColumns), 1), last = count_attribute(node, "max", first, kColumns);
      hidden_columns_.push_back({first - 1, last});
    }
  }

  bool is_hidden(std::size_t column) const {
    return std::any_of(hidden_columns_.begin(), hidden_columns_.end(), [&](auto range) { return range.first <= column && column < range.second; });
  }

  std::string read_cell(pugi::xml_node node, Place place, Worksheet& sheet) {
    SheetCell cell;
    cell.row = place.row;
    cell.column = place.column;
    const std::string_view type = attribute(node, "t");
    const CellStyle style = style_of(node);
    cell.indent = style.indent;
    std::string value;
    append_text(child(node, "v"), false, value);
    if (type == "inlineStr") {
      cell.text = string_of(child(node, "is"));
    } else if (value.empty()) {
      if (!child(node, "f") || type == "str") return {};
      ++book_.uncomputed;
      cell.error = true;
    } else if (type == "s") {
      std::size_t index = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), index);
      if (error != std::errc() || end != value.data() + value.size() || index >= shared_.strings.size()) {
        return fmt::format("is damaged: its cell {}!{} holds text number {} of {}", sheet.name, cell_name(place.row, place.column), value, shared_.strings.size());
      }
      cell.text = shared_.strings[index];
    } else if (type == "b") {
      cell.text = value == "1" ? "TRUE" : "FALSE";
    } else if (type == "e" || type == "str") {
      cell.error = type == "e";
      cell.text = std::move(value);
    } else if (type == "d") {
      cell.text = day_of(value);
    } else {
      read_number(value, style.kind, cell);
    }
    if (cell.text.empty() && !cell.error) return {};
    if (is_hidden(place.column)) {
      if (counted_columns_.insert(place.column).second) ++book_.hidden_lines;
      return {};
    }
    sheet.cells.push_back(std::move(cell));
    return {};
  }

  CellStyle style_of(pugi::xml_node node) const {
    const std::size_t index = count_attribute(node, "s", 0, shared_.styles.size());
    return index < shared_.styles.size() ? shared_.styles[index] : CellStyle{};
  }

  // "2024-09-30T00:00:00"
  static std::string day_of(const std::string& value) {
    if (value.size() < 10 || value[4] != '-' || value[7] != '-') return value;
    return value.substr(8, 2) + "/" + value.substr(5, 2) + "/" + value.substr(0, 4);
  }

  void read_number(const std::string& value, CellKind kind, SheetCell& cell) const {
    const auto number = stored_number(value);
    if (!number) {
      cell.text = value;
      cell.error = true;
    } else if (kind == CellKind::number || kind == CellKind::grouped || kind == CellKind::percent) {
      cell.number = number;
      cell.percent = kind == CellKind::percent;
      cell.text = shown(*number, kind);
    } else {
      cell.text = shown_date(*number, kind, shared_.from_1904).value_or(value);
    }
  }

  // Row by row, as programs write them; where a cell is there twice, the second.
  static void in_order(std::vector<SheetCell>& cells) {
    auto before = [](const SheetCell& a, const SheetCell& b) { return a.row != b.row ? a.row < b.row : a.column < b.column; };
    auto same = [](const SheetCell& a, const SheetCell& b) { return a.row == b.row && a.column == b.column; };
    std::stable_sort(cells.begin(), cells.end(), before);
    std::reverse(cells.begin(), cells.end());
    cells.erase(std::unique(cells.begin(), cells.end(), same), cells.end());
    std::reverse(cells.begin(), cells.end());
  }

  const Shared& shared_;
  Workbook& book_;
  std::vector<std::pair<std::size_t, std::size_t>> hidden_columns_;  // from, up to
  std::set<std::size_t> counted_columns_;                            // of these, that hold something
};

}  // namespace

Result<Workbook> read_workbook(const OfficePackage& package) {
  const std::string strings = package.related("sharedStrings"), styles = package.related("styles");
  auto parts = package.read({strings, styles});
  if (!parts) return Error{parts.error()};
  Shared shared;
  if (auto found = parts->find(strings); found != parts->end()) shared.strings = strings_of(found->second->document_element());
  if (auto found = parts->find(styles); found != parts->end()) shared.styles = styles_of(found->second->document_element());
  shared.from_1904 = is_on(attribute(child(package.main(), "workbookPr"), "date1904"));
  parts->clear();
  Workbook book;
  std::set<std::string> seen;
  for (pugi::xml_node node : child(package.main(), "sheets").children()) {
    if (const std::string_view state = attribute(node, "state"); state == "hidden" || state == "veryHidden") {
      ++book.hidden_sheets;
      continue;
    }
    const std::string_view id = attribute(node, "id");
    const auto& relations = package.relations();
    const auto relation = std::find_if(relations.begin(), relations.end(), [&](const OfficeRelation& r) { return r.id == id && r.type == "worksheet"; });
    if (relation == relations.end()) continue;  // a sheet that is all chart
    if (!seen.insert(relation->target).second) return Error{fmt::format("is damaged: two of its sheets are the same part, {}", relation->target)};
    auto read = package.read({relation->target});
    if (!read) return Error{read.error()};
    Worksheet& sheet = book.sheets.emplace_back();
    sheet.name = attribute(node, "name");
    if (read->empty()) return Error{fmt::format("is damaged: its sheet {} is missing", sheet.name)};
    if (std::string wrong = SheetReader(shared, book).read(read->begin()->second->document_element(), sheet); !wrong.empty()) return Error{wrong};
  }
  return book;
}

Result<Workbook> read_workbook(std::string_view xlsx, const ReadLimits& limits) {
  auto package = OfficePackage::open(xlsx, limits);
  if (!package) return Error{package.error()};
  if (local_name(package->main()) != "workbook") return Error{"is no workbook (.xlsx)"};
  return read_workbook(*package);
}

}  // namespace solieu
