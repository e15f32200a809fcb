#include "text/diacritics.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "text/letters.h"
#include "text/normalise.h"

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
  return holds(kVowels, s.substr(0, vowels)) && holds(kCodas, s.substr(vowels));
}

bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::string without_diacritics(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  utf8proc_int32_t c;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out += text[at++];
      continue;
    }
    auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at, static_cast<utf8proc_ssize_t>(text.size() - at), &c);
    if (length <= 0) break;
    const std::int32_t base = taken_apart(c).base;
    if (base < 0x80) {
      out += static_cast<char>(base);
    } else {
      out += text.substr(at, static_cast<std::size_t>(length));
    }
    at += static_cast<std::size_t>(length);
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
    return plain.starts_with(onset) && (is_rime(plain.substr(onset.size())) || (onset == "gi" && holds(kCodas, plain.substr(2))));
  });
}

void LetterCount::add(std::string_view text) {
  bytes += text.size();
  for (std::size_t at = 0; at < text.size(); ++at) {
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
    if (!ascii_letter(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && ascii_letter(text[end])) ++end;
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
  constexpr std::size_t kStretch = 1024;
  LetterCount count;
  for (std::size_t at = 0; at < text.size(); at += kStretch) {
    count.add(text.substr(at, kStretch));
    if (count.accented * 100 > text.size()) return false;
  }
  return is_vietnamese_by_shape(text);
}

}  // namespace solieu
