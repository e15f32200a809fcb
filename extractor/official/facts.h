// What is known of one cell of a long table or a cube, in words, and the observation that it makes.
#pragma once

#include <optional>
#include <string>

#include "link/names.h"
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

/// A time that several columns tell in pieces: "năm 2024", "quý II" before it, "tháng 5".
class TimeInColumns {
 public:
  /// False where the column is none of year, quarter and month.
  bool add(ColumnUse use, const std::string& words);
  /// In words; empty where no column told any of it.
  const std::string& words() const { return words_; }

 private:
  std::string words_;
};

/// Puts a value into an observation that has its unit: its amount, and what its last place is worth.
void set_value(Observation& o, const std::optional<Decimal>& value, const std::optional<UnitWords>& unit);

/// What a user states of a table, or of a column, over what it says itself.
void apply(const Stated& stated, int year, WordingReader& reader, Observation& o);

}  // namespace solieu::official
