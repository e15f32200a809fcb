// How a single line is divided: by pipes, by tabs, by runs of blanks, or not at all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace solieu {

enum class Division : std::uint8_t {
  none,
  rule,  // "+-----+-----+", "|---|:--:|", "─────": drawn between rows, says nothing
  pipes,
  tabs,
  blanks,  // two and more
};

/// A part of a divided line. `from` and `to` count code points from the beginning of the line: of the text itself,
/// or, between pipes, of all the room that it has.
struct LinePart {
  TextSpan span;  // without the blanks around
  std::size_t from = 0, to = 0;
  std::size_t indent = 0;  // code points before the text: in its line, or in its room between pipes or tabs
};

Division division_of(std::string_view text, TextSpan line);

/// The parts of a line that is divided so. Where tabs are `joined`, several side by side divide as one.
void divide(std::string_view text, TextSpan line, Division division, bool joined, std::vector<LinePart>& out);

/// The first place from `at` on that may divide a line (a tab, a pipe, two blanks), or the end of the text.
std::size_t find_divider(std::string_view text, std::size_t at);

}  // namespace solieu
