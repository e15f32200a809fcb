// A word of Vietnamese letters, read sixteen bytes at once: where it ends, how it is written, and the key of its
// syllable. What this does not know by the bytes alone (other alphabets, long words) is left to utf8proc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "grammar/syllable.h"

#ifdef __SSE2__
#include <emmintrin.h>

#include <bit>
#endif

namespace solieu {

inline constexpr std::size_t kShortestPair = 7;  // bytes of two syllables without a blank, one of them with an accent

/// The letters that a text goes on with, as far as blocks of bytes tell them.
struct WordBytes {
  std::size_t length = 0;       // bytes; 0: there is no such word
  unsigned capitals = 0;        // a bit for each byte that is a capital of ASCII
  unsigned beyond_ascii = 0;    // and for each that is no ASCII
  SyllableKey key;              // with ASCII in lower case
};

struct Word {
  std::size_t length = 0;  // bytes; 0: there is no such word
  bool name = false;       // begins with a capital
  bool lower = false;      // holds no capital
  SyllableKey key;         // in lower case
};

/// The letters that `text`, which is well-formed, holds at `at` before `end`.
inline WordBytes read_word_bytes([[maybe_unused]] std::string_view text, [[maybe_unused]] std::size_t at, [[maybe_unused]] std::size_t end) {
#ifdef __SSE2__
  constexpr std::size_t kBlock = SyllableKey::kLongest;
  char last[kBlock];
  const char* bytes = text.data() + at;
  if (at + kBlock > text.size()) {
    std::memset(last, 0, kBlock);
    std::memcpy(last, bytes, text.size() - at);
    bytes = last;
  }
  const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const __m128i case_bit = _mm_set1_epi8(0x20);
  const __m128i folded = _mm_or_si128(block, case_bit);
  const __m128i ascii = _mm_and_si128(_mm_cmpgt_epi8(folded, _mm_set1_epi8('a' - 1)), _mm_cmplt_epi8(folded, _mm_set1_epi8('z' + 1)));
  const auto beyond_ascii = static_cast<unsigned>(_mm_movemask_epi8(block));
  const unsigned letters = static_cast<unsigned>(_mm_movemask_epi8(ascii)) | beyond_ascii;
  std::size_t length = static_cast<std::size_t>(std::countr_one(letters));
  // “ ” – … are no letters, though they are written beyond ASCII
  if (const auto mark = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(block, _mm_set1_epi8(static_cast<char>(0xE2)))));
      (mark & ((1u << length) - 1)) != 0) {
    length = static_cast<std::size_t>(std::countr_zero(mark));
    if (length + 1 == kBlock || static_cast<unsigned char>(bytes[length + 1]) != 0x80) return {};
  }
  if (length > end - at) length = end - at;
  if (length == 0 || length == kBlock) return {};  // the word may be longer
  const unsigned within = (1u << length) - 1;
  const __m128i capital = _mm_andnot_si128(_mm_cmpeq_epi8(folded, block), ascii);
  // The letters by which the word is shorter than a block are cut off by a mask of as many noughts.
  alignas(kBlock) static constexpr std::uint64_t kMasks[4] = {~std::uint64_t{0}, ~std::uint64_t{0}, 0, 0};
  const __m128i mask = _mm_loadu_si128(reinterpret_cast<const __m128i*>(reinterpret_cast<const char*>(kMasks) + kBlock - length));
  const __m128i lower = _mm_and_si128(mask, _mm_or_si128(block, _mm_and_si128(capital, case_bit)));
  WordBytes word{length, static_cast<unsigned>(_mm_movemask_epi8(capital)) & within, beyond_ascii & within, {}};
  word.key.head = static_cast<std::uint64_t>(_mm_cvtsi128_si64(lower));
  word.key.tail = static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(lower, lower)));
  return word;
#else
  return {};
#endif
}

/// The same in lower case, letter by letter; nothing where a letter is not told by its bytes.
inline Word fold_word(const WordBytes& bytes, std::string_view text, std::size_t at) {
  if (bytes.length == 0) return {};
  Word word{bytes.length, (bytes.capitals & 1) != 0, bytes.capitals == 0, bytes.key};
  for (unsigned rest = bytes.beyond_ascii; rest != 0;) {
    const auto lead = static_cast<std::size_t>(std::countr_zero(rest));
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(at + lead + i < text.size() ? text[at + lead + i] : 0); };
    const unsigned char second = byte(1);
    std::size_t tail = 1;     // the byte that tells capitals from small letters …
    unsigned char lower = 0;  // … and what must be added to it; the letter's capital is that much before
    switch (byte(0)) {
      case 0xC3:
        if (second == 0x97 || second == 0xB7 || second == 0x9F) return {};  // × ÷ ß
        lower = second < 0xA0 ? 0x20 : 0;
        break;
      case 0xC4:  // ă đ ĩ
        if (second != 0x82 && second != 0x83 && second != 0x90 && second != 0x91 && second != 0xA8 && second != 0xA9) return {};
        lower = (second & 1) == 0;
        break;
      case 0xC5:  // ũ
        if (second != 0xA8 && second != 0xA9) return {};
        lower = (second & 1) == 0;
        break;
      case 0xC6:  // ơ ư
        if (second != 0xA0 && second != 0xA1 && second != 0xAF && second != 0xB0) return {};
        lower = second == 0xA0 || second == 0xAF;
        break;
      case 0xE1:  // Latin Extended Additional, in pairs but for ẖ … ẟ
        if (second != 0xBB && (second != 0xBA || (byte(2) >= 0x96 && byte(2) <= 0x9F))) return {};
        tail = 2;
        lower = (byte(2) & 1) == 0;
        break;
      default: return {};
    }
    if (lower != 0) {
      word.lower = false;
      word.name = word.name || lead == 0;
      word.key.add(lead + tail, lower);
    }
    rest &= ~0u << (lead + tail + 1);
  }
  return word;
}

/// The word that `text`, which is well-formed, holds at `at` before `end`.
inline Word read_word(std::string_view text, std::size_t at, std::size_t end) { return fold_word(read_word_bytes(text, at, end), text, at); }

}  // namespace solieu
