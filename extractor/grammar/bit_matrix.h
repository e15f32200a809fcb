// A matrix of bits, sixty-four to a word, that can be turned on its side.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace solieu {

class BitMatrix {
 public:
  BitMatrix() = default;
  /// All bits are 0.
  BitMatrix(std::size_t rows, std::size_t columns) : rows_(rows), columns_(columns), length_(columns / 64 + 1), words_(rows * length_) {}

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  /// Words a row; there is always one bit behind the last column.
  std::size_t length() const { return length_; }
  const std::uint64_t* row(std::size_t r) const { return &words_[r * length_]; }
  std::uint64_t* row(std::size_t r) { return &words_[r * length_]; }
  std::string_view bytes(std::size_t r) const { return {reinterpret_cast<const char*>(row(r)), length_ * sizeof(std::uint64_t)}; }

  bool has(std::size_t r, std::size_t column) const { return row(r)[column / 64] >> (column % 64) & 1; }
  void add(std::size_t r, std::size_t column) { row(r)[column / 64] |= std::uint64_t{1} << (column % 64); }
  /// Adds all bits of such a row.
  void add_row(std::size_t r, const std::uint64_t* other) {
    std::transform(other, other + length_, row(r), row(r), [](std::uint64_t a, std::uint64_t b) { return a | b; });
  }
  void fill(std::size_t r) { std::fill_n(row(r), length_, ~std::uint64_t{0}); }

  BitMatrix transposed() const {
    BitMatrix out(columns_, rows_);
    std::uint64_t block[64];
    for (std::size_t r = 0; r < rows_; r += 64) {
      const std::size_t height = std::min<std::size_t>(64, rows_ - r);
      for (std::size_t w = 0; 64 * w < columns_; ++w) {
        std::uint64_t any = 0;
        for (std::size_t i = 0; i < 64; ++i) any |= block[i] = i < height ? row(r + i)[w] : 0;
        if (any == 0) continue;
        transpose(block);
        const std::size_t width = std::min<std::size_t>(64, columns_ - 64 * w);
        for (std::size_t i = 0; i < width; ++i) out.row(64 * w + i)[r / 64] = block[i];
      }
    }
    return out;
  }

 private:
  // Swaps ever smaller squares across the diagonal (Warren, Hacker's Delight, 7-3), for bits that count from the least.
  static void transpose(std::uint64_t (&block)[64]) {
    std::uint64_t mask = 0x00000000FFFFFFFF;
    for (unsigned j = 32; j != 0; j >>= 1, mask ^= mask << j) {
      for (unsigned k = 0; k < 64; k = (k + j + 1) & ~j) {
        const std::uint64_t swapped = ((block[k] >> j) ^ block[k + j]) & mask;
        block[k] ^= swapped << j;
        block[k + j] ^= swapped;
      }
    }
  }

  std::size_t rows_ = 0, columns_ = 0, length_ = 1;
  std::vector<std::uint64_t> words_;
};

}  // namespace solieu
