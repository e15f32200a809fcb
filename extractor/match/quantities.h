// From open numbers to quantities: magnitudes, units, counted nouns, ranges, fractions, carried units.
#pragma once

#include "match/mentions.h"

namespace solieu {

/// Fills m.quantities from the numbers that no rule has settled.
void assemble_quantities(Mentions& m, const Grammar& grammar, std::string_view text);

}  // namespace solieu
