// Cubes of PC-Axis: every cell has a value of each dimension, and these say what, where and when.
#pragma once

#include "official/mapping.h"
#include "official/observation.h"
#include "official/wording.h"
#include "read/px.h"

namespace solieu::official {

/// Appends what the cells of a cube state. `mapping` may be null.
void read_cube(const Px& px, const MappedTable* mapping, WordingReader& reader, OfficialTable& out);

}  // namespace solieu::official
