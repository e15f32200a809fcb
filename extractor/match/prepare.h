// From the bytes of a document to the text that is read, and the grammar that fits it.
#pragma once

#include <optional>
#include <string_view>

#include "grammar/grammar.h"
#include "text/diacritics.h"
#include "text/normalise.h"

namespace solieu {

/// Normalises `source`, joins the lines of a text that was wrapped, and returns the grammar to read it by: the given one, or
/// that without diacritics. `letters` are those of the document of which `source` is a part; of itself where they are not given.
const Grammar& prepare(std::string_view source, const Grammar& given, Text& text, const std::optional<LetterCount>& letters = {});

}  // namespace solieu
