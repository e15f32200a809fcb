#include "match/tokens.h"

#include <utf8proc.h>

#include <algorithm>

#include "base/ascii.h"
#include "match/word.h"
#include "text/diacritics.h"
#include "text/letters.h"
#include "text/normalise.h"
#include "text/scan.h"

namespace solieu {
namespace {

bool small_ascii(char c) { return c >= 'a' && c <= 'z'; }
constexpr std::size_t kLongestPair = 32;  // bytes
constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

struct Lexer {
  std::string_view text;
  std::size_t at, end;
  const Lexicon& lexicon;
  std::vector<Token>& out;
  std::string folded;

  unsigned char byte(std::size_t i) const { return i < end ? static_cast<unsigned char>(text[i]) : 0; }

  // Code point at `i` and its length; a well-formed text is the normaliser's promise.
  std::int32_t code(std::size_t i, std::size_t& length) const {
    utf8proc_int32_t c;
    auto n = utf8proc_iterate(reinterpret_cast<const unsigned char*>(text.data()) + i,
                              static_cast<utf8proc_ssize_t>(end - i), &c);
    length = n > 0 ? static_cast<std::size_t>(n) : 1;
    return n > 0 ? c : 0xFFFD;
  }

  static bool letter(std::int32_t c) {
    if (c == 0xB2 || c == 0xB3) return true;  // m², m³
    auto category = utf8proc_category(c);
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           (category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME);
  }

  // Where the letters from `i` on end. `lower` is kept where all of them surely are small ones.
  std::size_t word_end(std::size_t i, bool& lower) const {
    while (i < end) {
      if (small_ascii(text[i])) {
        ++i;
        continue;
      }
      LatinLetter latin = latin_letter({text.data() + i, end - i});
      if (latin.length == 0) {
        std::size_t length;
        if (byte(i) < 0x80 || !letter(code(i, length))) break;
        latin.length = length;
      }
      lower = lower && latin.lower;
      i += latin.length;
    }
    return i < end ? i : end;
  }
  std::size_t word_end(std::size_t i) const {
    bool lower = true;
    return word_end(i, lower);
  }

  SyllableId known(std::size_t begin, std::size_t stop, bool lower) {
    std::size_t length = stop - begin;
    if (lower && length <= SyllableKey::kLongest) return lexicon.syllable(SyllableKey::within(text, begin, length));
    folded.clear();
    append_lower(text.substr(begin, length), folded);
    return lexicon.syllable(folded);
  }

  bool upper(std::size_t i) const {
    unsigned char c = byte(i);
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    std::size_t length;
    return utf8proc_category(code(i, length)) == UTF8PROC_CATEGORY_LU;
  }

  // Is the second letter of the word that ends at `stop` a capital too?
  bool in_capitals(std::size_t stop) const {
    std::size_t second = at + 1;
    while (second < stop && (byte(second) & 0xC0) == 0x80) ++second;
    return second < stop && upper(second);
  }

  // One run of digits with separators inside: 7.353,5
  std::size_t plain_number_end(std::size_t i) const {
    while (is_digit(byte(i))) ++i;
    while ((byte(i) == '.' || byte(i) == ',') && is_digit(byte(i + 1))) {
      ++i;
      while (is_digit(byte(i))) ++i;
    }
    return i;
  }

  std::size_t joint(std::size_t i) const {  // length of a joining mark at i, 0 for none
    unsigned char c = byte(i);
    if (c == '/' || c == '-' || c == ':') return 1;
    if (c == 0xE2 && byte(i + 1) == 0x80 && (byte(i + 2) == 0x93 || byte(i + 2) == 0x94)) return 3;
    return 0;
  }

  std::size_t number_end(std::size_t begin) const {
    std::size_t i = plain_number_end(begin);
    // blanks as thousands separators: one to three digits, then groups of exactly three
    if (i - begin <= 3 && byte(begin) != '0') {
      while (byte(i) == ' ' && is_digit(byte(i + 1)) && is_digit(byte(i + 2)) && is_digit(byte(i + 3)) && !is_digit(byte(i + 4))) {
        std::size_t next = i + 4;
        if (byte(next) == ',' && is_digit(byte(next + 1))) return plain_number_end(i + 1);
        if (byte(next) == '.' && is_digit(byte(next + 1))) break;
        if (joint(next) && is_digit(byte(next + joint(next)))) break;
        i = next;
      }
    }
    while (joint(i) != 0 && is_digit(byte(i + joint(i)))) i = plain_number_end(i + joint(i));
    return i;
  }

