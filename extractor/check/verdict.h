// What a check has found: which figures were held against each other, or against an official table, and whether they
// fit together. It says nothing of who is right.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "solieu.h"

namespace solieu::check {

enum class Verdict {
  consistent,              // the numbers fit as they are written
  consistent_by_rounding,  // they fit, as rounded as they are written
  inconsistent,            // no numbers that are rounded so fit together
  unchecked,               // there is something to check, and it could not be; the reason says why
  match,                   // of a table: the same number
  match_by_rounding,       // the number of the table, rounded
  mismatch,                // another number than the table's
  ambiguous,               // several cells could be meant; they are the candidates
  not_in_table,            // no cell is of this
};
constexpr std::size_t kVerdicts = 9;
std::string_view verdict_name(Verdict verdict);

/// A figure that took part, as the CSV of `extract` names it.
struct FigureRef {
  std::string document;
  int figure = 0;
  SourceSpan span;
  std::size_t line = 0, column = 0;  // as in Figure
  std::string text;
};
FigureRef reference(const Figure& figure, std::string_view document);

/// Where an official table has its value.
struct TableCell {
  std::string file;
  std::string sheet;             // of a workbook, else empty
  std::string cell;              // "C14" of a sheet; of a PC-Axis cube the values of its dimensions
  std::optional<Decimal> value;  // in units of the figure's base_unit
};

struct Finding {
  Verdict verdict = Verdict::unchecked;
  std::string check;                // sum.parts, change.base, table.value …: docs/checking.md lists them
  std::vector<FigureRef> figures;   // what took part; the one that the finding is about first
  std::string arithmetic;           // with the numbers, in words for a reader; empty where nothing was calculated
  std::string reason;               // of unchecked, ambiguous and not_in_table; else empty
  TableCell table;                  // of match, match_by_rounding and mismatch
  std::optional<Decimal> difference;     // the text's amount less the table's, in base_unit
  std::vector<std::string> candidates;   // of ambiguous: the cells that could be meant, "FILE SHEET!CELL: what it is"
};

/// CSV (RFC 4180, LF): the header, and one row, which begins with where the first figure stands. All figures that took
/// part are in one cell, "DOCUMENT:LINE:COLUMN #FIGURE START-END «TEXT»" each, divided by "; "; so are the candidates.
void append_findings_header(std::string& out);
void append_finding(const Finding& finding, std::string& out);

}  // namespace solieu::check
