// From tables to figures.
#pragma once

#include <string_view>
#include <vector>

#include "link/draft.h"
#include "match/mentions.h"
#include "table/table.h"

namespace solieu {

/// Appends the figures of one table to `drafts`, numbered from the first of all tables on. `context` is what the
/// text has said so far.
void read_table(const Table& table, std::string_view text, const Grammar& grammar, const MatchContext& context, std::vector<Draft>& drafts);

/// The figures of sentences and those of tables in reading order, numbered anew.
std::vector<Draft> in_reading_order(std::vector<Draft> sentences, std::vector<Draft> tables);

}  // namespace solieu
