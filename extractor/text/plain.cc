#include "text/plain.h"

#include <array>
#include <cstdint>

#include "base/utf8_block.h"

namespace solieu {
namespace {

// Plain text: only the code points of ordinary Vietnamese pass, each of which is composed, does not combine
// with what stands before it, and is not cleaned. Anything else, however harmless, takes the longer way.
//
// An automaton over bytes. Its states are the positions of 6-bit fields in a 64-bit row, and the row of a byte
// holds for each state the one that follows: a step is a load and a shift, without a branch to foretell.
class Plain {
 public:
  void step(char c) { state_ = static_cast<unsigned>(kRows[static_cast<unsigned char>(c)] >> state_) & 63; }
  bool complete() const { return state_ == kText; }  // all bytes so far are plain, whole code points
  bool failed() const { return state_ == kFailed; }

 private:
  static constexpr unsigned kBits = 6;
  enum State : unsigned {
    kText = 0 * kBits,    // a code point may begin
    kFailed = 1 * kBits,
    kTail = 2 * kBits,    // any last byte
    kC2 = 3 * kBits,      // behind these bytes
    kC3 = 4 * kBits,
    kC6 = 5 * kBits,
    kE1 = 6 * kBits,
    kE2 = 7 * kBits,
    kE280 = 8 * kBits,
    kReturn = 9 * kBits,  // behind a carriage return, which only a line feed may follow
    kStates = 10,
  };

  static constexpr State first(unsigned c) {
    if (c < 0x80) return c == '\r' ? kReturn : c == '\n' || c == '\t' || (c >= 0x20 && c != 0x7F) ? kText : kFailed;
    switch (c) {
      case 0xC2: return kC2;
      case 0xC3: return kC3;
      case 0xC4: case 0xC5: return kTail;
      case 0xC6: return kC6;
      case 0xE1: return kE1;
      case 0xE2: return kE2;
      default: return kFailed;
    }
  }

  static constexpr State next(unsigned state, unsigned c) {
    bool tail = c >= 0x80 && c < 0xC0;
    auto to = [](bool allowed, State s) { return allowed ? s : kFailed; };
    switch (state) {
      case kText: return first(c);
      case kTail: return to(tail, kText);
      case kC2: return to(tail && c > 0xA0 && c != 0xAD, kText);
      case kC3: return to(tail && c != 0x90 && c != 0xB0, kText);                    // Ð ð
      case kC6: return to(c == 0xA0 || c == 0xA1 || c == 0xAF || c == 0xB0, kText);  // Ơ ơ Ư ư
      case kE1: return to(c == 0xBA || c == 0xBB, kTail);
      case kE2: return to(c == 0x80, kE280);
      case kE280: return to(c >= 0x92 && (c <= 0xA7 || c == 0xB0), kText);  // dashes, quotation marks, • … ‰
      case kReturn: return to(c == '\n', kText);
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
  unsigned state_ = kText;
};

constexpr std::array<std::uint64_t, 256> Plain::kRows = Plain::rows();

// How far the automaton goes where a block is not plainly plain.
constexpr std::size_t kStretch = 16;

#ifdef __SSE2__
// What nearly all blocks hold: visible ASCII and line feeds, the letters of Vietnamese and their neighbours.
bool plain_letters(const Utf8Block& block) {
  if (!block.well_formed()) return false;
  const __m128i bytes = block.bytes();
  auto byte = [](int value) { return _mm_set1_epi8(static_cast<char>(value)); };
  auto any_of = [&](auto... values) {
    __m128i found = _mm_setzero_si128();
    ((found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, byte(values)))), ...);
    return found;
  };
  auto between = [&](int below, int above) { return _mm_and_si128(_mm_cmpgt_epi8(bytes, byte(below)), _mm_cmplt_epi8(bytes, byte(above))); };
  auto behind = [](__m128i lead) { return _mm_slli_si128(lead, 1); };  // the bytes that stand behind these
  const __m128i c3 = any_of(0xC3), c6 = any_of(0xC6), e1 = any_of(0xE1);
  const __m128i known_leads = _mm_or_si128(between(0xC2, 0xC7), e1);
  __m128i bad = _mm_andnot_si128(known_leads, between(0xC1, 0x00));
  bad = _mm_or_si128(bad, _mm_andnot_si128(any_of('\n'), between(0xFF, 0x20)));
  bad = _mm_or_si128(bad, any_of(0x7F));
  bad = _mm_or_si128(bad, _mm_and_si128(behind(c3), any_of(0x90, 0xB0)));
  bad = _mm_or_si128(bad, _mm_andnot_si128(any_of(0xA0, 0xA1, 0xAF, 0xB0), behind(c6)));
  bad = _mm_or_si128(bad, _mm_andnot_si128(any_of(0xBA, 0xBB), behind(e1)));
  return _mm_movemask_epi8(bad) == 0;
}
#endif

}  // namespace

std::size_t plain_end(std::string_view source, std::size_t at) {
  for (;;) {
#ifdef __SSE2__
    while (source.size() - at >= Utf8Block::kSize) {
      Utf8Block block(source, at);
      if (!plain_letters(block)) break;
      at += block.whole();
    }
#endif
    Plain plain;
    const std::size_t begin = at;
    for (std::size_t i = at; i < source.size() && !plain.failed() && at - begin < kStretch; ++i) {
      plain.step(source[i]);
      if (plain.complete()) at = i + 1;
    }
    if (at - begin < kStretch) return at;  // failed, or all read
  }
}

bool is_plain(std::string_view source) { return plain_end(source, 0) == source.size(); }

}  // namespace solieu
