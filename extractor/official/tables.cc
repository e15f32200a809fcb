#include "official/tables.h"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "official/blocks.h"
#include "official/cross_tab.h"
#include "official/cube.h"
#include "official/facts.h"
#include "official/long_rows.h"
#include "official/sheet_view.h"
#include "read/decode.h"
#include "read/px.h"
#include "read/read.h"
#include "read/sheet.h"
#include "read/workbook.h"

namespace solieu::official {
namespace {

// What spreadsheets write in place of a number that they could not calculate.
constexpr std::string_view kErrors[] = {"#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"};

bool ends_with(std::string_view path, std::string_view ending) {
  if (path.size() < ending.size()) return false;
  return std::equal(ending.begin(), ending.end(), path.end() - static_cast<std::ptrdiff_t>(ending.size()),
                    [](char a, char b) { return a == b || (b >= 'A' && b <= 'Z' && b - 'A' + 'a' == a); });
}

// The divider that stands most often outside of quotation marks in the first lines.
Separated separated_by(std::string_view bytes, std::string_view path) {
  if (ends_with(path, ".tsv")) return Separated::by_tabs;
  constexpr std::size_t kSample = 8192;
  std::size_t commas = 0, semicolons = 0, tabs = 0;
  bool quoted = false;
  for (char c : bytes.substr(0, kSample)) {
    quoted ^= c == '"';
    if (quoted) continue;
    commas += c == ',';
    semicolons += c == ';';
    tabs += c == '\t';
  }
  if (tabs > commas && tabs > semicolons) return Separated::by_tabs;
  // with semicolons the commas are those of decimals
  return semicolons > 0 && 2 * semicolons >= commas ? Separated::by_semicolons : Separated::by_commas;
}

Result<Worksheet> csv_sheet(std::string_view bytes, const std::string& path) {
  auto decoded = decode(std::string(bytes));
  if (!decoded) return Error{fmt::format("{}: {}", path, decoded.error())};
  // a text may be damaged here and there; a table that is has been damaged on its way
  if (!decoded->warning.empty()) return Error{fmt::format("{}: {}", path, decoded->warning.substr(0, decoded->warning.find(';')))};
  auto rows = parse_rows(decoded->text, path, separated_by(decoded->text, path));
  if (!rows) return Error{rows.error()};
  Worksheet sheet;
  for (Sheet::Row& row : *rows) {
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      SheetCell cell;
      cell.row = row.line - 1;
      cell.column = c;
      cell.text = std::move(row.cells[c]);
      cell.error = std::find(std::begin(kErrors), std::end(kErrors), cell.text) != std::end(kErrors);
      sheet.cells.push_back(std::move(cell));
    }
  }
  return sheet;
}

Result<std::vector<Worksheet>> workbook_sheets([[maybe_unused]] std::string_view bytes, const std::string& path) {
#ifdef SOLIEU_HAS_OFFICE
  auto sheets = read_workbook(bytes);
  if (!sheets) return Error{fmt::format("{}: {}", path, sheets.error())};
  return sheets;
#else
  return Error{fmt::format("{}: is a workbook, and this program was built without support for them; save its sheets as CSV", path)};
#endif
}

void note_places(OfficialTable& table) {
  for (const Observation& o : table.observations) {
    if (!o.place.empty() && std::find(table.places.begin(), table.places.end(), o.place) == table.places.end()) table.places.push_back(o.place);
  }
}

// What a mapping states in words that cannot be read; empty where all can.
std::string not_understood(const Stated& stated, WordingReader& reader) {
  if (!stated.unit.empty() && !unit_called(stated.unit, reader)) return fmt::format("'{}' is no unit", stated.unit);
  if (!stated.period.empty() && !read_period(stated.period, 0, reader)) return fmt::format("'{}' is no period with a year", stated.period);
  return {};
}

std::string not_understood(const MappedTable* said, WordingReader& reader) {
  if (!said) return {};
  std::string what = not_understood(said->stated, reader);
  for (auto c = said->columns.begin(); what.empty() && c != said->columns.end(); ++c) what = not_understood(c->second.stated, reader);
  return what;
}

Result<OfficialTable> read_worksheet(Worksheet sheet, const std::string& path, const Mapping* mapping, WordingReader& reader) {
  OfficialTable table{path, sheet.name, {}, {}};
  const MappedTable* said = mapping ? mapping->find(path, sheet.name) : nullptr;
  if (std::string what = not_understood(said, reader); !what.empty()) return Error{fmt::format("{}: its mapping is not understood: {}", path, what)};
  auto view = SheetView::of(std::move(sheet), table.sheet.empty() ? path : path + " " + table.sheet);
  if (!view) return Error{view.error()};
  if (!read_long_rows(*view, said, reader, table) && view->rows() > 0) {
    for (const SheetBlock& block : find_blocks(*view, said, reader.grammar())) read_cross_tab(*view, block, said, reader, table);
  }
  note_places(table);
  return table;
}

}  // namespace

std::string where(const OfficialTable& table, const Observation& o) {
  return table.sheet.empty() ? fmt::format("{} {}", table.file, o.cell) : fmt::format("{} {}!{}", table.file, table.sheet, o.cell);
}

Result<std::vector<OfficialTable>> tables_of(std::string_view bytes, const std::string& path, const Mapping* mapping, const Grammar& grammar) {
  WordingReader reader(grammar);
  std::vector<OfficialTable> tables;
  const Format format = format_of(bytes);
  if (format == Format::text && ends_with(path, ".px")) {
    auto px = parse_px(bytes, path);
    if (!px) return Error{px.error()};
    OfficialTable table{path, "", {}, {}};
    const MappedTable* said = mapping ? mapping->find(path, "") : nullptr;
    if (std::string what = not_understood(said, reader); !what.empty()) return Error{fmt::format("{}: its mapping is not understood: {}", path, what)};
    read_cube(*px, said, reader, table);
    note_places(table);
    tables.push_back(std::move(table));
  } else if (format == Format::text || format == Format::office) {
    std::vector<Worksheet> sheets;
    if (format == Format::office) {
      auto read = workbook_sheets(bytes, path);
      if (!read) return Error{read.error()};
      sheets = std::move(*read);
    } else {
      auto sheet = csv_sheet(bytes, path);
      if (!sheet) return Error{sheet.error()};
      sheets.push_back(std::move(*sheet));
    }
    for (Worksheet& sheet : sheets) {
      auto table = read_worksheet(std::move(sheet), path, mapping, reader);
      if (!table) return Error{table.error()};
      tables.push_back(std::move(*table));
    }
  } else {
    return Error{fmt::format("{}: is no table that can be read: CSV, XLSX and PC-Axis (.px) are{}", path,
                             format == Format::old_office ? "; save it as XLSX first" : "")};
  }
  std::erase_if(tables, [](const OfficialTable& t) { return t.observations.empty(); });
  if (tables.empty()) return Error{fmt::format("{}: no table was found in it: say with --mapping where its heads and numbers are", path)};
  return tables;
}

Result<std::vector<OfficialTable>> read_tables(const std::string& path, const Mapping* mapping, const Grammar& grammar) {
  auto input = Input::open(path);
  if (!input) return Error{input.error()};
  auto bytes = read_bytes(std::move(*input));
  if (!bytes) return Error{bytes.error()};
  return tables_of(*bytes, path, mapping, grammar);
}

}  // namespace solieu::official
