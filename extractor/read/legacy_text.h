// Text of a legacy character set to UTF-8, from its bytes or from what became of them in UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "read/charsets.h"
#include "read/converted.h"

namespace solieu {

/// How the bytes of the character set were written down. `in_utf8`: somebody took them for windows-1252, Latin-1 or the
/// characters of a symbol font (U+F020 to U+F0FF) and saved them as UTF-8; what of that is no byte of theirs stays as it is.
enum class Carrier : std::uint8_t { bytes, in_utf8 };

/// What the character set does not have is U+FFFD, or stays as it is where it is in_utf8. The map has an edit for each character
/// that is not copied.
Converted decode_legacy(std::string_view source, Charset charset, Carrier carrier);

/// TCVN3 has no capital letters with tones: people wrote "VIÖT NAM", and a font printed it so. Makes the small letters capital
/// that stand in words of capital letters, or alone between such. The text keeps its length.
void raise_capitals(std::string& text);
/// All letters, as fonts print them that have no small ones. The text keeps its length.
void raise_all(std::string& text);

}  // namespace solieu
