// Workbooks in Office Open XML (.xlsx, .xlsm): their sheets, cell by cell.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "read/formats.h"
#include "read/worksheet.h"

namespace solieu {

/// The sheets that a reader sees, in their order; hidden ones are left out. Formulas are the values that the file holds
/// for them. The error says, without the document's name, what is wrong, and in which part or cell.
Result<std::vector<Worksheet>> read_workbook(std::string_view bytes, const ReadLimits& limits = {});

}  // namespace solieu
