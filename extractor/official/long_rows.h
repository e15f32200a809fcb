// Long tables: every row is one observation, and columns say of what, where, when and how much.
#pragma once

#include "official/mapping.h"
#include "official/observation.h"
#include "official/sheet_view.h"
#include "official/wording.h"

namespace solieu::official {

/// Appends the observations of a sheet whose heads, or `mapping` (which may be null), show it to be a long table.
/// False, and nothing read, where they do not.
bool read_long_rows(const SheetView& view, const MappedTable* mapping, WordingReader& reader, OfficialTable& out);

}  // namespace solieu::official
