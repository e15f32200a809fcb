// What a figure may stand for: all numbers that, rounded as it is written, are written so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "solieu.h"

namespace solieu::check {

/// From the one to the other, both included; without a `high` there is no upper end.
struct Interval {
  Decimal low;
  std::optional<Decimal> high;
};

/// A number as it is written, in units of base_unit; of a percentage the fraction, 0.391 for 39,1%.
struct Quantity {
  Decimal point;
  Interval written;  // half of its last place to either side; a count that is written out is what it is
  Interval meant;    // the same, widened by "hơn", "khoảng" … and from end to end of a range; of a percentage that compares
                     // a whole last place to either side, as many are cut off and not rounded
  int places = 0;    // decimal places of `point` as it is written, zeros too: less than 0 above the point
};

/// The digits of the number in `text` that has this value, zeros behind the point too: "5,0" is {50, 1 place}. Nothing where none has it: words.
struct Written {
  std::string digits;
  int places = 0;
};
std::optional<Written> written(std::string_view text, const Decimal& value);

/// Nothing where the figure has no amount, or is 0 in a unit whose magnitude cannot be told.
std::optional<Quantity> quantity(const Figure& figure);

/// What it would be with one slip of the pen more or less: another digit, two neighbouring digits in the other order,
/// the decimal comma one place to the side.
std::vector<Quantity> slips(const Figure& figure);

bool is_percentage(const Figure& figure);

}  // namespace solieu::check
