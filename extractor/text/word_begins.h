// Where words may begin: a search over bytes, sixteen at a time where the processor has SSE2.
#pragma once

#include <bit>
#include <cstddef>
#include <string_view>

#include "text/scan.h"

namespace solieu {

/// Visits the letters, ASCII or not, behind which and before which no ASCII letter stands. The first letters of all
/// words are among them, and letters behind accented ones.
class WordBegins {
 public:
  WordBegins(std::string_view text, std::size_t begin, std::size_t end) : text_(text), block_(begin), end_(end) { read(false); }

  /// Goes on to the next one, if there is one.
  bool next() {
    while (found_ == 0) {
      if (end_ - block_ <= kBlock) return false;
      block_ += kBlock;
      read(last_is_letter_);
    }
    at_ = block_ + static_cast<std::size_t>(std::countr_zero(found_));
    found_ &= found_ - 1;
    return true;
  }
  std::size_t at() const { return at_; }

 private:
  static constexpr std::size_t kBlock = 16;

  void read(bool behind_letter) {
    const std::size_t size = end_ - block_ < kBlock ? end_ - block_ : kBlock;
    unsigned letters = 0, leads = 0;
#ifdef __SSE2__
    if (block_ + kBlock <= text_.size()) {
      const __m128i bytes = load_block(text_, block_), lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
      const __m128i ascii = _mm_and_si128(_mm_cmpgt_epi8(lower, _mm_set1_epi8('a' - 1)), _mm_cmplt_epi8(lower, _mm_set1_epi8('z' + 1)));
      letters = static_cast<unsigned>(_mm_movemask_epi8(ascii));
      const auto beyond = static_cast<unsigned>(_mm_movemask_epi8(bytes));
      const auto tails = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xC0)))));
      leads = beyond & ~tails;
    } else
#endif
    {
      for (std::size_t i = 0; i < size; ++i) {
        auto c = static_cast<unsigned char>(text_[block_ + i]);
        letters |= static_cast<unsigned>((c | 0x20) >= 'a' && (c | 0x20) <= 'z') << i;
        leads |= static_cast<unsigned>(c >= 0xC0) << i;
      }
    }
    found_ = (letters | leads) & ~(letters << 1 | static_cast<unsigned>(behind_letter)) & ((1u << size) - 1);
    last_is_letter_ = (letters >> (kBlock - 1) & 1) != 0;
  }

  std::string_view text_;
  std::size_t block_, end_, at_ = 0;
  unsigned found_ = 0;  // in the block
  bool last_is_letter_ = false;
};

}  // namespace solieu
