// How the number in a cell is to be read: by its format, and exactly.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"

namespace solieu {

enum class CellKind : std::uint8_t { number, grouped, percent, date, month, year, time };

/// Of a number format: "0.0%", "dd/mm/yyyy", "#,##0".
CellKind kind_of_format(std::string_view code);
/// Of a format that the standard numbers instead of spelling it out (ECMA-376, part 1, 18.8.30).
CellKind kind_of_format(unsigned id);

/// "7353.5", "3.91E-1", "0.39100000000000001" → 0.391: to fifteen digits. Nothing for what is no number and for one that
/// nobody means (1E999).
std::optional<Decimal> stored_number(std::string_view text);

/// As Vietnamese text that can be read in one way only: 7353.5 as "7353,5", 1.234 as "1,2340", 0.391 in percent as "39,1%".
/// A number that is no year but looks like one has a decimal place.
std::string shown(const Decimal& number, CellKind kind);
/// The day of a date's number, "30/09/2024", "09/2024", "2024"; of a time "07:30". Nothing for what is no day.
std::optional<std::string> shown_date(const Decimal& number, CellKind kind, bool from_1904);

}  // namespace solieu
