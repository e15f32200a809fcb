// One figure while its document is being read.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "match/mentions.h"
#include "solieu.h"

namespace solieu {

/// A number that is so many of a unit, counted in the base unit of it; nothing where it is too long to be exact.
inline std::optional<Decimal> in_base_units(const std::optional<Decimal>& value, int magnitude, const Decimal& factor) {
  return value ? value->shifted(magnitude).times(factor) : std::nullopt;
}

struct Draft {
  Figure figure;
  TextSpan text_span;
  QuantityType type = QuantityType::bare;
  int subject = 0;             // figures of one subject speak of the same amount
  std::size_t sentence = 0;    // counted over the document, from 1
  bool own_indicator = false;  // stated here, not carried over
  bool said_again = false;     // "tăng 12%, tương ứng tăng 17 tỷ USD": the figure before, in other words
  bool in_bracket = false;
  bool joined = false;         // only joints stand between it and the figure before: "5 và 7 tỷ đồng"
  bool comparative = false;    // "thấp hơn", "rẻ hơn": a comparison of its own
  bool for_purpose = false;    // what the figure before is for: "đạt 9% để đảm bảo tăng trưởng 8,4%"
  bool base_leads = false;     // what it is compared with stands before it
  bool base_opens = false;     // … and opens its clause: "; so với cùng kỳ số vụ tăng 18%"
  bool reached = false;        // a verb says that so much was reached: "chỉ đạt 78%"
  std::size_t clause = 0;      // counted by semicolons, from 0
  bool of_base = false;        // "tăng 34% so với cùng kỳ (6.388 ca)": the amount that the figure before is compared with
  std::optional<Period> period;

  /// May other figures be said of it?
  bool is_amount() const { return figure.kind == "level" || figure.kind == "rate"; }
  /// Did no rule but the last resort decide its kind?
  bool by_default() const { return figure.rule == "rate.plain" || figure.rule == "level.plain"; }
  bool is_money() const { return type == QuantityType::amount && is_currency(figure.base_unit); }

  /// Takes over what a neighbour says, and admits it.
  void inherit_kind(std::string_view kind, std::string_view direction) {
    figure.kind = kind;
    figure.direction = direction;
    figure.flags.emplace_back("kind_inherited");
  }
};

}  // namespace solieu
