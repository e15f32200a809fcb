// The lines of an input, one at a time, with a bound on how long one may be.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "read/input.h"

namespace solieu::program {

/// Memory holds one line, and of one that is too long nothing.
class Lines {
 public:
  /// Behind a line there are `padding` bytes more that may be read, whatever they are.
  Lines(Input input, std::size_t longest, std::size_t padding);

  enum class Next { line, too_long, end };
  /// A line ends at LF or at the end of the input. Also the end where reading failed: see `input`.
  Next next();
  /// Without its LF; until `next`.
  std::string_view line() const { return line_; }
  /// Of `line`, counted from 1.
  std::size_t number() const { return number_; }
  const Input& input() const { return input_; }

 private:
  std::string_view ahead();

  Input input_;
  const std::size_t longest_, padding_;
  std::string line_, buffer_;
  std::size_t at_ = 0, end_ = 0;
  std::size_t number_ = 0;
};

}  // namespace solieu::program
