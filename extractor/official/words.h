// What is said to a reader of a figure and the cells of tables: numbers and units as Vietnamese texts write them, the rest in English.
#pragma once

#include <optional>
#include <string>

#include "official/candidate.h"

namespace solieu::official {

/// "547,9 nghìn người", "28,9%": the number of a cell in the table's unit; what it shows where it has no number.
std::string number_of(const Observation& observation);

/// "2023", "9/2024", "quý III/2024", "9 tháng 2024" (from the first of January); other days as ISO 8601 has them.
std::string in_words(const Period& period);

/// "FILE SHEET!CELL: what it is of, where and when, the number"
std::string listed(const Candidate& candidate);

/// Both numbers: "«574,9 nghìn người» in the text, 547,9 nghìn người in the table". With a difference (text less table, in base
/// units) that too; and what the table notes on the cell.
std::string both_numbers(const Figure& figure, const Candidate& candidate, const std::optional<Decimal>& difference);

}  // namespace solieu::official
