// The figure rules: what the words around a quantity say of its kind, base, direction, status, qualifier.
#pragma once

#include "match/mentions.h"

namespace solieu {

/// Fills `cues` of every quantity. Rules see the 14 items on either side of a quantity, within the
/// sentence. For each field the longest match wins; of equals, the rule that stands first in the grammar.
void read_cues(Mentions& m, const Grammar& grammar, RuleBuffers& buffers);

/// The same of quantities in the head of a column, for which the head rules are asked first, then the figure rules.
void read_head_cues(Mentions& m, const Grammar& grammar, RuleBuffers& buffers);

}  // namespace solieu
