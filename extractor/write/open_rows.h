// The rows of a block, written before it is known how many figures the document has in front of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "solieu.h"

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
  /// figures that are numbered below `least` are unknown and leave their cell empty.
  struct Numbering {
    std::int64_t figures = 0;
    std::uint64_t numbers = 0;
    int least = 1;
  };

  std::string text;
  std::vector<Gap> gaps;

  void add(const Figure& figure, std::string_view document);
  void add(const NumberFate& number, std::string_view document);
  /// The rows, with their numbers.
  std::string settled(const Numbering& numbering) const;
  std::size_t bytes() const { return text.size() + gaps.size() * sizeof(Gap); }
};

}  // namespace solieu
