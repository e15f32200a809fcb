// What HTML says of its elements by their names: which are blocks, which hold no other, which are never shown.
#pragma once

#include <gumbo.h>

namespace solieu {

/// Begins and ends a line.
bool is_block(GumboTag tag);
/// Has no end tag.
bool is_void(GumboTag tag);
/// What stands in it is no markup.
bool holds_raw_text(GumboTag tag);
/// A part of a table: rows, their groups, cells, captions.
bool is_table_part(GumboTag tag);
/// Never text to be read: scripts, styles, controls, pictures, what was deleted.
bool is_never_text(GumboTag tag);
/// h1 to h6.
bool is_heading(GumboTag tag);

}  // namespace solieu
