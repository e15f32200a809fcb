// Line and column of bytes, as an editor counts them.
#pragma once

#include <cstddef>
#include <string_view>

namespace solieu {

struct Position {
  std::size_t line = 1;    // 1-based
  std::size_t column = 1;  // 1-based, in code points
};

/// Positions of rising offsets, each byte looked at once. An offset that falls back begins anew; one behind
/// the end is taken for the end.
class Positions {
 public:
  explicit Positions(std::string_view bytes) : bytes_(bytes) {}

  Position of(std::size_t offset) {
    if (offset < at_) *this = Positions(bytes_);
    for (; at_ < offset && at_ < bytes_.size(); ++at_) {
      if (bytes_[at_] == '\n') {
        ++position_.line;
        position_.column = 1;
      } else if ((static_cast<unsigned char>(bytes_[at_]) & 0xC0) != 0x80) {
        ++position_.column;
      }
    }
    return position_;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  Position position_;
};

}  // namespace solieu
