// Files of official tables, whatever their format, as observations.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "grammar/grammar.h"
#include "official/mapping.h"
#include "official/observation.h"
#include "read/formats.h"
#include "read/worksheet.h"

namespace solieu::official {

/// Who reads the sheets of a workbook, in a process with limits for one; workbook_sheets() where nobody is named.
using WorkbookReader = std::function<Result<std::vector<Worksheet>>(std::string_view bytes)>;
/// Here and now; an error where this was built without support for workbooks.
Result<std::vector<Worksheet>> workbook_sheets(std::string_view bytes, const ReadLimits& limits = {});

/// Reads a .csv (commas, semicolons), .tsv, .px or .xlsx file, by its bytes and its ending. `mapping` may be null. The
/// error says what is wrong with the file, and where; a file in which nothing is measured is one, and so is one in which
/// a sheet or column that the mapping describes is missing.
Result<std::vector<OfficialTable>> read_tables(const std::string& path, const Mapping* mapping, const Grammar& grammar,
                                               const WorkbookReader& workbooks = {});
/// The same of bytes that somebody else has read.
Result<std::vector<OfficialTable>> tables_of(std::string_view bytes, const std::string& path, const Mapping* mapping, const Grammar& grammar,
                                             const WorkbookReader& workbooks = {});

}  // namespace solieu::official
