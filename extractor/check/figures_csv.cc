#include "check/figures_csv.h"

#include <fmt/core.h>

#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "read/sheet.h"

namespace solieu::check {
namespace {

constexpr std::pair<std::string_view, std::string Figure::*> kTexts[] = {
    {"indicator", &Figure::indicator}, {"kind", &Figure::kind},     {"status", &Figure::status},
    {"qualifier", &Figure::qualifier}, {"unit", &Figure::unit},     {"direction", &Figure::direction},
    {"base_unit", &Figure::base_unit}, {"base", &Figure::base},     {"base_period", &Figure::base_period},
    {"period", &Figure::period},       {"place", &Figure::place},   {"place_code", &Figure::place_code},
    {"text", &Figure::text},           {"rule", &Figure::rule}};
constexpr std::pair<std::string_view, std::optional<Decimal> Figure::*> kDecimals[] = {
    {"value", &Figure::value}, {"value_high", &Figure::value_high}, {"amount", &Figure::amount}, {"amount_high", &Figure::amount_high}};
constexpr std::pair<std::string_view, int Figure::*> kNumbers[] = {{"parent", &Figure::parent}, {"of", &Figure::of}};
constexpr std::pair<std::string_view, std::size_t Figure::*> kPlaces[] = {{"line", &Figure::line}, {"column", &Figure::column}};

// Reads rows; what is missing or wrong first is the error.
class Reader {
 public:
  explicit Reader(const Sheet& sheet)
      : sheet_(sheet), document_(find("document")), figure_(find("figure")), start_(find("start")), end_(find("end")), flags_(find("flags")) {
    for (const auto& [name, member] : kTexts) texts_.emplace_back(find(name), member);
    for (const auto& [name, member] : kDecimals) decimals_.emplace_back(find(name), member);
    for (const auto& [name, member] : kNumbers) numbers_.emplace_back(find(name), member);
    for (const auto& [name, member] : kPlaces) places_.emplace_back(find(name), member);
    if (auto page = sheet.column("page")) page_ = *page;
    if (auto locator = sheet.column("locator")) locator_ = *locator;
  }

  const std::string& error() const { return error_; }
  const std::string& document(const Sheet::Row& row) const { return row.cells[document_]; }

  Figure figure(const Sheet::Row& row) {
    Figure f;
    f.figure = number<int>(row, figure_, 1);
    f.span = {number<std::size_t>(row, start_), number<std::size_t>(row, end_)};
    if (error_.empty() && f.span.end < f.span.begin) wrong(row, "the figure ends before it begins");
    for (auto [column, member] : texts_) f.*member = row.cells[column];
    for (auto [column, member] : numbers_) f.*member = row.cells[column].empty() ? 0 : number<int>(row, column, 1);
    for (auto [column, member] : places_) f.*member = number<std::size_t>(row, column, 1);
    for (auto [column, member] : decimals_) f.*member = decimal(row, column);
    if (page_ && !row.cells[*page_].empty()) f.page = number<int>(row, *page_, 1);
    if (locator_) f.locator = row.cells[*locator_];
    const std::string& flags = row.cells[flags_];
    for (std::size_t begin = 0; begin < flags.size();) {
      const std::size_t end = std::min(flags.find(';', begin), flags.size());
      f.flags.push_back(flags.substr(begin, end - begin));
      begin = end + 1;
    }
    return f;
  }

 private:
  std::size_t find(std::string_view name) {
    auto column = sheet_.column(name);
    if (column) return *column;
    if (error_.empty()) error_ = column.error() + "; it takes a CSV that extract wrote";
    return 0;
  }

  void wrong(const Sheet::Row& row, const std::string& what) {
    if (error_.empty()) error_ = fmt::format("{}:{}: {}", sheet_.path, row.line, what);
  }

  template <class Number>
  Number number(const Sheet::Row& row, std::size_t column, Number least = 0) {
    const std::string& cell = row.cells[column];
    Number out = 0;
    auto [end, code] = std::from_chars(cell.data(), cell.data() + cell.size(), out);
    if (code != std::errc() || end != cell.data() + cell.size() || out < least) {
      wrong(row, fmt::format("'{}' is no number for the column '{}'", cell, sheet_.header[column]));
    }
    return out;
  }

  std::optional<Decimal> decimal(const Sheet::Row& row, std::size_t column) {
    const std::string& cell = row.cells[column];
    if (cell.empty()) return std::nullopt;
    auto out = Decimal::parse(cell);
    if (!out) wrong(row, fmt::format("'{}' is no decimal number for the column '{}'", cell, sheet_.header[column]));
    return out;
  }

  const Sheet& sheet_;
  std::string error_;
  std::size_t document_, figure_, start_, end_, flags_;
  std::optional<std::size_t> page_, locator_;  // which earlier versions did not write
  std::vector<std::pair<std::size_t, std::string Figure::*>> texts_;
  std::vector<std::pair<std::size_t, std::optional<Decimal> Figure::*>> decimals_;
  std::vector<std::pair<std::size_t, int Figure::*>> numbers_;
  std::vector<std::pair<std::size_t, std::size_t Figure::*>> places_;
};

Result<std::vector<FiguresOfDocument>> documents_of(const Sheet& sheet) {
  std::vector<FiguresOfDocument> out;
  Reader reader(sheet);
  for (const Sheet::Row& row : sheet.rows) {
    if (!reader.error().empty()) break;
    Figure f = reader.figure(row);
    const std::string& name = reader.document(row);
    if (out.empty() || out.back().document != name || out.back().figures.back().figure >= f.figure) out.push_back({name, {}});
    out.back().figures.push_back(std::move(f));
  }
  if (!reader.error().empty()) return Error{reader.error()};
  return out;
}

}  // namespace

Result<std::vector<FiguresOfDocument>> read_figures_csv(const std::string& path) {
  auto sheet = read_sheet(path, Separated::by_commas);
  if (!sheet) return Error{sheet.error()};
  return documents_of(*sheet);
}

Result<std::vector<FiguresOfDocument>> parse_figures_csv(std::string_view csv, const std::string& path) {
  auto sheet = parse_sheet(csv, path, Separated::by_commas);
  if (!sheet) return Error{sheet.error()};
  return documents_of(*sheet);
}

}  // namespace solieu::check
