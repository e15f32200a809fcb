#include "check/sums.h"

#include <algorithm>
#include <map>
#include <string>

#include "check/reckoning.h"

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

// Do the words say that the parts are all?
bool is_closed(const TextFigures& d, const Figure& whole, const Parts& parts) {
  const Figure& first = *parts.front();
  const Figure& last = *parts.back();
  if (!d.has_text() || whole.span.end > first.span.begin) return false;
  if (holds(d.behind(last, kWordsBehind), {"...", "…", "v.v", "một số"})) return false;
  const std::string ahead_of_last = d.between(**(parts.end() - 2), last);
  if (holds(ahead_of_last, {"còn lại", " khác "}) || holds(d.behind(last, kWordsBehind / 2), {"còn lại"})) return true;
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

Finding judge(const Figure& whole, const Parts& parts, const TextFigures& document) {
  Claim claim{"sum.parts", Equation::sum, {&whole}, {}};
  claim.figures.insert(claim.figures.end(), parts.begin(), parts.end());
  Reckoning r = reckon(claim);
  if (r.fit != Fit::none) return judged(claim, document.name());
  const bool tells = slip(claim.equation, r.quantities, claim.figures).has_value();
  const int digits = telling_digits(r.quantities);
  if (tells && digits >= (is_closed(document, whole, parts) ? 2 : kTellingDigits)) return judged(claim, document.name());
  claim.check = "sum.open";
  const bool within = fit(Equation::at_most, r.quantities) != Fit::none;
  return finding(claim, document.name(), Verdict::unchecked, std::move(r.arithmetic),
                 within ? "the parts come to less than the whole: they may not be all" : "the parts come to more than the whole: they may overlap, or be parts of something else");
}

// The whole of a part. An amount that is only compared with has no parts in what follows: "đạt 9 tỷ, tăng 12% so với 8 tỷ. Trong
// đó, …" speaks of the 9.
const Figure* whole_of(const Figure& part, const TextFigures& d) {
  const Figure* whole = d.figure(part.parent);
  if (!whole || whole->rule != "level.compared-with") return whole;
  const Figure* comparison = d.before(*whole);
  const Figure* compared = comparison ? d.figure(comparison->of) : nullptr;
  return compared && compared->figure < whole->figure ? compared : whole;
}

}  // namespace

void check_sums(const TextFigures& document, std::vector<Finding>& out) {
  std::map<int, Parts> parts_of;
  for (const Figure& f : document.figures()) {
    const Figure* whole = whole_of(f, document);
    if (whole && whole != &f && is_additive(*whole) && is_part(f, *whole)) parts_of[whole->figure].push_back(&f);
  }
  for (const auto& [number, parts] : parts_of) {
    if (parts.size() > 1) out.push_back(judge(*document.figure(number), parts, document));
  }
}

}  // namespace solieu::check
