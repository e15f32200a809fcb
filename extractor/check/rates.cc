#include "check/rates.h"

#include <string>

#include "check/bases.h"
#include "check/reckoning.h"

namespace solieu::check {
namespace {

constexpr std::size_t kWordsAhead = 40;  // bytes
constexpr int kFarthest = 4;             // figures away

bool is_average(const Figure& f, const TextFigures& d) {
  return f.kind == "level" && !f.value_high && holds(indicator_key(f) + d.ahead(f, kWordsAhead), {"bình quân", "trung bình", "năng suất"});
}

// The one amount of a unit that is told in the same sentence.
const Figure* beside(const Figure& f, const std::string& unit, const TextFigures& d) {
  const Figure* found = nullptr;
  for (int n = f.figure - kFarthest; n <= f.figure + kFarthest; ++n) {
    const Figure* other = d.figure(n);
    if (!other || other == &f || other->kind != "level" || other->base_unit != unit || other->status != f.status) continue;
    if (!d.together(f, *other) || is_base(*other, d)) continue;
    if (found) return nullptr;
    found = other;
  }
  return found;
}

}  // namespace

void check_rates(const TextFigures& d, std::vector<Finding>& out) {
  for (const Figure& f : d.figures()) {
    const std::size_t per = f.base_unit.find('/');
    if (per == std::string::npos || f.base_unit.find('/', per + 1) != std::string::npos || !is_average(f, d)) continue;
    const Figure* amount = beside(f, f.base_unit.substr(0, per), d);
    const Figure* of = beside(f, f.base_unit.substr(per + 1), d);
    if (!amount || !of) continue;
    out.push_back(judged_by_slip({"rate.per_unit", Equation::product, {&f, amount, of}, {}}, d.name(), "the average may be of other amounts"));
  }
}

}  // namespace solieu::check