  void push(std::size_t stop, Token::Kind kind, Mark mark, SyllableId syllable) {
    bool glued = !out.empty() && out.back().span.end == at;
    out.push_back({{at, stop}, syllable, kind, mark, glued});
    at = stop;
  }

  // Has the word an accent, and vowels in two places, or a đ inside? Both can be told by its bytes.
  static bool may_be_two_syllables(std::string_view word) {
    int runs = 0;
    bool in_vowels = false, accented = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
      const auto c = static_cast<unsigned char>(word[i]);
      bool vowel = false;
      if (c < 0x80) {
        constexpr std::uint32_t kVowels = 1u << 1 | 1u << 5 | 1u << 9 | 1u << 15 | 1u << 21 | 1u << 25;  // a e i o u y, by their last five bits
        vowel = (kVowels >> (c & 0x1F) & 1) != 0;
      } else {
        accented = true;
        if ((c & 0xC0) == 0x80) continue;
        vowel = c != 0xC4 || i + 1 == word.size() || (word[i + 1] != '\x90' && word[i + 1] != '\x91');
        if (!vowel && i > 0) return true;
      }
      runs += vowel && !in_vowels;
      in_vowels = vowel;
    }
    return accented && runs > 1;
  }

  // Where the blank between two syllables is missing in the word that ends at `stop` ("tỷđồng", "dựngthương"), or 0: it
  // is no syllable, and the parts are, of which the lexicon knows one at least. Words without diacritics are foreign more often than not.
  // Not inlined: few words come here, and all words come by.
  [[gnu::noinline]] std::size_t missing_blank(std::size_t stop) {
    std::string_view written = text.substr(at, stop - at);
    if (lexicon.plain() || written.size() > kLongestPair || !may_be_two_syllables(written)) return 0;
    folded.clear();
    append_lower(written, folded);
    if (folded.size() != written.size() || has_syllable_shape(without_diacritics(folded))) return 0;
    const std::string word = folded;
    constexpr std::size_t kShortWord = 6, kLongWord = 8;  // letters
    const std::size_t letters = count_code_points(word, 0, word.size());
    if (letters < kShortWord && word.find("đ") == std::string::npos) return 0;  // "balô", "môtô"
    std::size_t best = 0;
    int most_known = 0;
    for (std::size_t border = 1; border < word.size(); ++border) {
      if ((static_cast<unsigned char>(word[border]) & 0xC0) == 0x80) continue;
      std::string_view left = std::string_view(word).substr(0, border), right = std::string_view(word).substr(border);
      if (!has_syllable_shape(without_diacritics(left)) || !has_syllable_shape(without_diacritics(right))) continue;
      const int known_parts = (lexicon.syllable(left) != 0) + (lexicon.syllable(right) != 0);
      // One known part may be chance, as the "ông" of "bêtông" is; no syllable has a đ or a capital inside.
      const bool plain_border = right.starts_with("đ") || (latin_letter(written.substr(border)).length > 0 && !latin_letter(written.substr(border)).lower);
      if (known_parts < 2 && letters < kLongWord && !plain_border) continue;
      if (known_parts > most_known) most_known = known_parts, best = at + border;
    }
    return best;
  }

  // A word that ends at `stop`, or behind a digit there: "m2".
  [[gnu::always_inline]] void push_word(std::size_t stop, bool lower, bool name, const SyllableKey* key) {
    SyllableId id = 0;
    if (is_digit(byte(stop)) && !is_digit(byte(stop + 1))) {
      id = known(at, stop + 1, lower);
      if (id != 0 && word_end(stop + 1) == stop + 1) {
        ++stop;
      } else {
        id = 0;
      }
    }
    if (id == 0) id = key ? lexicon.syllable(*key) : known(at, stop, lower);
    if (id == 0 && stop - at >= kShortestPair) {
      if (std::size_t border = missing_blank(stop); border != 0) return push_parts(border, stop, name);
    }
    bool capitals = name && in_capitals(stop);
    push(stop, Token::Kind::word, name ? Mark::name : Mark::word, id);
    out.back().capitals = capitals;
  }

