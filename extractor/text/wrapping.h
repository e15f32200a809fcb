// Lines that end inside of sentences: text that was wrapped at a width, and figures that a line break cuts in two.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "base/span.h"
#include "text/normalise.h"

namespace solieu {

/// Does a line begin with what belongs to the number that the line before it ends in: "tỷ đồng …", "% so với …"?
using OpensWithUnit = std::function<bool(std::string_view line)>;

/// Joins lines of one paragraph by a blank, so that a paragraph is a line again. That is done throughout in a text which
/// shows that it was wrapped: again and again a line that is about full is followed by one that begins in the middle of a
/// sentence. A word that was cut at the end of a line becomes whole ("dự to-" "án"); list items, indented lines, headings
/// and rows of tables stay lines of their own. In other texts only lines are joined between which a number and its
/// unit stand. A text without such lines is not touched.
void join_lines(Text& text, const OpensWithUnit& opens_with_unit);

/// Lines that are joined to the next one because the text shows that it was wrapped; none in another. `text` must be normalised.
struct WrappedLines {
  std::size_t count = 0;
  TextSpan first;
};
WrappedLines wrapped_lines(std::string_view text);

}  // namespace solieu
