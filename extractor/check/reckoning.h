// From an equation between figures to a finding.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/equation.h"
#include "check/verdict.h"

namespace solieu::check {

/// Figures that are held against each other, in the order that the equation asks for.
struct Claim {
  std::string_view check;
  Equation equation = Equation::equal;
  std::vector<const Figure*> figures;
  std::string doubt;  // why they may not belong together; then nothing is called inconsistent, and nothing consistent
};

/// What came of it.
struct Reckoning {
  Fit fit = Fit::unknown;
  std::vector<Quantity> quantities;  // empty where a figure has none
  std::string arithmetic;
};
Reckoning reckon(const Claim& claim);

/// Do the figures fit only since "khoảng", "hơn" or a range leaves room for a tenth of the number and more? "Khoảng một ngàn" is anything.
bool is_loose(const Claim& claim, const Reckoning& r);

/// Of figures of one document.
Finding finding(const Claim& claim, const std::string& document, Verdict verdict, std::string arithmetic, std::string reason = {});
Finding unchecked(std::string_view check, const std::vector<const Figure*>& figures, const std::string& document, std::string reason);

/// Fits, does not, or is in doubt: where every misfit of a sure claim is one.
Finding judged(const Claim& claim, const std::string& document);

/// The same where the figures may not belong together: a misfit that no slip of the pen explains is in doubt.
Finding judged_by_slip(const Claim& claim, const std::string& document, std::string reason);

}  // namespace solieu::check
