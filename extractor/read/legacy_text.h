// Text of a legacy character set to UTF-8, from its bytes or from what became of them in UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "read/charsets.h"
#include "text/offset_map.h"

namespace solieu {

/// How the bytes of the character set were written down. `in_utf8`: somebody took them for windows-1252, Latin-1 or the
/// characters of a symbol font (U+F020 to U+F0FF) and saved them as UTF-8; what of that is no byte of theirs stays as it is.
enum class Carrier : std::uint8_t { bytes, in_utf8 };

struct LegacyText {
  std::string text;  // UTF-8, composed
  OffsetMap map;     // to the source; one layer, an edit for each character that is not copied
  std::size_t broken = 0;  // bytes that the character set does not have; U+FFFD in the text, or as they were in_utf8
  std::size_t first = 0;   // where the first of them stands
};
LegacyText decode_legacy(std::string_view source, Charset charset, Carrier carrier);

/// TCVN3 has no capital letters with tones: people wrote "VIÖT NAM", and a font printed it so. Makes the small letters capital
/// that stand in words of capital letters, or alone between such. The text keeps its length.
void raise_capitals(std::string& text);
/// All letters, as fonts print them that have no small ones. The text keeps its length.
void raise_all(std::string& text);

}  // namespace solieu
