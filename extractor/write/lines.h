// Figures and the account of numbers as lines of text, in the forms that a batch writes.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "write/columns.h"
#include "write/csv.h"
#include "write/open_rows.h"

namespace solieu {

/// spreadsheet is a CSV that spreadsheets open right in Vietnam.
enum class LineFormat : std::uint8_t { csv, spreadsheet, jsonl };

/// How a CSV of this format is written.
CsvStyle style_of(LineFormat format);

/// Writes the rows of one file. Any thread may use it.
class FigureLines {
 public:
  explicit FigureLines(LineFormat format = LineFormat::csv, Shape shape = Shape::long_form) : format_(format), table_(shape) {}
  LineFormat format() const { return format_; }
  const std::vector<Column>& columns() const { return table_.columns(); }
  /// The head of the file, which may be empty.
  std::string head() const;
  /// The rows of a document's figures. Where they are those of a block, their numbers are left open.
  void add(std::span<const Figure> figures, std::string_view document, bool block, OpenRows& out) const;

 private:
  LineFormat format_;
  FigureTable table_;
};

class NumberLines {
 public:
  explicit NumberLines(LineFormat format = LineFormat::csv) : format_(format) {}
  LineFormat format() const { return format_; }
  std::string head() const;
  void add(std::span<const NumberFate> numbers, std::string_view document, bool block, OpenRows& out) const;

 private:
  LineFormat format_;
};

}  // namespace solieu
