// The skeleton of a sentence, and the rules about numbers that are no figures (dates, periods, names).
#pragma once

#include "match/mentions.h"

namespace solieu {

/// Lays the tokens out as items: numbers by their shape, phrases by their word lists, the rest as words
/// and marks. A listed phrase that is longer than the number it begins with wins ("một số").
void lay_out_numbers(Mentions& m, const Lexicon& lexicon);

/// The items of the first stage of a sentence that was read to its end.
std::vector<Item> number_items(const Mentions& m, const Lexicon& lexicon);

/// Is the period at this item what something is compared with: "so với năm 2023", "cùng kỳ năm 2023"?
bool is_of_base(const Mentions& m, std::size_t item, const Grammar& grammar);

/// Runs the number rules over the items: fills `periods` and the fate of `numbers`. Longer matches win.
void settle_numbers(Mentions& m, const Grammar& grammar, const MatchContext& context, RuleBuffers& buffers);

/// Lays the tokens out again with quantities and periods in place of numbers, between a start and an
/// end item.
void lay_out_quantities(Mentions& m, const Lexicon& lexicon);

/// The same for the head of a column, with the lists that only heads see. A quantity without tokens stands at
/// the end.
void lay_out_head(Mentions& m, const Lexicon& lexicon);

/// What the named groups of a pattern caught in symbols [begin, end), which it matches; returns the bytes of which
/// the groups are views, two a symbol.
const char* read_groups(const Captures& captures, std::size_t begin, std::size_t end, RuleBuffers& buffers);

}  // namespace solieu
