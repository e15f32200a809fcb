#include "text/diacritics.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "base/ascii.h"
#include "text/letters.h"
#include "text/normalise.h"
#include "text/scan.h"

namespace solieu {
namespace {

// A letter of Latin script: its base, and its marks as code points that combine. The stroke of đ is taken for one.
struct Letter {
  std::int32_t base = 0;
  std::array<std::int32_t, 3> marks{};
};

constexpr std::int32_t kStroke = 0x335;

Letter taken_apart(std::int32_t c) {
  Letter letter;
  if (c == 0x111 || c == 0x110) return {c == 0x111 ? 'd' : 'D', {kStroke}};
  std::array<utf8proc_int32_t, 8> parts;
  int boundary = 0;
  auto count = utf8proc_decompose_char(c, parts.data(), parts.size(), UTF8PROC_DECOMPOSE, &boundary);
  if (count < 1) return {c, {}};
  letter.base = parts[0];
  for (utf8proc_ssize_t i = 1; i < count && i <= 3; ++i) letter.marks[static_cast<std::size_t>(i - 1)] = parts[static_cast<std::size_t>(i)];
  return letter;
}

std::vector<Letter> letters_of(std::string_view word) {
  std::vector<Letter> out;
  utf8proc_int32_t c;
  for (std::size_t at = 0; at < word.size();) {
    auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(word.data()) + at, static_cast<utf8proc_ssize_t>(word.size() - at), &c);
    if (length <= 0) break;
    out.push_back(taken_apart(c));
    at += static_cast<std::size_t>(length);
  }
  return out;
}

// What may stand before the vowels of a syllable and behind them, and the vowels, all without diacritics.
constexpr std::array<std::string_view, 28> kOnsets = {"ngh", "ng", "nh", "gh", "gi", "kh", "ph", "qu", "th", "tr", "ch", "b", "c", "d",
                                                      "g",   "h",  "k",  "l",  "m",  "n",  "p",  "r",  "s",  "t",  "v",  "x", "dz", ""};
constexpr std::array<std::string_view, 40> kVowels = {"a",  "e",  "i",  "o",   "u",   "y",   "ai",  "ao",  "au",  "ay",  "eo",  "eu",  "ia",  "ie",
                                                      "iu", "oa", "oe", "oi",  "oo",  "ua",  "ue",  "ui",  "uo",  "uu",  "uy",  "ye",  "oai", "oao",
                                                      "oay", "oeo", "uay", "uya", "uye", "uyu", "uoi", "uou", "ieu", "yeu", "uao", "uau"};
constexpr std::array<std::string_view, 9> kCodas = {"", "c", "ch", "m", "n", "ng", "nh", "p", "t"};

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

template <std::size_t size>
bool holds(const std::array<std::string_view, size>& all, std::string_view s) {
  return std::find(all.begin(), all.end(), s) != all.end();
}

// Vowels and coda.
bool is_rime(std::string_view s) {
  std::size_t vowels = 0;
  while (vowels < s.size() && is_vowel(s[vowels])) ++vowels;
  return vowels > 0 && holds(kVowels, s.substr(0, vowels)) && holds(kCodas, s.substr(vowels));
}

// The ASCII letters that the letters of Latin script are without their marks, or 0, by code point.
class BaseLetters {
 public:
  BaseLetters() {
    for (std::size_t i = 0; i < bases_.size(); ++i) {
      const std::int32_t base = taken_apart(static_cast<std::int32_t>(i) + (i < kFirstBlock ? 0 : kSecond - static_cast<std::int32_t>(kFirstBlock))).base;
      bases_[i] = base < 0x80 ? static_cast<char>(base) : '\0';
    }
  }

