#include "check/forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "check/reckoning.h"
#include "check/words.h"

namespace solieu::check {
namespace {

// In these a pair of numbers is a range and nothing else; "220-110 kV", "20-11" and "117-114 điểm" are none.
bool ranges_surely(const Figure& f) {
  return !f.base_unit.empty() && (is_percentage(f) || f.base_unit.starts_with("VND") || f.base_unit.starts_with("USD") || f.base_unit == "t" || f.base_unit == "har");
}

void check_range(const Figure& f, const TextFigures& d, std::vector<Finding>& out) {
  if (!f.value || !f.value_high) return;
  const Claim claim{"range.order", Equation::equal, {&f}, {}};
  const std::string ends = fmt::format("from {} to {}", vietnamese(*f.value), vietnamese(*f.value_high));
  if (*f.value < *f.value_high) {
    out.push_back(finding(claim, d.name(), Verdict::consistent, ends));
  } else if (ranges_surely(f) && *f.value > *f.value_high && !f.value_high->is_negative()) {
    out.push_back(finding(claim, d.name(), Verdict::inconsistent, ends + ": the first end is the higher one"));
  } else {
    out.push_back(finding(claim, d.name(), Verdict::unchecked, ends, "two numbers with a dash between them that may be no range"));
  }
}

void check_sign(const Figure& f, const TextFigures& d, std::vector<Finding>& out) {
  if (f.kind != "change" || !f.value || !f.value->is_negative()) return;
  const Claim claim{"direction.sign", Equation::equal, {&f}, {}};
  const std::string words = fmt::format("{} of {}", f.direction == "down" ? "a decline" : "a growth", f.text);
  if (f.direction == "up") out.push_back(finding(claim, d.name(), Verdict::inconsistent, words + ": a growth below zero is a decline"));
  else out.push_back(finding(claim, d.name(), Verdict::unchecked, words, "a minus sign beside a word for decline says it twice"));
}

// Shares of one whole that are told one after another.
void check_shares(const std::vector<const Figure*>& shares, const TextFigures& d, std::vector<Finding>& out) {
  Figure all = *shares.front();
  all.value = all.amount = Decimal(100);
  all.value_high.reset();
  all.kind = "level";  // a hundred is a hundred, and no percentage that may have been cut off
  all.qualifier = "exact";
  all.text = "100%";
  std::vector<const Figure*> figures = {&all};
  figures.insert(figures.end(), shares.begin(), shares.end());
  const Claim claim{"shares.total", Equation::sum, figures, {}};
  const Reckoning r = reckon(claim);
  if (r.fit == Fit::unknown) return;
  const bool hedged = std::any_of(shares.begin(), shares.end(), [](const Figure* f) { return f->qualifier != "exact"; });
  if (r.fit == Fit::by_rounding && hedged) return;  // they need not be all, and no rounding says so
  Verdict verdict = r.fit == Fit::as_written ? Verdict::consistent : Verdict::consistent_by_rounding;
  std::string reason;
  if (r.fit == Fit::none) {
    if (fit(Equation::at_most, r.quantities) != Fit::none) return;  // they need not be all
    verdict = Verdict::unchecked;
    reason = "the shares come to more than 100%: they may overlap, or be of different wholes";
  }
  std::string words = in_words(Equation::sum, figures, r.quantities, Fit::as_written);
  if (r.fit == Fit::by_rounding) words += ", which rounding explains";
  out.push_back(finding({"shares.total", Equation::sum, shares, {}}, d.name(), verdict, std::move(words), reason));
}

}  // namespace

void check_forms(const TextFigures& document, std::vector<Finding>& out) {
  std::map<int, std::vector<const Figure*>> shares;
  for (const Figure& f : document.figures()) {
    check_range(f, document, out);
    check_sign(f, document, out);
    if (f.kind != "share" || !is_percentage(f)) continue;
    const Figure* of = document.figure(f.of);
    const int whole = of ? of->parent : f.parent;
    if (whole > 0) shares[whole].push_back(&f);
  }
  for (const auto& [whole, list] : shares) {
    if (list.size() > 1) check_shares(list, document, out);
  }
}

}  // namespace solieu::check
