// All checks of a document by itself. What is told in several documents is held together by Repeats.
#pragma once

#include <vector>

#include "check/text_figures.h"
#include "check/verdict.h"

namespace solieu::check {

/// The findings, in the order of the figures that they are about. A document may be checked by any thread.
std::vector<Finding> check_document(const TextFigures& document);

}  // namespace solieu::check
