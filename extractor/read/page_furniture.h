// Running heads, running feet and the numbers of pages: what stands on many pages at the same place.
#pragma once

#include <vector>

#include "read/page.h"

namespace solieu {

/// Takes them out. A row at the upper or lower edge of a page is one where the next page, or the one behind it (left and right
/// pages may differ), has the same row at the same height, but for numbers that count up with the pages.
void remove_furniture(std::vector<Page>& pages);

}  // namespace solieu
