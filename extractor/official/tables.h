// Files of official tables, whatever their format, as observations.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "grammar/grammar.h"
#include "official/mapping.h"
#include "official/observation.h"

namespace solieu::official {

/// Reads a .csv (commas, semicolons), .tsv, .px or .xlsx file, by its bytes and its ending. `mapping` may be null. The
/// error says what is wrong with the file, and where; a file in which nothing is measured is one.
Result<std::vector<OfficialTable>> read_tables(const std::string& path, const Mapping* mapping, const Grammar& grammar);
/// The same of bytes that somebody else has read.
Result<std::vector<OfficialTable>> tables_of(std::string_view bytes, const std::string& path, const Mapping* mapping, const Grammar& grammar);

}  // namespace solieu::official
