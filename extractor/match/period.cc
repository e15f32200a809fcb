#include "match/period.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdint>

namespace solieu {
namespace {

int days_in(int year, int month) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

std::optional<int> to_int(std::string_view s) {
  int v = 0;
  auto [p, e] = std::from_chars(s.data(), s.data() + s.size(), v);
  if (e != std::errc() || p != s.data() + s.size()) return std::nullopt;
  return v;
}

std::optional<int> look_up(std::string_view name, const PeriodValues& values) {
  if (name == "Y") return values.year ? std::optional(values.year) : std::nullopt;
  if (name == "M") return values.month ? std::optional(values.month) : std::nullopt;
  if (name == "D") return values.day ? std::optional(values.day) : std::nullopt;
  for (auto [n, v] : values.named) {
    if (n == name) return v;
  }
  return std::nullopt;
}

// "{y}-{m-1}" → "2024-8"
std::optional<std::string> substitute(std::string_view pattern, const PeriodValues& values) {
  std::string out;
  while (!pattern.empty()) {
    auto open = pattern.find('{');
    out += pattern.substr(0, open);
    if (open == std::string_view::npos) break;
    auto close = pattern.find('}', open);
    if (close == std::string_view::npos) return std::nullopt;
    std::string_view inside = pattern.substr(open + 1, close - open - 1);
    auto sign = inside.find_first_of("+-");
    auto value = look_up(inside.substr(0, sign), values);
    if (!value) return std::nullopt;
    std::int64_t counted = *value;  // what is no year or month in the end is none; what is added may be anything
    if (sign != std::string_view::npos) {
      auto by = to_int(inside.substr(sign + 1));
      if (!by) return std::nullopt;
      counted += inside[sign] == '-' ? -std::int64_t{*by} : *by;
    }
    out += std::to_string(counted);
    pattern.remove_prefix(close + 1);
  }
  return out;
}

std::optional<Period> part(std::string_view s) {
  std::vector<std::string_view> pieces;
  while (true) {
    auto dash = s.find('-', 1);
    pieces.push_back(s.substr(0, dash));
    if (dash == std::string_view::npos) break;
    s.remove_prefix(dash + 1);
  }
  if (pieces.size() > 3 || pieces[0].empty()) return std::nullopt;
  auto year = to_int(pieces[0]);
  if (!year || *year < 0 || *year > 9999) return std::nullopt;
  if (*year < 100) *year += *year < 50 ? 2000 : 1900;
  auto months = [&](int first, int last) { return Period{Date{*year, first, 1}, Date{*year, last, days_in(*year, last)}}; };
  if (pieces.size() == 1) return months(1, 12);
  if (pieces[1].size() == 2 && std::isupper(static_cast<unsigned char>(pieces[1][0]))) {
    int n = pieces[1][1] - '0';
    if (pieces[1][0] == 'Q' && n >= 1 && n <= 4) return months(3 * n - 2, 3 * n);
    if (pieces[1][0] == 'H' && n >= 1 && n <= 2) return months(6 * n - 5, 6 * n);
    return std::nullopt;
  }
  auto month = to_int(pieces[1]);
  if (!month || *month < -11 || *month > 24) return std::nullopt;
  for (; *month < 1; *month += 12) --*year;
  for (; *month > 12; *month -= 12) ++*year;
  if (*year < 0 || *year > 9999) return std::nullopt;
  if (pieces.size() == 2) return months(*month, *month);
  if (pieces[2] == "H1") return Period{Date{*year, *month, 1}, Date{*year, *month, 15}};
  if (pieces[2] == "H2") return Period{Date{*year, *month, 16}, Date{*year, *month, days_in(*year, *month)}};
  auto day = to_int(pieces[2]);
  if (!day || *day < 1 || *day > days_in(*year, *month)) return std::nullopt;
  Date d{*year, *month, *day};
  return Period{d, d};
}

}  // namespace

std::string Date::str() const { return fmt::format("{:04}-{:02}-{:02}", year, month, day); }

bool Date::valid() const { return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month); }

std::optional<Date> Date::parse(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  auto y = to_int(iso.substr(0, 4)), m = to_int(iso.substr(5, 2)), d = to_int(iso.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  Date date{*y, *m, *d};
  return date.valid() ? std::optional(date) : std::nullopt;
}

std::string Period::str() const {
  if (empty()) return {};
  return (first ? first->str() : "..") + "/" + (last ? last->str() : "..");
}

Period Period::year_before() const {
  auto back = [](std::optional<Date> d) {
    if (!d) return d;
    bool month_end = d->day == days_in(d->year, d->month);
    --d->year;
    d->day = month_end ? days_in(d->year, d->month) : std::min(d->day, days_in(d->year, d->month));
    return d;
  };
  return {back(first), back(last)};
}

std::optional<Period> fill_period(std::string_view pattern, const PeriodValues& values) {
  auto filled = substitute(pattern, values);
  if (!filled) return std::nullopt;
  std::string_view s = *filled;
  auto slash = s.find('/');
  if (slash == std::string_view::npos) return part(s);
  std::string_view a = s.substr(0, slash), b = s.substr(slash + 1);
  Period p;
  if (a != "..") {
    auto first = part(a);
    if (!first) return std::nullopt;
    p.first = first->first;
  }
  if (b != "..") {
    auto last = part(b);
    if (!last) return std::nullopt;
    p.last = last->last;
  }
  if (p.empty() || (p.first && p.last && *p.first > *p.last)) return std::nullopt;
  return p;
}

}  // namespace solieu
