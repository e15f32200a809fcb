// May a sentence hold a number? Told by its bytes, before it is cut into tokens: most sentences without a digit are turned away here.
#include <bit>
#include <cstring>

#include "match/numbers.h"
#include "match/word.h"
#include "text/letters.h"
#include "text/scan.h"
#include "text/word_begins.h"

namespace solieu {
namespace {

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

// Do Roman digits and nothing else stand before `end`, or before what may be no letter?
bool may_be_roman(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t stop = at;
  while (stop < end && roman_letter(byte_at(text, stop))) ++stop;
  return stop > at && stop - at <= kLongestRoman && latin_letter(text.substr(stop, end - stop)).length == 0;
}

bool opens_numbers(NumberRole role) {
  return role == NumberRole::digit || role == NumberRole::ten || role == NumberRole::half || role == NumberRole::pair || role == NumberRole::half_more;
}

bool is_five(Lexicon::NumberPart part) { return part.role == NumberRole::digit && part.value == 5; }

// What a word must stand before to be the five and not the year: see counts_five().
bool may_be_counted(const Phrase& p) { return p.unit >= 0 || p.noun >= 0 || p.magnitude >= 3; }

// Is "năm", which ends at `stop`, followed by what it may count, or by more of a number? Most years are turned away here,
// before their sentence is cut into tokens.
bool five_may_count(std::string_view text, std::size_t stop, std::size_t end, const Lexicon& lexicon, std::vector<Token>& behind) {
  tokenise_opening(text.substr(0, end), stop, lexicon, behind);
  if (behind.empty()) return false;
  if (lexicon.number_part(behind.front().syllable).role != NumberRole::none) return true;
  Found counted = longest_phrase(behind, 0, lexicon, [](const Phrase& p) { return p.unit >= 0 || p.noun >= 0 || p.magnitude > 0 || p.lists != 0; });
  return counted.phrase && may_be_counted(*counted.phrase);
}

// Does the word open a number, or go on with letters that are not told by their bytes?
bool may_be_number_word(std::string_view text, std::size_t at, std::size_t end, const Lexicon& lexicon, std::vector<Token>& behind) {
  const Word word = read_word(text, at, end);
  if (word.length == 0) return true;
  const SyllableId id = lexicon.syllable(word.key);
  if (id == 0) return word.length >= kShortestPair;  // two syllables without their blank, perhaps
  const Lexicon::NumberPart part = lexicon.number_part(id);
  if (!is_five(part) || word.name) return opens_numbers(part.role);
  return five_may_count(text, at + word.length, end, lexicon, behind);
}

}  // namespace

bool may_hold_number(std::string_view text, TextSpan sentence, const Lexicon& lexicon, std::vector<Token>& behind) {
  if (find_digit(text, sentence.begin, sentence.end) < sentence.end) return true;
  auto opening = [&](std::size_t i) -> std::uint32_t {
    if (std::uint32_t four; std::endian::native == std::endian::little && i + sizeof four <= sentence.end) {  // all three in one load
      std::memcpy(&four, text.data() + i, sizeof four);
      return four & 0xFFFFFF;
    }
    auto byte = [&](std::size_t n) { return static_cast<std::uint32_t>(i + n < sentence.end ? byte_at(text, i + n) : ' ') << 8 * n; };
    return byte(0) | byte(1) | byte(2);
  };
  auto opens_number = [&](std::size_t i) {
    unsigned char c = byte_at(text, i);
    if (c <= 'X' && roman_letter(c) && may_be_roman(text, i, sentence.end)) return true;
    return lexicon.may_open_number(opening(i)) && may_be_number_word(text, i, sentence.end, lexicon, behind);
  };
  // A word begins behind anything but an ASCII letter, if it does not go on behind an accented one.
  for (WordBegins begins(text, sentence.begin, sentence.end); begins.next();) {
    if (opens_number(begins.at())) return true;
  }
  return false;
}

}  // namespace solieu
