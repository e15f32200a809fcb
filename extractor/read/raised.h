// Raised figures as characters of their own, so that they are no digits of the number before them.
#pragma once

#include <string>
#include <string_view>

namespace solieu {

/// Appends `text`, which stands raised behind `out`: "2" behind "m" is "²", "0" or "o" behind a number is a degree. Digits
/// behind a number are the mark of a note and left out, unless that number is 10, of which they are the power.
void append_raised(std::string_view text, std::string& out);

}  // namespace solieu
