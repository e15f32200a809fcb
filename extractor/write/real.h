// Exact decimals as binary numbers, where these can say them.
#pragma once

#include <charconv>
#include <optional>
#include <string>

#include "base/decimal.h"

namespace solieu {

/// The double that stands for a decimal of at most 15 significant digits, written with as many it is the decimal again; nothing for others.
inline std::optional<double> real(const Decimal& d) {
  constexpr std::size_t kDigits = 15;  // that a double always keeps
  const std::string text = d.str();
  std::size_t digits = 0, zeros = 0;  // zeros: behind the last other digit
  for (char c : text) {
    if (c < '0' || c > '9' || (c == '0' && digits == 0)) continue;
    ++digits;
    zeros = c == '0' ? zeros + 1 : 0;
  }
  if (digits - zeros > kDigits) return std::nullopt;
  double out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

}  // namespace solieu
