// Rows as CSV: RFC 4180 quoting, LF, UTF-8.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "write/columns.h"

namespace solieu {

/// One cell, quoted where it has to be.
void append_csv_cell(std::string_view cell, std::string& out);

struct CsvStyle {
  char separator = ',';  // or ';'
  char decimal = '.';
  bool with_bom = false;
  bool guarded = false;  // texts that a spreadsheet might take for a formula begin with '

  /// What a spreadsheet opens right where decimals have a comma, as in Vietnam.
  static constexpr CsvStyle spreadsheet() { return {';', ',', true, true}; }
};

void append_csv_head(std::span<const Column> columns, const CsvStyle& style, std::string& out);
/// A row. Where `gaps`, the numbers of figures are left open.
void append_csv(Cells row, const CsvStyle& style, std::string& out, std::vector<OpenRows::Gap>* gaps = nullptr);

}  // namespace solieu
