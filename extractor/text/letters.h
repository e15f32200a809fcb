// Latin letters of Vietnamese by their bytes, without a look into tables of Unicode.
#pragma once

#include <cstddef>
#include <string_view>

namespace solieu {

/// A letter at the beginning of some bytes. `length` is 0 where there is none that is told by its bytes
/// alone: U+00C0 to U+01BF and U+1E80 to U+1EFF are. `lower` is set where it surely is a small one.
struct LatinLetter {
  std::size_t length = 0;
  bool lower = false;
};

inline LatinLetter latin_letter(std::string_view bytes) {
  auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  if (bytes.empty()) return {};
  unsigned char c = byte(0);
  if (c < 0x80) {
    if (c >= 'a' && c <= 'z') return {1, true};
    return {c >= 'A' && c <= 'Z' ? 1u : 0u, false};
  }
  if (bytes.size() < 2) return {};
  unsigned char second = byte(1);
  switch (c) {
    case 0xC3: return second == 0x97 || second == 0xB7 ? LatinLetter{} : LatinLetter{2, second >= 0xA0};  // × ÷
    case 0xC4: return {2, second == 0x83 || second == 0x91 || second == 0xA9};                          // ă đ ĩ
    case 0xC5: return {2, second == 0xA9};                                                              // ũ
    case 0xC6: return {2, second == 0xA1 || second == 0xB0};                                            // ơ ư
    case 0xE1:
      if ((second != 0xBA && second != 0xBB) || bytes.size() < 3) return {};
      return {3, (byte(2) & 1) != 0};  // Latin Extended Additional: small letters are odd
    default: return {};
  }
}

}  // namespace solieu
