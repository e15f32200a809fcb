// The character sets of one byte a character in which Vietnamese was written before Unicode, and how their letters are put together.
//
// TCVN3 (TCVN 5712, VN3; "ABC", fonts .VnTime …) has small letters with tones and no capital ones: fonts whose names end in
// H print capitals for all. TCVN5712-1 (VN1) has these where Windows has marks. VNI (VNI-Windows, fonts VNI-Times …) writes a letter and, as
// a byte of its own, its mark. windows-1258 has tones as bytes of their own, VISCII has none.
#pragma once

#include <cstdint>
#include <string_view>

namespace solieu {

enum class Charset : std::uint8_t { tcvn3, vni, viscii, tcvn5712, windows_1258, windows_1252 };

constexpr char32_t kNoLetter = 0xFFFD;

std::string_view name_of(Charset charset);

/// What a byte stands for by itself, kNoLetter where it stands for nothing.
char32_t letter_of(Charset charset, unsigned char byte);

/// What the letter before it becomes by a byte that is a mark; 0 where it is none of that letter.
char32_t joined(Charset charset, char32_t first, unsigned char second);

/// The byte that was taken for this character of windows-1252 or Latin-1; -1 where it is of neither.
int byte_of_windows_1252(char32_t c);

}  // namespace solieu
