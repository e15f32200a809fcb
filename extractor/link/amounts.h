// Which amount an attainment, a change, a ratio or a share is said of.
#pragma once

#include <vector>

#include "link/draft.h"
#include "link/names.h"

namespace solieu {

/// Fills `of` of the figures from index `first` on, those of one sentence. Levels and rates are of nothing.
void link_of(std::vector<Draft>& drafts, std::size_t first, const Names& names);

/// A headline says again what the text says: its percentages are of the same amounts. To be called when all
/// figures of a document are linked.
void link_headline(std::vector<Draft>& drafts);

}  // namespace solieu
