// Percentages and the amounts that they are said of and compared with: changes, attainments, ratios, shares.
#pragma once

#include <vector>

#include "check/text_figures.h"
#include "check/verdict.h"

namespace solieu::check {

/// change.base, change.amount, attainment.plan, ratio.base, share.whole, percent.points: one finding for each such figure
/// that can be held against an amount, and one that says why for each that cannot.
void check_comparisons(const TextFigures& document, std::vector<Finding>& out);

}  // namespace solieu::check
