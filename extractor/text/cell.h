// One cell of a table: is it a number, and how is it written?
#pragma once

#include <optional>
#include <string_view>

#include "base/span.h"

namespace solieu {

/// The number that fills a cell: "7.353,5", "-3,2", "(3,2)", "+12,4%", "65.000 - 70.000", "1 234*", "7,5¹". Spans count
/// bytes of the cell.
struct CellNumber {
  TextSpan digits;
  TextSpan high_digits;   // the upper end of a range; empty without one
  TextSpan span;          // all of it: sign or brackets and percent sign included, a mark for a note not
  bool negative = false;  // a minus sign, or brackets as book-keepers write
  bool plus = false;      // a plus sign
  bool percent = false;
};

std::optional<CellNumber> read_cell(std::string_view cell);

/// Does the cell say nothing: no bytes, "-", "…", "x"?
bool is_blank_cell(std::string_view cell);

/// A whole number from 1900 to 2100 in four digits: a year as a head more often than an amount.
bool is_year_cell(std::string_view cell);

}  // namespace solieu
