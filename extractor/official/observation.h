// What an official table states in one of its cells.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "match/period.h"

namespace solieu::official {

struct Observation {
  std::string cell;               // "B7" of a sheet; of a cube the values of its dimensions: "Lạng Sơn / 2023"
  std::string written;            // as the cell shows it
  std::string note;               // what the table says of this cell or its row; of PC-Axis only
  std::optional<Decimal> value;   // as the table gives it; nothing where the cell is unknown, which is never 0
  std::optional<Decimal> amount;  // in base_unit; of a decline negative
  Decimal step = 0;               // what one of the last place that the cell shows is worth, in base_unit; 0: exact
  std::string unit, base_unit;    // as in Figure; empty where the table names none
  std::string indicator;          // the words of its row and column
  std::string whole;              // what completes them first: the row, or the part of the table, that it is a part of
  std::string context;            // … and then: the caption
  std::string place;              // by its official name; empty where the table names none
  std::optional<Period> period;   // of a cumulative one from the first of January on
  std::string status;             // actual, estimate, target
  std::string kind;               // level, rate, attainment, change, ratio, share
  std::string base;               // as in Figure
  bool ambiguous = false;         // "1,234": the number can be read in two ways
};

/// One sheet of a file, or one cube.
struct OfficialTable {
  std::string file;
  std::string sheet;  // of a workbook, else empty
  std::vector<Observation> observations;
  std::vector<std::string> places;  // every place that its observations name, once each
};

/// "FILE SHEET!CELL", "FILE CELL"
std::string where(const OfficialTable& table, const Observation& observation);

}  // namespace solieu::official
