// Which legacy encoding a text is in, told by the words that it then has: nearly all must be syllables of Vietnamese.
#pragma once

#include <optional>
#include <string_view>

#include "read/encoding.h"

namespace solieu {

struct Guess {
  Encoding encoding;
  double confidence = 0;  // the share of such texts, by what their words say, that are in this encoding: 0 to 1
};

/// Of bytes that are no UTF-8. Nothing where no encoding fits well, or too few words tell.
std::optional<Guess> guess_legacy(std::string_view bytes);

/// Of UTF-8 that may hold the bytes of a legacy encoding, each as a letter of its own. Nothing where it is what it seems to
/// be; that costs a look at some thirty characters.
std::optional<Guess> guess_in_utf8(std::string_view text);

}  // namespace solieu
