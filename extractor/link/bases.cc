#include "link/bases.h"

namespace solieu {
namespace {

int months_from(const Date& from, const Date& to) { return (to.year - from.year) * 12 + to.month - from.month; }

int length_in_months(const Period& p) { return months_from(*p.first, *p.last) + 1; }

bool is_year(const Period& p) {
  return p.first && p.last && p.first->month == 1 && p.first->day == 1 && p.last->month == 12 && p.first->year == p.last->year;
}

}  // namespace

Period same_days_of(const Period& year, const std::optional<Period>& told) {
  constexpr int kLongestBack = 10;
  if (!told || !told->first || !told->last || !year.first || !year.last || year.first->year != year.last->year) return year;
  Period days = *told;
  for (int back = 0; back < kLongestBack && days.last->year > year.last->year; ++back) days = days.year_before();
  return days.last->year == year.last->year ? days : year;
}

void settle_base(Draft& d, const PeriodMention* compared, const std::optional<Period>& own, int latest_year, const std::optional<Date>& today) {
  Figure& f = d.figure;
  if (f.base == "same_period" && own && f.period == own->str() && compared && compared->period && is_year(*compared->period)) {
    const Period days = same_days_of(*compared->period, own);
    if (!is_year(days) || is_year(*own)) f.base_period = days.str();
  }
  if (f.base != "by_period") return;
  f.base = "year";
  if (!compared) return;
  bool last_years = compared->rule && compared->rule->gives.period.starts_with("{Y-1}-");
  if (last_years) f.base = "same_period";
  if (!compared->period || !compared->period->first || !compared->period->last) return;
  const Period& base = *compared->period;
  f.base_period = base.str();
  bool known = own && own->first && own->last;
  // Without a year of its own a text that names one other year speaks of the year behind it.
  bool a_day = known && own->first == own->last && latest_year;
  // … unless it was written long after that.
  const bool long_ago = today && base.last->year + 2 < today->year;
  int own_year = own && own->last && !a_day ? own->last->year : latest_year ? latest_year : long_ago ? today->year : base.last->year + 1;
  if (is_year(base)) {
    f.base = base.first->year == own_year - 1 ? "previous_year" : f.base;
  } else if (last_years || (known && own->year_before() == base)) {
    f.base = "same_period";
  } else if (known) {
    int length = length_in_months(base);
    bool right_before = months_from(*base.first, *own->first) == length && length == length_in_months(*own);
    if (right_before) f.base = length == 1 ? "previous_month" : length == 3 ? "previous_quarter" : "year";
  }
}

void carry_bases(std::vector<Draft>& drafts, std::size_t first, bool base_opens) {
  auto lacks_base = [](const Figure& f) { return (f.kind == "change" || f.kind == "ratio") && f.base.empty(); };
  auto take = [](Figure& to, const Figure& from) {
    to.base = from.base;
    to.base_period = from.base_period;
  };
  for (std::size_t i = drafts.size(); i-- > first + 1;) {
    const Draft& later = drafts[i];
    Draft& before = drafts[i - 1];
    if (lacks_base(before.figure) && later.figure.kind == before.figure.kind && !later.figure.base.empty() && (later.type == before.type || later.said_again) &&
        later.comparative == before.comparative && !later.for_purpose) {
      take(before.figure, later.figure);
    }
  }
  // "so với tháng trước giảm 3 vụ, tăng 2 người chết"
  for (std::size_t i = first + 1; i < drafts.size(); ++i) {
    // "; so với cùng kỳ số vụ tăng 18%, số người chết giảm 12%": what opens a clause holds for all of it
    const bool held = drafts[i - 1].base_opens && drafts[i].clause == drafts[i - 1].clause;
    if (!drafts[i - 1].base_leads || !lacks_base(drafts[i].figure) || (drafts[i].own_indicator && !held)) continue;
    take(drafts[i].figure, drafts[i - 1].figure);
    drafts[i].base_leads = true;
    drafts[i].base_opens = held;
  }
  // "So với cùng kỳ, số vụ tăng 37 vụ, số người chết giảm 21 người"
  for (std::size_t i = first + 1; base_opens && i < drafts.size(); ++i) {
    if (lacks_base(drafts[i].figure)) take(drafts[i].figure, drafts[first].figure);
  }
}

void take_bases_of_list(std::vector<Draft>& drafts, std::size_t first, const Surroundings::ListBase& list, const std::optional<Period>& own, int latest_year, const std::optional<Date>& today) {
  if (list.bases.empty()) return;
  std::vector<Draft*> open;
  for (std::size_t i = first; i < drafts.size(); ++i) {
    const Figure& f = drafts[i].figure;
    if (drafts[i].text_span.begin >= list.begin && f.kind == "change" && f.base.empty()) open.push_back(&drafts[i]);
  }
  if (list.row && open.size() != list.bases.size()) return;
  for (std::size_t i = 0; i < open.size(); ++i) {
    open[i]->figure.base = list.bases[list.row ? i : 0];
    settle_base(*open[i], list.period, open[i]->period ? open[i]->period : own, latest_year, today);
  }
}

Period base_period(std::string_view base, const Period& own) {
  if (!own.first || !own.last) return {};
  if (base == "same_period") return own.year_before();
  PeriodValues values;
  values.year = own.first->year;
  values.month = own.first->month;
  std::string_view days;
  if (base == "previous_year") days = "{Y-1}";
  if (base == "previous_month" && length_in_months(own) == 1) days = "{Y}-{M-1}";
  if (base == "previous_quarter" && length_in_months(own) == 3) days = "{Y}-{M-3}/{Y}-{M-1}";
  return days.empty() ? Period{} : fill_period(days, values).value_or(Period{});
}

}  // namespace solieu
