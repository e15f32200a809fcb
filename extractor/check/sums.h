// Parts and their whole: "7.353,5 tỷ đồng, trong đó 2.148 tỷ …, 5.200 tỷ … và 5,5 tỷ".
#pragma once

#include <vector>

#include "check/text_figures.h"
#include "check/verdict.h"

namespace solieu::check {

/// sum.parts, where the parts come to the whole or surely should; sum.open, where they may not be all. A list is
/// complete where its words say so ("gồm … và …", "còn lại"), or where its numbers do: they miss the whole by what
/// one slip of the pen explains, and have so many digits that this is no chance.
void check_sums(const TextFigures& document, std::vector<Finding>& out);

}  // namespace solieu::check
