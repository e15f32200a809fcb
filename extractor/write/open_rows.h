// The rows of a block, written before it is known how many figures the document has in front of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace solieu {

/// Rows whose numbers are left open: each block writes its rows as soon as it is read, in any order of the blocks, and
/// only the numbers wait for those before it.
struct OpenRows {
  enum class Of : std::uint8_t { figure, number };
  struct Gap {
    std::size_t at;  // in `text`
    int number;      // as BlockAccount counts
    Of of;
  };
  /// What is to be added to the numbers of figures (less than 0 where the block counts those before it), and of numbers;
  /// figures that are numbered below `least` are unknown.
  struct Numbering {
    std::int64_t figures = 0;
    std::uint64_t numbers = 0;
    int least = 1;

    /// The number in the document of one that the block numbers so; 0 where it is none, or unknown.
    std::int64_t figure(int number) const { return number == 0 || number < least ? 0 : figures + number; }
  };

  std::string text;
  std::vector<Gap> gaps;
  std::string_view none = {};  // stands for a figure that is unknown

  /// The rows, with their numbers.
  std::string settled(const Numbering& numbering) const;
  std::size_t bytes() const { return text.size() + gaps.size() * sizeof(Gap); }
};

}  // namespace solieu
