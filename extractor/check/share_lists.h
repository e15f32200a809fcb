// Lists of parts with their shares of a whole that was told before: "Cả tỉnh có 6.400 căn hộ. Cao cấp 4.160 căn, chiếm 65%, trung cấp
// 2.240 căn, chiếm 35%".
#pragma once

#include <vector>

#include "check/text_figures.h"

namespace solieu::check {

struct ShareList {
  const Figure* whole = nullptr;
  std::vector<const Figure*> parts, shares;  // of one length
  bool complete = false;                     // the shares come to 100 %
};

/// No words tie them to their whole; their numbers do: it is the nearest amount before them of which at least two shares, and all but one,
/// are shares, or the one that their parts come to, or would but for a slip, where the shares come to 100 %. So that
/// a number that does not fit stands against several that do.
std::vector<ShareList> share_lists(const TextFigures& document);

}  // namespace solieu::check
