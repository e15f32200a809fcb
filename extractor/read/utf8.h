// Is it UTF-8? An automaton whose rows are shifted by the state, so that a byte costs no branch: letters of one, two
// and three bytes take turns in Vietnamese, and a branch on them is mispredicted most of the time.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace solieu {

/// Well-formed UTF-8 (the Unicode Standard, table 3-7) from its first byte to its last.
class Utf8Automaton {
 public:
  static bool accepts(std::string_view bytes) {
    std::uint64_t state = kText;
    for (char c : bytes) state = kRows[static_cast<unsigned char>(c)] >> (state & 63);
    return (state & 63) == kText;
  }

 private:
  static constexpr unsigned kBits = 6;
  enum State : unsigned {
    kFailed = 0 * kBits,
    kText = 1 * kBits,  // a code point may begin
    kOne = 2 * kBits,   // so many tails must follow
    kTwo = 3 * kBits,
    kThree = 4 * kBits,
    kE0 = 5 * kBits,    // behind these bytes the next one is restricted
    kED = 6 * kBits,
    kF0 = 7 * kBits,
    kF4 = 8 * kBits,
    kStates = 9,
  };

  static constexpr State next(unsigned state, unsigned c) {
    auto within = [&](unsigned low, unsigned high, State to) { return c >= low && c <= high ? to : kFailed; };
    switch (state) {
      case kText:
        if (c < 0x80) return kText;
        if (c >= 0xC2 && c <= 0xDF) return kOne;
        if (c == 0xE0) return kE0;
        if (c == 0xED) return kED;
        if (c >= 0xE1 && c <= 0xEF) return kTwo;
        if (c == 0xF0) return kF0;
        if (c == 0xF4) return kF4;
        return within(0xF1, 0xF3, kThree);
      case kOne: return within(0x80, 0xBF, kText);
      case kTwo: return within(0x80, 0xBF, kOne);
      case kThree: return within(0x80, 0xBF, kTwo);
      case kE0: return within(0xA0, 0xBF, kOne);
      case kED: return within(0x80, 0x9F, kOne);  // no surrogates
      case kF0: return within(0x90, 0xBF, kTwo);
      case kF4: return within(0x80, 0x8F, kTwo);
      default: return kFailed;
    }
  }

  static constexpr std::array<std::uint64_t, 256> rows() {
    std::array<std::uint64_t, 256> out{};
    for (unsigned c = 0; c < 256; ++c) {
      for (unsigned s = 0; s < kStates; ++s) out[c] |= std::uint64_t{next(s * kBits, c)} << (s * kBits);
    }
    return out;
  }

  static const std::array<std::uint64_t, 256> kRows;
};

inline constexpr std::array<std::uint64_t, 256> Utf8Automaton::kRows = Utf8Automaton::rows();

}  // namespace solieu
