// Letters and syllables of Vietnamese: which there can be. An encoding is told by them.
#pragma once

#include <cstdint>
#include <string_view>

namespace solieu {

enum class Tone : std::uint8_t { none, grave, hook, tilde, acute, dot };

/// The letter with this tone; 0 where it is no vowel without one. Either case.
char32_t with_tone(char32_t vowel, Tone tone);

/// Can Vietnamese have this syllable? Either case, one letter a code point; the tone may stand on any vowel of it.
bool is_syllable(std::u32string_view letters);

}  // namespace solieu
