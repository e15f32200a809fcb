// Cross-tabs: rows and columns have heads, and every cell is of both.
#pragma once

#include "official/blocks.h"
#include "official/mapping.h"
#include "official/observation.h"
#include "official/wording.h"

namespace solieu::official {

/// Appends what the cells of a block state. `mapping` may be null.
void read_cross_tab(const SheetView& view, const SheetBlock& block, const MappedTable* mapping, WordingReader& reader, OfficialTable& out);

}  // namespace solieu::official
