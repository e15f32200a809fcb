#include "read/sheet.h"

#include <fmt/core.h>

#include <optional>
#include <utility>

#include "read/read.h"

namespace solieu {
namespace {

// Takes a table apart, cell by cell.
class Reader {
 public:
  Reader(std::string_view bytes, Separated separated)
      : bytes_(bytes),
        separator_(separated == Separated::by_tabs ? '\t' : separated == Separated::by_commas ? ',' : ';'),
        quoting_(separated != Separated::by_tabs) {
    if (bytes_.starts_with("\xEF\xBB\xBF")) bytes_.remove_prefix(3);
  }

  std::size_t line() const { return line_; }
  const std::string& error() const { return error_; }

  // The next row that is no empty line; nothing at the end, and where something is wrong.
  std::optional<Sheet::Row> next() {
    while (take_line_end()) continue;
    if (at_ == bytes_.size()) return std::nullopt;
    Sheet::Row row;
    row.line = line_;
    do {
      if (!take_cell(row.cells.emplace_back())) return std::nullopt;
    } while (take(separator_));
    if (at_ < bytes_.size() && !take_line_end()) return fail("there is text behind a closing quotation mark");
    return row;
  }

 private:
  bool take(char c) {
    if (at_ == bytes_.size() || bytes_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool at_line_end() const { return bytes_.substr(at_, 1) == "\n" || bytes_.substr(at_, 2) == "\r\n"; }

  bool take_line_end() {
    if (!at_line_end()) return false;
    at_ += bytes_[at_] == '\r' ? 2 : 1;
    ++line_;
    return true;
  }

  bool take_cell(std::string& cell) {
    if (quoting_ && take('"')) return take_quoted(cell);
    std::size_t begin = at_;
    while (at_ < bytes_.size() && bytes_[at_] != separator_ && !at_line_end()) ++at_;
    cell = bytes_.substr(begin, at_ - begin);
    return true;
  }

  bool take_quoted(std::string& cell) {
    const std::size_t opened = line_;
    while (at_ < bytes_.size()) {
      char c = bytes_[at_++];
      if (c == '"' && !take('"')) return true;
      if (c == '\n') ++line_;
      cell += c;
    }
    line_ = opened;
    fail("a quotation mark is not closed");
    return false;
  }

  std::nullopt_t fail(std::string what) {
    error_ = std::move(what);
    return std::nullopt;
  }

  std::string_view bytes_;
  char separator_;
  bool quoting_;
  std::size_t at_ = 0, line_ = 1;
  std::string error_;
};

}  // namespace

Result<std::size_t> Sheet::column(std::string_view name) const {
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (header[i] == name) return i;
  }
  return Error{fmt::format("{}:1: there is no column '{}'", path, name)};
}

Result<Sheet> parse_sheet(std::string_view bytes, const std::string& path, Separated separated) {
  Sheet table;
  table.path = path;
  Reader reader(bytes, separated);
  while (auto row = reader.next()) {
    if (table.header.empty()) {
      table.header = std::move(row->cells);
    } else if (row->cells.size() == table.header.size()) {
      table.rows.push_back(std::move(*row));
    } else {
      return Error{fmt::format("{}:{}: has {} cells, and the header {}", path, row->line, row->cells.size(), table.header.size())};
    }
  }
  if (!reader.error().empty()) return Error{fmt::format("{}:{}: {}", path, reader.line(), reader.error())};
  if (table.header.empty()) return Error{fmt::format("{}: is empty; a header line is missing", path)};
  return table;
}

Result<std::vector<Sheet::Row>> parse_rows(std::string_view bytes, const std::string& path, Separated separated) {
  std::vector<Sheet::Row> rows;
  Reader reader(bytes, separated);
  while (auto row = reader.next()) rows.push_back(std::move(*row));
  if (!reader.error().empty()) return Error{fmt::format("{}:{}: {}", path, reader.line(), reader.error())};
  return rows;
}

Result<Sheet> read_sheet(const std::string& path, Separated separated) {
  auto source = read_text_file(path);
  if (!source) return Error{source.error()};
  // a text may be damaged here and there; a table that is has been damaged on its way
  if (!source->warning.empty()) return Error{source->warning.substr(0, source->warning.rfind(';'))};
  return parse_sheet(source->text, path, separated);
}

}  // namespace solieu
