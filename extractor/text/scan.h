// Searches over bytes, sixteen at a time where the processor has SSE2.
#pragma once

#include <cstddef>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>

#include <bit>
#endif

namespace solieu {

#ifdef __SSE2__
inline __m128i load_block(std::string_view text, std::size_t at) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
}

// Offset of the first byte of the block that is marked, or 16.
inline std::size_t first_marked(__m128i marked) {
  return static_cast<std::size_t>(std::countr_zero(0x10000u | static_cast<unsigned>(_mm_movemask_epi8(marked))));
}
#endif

/// The first place from `at` before `end` that holds one of the bytes, or `end`.
template <char... bytes>
std::size_t find_byte(std::string_view text, std::size_t at, std::size_t end) {
#ifdef __SSE2__
  for (; end - at >= 16; at += 16) {
    __m128i block = load_block(text, at);
    __m128i found = _mm_setzero_si128();
    ((found = _mm_or_si128(found, _mm_cmpeq_epi8(block, _mm_set1_epi8(bytes)))), ...);
    if (std::size_t first = first_marked(found); first < 16) return at + first;
  }
#endif
  while (at < end && !((text[at] == bytes) || ...)) ++at;
  return at;
}

/// The first byte from `at` that is no ASCII, or the end.
inline std::size_t find_beyond_ascii(std::string_view text, std::size_t at) {
#ifdef __SSE2__
  for (; text.size() - at >= 16; at += 16) {
    if (std::size_t first = first_marked(load_block(text, at)); first < 16) return at + first;
  }
#endif
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

/// The first ASCII digit from `at` before `end`, or `end`.
inline std::size_t find_digit(std::string_view text, std::size_t at, std::size_t end) {
#ifdef __SSE2__
  for (; end - at >= 16; at += 16) {
    // moved so that 0 … 9 are the ten least of the signed bytes
    __m128i moved = _mm_add_epi8(load_block(text, at), _mm_set1_epi8(static_cast<char>(0x80 - '0')));
    __m128i found = _mm_cmplt_epi8(moved, _mm_set1_epi8(-128 + 10));
    if (std::size_t first = first_marked(found); first < 16) return at + first;
  }
#endif
  while (at < end && !(text[at] >= '0' && text[at] <= '9')) ++at;
  return at;
}

/// How many code points begin from `at` before `end`, of well-formed text.
inline std::size_t count_code_points(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t tails = 0;
  const std::size_t begin = at;
#ifdef __SSE2__
  for (; end - at >= 16; at += 16) {
    __m128i found = _mm_cmplt_epi8(load_block(text, at), _mm_set1_epi8(static_cast<char>(0xC0)));
    tails += static_cast<std::size_t>(std::popcount(static_cast<unsigned>(_mm_movemask_epi8(found))));
  }
#endif
  for (; at < end; ++at) tails += (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80 ? 1 : 0;
  return end - begin - tails;
}

}  // namespace solieu
