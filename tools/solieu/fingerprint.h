// 64 bits that stand for bytes: to notice a difference, not to withstand one that is made on purpose.
#pragma once

#include <cstdint>
#include <string_view>

namespace solieu::program {

/// FNV-1a, piece by piece; each piece counts with its length.
class Fingerprint {
 public:
  Fingerprint& add(std::string_view piece) {
    for (unsigned char c : piece) mix(c);
    return add(static_cast<std::uint64_t>(piece.size()));
  }
  Fingerprint& add(std::uint64_t number) {
    for (int i = 0; i < 8; ++i) mix(static_cast<unsigned char>(number >> (8 * i)));
    return *this;
  }
  std::uint64_t value() const { return value_; }

 private:
  void mix(unsigned char c) { value_ = (value_ ^ c) * 0x100000001b3u; }
  std::uint64_t value_ = 0xcbf29ce484222325u;
};

}  // namespace solieu::program
