#include "check/repeats.h"

#include <algorithm>
#include <utility>

#include "check/reckoning.h"
#include "check/words.h"

namespace solieu::check {
namespace {

constexpr int kLeastDigits = 3;      // "12 xã" and "13 xã" are two things rather than one that is told wrongly
constexpr int kLeastSyllables = 3;   // of a name that means the same thing in any document
constexpr std::size_t kWordsBehind = 60;  // bytes

// Without zeros at the end: "1.500 kg" and "1.600 kg" say less than "1.537" and "1.637".
int digits_of(const Figure& f) {
  int digits = 0;
  if (!f.value || !written(f.text, *f.value)) return digits;
  for (char c : f.value->shifted(-f.value->exponent()).str()) digits += c >= '0' && c <= '9';
  return digits;
}

bool can_repeat(const Figure& f) { return f.amount && !f.value_high && !f.indicator.empty() && digits_of(f) >= kLeastDigits; }

// What two figures must have in common, but for the time.
std::string thing(const Figure& f) {
  std::string out = f.kind + '\n' + indicator_key(f);
  for (const std::string* s : {&f.base_unit, &f.base, &f.direction}) out += '\n' + *s;
  return out + (f.status == "target" ? "\ntarget" : "\n");
}

bool is_named(const Figure& f) {
  return std::count(f.indicator.begin(), f.indicator.end(), ' ') + 1 >= kLeastSyllables && !has_flag(f, "indicator_inherited");
}

// Are they one number? Where they do not fit and no slip explains it, there may be two things under one name.
void compare(const Figure& f, const Figure& other, const std::string& document_of_other, const std::string& document, std::vector<Finding>& out) {
  const Claim claim{"stated_twice", Equation::equal, {&f, &other}, {}};
  const Reckoning r = reckon(claim);
  if (r.fit == Fit::unknown) return;
  const bool fits = r.fit != Fit::none;
  Finding found = fits || slip(claim.equation, r.quantities, claim.figures)
                      ? judged(claim, document)
                      : finding(claim, document, Verdict::unchecked, r.arithmetic, "two amounts under one name, which may be of different things");
  found.figures[1].document = document_of_other;
  out.push_back(std::move(found));
}

// What the headline says, and the text below it: somewhere the same number, or else one slip away from it of the same thing.
void check_title(const TextFigures& d, std::vector<Finding>& out) {
  for (const Figure& title : d.figures()) {
    if (title.line != 1) return;
    if (!can_repeat(title) || !title.period.empty()) continue;
    const Figure* same = nullptr;
    const Figure* near_miss = nullptr;
    for (const Figure& f : d.figures()) {
      if (f.line == 1 || !can_repeat(f) || f.kind != title.kind || f.base_unit != title.base_unit || f.direction != title.direction) continue;
      const Claim claim{"stated_twice", Equation::equal, {&f, &title}, {}};
      const Reckoning r = reckon(claim);
      if (!same && (r.fit == Fit::as_written || r.fit == Fit::by_rounding)) same = &f;
      if (!near_miss && thing(f) == thing(title) && r.fit == Fit::none && slip(claim.equation, r.quantities, claim.figures)) near_miss = &f;
    }
    if (same || near_miss) compare(same ? *same : *near_miss, title, d.name(), d.name(), out);
  }
}

// "Trong 418 vụ nói trên": a number that the text has told before, by its own words.
void check_back_references(const TextFigures& d, std::vector<Finding>& out) {
  if (!d.has_text()) return;
  for (const Figure& f : d.figures()) {
    if (f.kind != "level" || !can_repeat(f)) continue;
    const std::string behind = d.behind(f, kWordsBehind);
    const std::size_t at = behind.find(" nói trên");
    if (at == std::string::npos || behind.find_first_of(",.;(") < at) continue;
    const Figure* near_miss = nullptr;
    const Figure* same = nullptr;
    for (const Figure& earlier : d.figures()) {
      if (earlier.figure >= f.figure) break;
      if (earlier.base_unit != f.base_unit || earlier.kind != f.kind || !can_repeat(earlier)) continue;
      const Claim claim{"stated_twice", Equation::equal, {&f, &earlier}, {}};
      const Reckoning r = reckon(claim);
      if (r.fit == Fit::as_written || r.fit == Fit::by_rounding) same = &earlier;
      else if (r.fit == Fit::none && slip(claim.equation, r.quantities, claim.figures)) near_miss = &earlier;
    }
    if (same || near_miss) compare(f, same ? *same : *near_miss, d.name(), d.name(), out);
  }
}

}  // namespace

void check_repeats(const TextFigures& document, std::vector<Finding>& out) {
  check_title(document, out);
  check_back_references(document, out);
}

bool Repeats::takes(const Figure& f) { return can_repeat(f) && is_named(f) && !f.period.empty() && !has_flag(f, "period_inherited"); }

void Repeats::add(const std::string& document, const std::vector<Figure>& figures, std::vector<Finding>& out) {
  ++documents_;
  for (const Figure& f : figures) {
    if (!takes(f)) continue;
    auto [it, is_new] = told_.try_emplace(thing(f) + '\n' + f.period + '\n' + f.place, Told{f, document, documents_});
    if (is_new) continue;
    const Told& first = it->second;
    if (first.number_of_document != documents_ || first.figure.line != f.line) compare(f, first.figure, first.document, document, out);
  }
}

}  // namespace solieu::check
