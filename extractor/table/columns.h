// The columns of a table that hold numbers: what their heads say, in which unit, and how the numbers are written.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "table/rows.h"
#include "table/table.h"

namespace solieu {

struct CellValue {
  TextSpan span;
  std::optional<Decimal> value, high;  // no value: a misprint
  bool ambiguous = false;
  bool percent = false;
};

struct ValueColumn {
  std::size_t index = 0;
  Head head;
  std::string kind;
  std::string status;
  std::optional<UnitWords> unit;   // nothing: the row names one, or none is named
  bool unit_from_line = false;     // "Đơn vị tính: …" above the table
  bool kind_from_numbers = false;  // a comparison by its head, a growth by its numbers
  std::optional<Period> period;
  bool period_from_caption = false;
  std::vector<std::optional<CellValue>> cells;  // by row, from table.first_row on

  bool is_level() const { return kind == "level" || kind == "rate"; }
};

/// Reads all columns of numbers. `caption` is what the caption says, `context` holds its year.
std::vector<ValueColumn> read_columns(const Table& table, std::string_view text, const Grammar& grammar, const MatchContext& context,
                                      const Head& caption);

/// The latest year that the heads of facts name themselves, or 0.
int latest_year_of_heads(const Table& table, const Grammar& grammar, MatchContext context);

/// The numbers of levels, for link_rows().
Levels levels_of(const std::vector<ValueColumn>& columns, std::size_t rows);

}  // namespace solieu
