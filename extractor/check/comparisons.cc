#include "check/comparisons.h"

#include <string>
#include <string_view>

#include "check/bases.h"
#include "check/reckoning.h"

namespace solieu::check {
namespace {

bool is_times(const Figure& f) { return f.base_unit == "1"; }
bool is_relative(const Figure& f) { return is_percentage(f) || is_times(f); }

std::string_view check_of(const Figure& f) {
  if (f.kind == "change") return "change.base";
  if (f.kind == "attainment") return "attainment.plan";
  return f.kind == "ratio" ? "ratio.base" : "share.whole";
}

// A change in percentage points, as a number of the rate that has changed: "1,9 điểm phần trăm" is 1,9%.
Figure as_percentage(Figure f) {
  if (f.base_unit == "{percentage_point}") f.base_unit = "%";
  return f;
}

Equation equation_of(const Figure& f) {
  if (f.kind != "change") return Equation::product;
  if (is_relative(f)) return f.direction == "down" ? Equation::decline : Equation::growth;
  return f.direction == "down" ? Equation::fall : Equation::rise;
}

// The words between an amount and a percentage of one change.
bool says_again(const std::string& words, const TextFigures& d) {
  return !d.has_text() || holds(words, {"(", "tương ứng", "tương đương", "tức", "hay ", "bằng"});
}

// "Tăng 37 vụ (9,7%)": an amount and a percentage of one change.
const Figure* twin(const Figure& percentage, const Figure& of, const TextFigures& d) {
  for (const Figure* other : {d.before(percentage), d.after(percentage)}) {
    if (!other || other == &of || other->kind != "change" || other->of != percentage.of || other->base_unit != of.base_unit) continue;
    if (!says_again(other->span.begin < percentage.span.begin ? d.between(*other, percentage) : d.between(percentage, *other), d)) continue;
    if (!other->unit.starts_with(of.unit) && !of.unit.starts_with(other->unit)) continue;  // "8 người chết" of "11 người bị thương"
    if (other->direction != percentage.direction || !d.together(*other, percentage)) continue;
    if (!other->base.empty() && !percentage.base.empty() && other->base != percentage.base) continue;
    return other;
  }
  return nullptr;
}

class Comparisons {
 public:
  Comparisons(const TextFigures& document, std::vector<Finding>& out) : document_(document), out_(out) {}

  void check(const Figure& f) {
    const Figure* of = document_.figure(f.of);
    if (!of) return fail(f, {&f}, "the amount that it is said of is not in the text");
    if (has_flag(f, "times_usage_varies")) return fail(f, {&f, of}, "\"tăng N lần\" is used for N times as much and for N times more");
    if (of->base_unit == "%" && f.kind == "change") return check_rate(f, *of);
    if (f.kind == "change" && f.direction == "flat") return fail(f, {&f, of}, "nothing has changed");
    if (f.kind == "change" && is_percentage(f)) {
      if (const Figure* amount = twin(f, *of, document_)) return check_twin(f, *amount, *of);
    }
    if (is_checked_by_twin(f, *of)) return;
    const Base base = find_base(f, *of, document_);
    if (!base.amount) return fail(f, {&f, of}, "the amount that it is compared with is not in the text");
    if (!is_relative(f) && f.base_unit != of->base_unit) return fail(f, {&f, of, base.amount}, "the units are different");
    const Claim claim{check_of(f), equation_of(f), {&f, of, base.amount}, base.doubt};
    if (f.kind == "share" && base.doubt.empty()) {
      const Reckoning r = reckon(claim);
      if (r.fit == Fit::none && !slip(claim.equation, r.quantities, claim.figures)) {
        out_.push_back(finding(claim, document_.name(), Verdict::unchecked, r.arithmetic, "the share may be of another whole"));
        return;
      }
    }
    out_.push_back(judged(claim, document_.name()));
  }

 private:
  // Is it the amount beside a percentage that it is held against?
  bool is_checked_by_twin(const Figure& f, const Figure& of) const {
    for (const Figure* other : {document_.before(f), document_.after(f)}) {
      if (other && other->kind == "change" && is_percentage(*other) && other->of == f.of && twin(*other, of, document_) == &f) return true;
    }
    return false;
  }

  void fail(const Figure& f, const std::vector<const Figure*>& figures, std::string reason) {
    out_.push_back(unchecked(check_of(f), figures, document_.name(), std::move(reason)));
  }

  void check_twin(const Figure& f, const Figure& amount, const Figure& of) {
    const Equation e = f.direction == "down" ? Equation::part_of_decline : Equation::part_of_growth;
    if (f.direction == "flat") return fail(f, {&f, &of}, "nothing has changed");
    out_.push_back(judged({"change.amount", e, {&f, &amount, &of}, {}}, document_.name()));
  }

  // A rate that changes does so in points; "tăng 1,9%" of a rate is said for 1,9 points and for the 1.9 % of it.
  void check_rate(const Figure& f, const Figure& of) {
    const Base base = find_base(f, of, document_);
    if (!base.amount) return fail(f, {&f, &of}, "the amount that it is compared with is not in the text");
    if (f.direction == "flat" || is_times(f)) return fail(f, {&f, &of}, "the units are different");
    const Equation in_points = f.direction == "down" ? Equation::fall : Equation::rise;
    if (f.base_unit == "{percentage_point}") {
      const Figure points = as_percentage(f);
      out_.push_back(judged({"change.base", in_points, {&points, &of, base.amount}, base.doubt}, document_.name()));
      return;
    }
    const Claim as_points{"percent.points", in_points, {&f, &of, base.amount}, base.doubt};
    const Claim as_growth{"change.base", f.direction == "down" ? Equation::decline : Equation::growth, {&f, &of, base.amount}, base.doubt};
    const Fit growth = reckon(as_growth).fit;
    if (growth == Fit::none && reckon(as_points).fit != Fit::none) {
      out_.push_back(finding(as_points, document_.name(), Verdict::unchecked, reckon(as_points).arithmetic, "said in per cent, and it is percentage points"));
      return;
    }
    out_.push_back(judged(as_growth, document_.name()));
  }

  const TextFigures& document_;
  std::vector<Finding>& out_;
};

}  // namespace

void check_comparisons(const TextFigures& document, std::vector<Finding>& out) {
  Comparisons comparisons(document, out);
  for (const Figure& f : document.figures()) {
    if (f.kind == "change" || f.kind == "attainment" || f.kind == "ratio" || f.kind == "share") comparisons.check(f);
  }
}

}  // namespace solieu::check
