// Vietnamese with and without its diacritics: letters that lose them, and texts that never had any.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace solieu {

/// `text` with each letter but for its marks: "Đạt" → "Dat". Other characters stay. `text` must be well-formed and composed.
std::string without_diacritics(std::string_view text);

/// Is `word` the word `full` with a mark or more left out ("hoach", "hoạch" without its dot)? Both in lower case; false
/// where they are equal, and where `word` has a mark that `full` has not.
bool is_reduced(std::string_view word, std::string_view full);

/// Could this be one syllable of Vietnamese: "nghieng", but neither "dungthuong" nor "street"? `plain` is in lower case and
/// without diacritics.
bool has_syllable_shape(std::string_view plain);

/// How many letters of a text are accented. What stretches of it have may be added up.
struct LetterCount {
  std::uint64_t bytes = 0, accented = 0;

  void add(std::string_view text);
  bool hardly_any() const { return accented * 100 <= bytes; }
};

/// Are the words at the beginning of a text, which has hardly any accented letters, syllables of Vietnamese? A few of
/// them are needed to tell, and nearly all must be.
bool is_vietnamese_by_shape(std::string_view text);

/// Is it Vietnamese that was written without diacritics: "thu dat 104% du toan"?
bool lacks_diacritics(std::string_view text);

}  // namespace solieu