  // Most words are known as they stand: then all their letters beyond ASCII are small, and nothing else is asked of them.
  // A row of such words, in a loop that keeps all that it needs at hand.
  [[gnu::always_inline]] void push_known_words() {
    const std::string_view bytes = text;
    const std::size_t stop = end;
    std::size_t i = at, last_end = out.empty() ? kNowhere : out.back().span.end;
    while (i < stop) {
      const WordBytes word = read_word_bytes(bytes, i, stop);
      if (word.length == 0) break;
      const SyllableId id = lexicon.syllable(word.key);
      const std::size_t word_end = i + word.length;
      if (!lexicon.is_letters(id) || (word_end < stop && is_digit(bytes[word_end]))) break;
      const bool name = (word.capitals & 1) != 0, capitals = (word.capitals & 3) == 3;
      out.push_back({{i, word_end}, id, Token::Kind::word, name ? Mark::name : Mark::word, last_end == i, capitals});
      last_end = i = word_end;
      if (i < stop && bytes[i] == ' ') ++i;
    }
    at = i;
  }

  // A word of which the blank at `border` is missing.
  [[gnu::noinline]] void push_parts(std::size_t border, std::size_t stop, bool name) {
    const bool capitals = name && in_capitals(border);
    push(border, Token::Kind::word, name ? Mark::name : Mark::word, known(at, border, false));
    out.back().capitals = capitals;
    const std::size_t second = out.size();
    push_word(stop, false, upper(at), nullptr);
    out[second].glued = false;
  }

  // Goes on by one token, or by a blank; false at the end.
  [[gnu::always_inline]] bool next() {
    if (at >= end) return false;
    unsigned char c = byte(at);
    bool lower = true;
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      ++at;
    } else if (is_digit(c)) {
      push(number_end(at), Token::Kind::digits, Mark::punct, 0);
    } else if (Word word = read_word(text, at, end); word.length > 0) {
      push_word(at + word.length, word.lower, word.name, &word.key);
    } else if (std::size_t stop = word_end(at, lower); stop > at) {
      push_word(stop, lower, !lower && upper(at), nullptr);
    } else {
      std::size_t length = 1;
      std::int32_t code_point = c < 0x80 ? c : code(at, length);
      Mark mark = mark_of(code_point);
      if (code_point == '.' && word_end(at + 1) > at + 1) mark = Mark::punct;  // NetSky.P, v.v
      push(at + length, Token::Kind::mark, mark, known(at, at + length, c < 0x80));
    }
    return true;
  }

  static Mark mark_of(std::int32_t c) {
    switch (c) {
      case ',': return Mark::comma;
      case ';': return Mark::semicolon;
      case ':': return Mark::colon;
      case '-': case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2212: return Mark::dash;
      case '/': return Mark::slash;
      case '(': case '[': return Mark::open;
      case ')': case ']': return Mark::close;
      case '"': case '\'': case 0x2018: case 0x2019: case 0x201C: case 0x201D: return Mark::quote;
      case '.': case '!': case '?': case 0x2026: return Mark::stop;
      default: return Mark::punct;
    }
  }
};

}  // namespace

void tokenise(std::string_view text, TextSpan sentence, const Lexicon& lexicon, std::vector<Token>& out) {
  out.clear();
  Lexer lexer{text, sentence.begin, sentence.end, lexicon, out, {}};
  do {
    lexer.push_known_words();
  } while (lexer.next());
}

void tokenise_opening(std::string_view text, std::size_t at, const Lexicon& lexicon, std::vector<Token>& out) {
  out.clear();
  Lexer lexer{text, at, text.size(), lexicon, out, {}};
  Lexicon::Node node = Lexicon::kRoot;
  for (std::size_t t = 0; node != 0 && (t < out.size() || lexer.next());) {
    if (t < out.size()) node = lexicon.step(node, out[t++].syllable);
  }
}

}  // namespace solieu
