#include "check/reckoning.h"

#include <algorithm>
#include <utility>

#include "check/words.h"

namespace solieu::check {
namespace {

constexpr std::string_view kLoose = "they fit only as far as words like \"khoảng\" and \"hơn\" reach, which is too far to tell anything";

}  // namespace

Reckoning reckon(const Claim& claim) {
  Reckoning out;
  std::vector<Quantity> quantities;
  for (const Figure* f : claim.figures) {
    auto q = quantity(*f);
    if (!q) return out;
    quantities.push_back(std::move(*q));
  }
  out.quantities = std::move(quantities);
  out.fit = fit(claim.equation, out.quantities);
  if (out.fit != Fit::unknown) out.arithmetic = in_words(claim.equation, claim.figures, out.quantities, out.fit);
  return out;
}

Finding finding(const Claim& claim, const std::string& document, Verdict verdict, std::string arithmetic, std::string reason) {
  Finding out;
  out.verdict = verdict;
  out.check = claim.check;
  for (const Figure* f : claim.figures) out.figures.push_back(reference(*f, document));
  out.arithmetic = std::move(arithmetic);
  out.reason = std::move(reason);
  return out;
}

Finding unchecked(std::string_view check, const std::vector<const Figure*>& figures, const std::string& document, std::string reason) {
  return finding({check, Equation::equal, figures, {}}, document, Verdict::unchecked, {}, std::move(reason));
}

bool is_loose(const Claim& claim, const Reckoning& r) {
  const bool hedged = std::any_of(claim.figures.begin(), claim.figures.end(), [](const Figure* f) { return f->qualifier != "exact" || f->value_high; });
  if (r.fit != Fit::by_rounding || !hedged) return false;
  const auto given = result(claim.equation, r.quantities);
  const auto away = given ? given->minus(r.quantities.front().point) : std::nullopt;
  if (!away) return false;
  const Decimal miss = away->is_negative() ? away->negated() : *away, size = r.quantities.front().point;
  constexpr int kTimes = 10;  // a tenth of the number
  return miss.times(Decimal(kTimes)).value_or(miss) > (size.is_negative() ? size.negated() : size);
}

Finding judged(const Claim& claim, const std::string& document) {
  Reckoning r = reckon(claim);
  if (r.fit == Fit::unknown) return finding(claim, document, Verdict::unchecked, {}, "a number is missing, negative or too long to be reckoned with");
  if (!claim.doubt.empty()) return finding(claim, document, Verdict::unchecked, std::move(r.arithmetic), claim.doubt);
  if (is_loose(claim, r)) return finding(claim, document, Verdict::unchecked, std::move(r.arithmetic), std::string(kLoose));
  const Verdict verdict = r.fit == Fit::none          ? Verdict::inconsistent
                          : r.fit == Fit::by_rounding ? Verdict::consistent_by_rounding
                                                      : Verdict::consistent;
  return finding(claim, document, verdict, std::move(r.arithmetic));
}

Finding judged_by_slip(const Claim& claim, const std::string& document, std::string reason) {
  Reckoning r = reckon(claim);
  if (r.fit != Fit::none || !claim.doubt.empty() || slip(claim.equation, r.quantities, claim.figures)) return judged(claim, document);
  return finding(claim, document, Verdict::unchecked, std::move(r.arithmetic), std::move(reason));
}

}  // namespace solieu::check
