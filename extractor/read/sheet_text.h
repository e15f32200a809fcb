// Sheets of cells as a text with tables in it.
#pragma once

#include <string>
#include <vector>

#include "read/layout.h"
#include "read/source_text.h"
#include "read/worksheet.h"
#include "read/worksheet.h"

namespace solieu {

/// Rows that follow each other are a table, a row a line with tabs between the cells; what stands alone in the rows before and
/// behind them (title, unit, notes) are paragraphs. Columns that hold nothing are not there. Stretches are cells: "Sheet1!B7",
/// or "B7" where the sheet has no name.
void lay_out(const Worksheet& sheet, Layout& layout);

/// All sheets, one behind another, with a warning of what was left out.
SourceText sheets_as_text(const std::vector<Worksheet>& sheets, std::string format);

/// What a cell shows, with its number in full where that is rounded, and so that it can be read in one way only: 7353.5 shown
/// as "7.354" is "7353,5", 1.234 is "1,2340", and 2024 in a format with thousands is "2024,0" and no year.
std::string exact_text(const SheetCell& cell);

}  // namespace solieu
