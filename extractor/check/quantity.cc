#include "check/quantity.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"

namespace solieu::check {
namespace {

std::optional<Decimal> from_digits(const std::string& digits, int places) {
  auto whole = Decimal::parse(digits);
  if (!whole) return std::nullopt;
  return whole->shifted(-places);
}

// What one unit of the value is worth: 10^12 of "tỷ đồng" in thousands of millions; of a percentage a hundredth.
std::optional<Decimal> scale_of(const Figure& f) {
  if (!f.value || !f.amount || f.value->is_zero()) return std::nullopt;
  auto scale = Decimal::quotient(*f.amount, *f.value);
  if (!scale || scale->is_zero()) return std::nullopt;
  return is_percentage(f) ? scale->shifted(-2) : scale;
}

// A count in full is exact: "1.250 căn", and not "1,2 triệu căn".
bool is_exact_count(const Figure& f, int places) {
  return places == 0 && f.amount == f.value && f.base_unit.starts_with('{') && f.base_unit.find('/') == std::string::npos &&
         f.base_unit != "{percentage_point}";
}

Interval around(const Decimal& point, const Decimal& half) {
  return {point.minus(half).value_or(point), point.plus(half).value_or(point)};
}

// "Hơn 5.200" is less than 5.300, "hơn 7.000" less than 8.000: one more of the last digit that is not 0.
Decimal step_of(const Decimal& value) { return Decimal(1).shifted(value.exponent()); }

Interval widened(const Figure& f, const Interval& written, const Decimal& point, const Decimal& step) {
  const std::string& q = f.qualifier;
  Interval out = written;
  if (q == "over" || q == "about") out.high = std::max(*out.high, point.plus(step).value_or(point));
  if (q == "under" || q == "about") out.low = std::min(out.low, point.minus(step).value_or(point));
  if (q == "at_least") out.high = std::nullopt;
  if (q == "at_most" && !point.is_negative()) out.low = 0;
  return out;
}

std::optional<Quantity> quantity_of(const Figure& f, const Decimal& value, int places, const Decimal& scale) {
  auto point = value.times(scale);
  auto half = Decimal(5).shifted(-places - 1).times(scale);
  auto step = step_of(value).times(scale);
  if (!point || !half || !step) return std::nullopt;
  Quantity q;
  q.point = *point;
  q.places = places;
  q.written = is_exact_count(f, places) ? Interval{*point, *point} : around(*point, *half);
  // a percentage that was calculated is as often cut off as rounded
  const bool is_calculated = f.kind != "level" && f.kind != "rate" && (is_percentage(f) || f.base_unit == "1");
  q.meant = widened(f, is_calculated ? around(*point, half->plus(*half).value_or(*half)) : q.written, *point, *step);
  return q;
}

// How many of the digits stand behind the comma, if they are to be this number.
std::optional<int> places_that_give(const Decimal& number, const std::string& digits) {
  for (int places = 0; places < static_cast<int>(digits.size()); ++places) {
    if (from_digits(digits, places) == number) return places;
  }
  return std::nullopt;
}

int places_of(std::string_view text, const Decimal& value) {
  auto digits = written(text, value);
  return digits ? digits->places : std::max(0, -value.exponent());
}

}  // namespace

bool is_percentage(const Figure& f) { return f.base_unit == "%"; }

std::optional<Written> written(std::string_view text, const Decimal& value) {
  const Decimal size = value.is_negative() ? value.negated() : value;
  // from each digit on, runs of digits with what stands between them, until one has the value; "12,0" also where "12" has it
  for (std::size_t from = 0; from < text.size(); ++from) {
    if (!is_digit(text[from]) || (from > 0 && is_digit(text[from - 1]))) continue;
    std::string digits;
    std::optional<Written> found;
    for (std::size_t at = from; at < text.size(); ++at) {
      if (!is_digit(text[at])) {
        if (found && text[at] != ',' && text[at] != '.') break;
        continue;
      }
      digits += text[at];
      if (at + 1 < text.size() && is_digit(text[at + 1])) continue;
      if (auto places = places_that_give(size, digits)) found = Written{digits, *places};
      else if (found) break;
    }
    if (found) return found;
  }
  return std::nullopt;
}

std::optional<Quantity> quantity(const Figure& f) {
  auto scale = scale_of(f);
  if (!scale) return std::nullopt;
  auto low = quantity_of(f, *f.value, places_of(f.text, *f.value), *scale);
  if (!low || !f.value_high) return low;
  auto high = quantity_of(f, *f.value_high, places_of(f.text, *f.value_high), *scale);
  if (!high) return std::nullopt;
  low->written.high = std::max(*low->written.high, *high->written.high);
  low->meant.low = std::min(low->meant.low, high->meant.low);
  low->meant.high = high->meant.high;
  return low;
}

std::vector<Quantity> slips(const Figure& f) {
  std::vector<Quantity> out;
  auto scale = scale_of(f);
  if (!scale || f.value_high) return out;
  auto number = written(f.text, *f.value);
  if (!number) return out;
  auto add = [&](const std::string& digits, int places) {
    auto value = from_digits(digits, places);
    if (!value || value->is_zero()) return;
    if (auto q = quantity_of(f, f.value->is_negative() ? value->negated() : *value, places, *scale)) out.push_back(std::move(*q));
  };
  const std::string& digits = number->digits;
  const bool has_whole_part = static_cast<int>(digits.size()) > number->places + 1;  // of more than a digit: nobody writes "0500"
  for (std::size_t i = 0; i < digits.size(); ++i) {
    std::string other = digits;
    for (char c = '0'; c <= '9'; ++c) {
      other[i] = c;
      if (c != digits[i] && !(has_whole_part && other[0] == '0')) add(other, number->places);
    }
    if (i + 1 < digits.size() && digits[i] != digits[i + 1]) {
      other = digits;
      std::swap(other[i], other[i + 1]);
      if (!(has_whole_part && other[0] == '0')) add(other, number->places);
    }
  }
  if (number->places > 0) {  // the comma, as far as there is one
    add(digits, number->places - 1);
    add(digits, number->places + 1);
  }
  return out;
}

}  // namespace solieu::check
