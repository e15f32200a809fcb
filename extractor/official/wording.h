// What the words of a table say: the name of a row, the head of a column, a value of a dimension.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "link/place_meaning.h"
#include "link/place_names.h"
#include "match/heads.h"

namespace solieu::official {

struct Wording {
  Head head;                // unit, kind, status, base, period, and the name that is left
  std::string place;        // by its official name; empty for none
  bool only_place = false;  // the words name a place and nothing else
  bool cumulative = false;  // counted from the beginning of the year
};

/// Reads words, each once: a table says the same of many cells. Not for several threads.
class WordingReader {
 public:
  explicit WordingReader(const Grammar& grammar) : grammar_(grammar) {}

  const Grammar& grammar() const { return grammar_; }
  /// `year` is that of the table, or 0: what "tháng 9" is of, and when a province has its name.
  const Wording& read(std::string_view words, int year);
  /// The place that the words name, by its official name; empty for none. `all`: is there nothing else in them?
  std::string place_in(std::string_view words, int year, bool& all) const;

 private:
  const Grammar& grammar_;
  std::unordered_map<std::string, Wording> read_;  // by year and words
};

/// From the first of January of the year in which the period ends.
Period from_new_year(const Period& period);
/// "năm 2024", "9/2024", "2024-09", "2024M09", "2024Q3", "quý III/2024", "9 tháng 2024"; the caller knows that it is a period.
std::optional<Period> read_period(std::string_view words, int year, WordingReader& reader);

}  // namespace solieu::official
