// Sixteen bytes of UTF-8 at a time: which of them begin letters of two and of three bytes, and whether the others are
// the tails that these ask for. Only where the processor has SSE2.
//
// A block begins where a character begins. One that it cuts off at its end is left to the next block, so that
// nothing has to be carried from one to the other.
#pragma once

#include <cstddef>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>

#include <bit>
#endif

namespace solieu {

#ifdef __SSE2__
class Utf8Block {
 public:
  static constexpr std::size_t kSize = 16;

  /// The text must hold sixteen bytes from `at` on.
  Utf8Block(std::string_view text, std::size_t at) : bytes_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at))) {
    // As signed bytes, in this order: tails 80 … BF, what begins no letter C0 C1, C2 … DF, E0, E1 … EC, the rest, ASCII
    tails_ = _mm_movemask_epi8(_mm_cmplt_epi8(bytes_, byte(0xC0)));
    twos_ = _mm_movemask_epi8(_mm_and_si128(_mm_cmpgt_epi8(bytes_, byte(0xC1)), _mm_cmplt_epi8(bytes_, byte(0xE0))));
    threes_ = _mm_movemask_epi8(_mm_and_si128(_mm_cmpgt_epi8(bytes_, byte(0xE0)), _mm_cmplt_epi8(bytes_, byte(0xED))));
  }

  /// Is it well-formed, and made of ASCII and of characters that are told by their first byte alone?
  bool well_formed() const {
    const int asked = (twos_ << 1 | threes_ << 1 | threes_ << 2) & kAll;
    return asked == tails_ && (tails_ | twos_ | threes_) == _mm_movemask_epi8(bytes_);
  }

  /// Bytes of the whole characters of a well-formed block.
  std::size_t whole() const { return kSize - static_cast<std::size_t>(((twos_ | threes_) >> 15 & 1) + 2 * (threes_ >> 14 & 1)); }

  /// How many of those are longer than a byte.
  std::size_t letters() const {
    return static_cast<std::size_t>(std::popcount(static_cast<unsigned>((twos_ | threes_) & ((1 << whole()) - 1))));
  }

  __m128i bytes() const { return bytes_; }

 private:
  static constexpr int kAll = 0xFFFF;
  static __m128i byte(int value) { return _mm_set1_epi8(static_cast<char>(value)); }

  __m128i bytes_;
  int tails_, twos_, threes_;
};
#endif

}  // namespace solieu
