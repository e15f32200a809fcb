#include "write/csv.h"

#include <charconv>

#include "text/scan.h"
#include "write/open_rows.h"

namespace solieu {
namespace {

void append_quoted(std::string_view cell, std::string& out) {
  out += '"';
  for (char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

bool needs_quotes(std::string_view cell, char separator) {
  const std::size_t at = separator == ',' ? find_byte<',', '"', '\r', '\n'>(cell, 0, cell.size()) : find_byte<';', '"', '\r', '\n'>(cell, 0, cell.size());
  return at != cell.size();
}

// Spreadsheets take a cell for a formula by its first character. One that has the guard already gets a second, so that whoever takes
// away the first ' of a cell has what stood there.
bool needs_guard(std::string_view cell) { return !cell.empty() && std::string_view("=+-@\t\r\n'").find(cell.front()) != std::string_view::npos; }

void append_text(std::string_view cell, const CsvStyle& style, std::string& out) {
  if (cell.empty()) return;
  if (style.guarded && needs_guard(cell)) return append_quoted("'" + std::string(cell), out);
  needs_quotes(cell, style.separator) ? append_quoted(cell, out) : void(out += cell);
}

void append_count(std::uint64_t n, std::string& out) {
  char digits[20];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, n).ptr);
}

void append_decimal(const Decimal& d, char point, std::string& out) {
  const std::size_t begin = out.size();
  d.append_to(out);
  if (point == '.') return;
  if (auto at = out.find('.', begin); at != std::string::npos) out[at] = point;
}

}  // namespace

void append_csv_cell(std::string_view cell, std::string& out) { append_text(cell, {}, out); }

void append_csv_head(std::span<const Column> columns, const CsvStyle& style, std::string& out) {
  if (style.with_bom) out += "\xEF\xBB\xBF";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) out += style.separator;
    out += columns[i].name;
  }
  out += '\n';
}

void append_csv(Cells row, const CsvStyle& style, std::string& out, std::vector<OpenRows::Gap>* gaps) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) out += style.separator;
    if (auto* s = std::get_if<std::string_view>(&row[i])) {
      append_text(*s, style, out);
    } else if (auto* n = std::get_if<std::size_t>(&row[i])) {
      append_count(*n, out);
    } else if (auto* d = std::get_if<DecimalCell>(&row[i])) {
      if (d->value) append_decimal(*d->value, style.decimal, out);
    } else if (auto* r = std::get_if<Reference>(&row[i])) {
      if (r->number == 0) continue;
      if (gaps) gaps->push_back({out.size(), r->number, r->of});
      else append_count(static_cast<std::uint64_t>(r->number), out);
    } else {
      const auto& words = *std::get<const std::vector<std::string>*>(row[i]);
      if (!words.empty()) append_text(joined(words), style, out);
    }
  }
  out += '\n';
}

void append_csv_header(std::string& out) { append_csv_head(FigureTable().columns(), {}, out); }

void append_csv_row(const Figure& f, std::string_view document, std::string& out) {
  static const FigureTable table;
  table.each({&f, 1}, document, {}, [&](Cells row) { append_csv(row, {}, out); });
}

void append_numbers_csv_header(std::string& out) { append_csv_head(number_columns(), {}, out); }

void append_numbers_csv_row(const NumberFate& n, std::string_view document, std::string& out) {
  each_number({&n, 1}, document, [&](Cells row) { append_csv(row, {}, out); });
}

std::string OpenRows::settled(const Numbering& numbering) const {
  std::string out;
  constexpr std::size_t kDigits = 4;  // more than most numbers have
  out.reserve(text.size() + gaps.size() * kDigits);
  std::size_t at = 0;
  for (const Gap& gap : gaps) {
    out.append(text, at, gap.at - at);
    at = gap.at;
    if (gap.of == Of::number) append_count(numbering.numbers + static_cast<std::uint64_t>(gap.number), out);
    else if (auto figure = numbering.figure(gap.number)) append_count(static_cast<std::uint64_t>(figure), out);
    else out += none;
  }
  out.append(text, at);
  return out;
}

}  // namespace solieu
