// The sentence that a place in a text stands in, for people who read a figure away from its document.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace solieu {

/// For each span of `bytes`, in the order in which they stand there, the sentence in which it begins, or the line of a table: normalised,
/// without the blanks around it. Empty where there is none.
std::vector<std::string> sentences_around(std::string_view bytes, std::span<const SourceSpan> spans);

}  // namespace solieu
