#include "base/decimal.h"

#include <algorithm>

namespace solieu {
namespace {

constexpr int kMaxDigits = 38;  // 10^38 < 2^127

std::optional<Int128> checked_times(Int128 a, Int128 b) {
  Int128 product;
  if (__builtin_mul_overflow(a, b, &product)) return std::nullopt;
  return product;
}

std::optional<Int128> scaled(Int128 value, int power) {
  if (value == 0) return value;
  for (; power > 0; --power) {
    auto next = checked_times(value, 10);
    if (!next) return std::nullopt;
    value = *next;
  }
  return value;
}

UInt128 magnitude(Int128 value) { return value < 0 ? -static_cast<UInt128>(value) : value; }

int count_digits(Int128 value) {
  int count = 0;
  for (UInt128 rest = magnitude(value); rest != 0; rest /= 10) ++count;
  return count;
}

}  // namespace

Decimal::Decimal(Int128 coefficient, int exponent) : coefficient_(coefficient), exponent_(exponent) {
  auto drop_zeros = [&](auto& digits) {
    for (; digits % 10 == 0; ++exponent_) digits /= 10;
  };
  if (coefficient_ == 0) {
    exponent_ = 0;
  } else if (auto few = static_cast<std::int64_t>(coefficient_); few == coefficient_) {  // to divide 128 bits is a call
    drop_zeros(few);
    coefficient_ = few;
  } else {
    drop_zeros(coefficient_);
  }
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  if (text.empty() || text.front() == '.' || text.back() == '.') return std::nullopt;
  Int128 coefficient = 0;
  int digits = 0;    // of the coefficient
  int zeros = 0;     // that stand behind it so far, and are part of it only if another digit follows
  int exponent = 0;  // of the last place that was read
  bool fraction = false;
  for (char c : text) {
    if (c == '.') {
      if (fraction) return std::nullopt;
      fraction = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    if (fraction) --exponent;
    if (c == '0') {
      if (coefficient != 0) ++zeros;
      continue;
    }
    for (++zeros; zeros > 0; --zeros) {
      if (coefficient != 0 || zeros == 1) ++digits;
      if (digits > kMaxDigits) return std::nullopt;
      coefficient *= 10;
    }
    coefficient += c - '0';
  }
  exponent += zeros;
  return Decimal(negative ? -coefficient : coefficient, exponent);
}

std::optional<Decimal> Decimal::quotient(const Decimal& numerator, const Decimal& denominator) {
  if (denominator.is_zero()) return std::nullopt;
  constexpr int kPlaces = 12;
  // (n × 10^a) / (d × 10^b), brought to integers with kPlaces + 1 extra places to round on.
  int shift = numerator.exponent_ - denominator.exponent_ + kPlaces + 1;
  auto top = scaled(numerator.coefficient_, std::max(shift, 0));
  auto bottom = scaled(denominator.coefficient_, std::max(-shift, 0));
  if (!top || !bottom) return std::nullopt;
  Int128 q = *top / *bottom;
  q = (q + (q < 0 ? -5 : 5)) / 10;
  return Decimal(q, -kPlaces);
}

Decimal Decimal::shifted(int power) const {
  Decimal d = *this;
  if (!d.is_zero()) d.exponent_ += power;
  return d;
}

std::optional<Decimal> Decimal::times(const Decimal& other) const {
  auto c = checked_times(coefficient_, other.coefficient_);
  if (!c) return std::nullopt;
  return Decimal(*c, exponent_ + other.exponent_);
}

std::optional<Decimal> Decimal::plus(const Decimal& other) const {
  int low = std::min(exponent_, other.exponent_);
  if (is_zero()) return other;
  if (other.is_zero()) return *this;
  auto a = scaled(coefficient_, exponent_ - low);
  auto b = scaled(other.coefficient_, other.exponent_ - low);
  Int128 sum;
  if (!a || !b || __builtin_add_overflow(*a, *b, &sum)) return std::nullopt;
  return Decimal(sum, low);
}

Decimal Decimal::rounded(int places) const {
  const int drop = -places - exponent_;
  if (drop <= 0) return *this;
  if (drop > kMaxDigits) return Decimal();
  Int128 rest = coefficient_;
  for (int i = 1; i < drop; ++i) rest /= 10;
  return Decimal((rest + (rest < 0 ? -5 : 5)) / 10, -places);
}

Decimal Decimal::negated() const { return Decimal(-coefficient_, exponent_); }

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  auto sign = [](const Decimal& d) { return d.coefficient_ < 0 ? -1 : d.coefficient_ > 0 ? 1 : 0; };
  if (sign(a) != sign(b) || a.is_zero()) return sign(a) <=> sign(b);
  auto ordered = [&](auto x, auto y) { return sign(a) > 0 ? x <=> y : y <=> x; };
  int digits_a = count_digits(a.coefficient_), digits_b = count_digits(b.coefficient_);
  if (digits_a + a.exponent_ != digits_b + b.exponent_) return ordered(digits_a + a.exponent_, digits_b + b.exponent_);
  // as many digits before the point: both are written to the same places, where one that does not fit is the larger
  UInt128 x = magnitude(a.coefficient_), y = magnitude(b.coefficient_);
  for (int e = a.exponent_; e > b.exponent_; --e) {
    if (__builtin_mul_overflow(x, UInt128{10}, &x)) return ordered(1, 0);
  }
  for (int e = b.exponent_; e > a.exponent_; --e) {
    if (__builtin_mul_overflow(y, UInt128{10}, &y)) return ordered(0, 1);
  }
  return ordered(x, y);
}

std::optional<std::int64_t> Decimal::to_int() const {
  if (!is_integer()) return std::nullopt;
  auto v = scaled(coefficient_, exponent_);
  if (!v || *v > INT64_MAX || *v < INT64_MIN) return std::nullopt;
  return static_cast<std::int64_t>(*v);
}

void Decimal::append_to(std::string& out) const {
  char digits[48];
  char* at = digits + sizeof digits;
  UInt128 rest = magnitude(coefficient_);
  do {
    *--at = static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
  } while (rest != 0);
  int count = static_cast<int>(digits + sizeof digits - at);
  if (coefficient_ < 0) out += '-';
  if (exponent_ >= 0) {
    out.append(at, count).append(exponent_, '0');
  } else if (count > -exponent_) {
    out.append(at, count + exponent_).append(1, '.').append(at + count + exponent_, -exponent_);
  } else {
    out.append("0.").append(-exponent_ - count, '0').append(at, count);
  }
}

std::string Decimal::str() const {
  std::string out;
  append_to(out);
  return out;
}

}  // namespace solieu
