// CSV (RFC 4180) as a document with a table: recognised by its rows, and laid out with tabs between its cells.
#pragma once

#include <string_view>

#include "read/source_text.h"

namespace solieu {

/// Is it rows of cells that commas, semicolons or (where cells are quoted) tabs divide? Only what is regular is: all rows have
/// as many cells, but for single lines before and behind them; the first is words, and below it a column is numbers. Prose with
/// commas is not. Of a file of which this is the beginning, `whole` is false: its last row may be cut.
bool is_delimited(std::string_view text, bool whole = true);

/// Lays such a text out; any other is left as it is. Spans count the bytes of the document as before, lines and columns those
/// of the text as it was.
void lay_out_delimited(SourceText& source);

}  // namespace solieu
