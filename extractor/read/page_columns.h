// Columns of prose on a page.
#pragma once

#include <vector>

#include "read/page.h"

namespace solieu {

/// Where columns of prose are divided, in points from the left; none on most pages.
std::vector<float> column_borders(const Page& page);

/// What the prose of a column fills, from left to right, as at least two of its lines show it.
struct Margins {
  float left = 0, right = 0;
  bool sure = false;  // by several long lines
};
Margins margins_of(const std::vector<const PageLine*>& lines);

/// The column that a line stands in, counted from 0; -1 where it runs across a border.
int column_of(const Box& line, const std::vector<float>& borders);

}  // namespace solieu
