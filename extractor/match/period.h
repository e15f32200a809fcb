// Periods as ISO 8601 intervals of whole days, and the templates by which rules give them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace solieu {

struct Date {
  int year = 0, month = 0, day = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
  std::string str() const;  // 2024-09-30
  static std::optional<Date> parse(std::string_view iso);
  bool valid() const;
};

/// Both days included; a missing end is open ("../2024-09-29").
struct Period {
  std::optional<Date> first, last;

  bool empty() const { return !first && !last; }
  std::string str() const;  // "" when empty
  /// The same days one year before.
  Period year_before() const;
  friend bool operator==(const Period&, const Period&) = default;
};

/// The year that a period, which is not empty, ends in; where it is open at its end, the one that it begins in.
inline int last_year(const Period& p) { return (p.last ? p.last : p.first)->year; }

/// What a template can refer to: numbers by the names that a pattern gave them, and the day that a text
/// speaks from, as far as it is known.
struct PeriodValues {
  std::vector<std::pair<std::string_view, int>> named;
  int year = 0;   // {Y}; 0: unknown
  int month = 0;  // {M}
  int day = 0;    // {D}
};

/// Fills a template: "{y}-01/{y}-{n}" is from the first of January to the end of month n; a part is YYYY,
/// YYYY-MM, YYYY-MM-DD, YYYY-Qn, YYYY-Hn or ".."; a part alone is its own interval; {Y-1}, {m-1} count
/// (months run over into years). Two-digit years are of 1950 to 2049. Nothing where a value is unknown or
/// the days do not exist.
std::optional<Period> fill_period(std::string_view pattern, const PeriodValues& values);

}  // namespace solieu
