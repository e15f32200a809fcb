// A syllable as the key of a table: its bytes in two machine words.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace solieu {

/// Up to sixteen bytes, filled up with zeros. No Vietnamese syllable has more than eleven.
struct SyllableKey {
  static constexpr std::size_t kLongest = 16;

  std::uint64_t head = 0, tail = 0;

  static SyllableKey of(std::string_view syllable) {
    char bytes[kLongest] = {};
    std::memcpy(bytes, syllable.data(), syllable.size());
    return from(bytes);
  }

  /// Of `length` bytes from `begin`. Reads sixteen where the text has them, which takes no loop.
  static SyllableKey within(std::string_view text, std::size_t begin, std::size_t length) {
    if (std::endian::native != std::endian::little || begin + kLongest > text.size()) return of(text.substr(begin, length));
    SyllableKey key = from(text.data() + begin);
    return first_of(key.head, key.tail, length);
  }

  /// Of the first `length` bytes of these two words.
  static SyllableKey first_of(std::uint64_t head, std::uint64_t tail, std::size_t length) {
    SyllableKey key;
    if (length <= 8) {
      key.head = length == 0 ? 0 : head & ~std::uint64_t{0} >> (64 - 8 * length);
    } else {
      key.head = head;
      key.tail = tail & ~std::uint64_t{0} >> (128 - 8 * length);
    }
    return key;
  }

  /// Adds to one byte, which must not overflow.
  void add(std::size_t at, unsigned char value) { (at < 8 ? head : tail) += std::uint64_t{value} << 8 * (at % 8); }

  std::string str() const {
    char bytes[kLongest];
    std::memcpy(bytes, &head, 8);
    std::memcpy(bytes + 8, &tail, 8);
    return std::string(bytes, std::find(bytes, bytes + kLongest, '\0'));
  }

  std::uint64_t hash() const {
    std::uint64_t h = (head ^ std::rotl(tail, 29)) * 0x9E3779B97F4A7C15u;
    return (h ^ h >> 32) * 0xD6E8FEB86659FD93u;
  }
  friend bool operator==(const SyllableKey&, const SyllableKey&) = default;

 private:
  static SyllableKey from(const char* bytes) {
    SyllableKey key;
    std::memcpy(&key.head, bytes, 8);
    std::memcpy(&key.tail, bytes + 8, 8);
    return key;
  }
};

}  // namespace solieu
