// Searches over bytes, sixteen at a time where the processor has SSE2.
#pragma once

#include <cstddef>
#include <cstdint>
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
  const std::size_t begin = at;
  for (; end - at >= 16; at += 16) {
    __m128i block = load_block(text, at);
    __m128i found = _mm_setzero_si128();
    ((found = _mm_or_si128(found, _mm_cmpeq_epi8(block, _mm_set1_epi8(bytes)))), ...);
    if (std::size_t first = first_marked(found); first < 16) return at + first;
  }
  if (at > begin) {  // what is left is the end of a block, of which the rest holds none
    __m128i block = load_block(text, end - 16);
    __m128i found = _mm_setzero_si128();
    ((found = _mm_or_si128(found, _mm_cmpeq_epi8(block, _mm_set1_epi8(bytes)))), ...);
    const std::size_t first = first_marked(found);
    return first < 16 ? end - 16 + first : end;
  }
#endif
  if constexpr (((bytes >= 0 && bytes < 64) && ...)) {  // marks: all of them are one test, which no letter comes to
    constexpr std::uint64_t kMarks = ((std::uint64_t{1} << bytes) | ...);
    while (at < end && !(static_cast<unsigned char>(text[at]) < 64 && (kMarks >> text[at] & 1))) ++at;
  } else {
    while (at < end && !((text[at] == bytes) || ...)) ++at;
  }
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
  auto first_digit = [&](std::size_t block) {
    // moved so that 0 … 9 are the ten least of the signed bytes
    __m128i moved = _mm_add_epi8(load_block(text, block), _mm_set1_epi8(static_cast<char>(0x80 - '0')));
    return first_marked(_mm_cmplt_epi8(moved, _mm_set1_epi8(-128 + 10)));
  };
  const std::size_t begin = at;
  for (; end - at >= 16; at += 16) {
    if (std::size_t first = first_digit(at); first < 16) return at + first;
  }
  if (at > begin) {
    const std::size_t first = first_digit(end - 16);
    return first < 16 ? end - 16 + first : end;
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
    // summed up as bytes of 1: without the processor's own instruction for it, to count bits is a call
    __m128i sums = _mm_sad_epu8(_mm_sub_epi8(_mm_setzero_si128(), found), _mm_setzero_si128());
    tails += static_cast<std::size_t>(_mm_cvtsi128_si32(sums) + _mm_extract_epi16(sums, 4));
  }
#endif
  for (; at < end; ++at) tails += (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80 ? 1 : 0;
  return end - begin - tails;
}

}  // namespace solieu
