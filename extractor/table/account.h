// The account of the numbers of one table: its figures, and the digits that are none.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "link/draft.h"
#include "match/fates.h"
#include "table/table.h"

namespace solieu {

/// Appends what became of the numbers of a table whose figures are `drafts` from `first` on, in order. Digits that are
/// no figure are those of heads, of row numbers and of cells that were not read.
void account_for(const Table& table, std::string_view text, const std::vector<Draft>& drafts, std::size_t first, std::vector<Fate>& out);

}  // namespace solieu
