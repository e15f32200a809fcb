// What the names of indicators have in common: which of them are one indicator, which words in them name nothing, and
// what the columns of official tables are called.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace solieu {

/// What a list of [indicator_words] is for.
enum class IndicatorList : unsigned char {
  filler,             // names nothing: "tổng", "của", "ước tính"
  bare_measure,       // says how something is measured, and not what: "giá trị", "lượng"
  cumulative,         // counted from the first of January: "lũy kế"
  indicator_column,   // heads of columns: what is measured; where; when; in which unit; how much
  place_column,
  period_column,
  year_column,
  quarter_column,
  month_column,
  unit_column,
  value_column,
  status_column,
  ignored_column,     // … and of columns that say nothing of it
};
constexpr std::size_t kIndicatorLists = 13;
/// As the grammar's files call it.
std::string_view indicator_list_name(IndicatorList list);

class IndicatorNames {
 public:
  bool empty() const { return entries_.empty(); }

  /// A name as tokens by which names can be compared: syllables in lower case and in one spelling of their tones,
  /// without fillers; a phrase with synonyms is one token, which begins with '#'.
  std::vector<std::string> tokens(std::string_view name) const;
  /// Do the words open with one of this list?
  bool opens(std::string_view words, IndicatorList list) const;
  /// Are the words one of this list, and nothing else?
  bool is(std::string_view words, IndicatorList list) const;
  /// Is any phrase of the words in this list?
  bool mentions(std::string_view words, IndicatorList list) const;

 private:
  friend class IndicatorLoader;
  struct Entry {
    int group = -1;           // of synonyms
    unsigned short lists = 0; // a bit for each IndicatorList
  };
  const Entry* find(const std::vector<std::string>& syllables, std::size_t at, std::size_t length) const;

  std::unordered_map<std::string, Entry> entries_;  // by syllables with a blank between
  std::size_t longest_ = 0;                         // syllables
};

/// The syllables of a name, letters and digits alone, in lower case and in one spelling of their tones (hòa for hoà).
std::vector<std::string> name_syllables(std::string_view name);

}  // namespace solieu
