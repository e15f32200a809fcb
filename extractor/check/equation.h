// Do numbers fit together, as they are rounded? On exact decimals: nothing here is divided to be compared.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "check/quantity.h"

namespace solieu::check {

/// What holds between quantities; the first is what the others give.
enum class Equation {
  sum,                // q0 = q1 + q2 + …
  at_most,            // q1 + q2 + … ≤ q0
  product,            // q1 = q0 × q2: q0 a share, ratio or attainment of q2
  growth,             // q1 = q2 × (1 + q0)
  decline,            // q1 = q2 × (1 - q0)
  rise,               // q0 = q1 - q2: q1 is q0 more than q2
  fall,               // q0 = q2 - q1
  part_of_growth,     // q1 = q0 × (q2 - q1): q1 more, which is q0 of what there was, has made q2
  part_of_decline,    // q1 = q0 × (q2 + q1)
  equal,              // q0 = q1
};

enum class Fit {
  as_written,   // what the others give, taken as they are written, is the first as it is written
  by_rounding,  // there are numbers that would be written so and fit
  none,
  unknown,      // the numbers are too long to be reckoned with
};
Fit fit(Equation equation, const std::vector<Quantity>& quantities);

/// What the others give for the first, to `places` decimal places more than it could need; nothing for at_most.
std::optional<Decimal> result(Equation equation, const std::vector<Quantity>& quantities);

/// Would it fit as it is written if one of the figures were a slip of the pen away from what it is? Which one, of
/// `figures`; they are in the order of `quantities`.
std::optional<std::size_t> slip(Equation equation, const std::vector<Quantity>& quantities, const std::vector<const Figure*>& figures);

}  // namespace solieu::check
