// A figure of a text beside one cell of a table: could it be the same, what speaks against it, do the numbers agree.
#pragma once

#include <string>
#include <vector>

#include "check/quantity.h"
#include "official/names.h"
#include "official/observation.h"
#include "solieu.h"

namespace solieu::official {

enum class Agreement {
  unknown,   // the cell holds no number
  equal,
  rounded,   // as rounded, or cut off, as either is written; within "hơn", "khoảng" or a range
  loose,     // "hơn", "khoảng" … leave it open
  none,
};

struct Candidate {
  const OfficialTable* table = nullptr;
  const Observation* observation = nullptr;
  Nearness nearness;
  std::vector<std::string> doubts;  // empty: it is certain that the cell is of the figure
  Agreement agreement = Agreement::unknown;

  bool certain() const { return doubts.empty(); }
  bool agrees() const { return agreement == Agreement::equal || agreement == Agreement::rounded; }
};

/// The figure as candidates ask for it.
struct Asked {
  const Figure* figure = nullptr;
  check::Quantity quantity;
  std::optional<Period> period;
};

/// Fills in doubts and agreement of a candidate whose table, observation and nearness are set; false where it cannot
/// be the figure's: another unit, kind, place, period or base.
bool judge(const Asked& asked, Candidate& candidate);

/// Does another cell of the same name, which is of another time, place or base only, hold the figure's number? The words may then be those of
/// the one and the number that of the other. `meant` is the cell that the figure's words name.
bool is_number_of(const Asked& asked, const Observation& meant, const Observation& other);

/// Could a slip have made the one number of the other? A digit, a comma, a magnitude; two numbers that are further apart are of two things.
bool are_near(const Decimal& one, const Decimal& other);

/// Digits from the first to the last that is not zero.
std::size_t significant_digits(const Decimal& value);

/// The amount of the cell counted as the figure is: a ratio of 112,4% is a growth of 12,4%.
std::optional<Decimal> amount_for(const Figure& figure, const Observation& observation);

/// An interval as Figure::period has it; nothing for an empty one.
std::optional<Period> parse_period(std::string_view iso);

}  // namespace solieu::official
