#include "check/reckoning.h"

#include <utility>

#include "check/words.h"

namespace solieu::check {

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

Finding judged(const Claim& claim, const std::string& document) {
  Reckoning r = reckon(claim);
  if (r.fit == Fit::unknown) return finding(claim, document, Verdict::unchecked, {}, "a number is missing, negative or too long to be reckoned with");
  if (!claim.doubt.empty()) return finding(claim, document, Verdict::unchecked, std::move(r.arithmetic), claim.doubt);
  const Verdict verdict = r.fit == Fit::none          ? Verdict::inconsistent
                          : r.fit == Fit::by_rounding ? Verdict::consistent_by_rounding
                                                      : Verdict::consistent;
  return finding(claim, document, verdict, std::move(r.arithmetic));
}

}  // namespace solieu::check
