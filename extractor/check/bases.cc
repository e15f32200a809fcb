#include "check/bases.h"

#include <algorithm>
#include <string_view>

#include "check/quantity.h"

namespace solieu::check {
namespace {

constexpr std::size_t kWordsAhead = 24;  // bytes

bool same_measure(const Figure& a, const Figure& b) { return a.kind == b.kind && a.base_unit == b.base_unit; }

bool names_plan(const std::string& words) { return holds(words, {"kế hoạch", "dự toán", "chỉ tiêu", "mục tiêu"}); }

// "Kế hoạch năm là 6.400 tỷ", "niên vụ trước (5,4 tỷ)": the amount of what these words name.
bool gives_amount(const std::string& words) { return words.ends_with(" là ") || (words.ends_with("(") && words != " (" && words != "("); }

bool ends_with_time_or_level(const std::string& words) {
  for (std::string_view end : {" mức ", " kỷ lục ", " kỷ lục cũ ", " cùng kỳ ", " năm trước ", " năm ngoái ", " quý trước ", " tháng trước "}) {
    if (words.ends_with(end)) return true;
  }
  return false;
}

// "tăng 39,1% so với 3.738 tỷ", "so với năm 2023 (4.000 tấn)", "đạt 94% kế hoạch cả năm (9 tỷ USD)", "5% trong tổng số 80.000 hộ",
// "41,5% diện tích gieo cấy (165.000 ha)", "gấp 1,6 lần số giường kế hoạch là 512 giường".
Base named_behind(const Figure& f, const Figure& of, const TextFigures& d) {
  const Figure* next = d.after(f);
  if (!next || next == &of || !same_measure(*next, of) || !d.together(f, *next) || of.span.begin > f.span.begin) return {};
  const std::string words = d.between(f, *next);
  if (holds(words, {",", ";"})) return {};
  if (f.kind == "share") {
    const bool of_what_is_named = gives_amount(words) && next->amount > of.amount && !holds(words, {"so với", "trước", "cùng kỳ", " và "});
    return holds(words, {" tổng ", " trong số "}) || of_what_is_named ? Base{next, {}} : Base{};
  }
  if (f.kind == "attainment") return names_plan(words) ? Base{next, {}} : Base{};
  if (next->rule == "level.compared-with") return {next, {}};
  if (words.starts_with(" so với ") && (gives_amount(words) || ends_with_time_or_level(words))) return {next, {}};
  const bool of_plan = (f.base == "plan" || f.base == "budget") && names_plan(words);
  return gives_amount(words) && (of_plan || f.kind == "ratio") ? Base{next, {}} : Base{};
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

// "Xử lý 64.500 trường hợp, phạt 172 tỷ đồng; trong đó 25.800 trường hợp …": the amount before of the part's own unit.
const Figure* told_before_in_which(const Figure& part, const TextFigures& d) {
  if (part.parent != 0 || !holds(d.ahead(part, kWordsAhead), {"trong đó"})) return nullptr;
  for (const Figure* f = d.before(part); f && f->line == part.line; f = d.before(*f)) {
    if (f->kind == "level" && f->base_unit == part.base_unit) return f->amount > part.amount && !is_base(*f, d) ? f : nullptr;
  }
  return nullptr;
}

// "Trong đó 120 hộ, chiếm 30%": of the whole that the part belongs to.
Base named_whole(const Figure& f, const Figure& of, const TextFigures& d) {
  const Figure* whole = whole_of(of, d);
  if (!whole) whole = told_before_in_which(of, d);
  if (!whole || !same_measure(*whole, of)) return {};
  const bool names_the_part = of.span.begin < f.span.begin && !has_flag(f, "indicator_inherited") && indicator_key(f) == indicator_key(of);
  if (!names_the_part && (d.after(of) != &f || !d.together(of, f))) return {whole, "share and part do not stand together"};
  // "12 chủ đầu tư dưới 30%" tells of the twelve, and no share
  const std::string words = of.span.begin < f.span.begin ? d.between(of, f) : std::string();
  if (d.has_text() && !words.empty() && !holds(words, {",", "(", "chiếm", "bằng", "tương", "tức", "đạt", "là"})) return {whole, "the percentage may be no share of it"};
  return {whole, {}};
}

// Does an amount of so many count the same things? "42 người chết" and "98 người" of whom it is said that they died.
bool counts_alike(const Figure& change, const Figure& amount) {
  if (change.base_unit != amount.base_unit) return amount.base_unit.starts_with(change.base_unit + "/");  // "252.000 đồng/kg, tăng 42.000 đồng"
  if (amount.unit.starts_with(change.unit) || !change.unit.starts_with(amount.unit)) return true;
  return indicator_key(amount).find(change.unit.substr(amount.unit.size() + 1)) != std::string::npos;
}

// Of the amounts that the paragraph tells before a change, the one that counts what it counts.
const Figure* counted_before(const Figure& change, const TextFigures& d) {
  const Figure* found = nullptr;
  for (const Figure& other : d.figures()) {
    if (&other == &change) break;
    if (other.line != change.line || other.kind != "level" || other.base_unit != change.base_unit || !counts_alike(change, other)) continue;
    if (found) return nullptr;
    found = &other;
  }
  return found;
}

// "Chi đầu tư mới đạt 18,5% kế hoạch năm là 6.400 tỷ đồng": the amount that was told before by this name.
const Figure* told_before(const Figure& f, const Figure& plan, const TextFigures& d) {
  const Figure* found = nullptr;
  for (const Figure& other : d.figures()) {
    if (&other == &f) break;
    if (!same_measure(other, plan) || other.status == "target" || other.place != f.place || indicator_key(other) != indicator_key(f)) continue;
    if (found && found->amount != other.amount) return nullptr;
    found = &other;
  }
  return found;
}

bool compares(const Figure& f) { return f.kind == "change" || f.kind == "attainment" || f.kind == "ratio"; }

// "Vượt 10% so với dự toán 13.200 tỷ", "giảm 8,3%, so với thời điểm 31/12/2023 (2.880 tỷ)": no new clause opens before the amount.
bool is_compared_with(const Figure& comparison, const Figure& amount, const TextFigures& d) {
  const std::string words = d.between(comparison, amount);
  const std::size_t at = words.rfind("so với ");
  return at != std::string::npos && d.together(comparison, amount) && !holds(words.substr(at), {",", ";", " và ", " đạt "});
}

}  // namespace

const Figure* compared_with(const Figure& amount, const TextFigures& d) {
  const Figure* comparison = d.before(amount);
  const Figure* of = comparison && compares(*comparison) ? d.figure(comparison->of) : nullptr;
  if (!of || of->span.begin > comparison->span.begin) return nullptr;
  if (amount.rule == "level.compared-with" || named_behind(*comparison, *of, d).amount == &amount) return of;
  return same_measure(amount, *of) && is_compared_with(*comparison, amount, d) ? of : nullptr;
}

bool is_base(const Figure& amount, const TextFigures& d) {
  const Figure* comparison = d.before(amount);
  if (!comparison || !compares(*comparison)) return false;
  return compared_with(amount, d) || amount.rule == "level.compared-with" || is_compared_with(*comparison, amount, d);
}

const Figure* whole_of(const Figure& part, const TextFigures& d) {
  const Figure* whole = d.figure(part.parent);
  const Figure* compared = whole ? compared_with(*whole, d) : nullptr;
  return compared ? compared : whole;
}

const Figure* subject(const Figure& f, const TextFigures& d) {
  const Figure* of = d.figure(f.of);
  if (!of) return nullptr;
  if (of == d.after(f) && f.kind == "attainment") {
    const std::string words = d.between(f, *of);
    if (names_plan(words) && gives_amount(words)) return told_before(f, *of, d);
  }
  while (const Figure* told = compared_with(*of, d)) of = told;  // each stands before the last
  if (f.kind != "change" || f.base_unit == "{percentage_point}" || f.base_unit == "1") return of;
  if (!is_percentage(f)) return counts_alike(f, *of) ? of : counted_before(f, d);
  const Figure* change = d.before(f);  // "(30%)" is of what the 42 are
  const bool is_beside_count = change && change->kind == "change" && change->of == f.of && !is_percentage(*change) && d.between(*change, f) == " (";
  return is_beside_count ? subject(*change, d) : of;
}

Base find_base(const Figure& f, const Figure& of, const TextFigures& d) {
  if (Base b = named_behind(f, of, d); b.amount) return b;
  if (f.kind == "attainment") {
    if (Base b = fraction(f, of, d); b.amount) return b;
    return plan(f, of, d);
  }
  if (f.kind == "share") {
    if (Base b = fraction(f, of, d); b.amount) return b;
    return named_whole(f, of, d);
  }
  if (Base b = named_before(f, of, d); b.amount) return b;
  if (Base b = compared_before(f, of, d); b.amount) return b;
  return of_other_time(f, of, d);
}

}  // namespace solieu::check
