// The figures of a text as a table would name them: what the words around them say of their time, their place and their name.
#pragma once

#include <vector>

#include "check/text_figures.h"
#include "grammar/indicators.h"
#include "solieu.h"

namespace solieu::official {

/// Copies of all figures of a text, in order. What stands elsewhere in it is filled in where it is plain:
/// - an amount that another is compared with ("so với năm 2022 (8.345 giường)") is of the time compared with, or is a plan;
/// - a part that is called by its place alone ("8.704 bác sĩ, riêng Nghệ An 3.118 người") counts what its whole counts;
/// - a place named earlier in the paragraph is the figure's own if the text names no other.
std::vector<Figure> as_cited(const check::TextFigures& text, const IndicatorNames& names);

}  // namespace solieu::official
