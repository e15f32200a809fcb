// Numbers of spreadsheets as their format shows them: "#,##0.0", "0.0%", "dd/mm/yyyy" (ECMA-376, part 1, 18.8.31).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"

namespace solieu {

struct ShownNumber {
  std::string text;      // as a Vietnamese reader sees it: "7.353,5", "12,4%", "30/09/2024"
  bool percent = false;  // shown times 100
  bool date = false;     // it counts days, and is no amount
};

/// `from_1904`: day 0 is the first of January 1904, and not the 30th of December 1899. Formats that are no number's (text,
/// fractions, powers of ten) show it in full.
ShownNumber show_number(const Decimal& number, std::string_view format, bool from_1904);

/// The format of a number in the standard; empty where it has none.
std::string_view built_in_format(int id);

/// "7.3535E3" of a file: exact, but of no more than 15 digits, since what stands behind them is what doubles are off by.
std::optional<Decimal> spreadsheet_number(std::string_view text);

}  // namespace solieu
