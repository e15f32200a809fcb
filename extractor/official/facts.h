// What is known of one cell of a long table or a cube, in words, and the observation that it makes.
#pragma once

#include <optional>
#include <string>

#include "official/mapping.h"
#include "official/observation.h"
#include "official/wording.h"

namespace solieu::official {

struct Facts {
  std::string indicator;  // the words that name what is measured, with what else they say
  std::string context;
  std::string unit;
  std::string place;      // by its official name
  std::string status;     // where a column gives it
  std::optional<Period> period;
  bool cumulative = false;
  std::optional<Decimal> value;
  std::string written, cell;
  bool ambiguous = false;
};

/// Reads the words, and counts the value in base units. `year` as for WordingReader.
Observation observation_of(Facts facts, int year, WordingReader& reader);

/// The unit of these words counted in base units; nothing where they are no unit.
std::optional<UnitWords> unit_called(const std::string& words, WordingReader& reader);

/// "Kế hoạch" is a target, "Ước tính" an estimate; words that say nothing of it are a fact.
std::string status_called(const std::string& words, WordingReader& reader);

/// Puts a value into an observation that has its unit: its amount, and what its last place is worth.
void set_value(Observation& o, const std::optional<Decimal>& value, const std::optional<UnitWords>& unit);

/// What a user states of a table, or of a column, over what it says itself.
void apply(const Stated& stated, int year, WordingReader& reader, Observation& o);

/// "A B"; one of both where the other is empty.
std::string joined(const std::string& a, const std::string& b);

}  // namespace solieu::official
