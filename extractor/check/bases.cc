#include "check/bases.h"

#include <algorithm>
#include <string_view>

namespace solieu::check {
namespace {

constexpr std::size_t kWordsAhead = 24;  // bytes

bool same_measure(const Figure& a, const Figure& b) { return a.kind == b.kind && a.base_unit == b.base_unit; }

// "tăng 39,1% so với 3.738 tỷ", "so với năm 2023 (4.000 tấn)", "đạt 94% kế hoạch cả năm (9 tỷ USD)", "5% trong tổng số 80.000 hộ".
Base named_behind(const Figure& f, const Figure& of, const TextFigures& d) {
  const Figure* next = d.after(f);
  if (!next || next == &of || !same_measure(*next, of) || !d.together(f, *next) || of.span.begin > f.span.begin) return {};
  const std::string words = d.between(f, *next);
  if (holds(words, {",", ";"})) return {};
  if (f.kind == "share") return holds(words, {" tổng ", " trong số "}) ? Base{next, {}} : Base{};
  if (f.kind == "attainment") return holds(words, {"kế hoạch", "dự toán", "chỉ tiêu", "mục tiêu"}) ? Base{next, {}} : Base{};
  if (next->rule == "level.compared-with" || (words.starts_with(" so với ") && (words.ends_with("(") || words.ends_with(" là ")))) return {next, {}};
  return {};
}

// "Tăng từ 100 tỷ đồng lên 120 tỷ đồng, tăng 20%".
Base named_before(const Figure& f, const Figure& of, const TextFigures& d) {
  const Figure* earlier = d.before(of);
  if (!earlier || earlier == &f || !same_measure(*earlier, of) || !d.together(*earlier, of) || !d.together(of, f)) return {};
  if (!d.has_text() || !holds(d.ahead(*earlier, kWordsAhead), {"từ "}) || !holds(d.between(*earlier, of), {" lên", " xuống", " còn", " về"})) return {};
  if (f.span.begin < of.span.begin || holds(d.between(*earlier, of), {",", ";"})) return {};
  // "… xuống 3,7 triệu, giảm 10% có các loại …" speaks of others
  const std::string behind = d.behind(f, 8);
  const bool ends = behind.empty() || behind.find_first_of(",.;)\n") == 0 || behind.starts_with(" so với");
  if (ends && (f.base.empty() || f.base == "other")) return {earlier, {}};
  return {earlier, "the text may compare with something else than it goes out from"};
}

// "Đạt 5.200 tỷ đồng so với 3.738 tỷ đồng, tăng 39,1%".
Base compared_before(const Figure& f, const Figure& of, const TextFigures& d) {
  const Figure* other = d.before(f);
  if (!other || other->rule != "level.compared-with" || d.before(*other) != &of || !same_measure(*other, of)) return {};
  return d.together(of, f) ? Base{other, {}} : Base{};
}

// "2.310/3.000 tỷ đồng, tức 77% dự toán", "402/750 biên chế (53,6%)"; of "5/22 chỉ tiêu đạt dưới 45% kế hoạch" it is nothing.
Base fraction(const Figure& f, const Figure& of, const TextFigures& d) {
  const Figure* whole = d.figure(of.parent);
  if (!whole || whole != d.after(of) || whole->span.begin != of.span.end + 1 || whole->base_unit != of.base_unit || d.after(*whole) != &f) return {};
  if (!d.together(*whole, f)) return {};
  const std::string words = d.between(*whole, f);
  const bool says_it_again = words.starts_with(",") || words.starts_with(" (") || words.starts_with("(") || words.starts_with(" tức") || words.starts_with(" bằng");
  return says_it_again || !d.has_text() ? Base{whole, {}} : Base{};
}

// The same thing, told of the time that it is compared with.
Base of_other_time(const Figure& f, const Figure& of, const TextFigures& d) {
  Base out;
  if (f.base_period.empty() || of.indicator.empty()) return out;
  const std::string indicator = indicator_key(of);
  for (const Figure& other : d.figures()) {
    if (other.period != f.base_period || !same_measure(other, of) || other.place != of.place || other.status == "target") continue;
    if (indicator_key(other) != indicator) continue;
    if (out.amount && out.amount->amount != other.amount) return {out.amount, "there are several amounts of that time"};
    out.amount = &other;
    if (has_flag(other, "period_inherited") || has_flag(of, "period_inherited")) out.doubt = "the time of one of the amounts is not stated beside it";
  }
  return out;
}

// The plan of the same thing, told elsewhere.
Base plan(const Figure& f, const Figure& of, const TextFigures& d) {
  Base out;
  const std::string indicator = indicator_key(of);
  if (indicator.empty() || of.status == "target") return out;
  for (const Figure& other : d.figures()) {
    if (other.status != "target" || !same_measure(other, of) || other.place != of.place) continue;
    std::string name = indicator_key(other);
    for (std::string_view head : {"kế hoạch ", "dự toán ", "chỉ tiêu ", "mục tiêu "}) {
      if (name.starts_with(head)) name.erase(0, head.size());
    }
    if (name != indicator) continue;
    if (out.amount && out.amount->amount != other.amount) return {out.amount, "there are several plans of it"};
    out.amount = &other;
    if (other.period != f.period || other.period.empty()) out.doubt = "plan and result may be of different times";
  }
  return out;
}

// "Trong đó 120 hộ, chiếm 30%": of the whole that the part belongs to.
Base whole_of(const Figure& f, const Figure& of, const TextFigures& d) {
  const Figure* whole = d.figure(of.parent);
  if (!whole || !same_measure(*whole, of)) return {};
  if (d.after(of) != &f || !d.together(of, f)) return {whole, "share and part do not stand together"};
  return {whole, {}};
}

}  // namespace

Base find_base(const Figure& f, const Figure& of, const TextFigures& d) {
  if (Base b = named_behind(f, of, d); b.amount) return b;
  if (f.kind == "attainment") {
    if (Base b = fraction(f, of, d); b.amount) return b;
    return plan(f, of, d);
  }
  if (f.kind == "share") {
    if (Base b = fraction(f, of, d); b.amount) return b;
    return whole_of(f, of, d);
  }
  if (Base b = named_before(f, of, d); b.amount) return b;
  if (Base b = compared_before(f, of, d); b.amount) return b;
  return of_other_time(f, of, d);
}

}  // namespace solieu::check
