// What the first words of a table's rows say: names, units, periods, and which row is a part of which.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "table/table.h"

namespace solieu {

constexpr std::size_t kNoRow = static_cast<std::size_t>(-1);

struct RowHead {
  std::string name;                // without number, bullet, unit and "trong đó"
  std::optional<UnitWords> unit;   // in brackets behind the name, or in the column of units
  std::optional<Period> period;    // where the name is nothing else
  bool total = false;              // "Tổng số", "Cộng thu nội địa"
  bool nothing_but_total = false;  // … and nothing behind it: of what, the caption says
  bool opens_parts = false;        // "Trong đó: …"
  bool has_numbers = false;
  int mark = 0;  // how deep its number or bullet sets it: I, 1, 1.1, a, -, +
  std::size_t indent = 0;
  std::size_t whole = kNoRow;  // the row that this one is a part of
};

/// The numbers of the columns that hold levels, row by row.
using Levels = std::vector<std::vector<std::optional<Decimal>>>;

/// Reads the heads of all rows from table.first_row on (the vector begins there).
std::vector<RowHead> read_row_heads(const Table& table, std::string_view text, const Grammar& grammar, const MatchContext& context);

/// Finds the wholes. Bullets, numbers, "trong đó" and indents say what is below what; where they leave it open, and
/// for every sum, the numbers must agree: parts that are indented or follow "trong đó" are no more than the whole
/// together, and the components of a total make it up.
void link_rows(std::vector<RowHead>& rows, const Levels& levels, bool indents_count);

}  // namespace solieu
