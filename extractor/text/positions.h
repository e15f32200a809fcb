// Line and column of bytes, as an editor counts them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "text/scan.h"

namespace solieu {

struct Position {
  std::size_t line = 1;    // 1-based
  std::size_t column = 1;  // 1-based, in code points
};

/// Positions of rising offsets, each byte looked at once. Where an offset falls back, at most 64 KiB are looked at again; one
/// behind the end is taken for the end.
class Positions {
 public:
  /// `start` is the place of the first byte.
  explicit Positions(std::string_view bytes, Position start = {}) : bytes_(bytes), position_(start), passed_{{0, start}} {}

  Position of(std::size_t offset) {
    offset = std::min(offset, bytes_.size());
    if (offset < at_) go_back(offset);
    while (at_ < offset) {
      if (at_ - passed_.back().at >= kStep) passed_.push_back({at_, position_});
      std::size_t feed = find_byte<'\n'>(bytes_, at_, std::min(offset, at_ + kStep));
      position_.column += count_code_points(bytes_, at_, feed);
      at_ = feed;
      if (feed == bytes_.size() || bytes_[feed] != '\n' || feed == offset) continue;
      ++at_;
      ++position_.line;
      position_.column = 1;
    }
    return position_;
  }

 private:
  struct Passed {
    std::size_t at;
    Position position;
  };
  static constexpr std::size_t kStep = std::size_t{1} << 16;

  void go_back(std::size_t offset) {
    auto before = std::partition_point(passed_.begin(), passed_.end(), [&](const Passed& p) { return p.at <= offset; }) - 1;
    at_ = before->at;
    position_ = before->position;
    passed_.erase(before + 1, passed_.end());
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  Position position_;
  std::vector<Passed> passed_;  // places that were reached, kStep apart and more, in rising order; the first is the beginning
};

}  // namespace solieu
