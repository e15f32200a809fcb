#include "evaluate/rows.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "read/read.h"
#include "read/sheet.h"
#include "text/positions.h"

namespace solieu::evaluate {
namespace fs = std::filesystem;
namespace {

// The columns that a gold file and a CSV have in common.
constexpr std::pair<std::string_view, std::string Row::*> kCommon[] = {
    {"text", &Row::text},           {"kind", &Row::kind},     {"status", &Row::status},         {"qualifier", &Row::qualifier},
    {"direction", &Row::direction}, {"value", &Row::value},   {"value_high", &Row::value_high}, {"unit", &Row::unit},
    {"base", &Row::base},           {"period", &Row::period}, {"indicator", &Row::indicator},   {"of", &Row::of},
    {"parent", &Row::parent}};

// Reads cells by the names of their columns. What is missing or wrong first is the error.
class Cells {
 public:
  explicit Cells(const Sheet& table) : table_(table) {
    for (auto [name, member] : kCommon) common_.emplace_back(find(name), member);
  }

  const std::string& error() const { return error_; }

  std::size_t find(std::string_view name) {
    auto column = table_.column(name);
    if (column) return *column;
    if (error_.empty()) error_ = column.error();
    return 0;
  }

  std::size_t number(const Sheet::Row& row, std::size_t column) {
    const std::string& cell = row.cells[column];
    std::size_t out = 0;
    auto [end, code] = std::from_chars(cell.data(), cell.data() + cell.size(), out);
    if ((code != std::errc() || end != cell.data() + cell.size()) && error_.empty()) {
      error_ = fmt::format("{}:{}: '{}' is no number, but stands in the column '{}'", table_.path, row.line, cell, table_.header[column]);
    }
    return out;
  }

  Row common(const Sheet::Row& row) const {
    Row out;
    for (auto [column, member] : common_) out.*member = row.cells[column];
    return out;
  }

 private:
  const Sheet& table_;
  std::vector<std::pair<std::size_t, std::string Row::*>> common_;
  std::string error_;
};

// Is this place in the middle of a number: behind a digit, or behind a separator that has one before it?
bool within_number(std::string_view bytes, std::size_t at) {
  if (at >= 1 && is_digit(bytes[at - 1])) return true;
  return at >= 2 && (bytes[at - 1] == '.' || bytes[at - 1] == ',') && is_digit(bytes[at - 2]);
}

std::size_t find_quote(std::string_view bytes, std::string_view quote, std::size_t from) {
  std::size_t at = bytes.find(quote, from);
  while (at != std::string_view::npos && within_number(bytes, at)) at = bytes.find(quote, at + 1);
  return at;
}

// The files of a folder with this ending, sorted.
Result<std::vector<fs::path>> files_in(const std::string& folder, std::string_view ending) {
  std::vector<fs::path> out;
  std::error_code code;
  fs::directory_iterator it(folder, code);
  for (const fs::directory_iterator end; !code && it != end; it.increment(code)) {
    if (it->path().extension() == ending) out.push_back(it->path());
  }
  if (code) return Error{fmt::format("{}: {}", folder, code.message())};
  if (out.empty()) return Error{fmt::format("{}: holds no *{} files", folder, ending)};
  std::sort(out.begin(), out.end());
  return out;
}

Result<GoldDocument> read_gold_document(const fs::path& tsv) {
  GoldDocument out;
  out.name = tsv.stem().string();
  out.path = (tsv.parent_path() / "docs" / (out.name + ".txt")).string();
  auto table = read_sheet(tsv.string(), Separated::by_tabs);
  if (!table) return Error{table.error()};
  auto source = read_text_file(out.path);
  if (!source) return Error{source.error()};
  out.bytes = std::move(source->text);
  Cells cells(*table);
  if (!cells.error().empty()) return Error{cells.error()};
  Positions positions(out.bytes);
  std::size_t from = 0;
  for (const Sheet::Row& line : table->rows) {
    Row row = cells.common(line);
    row.number = std::to_string(out.rows.size() + 1);
    auto wrong = [&](const std::string& what) { return Error{fmt::format("{}:{}: row {} {}", tsv.string(), line.line, row.number, what)}; };
    if (row.text.empty()) return wrong("has no text");
    std::size_t at = find_quote(out.bytes, row.text, from);
    if (at == std::string::npos) return wrong(fmt::format("says «{}», which is not found in {} from byte {} on", row.text, out.path, from));
    row.span = {at, at + row.text.size()};
    Position place = positions.of(at);
    row.line = place.line;
    row.column = place.column;
    out.rows.push_back(std::move(row));
    from = at + 1;
  }
  return out;
}

std::optional<Error> add_figures(const Sheet& table, Figures& out) {
  Cells cells(table);
  const std::size_t document = cells.find("document"), figure = cells.find("figure"), start = cells.find("start"), end = cells.find("end"),
                    line = cells.find("line"), column = cells.find("column"), rule = cells.find("rule");
  if (!cells.error().empty()) return Error{cells.error()};
  for (const Sheet::Row& from : table.rows) {
    Row row = cells.common(from);
    row.number = from.cells[figure];
    row.rule = from.cells[rule];
    row.span = {cells.number(from, start), cells.number(from, end)};
    row.line = cells.number(from, line);
    row.column = cells.number(from, column);
    if (!cells.error().empty()) return Error{cells.error()};
    std::string name = fs::path(from.cells[document]).filename().string();
    if (name.ends_with(".txt")) name.resize(name.size() - 4);
    out[name].push_back(std::move(row));
  }
  return std::nullopt;
}

}  // namespace

Result<std::vector<GoldDocument>> read_gold(const std::string& folder) {
  auto files = files_in(folder, ".tsv");
  if (!files) return Error{files.error()};
  std::vector<GoldDocument> out;
  for (const fs::path& tsv : *files) {
    auto document = read_gold_document(tsv);
    if (!document) return Error{document.error()};
    out.push_back(std::move(*document));
  }
  return out;
}

Result<Figures> read_figures(const std::string& path) {
  std::vector<fs::path> paths = {path};
  if (std::error_code code; fs::is_directory(path, code)) {
    auto files = files_in(path, ".csv");
    if (!files) return Error{files.error()};
    paths = std::move(*files);
  }
  Figures out;
  for (const fs::path& file : paths) {
    auto table = read_sheet(file.string(), Separated::by_commas);
    if (!table) return Error{table.error()};
    if (auto error = add_figures(*table, out)) return *error;
  }
  return out;
}

Result<Figures> parse_figures(std::string_view csv, const std::string& path) {
  auto table = parse_sheet(csv, path, Separated::by_commas);
  if (!table) return Error{table.error()};
  Figures out;
  if (auto error = add_figures(*table, out)) return *error;
  return out;
}

}  // namespace solieu::evaluate
