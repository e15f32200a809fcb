// Line and column of bytes, as an editor counts them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "text/scan.h"

namespace solieu {

struct Position {
  std::size_t line = 1;    // 1-based
  std::size_t column = 1;  // 1-based, in code points
};

/// Positions of rising offsets, each byte looked at once. An offset that falls back begins anew; one behind
/// the end is taken for the end.
class Positions {
 public:
  /// `start` is the place of the first byte.
  explicit Positions(std::string_view bytes, Position start = {}) : bytes_(bytes), start_(start), position_(start) {}

  Position of(std::size_t offset) {
    if (offset < at_) *this = Positions(bytes_, start_);
    offset = std::min(offset, bytes_.size());
    while (at_ < offset) {
      std::size_t feed = find_byte<'\n'>(bytes_, at_, offset);
      position_.column += count_code_points(bytes_, at_, feed);
      at_ = feed;
      if (feed == offset) break;
      ++at_;
      ++position_.line;
      position_.column = 1;
    }
    return position_;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  Position start_, position_;
};

}  // namespace solieu
