#include "official/candidate.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "check/text_figures.h"

namespace solieu::official {
namespace {

bool compares(std::string_view kind) { return kind == "change" || kind == "ratio"; }
bool is_level(std::string_view kind) { return kind == "level" || kind == "rate"; }

bool kinds_fit(const Figure& f, const Observation& o) {
  const bool percent = f.base_unit == "%" && o.base_unit == "%";
  return f.kind == o.kind || (is_level(f.kind) && is_level(o.kind)) || (percent && compares(f.kind) && compares(o.kind));
}

bool units_fit(const Figure& f, const Observation& o, std::vector<std::string>& doubts) {
  if (f.base_unit == o.base_unit && !f.base_unit.empty()) return true;
  if (o.base_unit.empty()) doubts.push_back("the table names no unit");
  else if (f.base_unit.empty()) doubts.push_back("the text names no unit");
  else if (f.base_unit.starts_with('{') && o.base_unit.starts_with('{')) doubts.push_back(fmt::format("the table counts «{}»", o.unit));
  else return false;
  return true;
}

bool statuses_fit(const Figure& f, const Observation& o, std::vector<std::string>& doubts) {
  if (f.status == o.status || !is_level(f.kind)) return true;
  if (f.status == "target" || o.status == "target") return false;
  doubts.push_back(o.status == "estimate" ? "the table has an estimate" : "the text has an estimate");
  return true;
}

bool is_whole_year(const std::optional<Period>& p) {
  return p && p->first && p->last && p->first->year == p->last->year && p->first->month == 1 && p->first->day == 1 && p->last->month == 12 &&
         p->last->day == 31;
}

// The same days a year before are the year before, where they are a year.
std::string base_of(std::string_view base, std::string_view base_period, const std::optional<Period>& own) {
  const bool year_before = own && base_period == own->year_before().str();
  if (base == "budget") return "plan";
  if ((base == "previous_year" && is_whole_year(own)) || (base == "year" && year_before)) return "same_period";
  return std::string(base);
}

bool bases_fit(const Asked& asked, const Observation& o, std::vector<std::string>& doubts) {
  const Figure& f = *asked.figure;
  if (is_level(f.kind)) return true;
  const std::string in_text = base_of(f.base, f.base_period, asked.period), in_table = base_of(o.base, {}, o.period);
  if (in_text == in_table && !in_text.empty()) return true;
  if (in_text.empty()) doubts.push_back("the text does not say what it compares with");
  else if (in_table.empty()) doubts.push_back("the table does not say what it compares with");
  else return false;
  return true;
}

bool places_fit(const Asked& asked, const Candidate& c, std::vector<std::string>& doubts) {
  const Figure& f = *asked.figure;
  const std::string& place = c.observation->place;
  if (f.place == place) {
    if (!place.empty() && check::has_flag(f, "place_inherited") && c.table->places.size() > 1) doubts.push_back("the text names the place elsewhere only");
    return true;
  }
  if (f.place.empty()) doubts.push_back("the text names no place");
  else if (place.empty()) doubts.push_back("the table names no place");
  else return false;
  return true;
}

bool periods_fit(const Asked& asked, const Observation& o, std::vector<std::string>& doubts) {
  if (!asked.period) doubts.push_back("the text names no period");
  else if (!o.period) doubts.push_back("the table names no period");
  else if (*asked.period == *o.period) return true;
  else if (asked.period->last == o.period->last && (!asked.period->first || !o.period->first)) doubts.push_back("only one of both says from when on it counts");
  else return false;
  return true;
}

// What the extractor inferred, or could not tell.
void doubt_flags(const Figure& f, std::vector<std::string>& doubts) {
  // a growth has the indicator of its amount, or of the growth before it, as a matter of course
  const bool of_its_own = f.of == 0 && (is_level(f.kind) || f.kind == "share");
  if (check::has_flag(f, "indicator_inherited") && of_its_own) doubts.push_back("the text names the indicator elsewhere only");
  if (check::has_flag(f, "list_unaligned")) doubts.push_back("which of a list the figure is of is not told");
  if (check::has_flag(f, "kind_inherited")) doubts.push_back("what kind of figure it is, its neighbour says");
  if (check::has_flag(f, "number_format_ambiguous")) doubts.push_back("the number of the text can be read in two ways");
  if (check::has_flag(f, "times_usage_varies")) doubts.push_back("some writers mean another thing by «lần»");
}

Agreement loose(const Figure& f, const Decimal& point, const Decimal& t) {
  const Decimal tenth = point.shifted(-1);
  const std::string& q = f.qualifier;
  const bool open = ((q == "over" || q == "at_least") && t >= point) || ((q == "under" || q == "at_most") && t <= point) ||
                    (q == "about" && t >= point.minus(tenth).value_or(t) && t <= point.plus(tenth).value_or(t));
  return open ? Agreement::loose : Agreement::none;
}

Agreement agreement(const Asked& asked, const Observation& o) {
  const Figure& f = *asked.figure;
  auto t = amount_for(f, o);
  if (!t) return Agreement::unknown;
  if (f.direction == "down") t = t->negated();
  Decimal step = o.step;
  if (check::is_percentage(f)) {
    t = t->shifted(-2);
    step = step.shifted(-2);
  }
  const check::Quantity& q = asked.quantity;
  if (*t == q.point && !f.value_high) return Agreement::equal;
  auto within = [&](const check::Interval& i) { return *t >= i.low && (!i.high || *t <= *i.high); };
  // `meant` is wider for percentages too, since these may have been reckoned from rounded amounts: a table's were not
  const bool widened = f.qualifier != "exact" || f.value_high;
  if (within(q.written) || (widened && within(q.meant))) return Agreement::rounded;
  const auto away = t->minus(q.point);
  if (!away) return Agreement::none;
  const Decimal distance = away->is_negative() ? away->negated() : *away;
  const auto last_place = q.written.high ? q.written.high->minus(q.written.low) : std::nullopt;
  const bool cut_off = !f.value_high && last_place && (*t > q.point) == !q.point.is_negative() && distance < *last_place;
  const bool finer_than_table = distance.plus(distance).value_or(distance) <= step;
  return cut_off || finer_than_table ? Agreement::rounded : loose(f, q.point, *t);
}

// From the first to the last that is not zero, without a comma.
std::string digits_of(const Decimal& value) {
  std::string digits;
  for (char c : value.str()) {
    if (c >= '0' && c <= '9') digits += c;
  }
  const auto first = digits.find_first_not_of('0'), last = digits.find_last_not_of('0');
  return first == std::string::npos ? std::string() : digits.substr(first, last - first + 1);
}

Decimal size_of(const Decimal& value) { return value.is_negative() ? value.negated() : value; }

}  // namespace

std::size_t significant_digits(const Decimal& value) { return digits_of(value).size(); }

bool are_near(const Decimal& one, const Decimal& other) {
  if (one.is_zero() || other.is_zero() || digits_of(one) == digits_of(other)) return true;
  const Decimal a = size_of(one), b = size_of(other);
  return a <= b.shifted(1) && b <= a.shifted(1);
}

bool is_number_of(const Asked& asked, const Observation& meant, const Observation& other) {
  const Figure& f = *asked.figure;
  const bool one_apart = other.place == meant.place || other.period == meant.period;
  if (!one_apart || !kinds_fit(f, other) || f.base_unit != other.base_unit) return false;
  const Agreement a = agreement(asked, other);
  return a == Agreement::equal || (a == Agreement::rounded && significant_digits(f.value.value_or(Decimal(0))) >= 3);
}

std::optional<Period> parse_period(std::string_view iso) {
  auto slash = iso.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  Period p{Date::parse(iso.substr(0, slash)), Date::parse(iso.substr(slash + 1))};
  return p.empty() ? std::nullopt : std::optional(p);
}

std::optional<Decimal> amount_for(const Figure& f, const Observation& o) {
  if (!o.amount || f.kind == o.kind || o.base_unit != "%") return o.amount;
  if (f.kind == "change" && o.kind == "ratio") return o.amount->minus(Decimal(100));
  if (f.kind == "ratio" && o.kind == "change") return o.amount->plus(Decimal(100));
  return o.amount;
}

bool judge(const Asked& asked, Candidate& c) {
  const Figure& f = *asked.figure;
  const Observation& o = *c.observation;
  std::vector<std::string> doubts;
  if (!c.nearness.sure) doubts.push_back(fmt::format("the table calls it «{}»", o.indicator));
  const bool fits = kinds_fit(f, o) && periods_fit(asked, o, doubts) && places_fit(asked, c, doubts) && units_fit(f, o, doubts) &&
                    statuses_fit(f, o, doubts) && bases_fit(asked, o, doubts);
  if (!fits) return false;
  doubt_flags(f, doubts);
  if (o.ambiguous) doubts.push_back("the number of the table can be read in two ways");
  c.agreement = agreement(asked, o);
  if (c.agreement == Agreement::loose) doubts.push_back("the words at the number leave it open");
  c.doubts = std::move(doubts);
  return true;
}

}  // namespace solieu::official