  // Of the letter that `s` begins with, and its length in bytes: 0 where it is no Latin letter that is known here.
  char of(std::string_view s, std::size_t& length) const {
    auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(s[i])); };
    length = 0;
    if (byte(0) >= 0xC3 && byte(0) <= 0xC6 && s.size() > 1) {
      length = 2;
      return bases_[(byte(0) & 0x1F) << 6 | (byte(1) & 0x3F)];
    }
    if (byte(0) == 0xE1 && s.size() > 2 && byte(1) >= 0xB8 && byte(1) <= 0xBB) {
      length = 3;
      return bases_[kFirstBlock + ((byte(1) & 3) << 6 | (byte(2) & 0x3F))];
    }
    return '\0';
  }

 private:
  static constexpr std::size_t kFirstBlock = 0x1C0;
  static constexpr std::int32_t kSecond = 0x1E00;
  std::array<char, kFirstBlock + 0x100> bases_{};
};

const BaseLetters& base_letters() {
  static const BaseLetters letters;
  return letters;
}

}  // namespace

std::string without_diacritics(std::string_view text) {
  const BaseLetters& letters = base_letters();
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0, length; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out += text[at++];
    } else if (const char base = letters.of(text.substr(at), length); base != 0) {
      out += base;
      at += length;
    } else {
      out += text[at++];
    }
  }
  return out;
}

bool is_reduced(std::string_view word, std::string_view full) {
  if (word == full) return false;
  auto a = letters_of(word), b = letters_of(full);
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Letter& x, const Letter& y) {
    return x.base == y.base && std::all_of(x.marks.begin(), x.marks.end(), [&](std::int32_t mark) {
             return mark == 0 || std::find(y.marks.begin(), y.marks.end(), mark) != y.marks.end();
           });
  });
}

bool has_syllable_shape(std::string_view plain) {
  return std::any_of(kOnsets.begin(), kOnsets.end(), [&](std::string_view onset) {
    if (!onset.empty() && (plain.empty() || plain[0] != onset[0] || !plain.starts_with(onset))) return false;
    return is_rime(plain.substr(onset.size())) || (onset == "gi" && holds(kCodas, plain.substr(2)));
  });
}

void LetterCount::add(std::string_view text) {
  bytes += text.size();
  std::size_t at = 0;
#ifdef __SSE2__
  for (; text.size() - at >= 16; at += 16) {
    const __m128i block = load_block(text, at);
    const __m128i two_bytes = _mm_and_si128(_mm_cmpgt_epi8(block, _mm_set1_epi8(static_cast<char>(0xC2))), _mm_cmplt_epi8(block, _mm_set1_epi8(static_cast<char>(0xC7))));
    const __m128i leads = _mm_or_si128(two_bytes, _mm_cmpeq_epi8(block, _mm_set1_epi8(static_cast<char>(0xE1))));
    accented += static_cast<unsigned>(std::popcount(static_cast<unsigned>(_mm_movemask_epi8(leads))));
  }
#endif
  for (; at < text.size(); ++at) {
    auto c = static_cast<unsigned char>(text[at]);
    accented += (c >= 0xC3 && c <= 0xC6) || c == 0xE1 ? 1 : 0;
  }
}

bool is_vietnamese_by_shape(std::string_view text) {
  constexpr std::size_t kSample = 2048;  // bytes
  constexpr std::size_t kFewest = 5;     // syllables
  std::size_t words = 0, syllables = 0;
  std::string word;
  for (std::size_t at = 0; at < std::min(text.size(), kSample);) {
    if (!is_ascii_letter(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_ascii_letter(text[end])) ++end;
    word.clear();
    append_lower(text.substr(at, end - at), word);
    // Single letters and short words in capitals (USD, GDP) tell nothing.
    bool capitals = end - at <= 5 && std::none_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.begin() + static_cast<std::ptrdiff_t>(end), [](char c) { return c >= 'a'; });
    at = end;
    if (word.size() < 2 || (capitals && !has_syllable_shape(word))) continue;
    ++words;
    syllables += has_syllable_shape(word);
  }
  return syllables >= kFewest && syllables * 10 >= words * 8;
}

bool lacks_diacritics(std::string_view text) {
  // Most texts show their accents at once.
  constexpr std::size_t kStretch = 256;
  LetterCount count;
  for (std::size_t at = 0; at < text.size(); at += kStretch) {
    count.add(text.substr(at, kStretch));
    if (count.accented * 100 > text.size()) return false;  // there can't be too few any more
  }
  return is_vietnamese_by_shape(text);
}

}  // namespace solieu
