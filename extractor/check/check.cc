#include "check/check.h"

#include <algorithm>

#include "check/comparisons.h"
#include "check/forms.h"
#include "check/repeats.h"
#include "check/sums.h"

namespace solieu::check {

std::vector<Finding> check_document(const TextFigures& document) {
  std::vector<Finding> out;
  check_sums(document, out);
  check_comparisons(document, out);
  check_forms(document, out);
  check_repeats(document, out);
  std::stable_sort(out.begin(), out.end(), [](const Finding& a, const Finding& b) { return a.figures.front().span.begin < b.figures.front().span.begin; });
  return out;
}

}  // namespace solieu::check
