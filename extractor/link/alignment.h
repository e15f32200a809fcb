// Lists told side by side: "thu nội địa và thu xuất nhập khẩu lần lượt đạt 5 và 7 tỷ đồng".
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "link/draft.h"
#include "link/names.h"

namespace solieu {

/// Gives each figure of a row, among those from `first` on, its own name from the list of names before the row, where
/// both are of one length. Where they are not, and the sentence says that they belong together ("lần lượt"), the row
/// keeps what it has and is flagged. `sentence` is the text of all of them; new subjects are counted in `subjects`.
void align_lists(std::vector<Draft>& drafts, std::size_t first, std::string_view sentence, const Names& names, const KnownLists& lists, int& subjects);

}  // namespace solieu
