#include "check/sums.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "check/bases.h"
#include "check/reckoning.h"
#include "check/share_lists.h"

namespace solieu::check {
namespace {

// Digits that the whole has, counted in the last place that any of the figures uses: of numbers with four, one list in a
// hundred that is not complete would miss its whole by what a slip explains.
constexpr int kTellingDigits = 4;
constexpr std::size_t kWordsBehind = 40;  // bytes

using Parts = std::vector<const Figure*>;

// Amounts of it can be added: no prices, ages, temperatures, and no percentages.
bool is_additive(const Figure& f) {
  const std::string& unit = f.base_unit;
  return f.kind == "level" && !unit.empty() && unit.find('/') == std::string::npos && unit != "%" && unit != "[ppth]" && unit != "1" && unit != "Cel" &&
         unit != "a" && unit != "{point}" && unit != "{percentage_point}";
}

bool is_part(const Figure& part, const Figure& whole) {
  return part.kind == whole.kind && part.base_unit == whole.base_unit && (part.status == "target") == (whole.status == "target");
}

std::string up_to_mark(std::string words) { return words.substr(0, words.find_first_of(",.;:\n")); }

// "Ba thị trường cộng lại 450.000 tấn", "tổng cộng 209 vụ": of what was told before.
bool closes_list(const Figure& whole, const TextFigures& d) { return d.has_text() && holds(d.ahead(whole, kWordsBehind), {"cộng lại", "tổng cộng"}); }

// Do the words say that the parts are all?
bool is_closed(const TextFigures& d, const Figure& whole, const Parts& parts) {
  const Figure& first = *parts.front();
  const Figure& last = *parts.back();
  if (last.span.end <= whole.span.begin) return closes_list(whole, d);
  if (!d.has_text() || whole.span.end > first.span.begin) return false;
  if (holds(d.behind(last, kWordsBehind), {"...", "…", "v.v", "một số"})) return false;
  const std::string ahead_of_last = d.between(**(parts.end() - 2), last);
  if (holds(ahead_of_last, {"còn lại", " khác "}) || holds(up_to_mark(d.behind(last, kWordsBehind / 2)) + " ", {"còn lại", " khác "})) return true;
  const std::string opening = d.between(whole, first);
  const std::size_t at = opening.find("gồm");
  return at != std::string::npos && opening.find(". ") > at && holds(ahead_of_last, {" và ", " cùng "});
}

// How many digits the whole has in the last place that any of them uses and that it is written with itself.
int telling_digits(const std::vector<Quantity>& quantities) {
  const Quantity& whole = quantities.front();
  int last = whole.point.exponent();
  for (const Quantity& q : quantities) last = std::min(last, q.point.exponent());
  Decimal step = Decimal(1).shifted(last);
  if (auto width = whole.written.high->minus(whole.written.low); width && *width > step) step = *width;
  int digits = 0;
  for (Decimal reached = step; reached <= whole.point; reached = reached.shifted(1)) ++digits;
  return digits;
}

// A part alone that is more than its whole, where nothing but "trong đó" and a name stands between them.
bool exceeds(const Figure& part, const Figure& whole, const TextFigures& d) {
  if (!d.has_text() || d.after(whole) != &part || !(part.unit + " ").starts_with(whole.unit + " ") || !d.together(whole, part)) return false;
  const std::string words = d.between(whole, part);
  const std::size_t at = words.find("trong đó");
  if (at == std::string::npos || at > 3 || words.find_first_of(",;:(", at) != std::string::npos) return false;
  return reckon({"", Equation::at_most, {&whole, &part}, {}}).fit == Fit::none;
}

Claim sum_of(const Figure& whole, const Parts& parts) {
  Claim claim{"sum.parts", Equation::sum, {&whole}, {}};
  claim.figures.insert(claim.figures.end(), parts.begin(), parts.end());
  return claim;
}

// The rows of a table that a list stands in.
using Lines = std::vector<std::size_t>;
Lines lines_of(const Figure& whole, const Parts& parts) {
  Lines lines = {whole.line};
  for (const Figure* p : parts) lines.push_back(p->line);
  return lines;
}

// Rows of tables whose parts leave something out in one of the columns, and so in all: no slip makes them come to the whole there.
std::set<Lines> open_rows(const std::map<int, Parts>& parts_of, const TextFigures& d) {
  std::set<Lines> open;
  for (const auto& [number, parts] : parts_of) {
    const Figure& whole = *d.figure(number);
    if (parts.size() < 2 || parts.front()->line == whole.line) continue;
    const Claim claim = sum_of(whole, parts);
    const Reckoning r = reckon(claim);
    if (r.fit == Fit::none && !slip(claim.equation, r.quantities, claim.figures)) open.insert(lines_of(whole, parts));
  }
  return open;
}

Finding judge(const Figure& whole, const Parts& parts, const std::set<Lines>& open, const TextFigures& document) {
  Claim claim = sum_of(whole, parts);
  Reckoning r = reckon(claim);
  if (r.fit != Fit::none) return judged(claim, document.name());
  const bool tells = slip(claim.equation, r.quantities, claim.figures).has_value();
  const int digits = telling_digits(r.quantities);
  if (tells && !open.contains(lines_of(whole, parts)) && digits >= (is_closed(document, whole, parts) ? 2 : kTellingDigits)) return judged(claim, document.name());
  claim.check = "sum.open";
  const bool within = fit(Equation::at_most, r.quantities) != Fit::none;
  return finding(claim, document.name(), Verdict::unchecked, std::move(r.arithmetic),
                 within ? "the parts come to less than the whole: they may not be all" : "the parts come to more than the whole: they may overlap, or be parts of something else");
}

Finding exceeding(const Figure& whole, const Figure& part, const TextFigures& d) {
  return finding({"sum.open", Equation::at_most, {&whole, &part}, {}}, d.name(), Verdict::inconsistent, fmt::format("{} is more than the {} that it is a part of", part.text, whole.text));
}

bool belongs(const Figure& f, const Figure& whole, const TextFigures& d) { return is_part(f, whole) && f.parent == 0 && d.together(f, whole); }

// "1.150 người: 260 bác sĩ, 540 điều dưỡng và 350 nhân viên khác".
Parts behind_colon(const Figure& whole, const TextFigures& d) {
  const Figure* f = d.after(whole);
  if (!f || !d.between(whole, *f).starts_with(":")) return {};
  Parts parts;
  for (; f && belongs(*f, whole, d); f = d.after(*f)) parts.push_back(f);
  return parts;
}

Parts before_closing(const Figure& whole, const TextFigures& d) {
  if (!closes_list(whole, d)) return {};
  Parts parts;
  for (const Figure* f = d.before(whole); f && d.together(*f, whole); f = d.before(*f)) {
    if (belongs(*f, whole, d)) parts.insert(parts.begin(), f);
  }
  return parts;
}

}  // namespace

void check_sums(const TextFigures& document, std::vector<Finding>& out) {
  std::map<int, Parts> parts_of;
  for (const Figure& f : document.figures()) {
    const Figure* whole = whole_of(f, document);
    if (whole && whole != &f && is_additive(*whole) && is_part(f, *whole)) parts_of[whole->figure].push_back(&f);
  }
  for (const Figure& f : document.figures()) {
    if (!is_additive(f) || parts_of.contains(f.figure)) continue;
    Parts parts = behind_colon(f, document);
    if (parts.empty()) parts = before_closing(f, document);
    if (!parts.empty()) parts_of.emplace(f.figure, std::move(parts));
  }
  for (const ShareList& list : share_lists(document)) {
    if (list.complete && is_additive(*list.whole)) parts_of.try_emplace(list.whole->figure, list.parts);
  }
  const std::set<Lines> open = open_rows(parts_of, document);
  for (const auto& [number, parts] : parts_of) {
    const Figure& whole = *document.figure(number);
    if (exceeds(*parts.front(), whole, document)) out.push_back(exceeding(whole, *parts.front(), document));
    else if (parts.size() > 1) out.push_back(judge(whole, parts, open, document));
  }
}

}  // namespace solieu::check
