// The lines of a page in pieces, and what their ends and beginnings tell.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "read/page.h"

namespace solieu {

/// A stretch of a line without wide gaps: a cell of a table, or all of the line.
struct Piece {
  std::size_t line = 0, first = 0, end = 0;  // words of that line
  Box box;
  std::string text;
  bool number = false;  // a cell that is a number
  bool blank = false;   // one that says that there is none
};
std::vector<Piece> pieces_of(const Page& page);

/// What a line ends at the right edge of its column: would the first word of the next have fitted behind it?
bool would_have_fitted(const Box& line, const Box& first_word, float right, float height);

/// The number or mark that a list item or a heading begins with: "-", "•", "1.", "2.3.", "a)", "IV.".
bool is_list_mark(std::string_view word);

}  // namespace solieu
