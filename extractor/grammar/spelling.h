// The ways in which one syllable is spelled: where its tone mark stands, and i or y.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace solieu {

/// The other spellings of a lower-case syllable: its tone mark on any of its vowels ("hoà", "hòa"; "toán", "tóan"; "quý",
/// "qúy"), and i for y or y for i where Vietnamese writes both ("kỳ", "kì"; "tỷ", "tỉ"; "quý", "quí"). No two syllables of
/// Vietnamese differ by that alone.
std::vector<std::string> other_spellings(std::string_view lower);

}  // namespace solieu
