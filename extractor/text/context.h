// The sentence that a place in a text stands in, for people who read a figure away from its document.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace solieu {

/// For each place in `text`, in rising order, the sentence that it stands in, or the line of a table: normalised, without the blanks
/// around it. Empty where there is none.
std::vector<std::string> sentences_around(std::string_view text, std::span<const std::size_t> places);

}  // namespace solieu
