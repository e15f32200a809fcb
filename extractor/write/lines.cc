#include "write/lines.h"

#include "text/normalise.h"
#include "write/json.h"

namespace solieu {
namespace {

std::string head_of(std::span<const Column> columns, LineFormat format) {
  std::string out;
  if (format != LineFormat::jsonl) append_csv_head(columns, style_of(format), out);
  return out;
}

// A path may hold any bytes, and JSON only UTF-8.
std::string name_of(std::string_view document, LineFormat format) { return format == LineFormat::jsonl ? valid_utf8(document) : std::string(document); }

void add_row(std::span<const Column> columns, Cells row, LineFormat format, bool block, OpenRows& out) {
  auto* gaps = block ? &out.gaps : nullptr;
  if (format != LineFormat::jsonl) return append_csv(row, style_of(format), out.text, gaps);
  out.none = "null";
  append_json(columns, row, JsonDecimals::numbers, out.text, gaps);
  out.text += '\n';
}

}  // namespace

CsvStyle style_of(LineFormat format) { return format == LineFormat::spreadsheet ? CsvStyle::spreadsheet() : CsvStyle(); }

std::string FigureLines::head() const { return head_of(table_.columns(), format_); }

void FigureLines::add(std::span<const Figure> figures, std::string_view document, bool block, OpenRows& out) const {
  table_.each(figures, name_of(document, format_), {}, [&](Cells row) { add_row(table_.columns(), row, format_, block, out); });
}

std::string NumberLines::head() const { return head_of(number_columns(), format_); }

void NumberLines::add(std::span<const NumberFate> numbers, std::string_view document, bool block, OpenRows& out) const {
  each_number(numbers, name_of(document, format_), [&](Cells row) { add_row(number_columns(), row, format_, block, out); });
}

}  // namespace solieu
