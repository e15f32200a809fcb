// Exact decimal numbers: coefficient × 10^exponent. No figure ever passes through a double, so that
// "0,1 tỷ" is 100000000 and not 100000000.00000001.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace solieu {

// 128 bits are an extension that every compiler of this project's platforms has.
__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UInt128;

/// A signed decimal of at most 38 significant digits, kept without trailing zeros (1.50 is 15 × 10^-1),
/// so that equal numbers are equal member by member. Operations that would need more digits give nothing.
class Decimal {
 public:
  Decimal() = default;
  Decimal(std::int64_t value) : Decimal(static_cast<Int128>(value), 0) {}

  /// ASCII digits with at most one '.' between them and an optional sign; nothing for any other text
  /// and for more digits than fit.
  static std::optional<Decimal> parse(std::string_view text);
  /// numerator / denominator, rounded half up to twelve decimal places; nothing for a denominator of zero.
  static std::optional<Decimal> quotient(const Decimal& numerator, const Decimal& denominator);

  /// This × 10^power, exact.
  Decimal shifted(int power) const;
  std::optional<Decimal> times(const Decimal& other) const;
  std::optional<Decimal> plus(const Decimal& other) const;
  std::optional<Decimal> minus(const Decimal& other) const { return plus(other.negated()); }
  Decimal negated() const;
  /// To so many decimal places, half away from zero.
  Decimal rounded(int places) const;

  bool is_zero() const { return coefficient_ == 0; }
  bool is_positive() const { return coefficient_ > 0; }
  bool is_negative() const { return coefficient_ < 0; }
  bool is_integer() const { return exponent_ >= 0; }
  /// The power of ten of the last digit that is not zero: 3 for 5000, -1 for 7353.5; 0 for 0.
  int exponent() const { return exponent_; }
  /// The value where it is an integer that fits, else nothing.
  std::optional<std::int64_t> to_int() const;

  /// Plain decimal notation, no exponent: "7353.5", "-3.2", "7353500000000".
  std::string str() const;
  void append_to(std::string& out) const;

  friend bool operator==(const Decimal&, const Decimal&) = default;
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

 private:
  Decimal(Int128 coefficient, int exponent);

  Int128 coefficient_ = 0;
  int exponent_ = 0;
};

}  // namespace solieu
