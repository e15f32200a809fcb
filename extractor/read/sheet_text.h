// Sheets of cells as a text with tables in it.
#pragma once

#include <string>

#include "read/layout.h"
#include "read/source_text.h"
#include "read/workbook.h"
#include "read/worksheet.h"

namespace solieu {

/// Rows that follow each other are a table, a row a line with tabs between the cells; what stands alone in the rows before and
/// behind them (title, unit, notes) are paragraphs. Columns that hold nothing are not there. Stretches are cells: "Sheet1!B7",
/// or "B7" where the sheet has no name.
void lay_out(const Worksheet& sheet, Layout& layout);

/// All sheets, one behind another, with a warning of what was left out.
SourceText sheets_as_text(const Workbook& book, std::string format);

}  // namespace solieu
