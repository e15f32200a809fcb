// What a figure says wrongly by itself: a range from more to less, a growth below zero, a share of more than all.
#pragma once

#include <vector>

#include "check/text_figures.h"
#include "check/verdict.h"

namespace solieu::check {

/// range.order of each range, direction.sign of each change below zero, shares.total of the shares of one whole.
void check_forms(const TextFigures& document, std::vector<Finding>& out);

}  // namespace solieu::check
