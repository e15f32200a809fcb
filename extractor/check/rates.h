// Amounts per something, with both amounts beside them: "1,5 triệu tấn, thu về 8,4 tỷ USD, giá bình quân 5.600 USD/tấn".
#pragma once

#include <vector>

#include "check/text_figures.h"
#include "check/verdict.h"

namespace solieu::check {

/// rate.per_unit, of averages and yields by their words. A misfit that no slip explains is unchecked: the average may be of others.
void check_rates(const TextFigures& document, std::vector<Finding>& out);

}  // namespace solieu::check
