#include "official/words.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "check/words.h"
#include "text/normalise.h"

namespace solieu::official {
namespace {

// A unit that begins a cell or a line there ("Tỷ đồng", "Ha") stands in a sentence here; "USD" and "GWh" stay.
std::string in_sentence(const std::string& unit) {
  const std::string first = unit.substr(0, unit.find(' '));
  const bool is_sign = first.size() < 2 || std::count_if(first.begin(), first.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) > 1;
  std::string small;
  append_lower(first, small);
  return is_sign ? unit : small + unit.substr(first.size());
}

std::string with_unit(const Decimal& number, const std::string& unit) {
  return check::vietnamese(number) + (unit.empty() || unit == "%" ? unit : " " + in_sentence(unit));
}

bool is_month_end(const Date& d) {
  Date next = d;
  ++next.day;
  return !next.valid();
}

std::string apart(const Figure& f, const Decimal& difference) {
  const Decimal size = difference.is_negative() ? difference.negated() : difference;
  std::optional<Decimal> value = size;
  std::string unit = "percentage points";
  if (f.base_unit != "%") {
    unit = f.unit;
    const auto scaled = f.value && f.amount && !f.amount->is_zero() ? size.times(*f.value) : std::nullopt;
    value = scaled ? Decimal::quotient(*scaled, *f.amount) : std::nullopt;
  }
  if (!value) return {};
  constexpr int kPlaces = 4;
  return fmt::format(": the text has {} {}", with_unit(value->rounded(kPlaces), unit), difference.is_negative() ? "less" : "more");
}

}  // namespace

std::string number_of(const Observation& o) { return o.value ? with_unit(*o.value, o.unit) : "«" + o.written + "»"; }

std::string in_words(const Period& p) {
  static constexpr std::array<const char*, 4> kQuarters = {"I", "II", "III", "IV"};
  if (!p.first || !p.last || p.first->year != p.last->year || p.first->day != 1 || !is_month_end(*p.last)) return p.str();
  const int from = p.first->month, to = p.last->month, months = to - from + 1;
  if (months == 12) return fmt::format("{}", p.last->year);
  if (months == 1) return fmt::format("{}/{}", to, p.last->year);
  if (months == 3 && to % 3 == 0) return fmt::format("quý {}/{}", kQuarters[static_cast<std::size_t>(to / 3 - 1)], p.last->year);
  return from == 1 ? fmt::format("{} tháng {}", to, p.last->year) : p.str();
}

std::string listed(const Candidate& c) {
  const Observation& o = *c.observation;
  std::string out = where(*c.table, o) + ": " + o.indicator;
  for (const std::string& more : {o.place, o.period ? in_words(*o.period) : std::string(), number_of(o)}) {
    if (!more.empty()) out += ", " + more;
  }
  return out;
}

std::string both_numbers(const Figure& f, const Candidate& c, const std::optional<Decimal>& difference) {
  const Observation& o = *c.observation;
  std::string out = fmt::format("«{}» in the text, {} in the table", f.text, number_of(o));
  if (f.kind != o.kind && (f.kind == "change" || f.kind == "ratio")) {
    out += fmt::format(", which is a {} of {}%", f.kind == "change" ? "change" : "ratio", check::vietnamese(amount_for(f, o).value_or(Decimal(0))));
  }
  if (difference) out += apart(f, *difference);
  if (!o.note.empty()) out += fmt::format("; note in the table: «{}»", o.note);
  return out;
}

}  // namespace solieu::official
