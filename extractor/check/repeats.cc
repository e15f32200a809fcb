#include "check/repeats.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <utility>

#include "check/reckoning.h"
#include "check/words.h"
#include "grammar/indicators.h"

namespace solieu::check {
namespace {

constexpr int kLeastDigits = 3;      // "12 xã" and "13 xã" are two things rather than one that is told wrongly
constexpr std::size_t kLeastSyllables = 3;  // of a name that means the same thing in any document
constexpr std::size_t kLeastInCommon = 2;  // syllables of two names for one thing
constexpr std::size_t kWordsBehind = 60;  // bytes

// Without zeros at the end: "1.500 kg" and "1.600 kg" say less than "1.537" and "1.637".
int digits_of(const Figure& f) {
  int digits = 0;
  if (!f.value || !written(f.text, *f.value)) return digits;
  for (char c : f.value->shifted(-f.value->exponent()).str()) digits += c >= '0' && c <= '9';
  return digits;
}

bool can_repeat(const Figure& f) { return f.amount && !f.value_high && !f.indicator.empty() && digits_of(f) >= kLeastDigits; }

// The name without the place, which stands beside it: "sản lượng lúa tỉnh Long An" is "sản lượng lúa". In syllables, which a tone may stand on either way.
std::vector<std::string> name_of(const Figure& f) {
  std::vector<std::string> name = name_syllables(f.indicator);
  const std::vector<std::string> place = name_syllables(std::string_view(f.place).substr(0, f.place.find(',')));
  if (place.empty()) return name;
  const auto at = std::search(name.begin(), name.end(), place.begin(), place.end());
  if (at == name.end()) return name;
  auto first = name.erase(at, at + static_cast<std::ptrdiff_t>(place.size()));
  for (const auto& [before, last] : {std::pair("thành", "phố"), std::pair("thị", "xã"), std::pair("địa", "bàn")}) {
    if (first - name.begin() >= 2 && first[-2] == before && first[-1] == last) first = name.erase(first - 2, first);
  }
  static const std::set<std::string> kBeforePlaces = {"tỉnh", "tp", "huyện", "quận", "xã", "phường", "của", "ở", "tại", "trên"};
  while (first != name.begin() && kBeforePlaces.contains(first[-1])) first = name.erase(first - 1);
  return name;
}

// What two figures must have in common, but for the time.
std::string thing(const Figure& f) {
  std::string out = f.kind;
  for (const std::string& s : name_of(f)) out += (out.size() == f.kind.size() ? '\n' : ' ') + s;
  for (const std::string* s : {&f.base_unit, &f.base, &f.direction}) out += '\n' + *s;
  return out + (f.status == "target" ? "\ntarget" : "\n");
}

std::set<std::string> syllables(const std::string& name) {
  std::istringstream words(name);
  return {std::istream_iterator<std::string>(words), {}};
}

// A headline says it in fewer words, or in others: most of them are those of the text.
bool is_same_thing(const Figure& f, const Figure& title) {
  if (f.base != title.base || (f.status == "target") != (title.status == "target")) return false;
  const std::set<std::string> a = syllables(indicator_key(f)), b = syllables(indicator_key(title));
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size() >= kLeastInCommon && 2 * both.size() >= std::min(a.size(), b.size());
}

// "847 triệu đồng" of a headline for the text's 847,6.
bool is_cut_off(const Figure& title, const Figure& f) {
  auto rest = f.amount->minus(*title.amount);
  auto step = quantity(title);
  return rest && step && !rest->is_negative() && *rest < Decimal(1).shifted(-step->places).times(Decimal::quotient(*title.amount, *title.value).value_or(1)).value_or(0);
}

bool is_named(const Figure& f) { return !has_flag(f, "indicator_inherited") && name_of(f).size() >= kLeastSyllables; }

bool is_taken(const Figure& f) { return can_repeat(f) && is_named(f) && !f.period.empty() && !has_flag(f, "period_inherited"); }

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
  if (!d.has_headline()) return;
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
      if (!near_miss && !is_cut_off(title, f) && is_same_thing(f, title) && r.fit == Fit::none && slip(claim.equation, r.quantities, claim.figures)) near_miss = &f;
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

std::vector<Figure> Repeats::taken_of(const TextFigures& document) {
  std::set<std::string> places;
  std::vector<Figure> taken;
  for (const Figure& f : document.figures()) {
    if (!f.place.empty()) places.insert(f.place);
    if (is_taken(f)) taken.push_back(f);
  }
  if (places.size() != 1) return taken;
  for (Figure& f : taken) f.place = *places.begin();
  return taken;
}

void Repeats::add(const std::string& document, const std::vector<Figure>& figures, std::vector<Finding>& out) {
  ++documents_;
  for (const Figure& f : figures) {
    auto [it, is_new] = told_.try_emplace(thing(f) + '\n' + f.period + '\n' + f.place, Told{f, document, documents_});
    if (is_new) continue;
    const Told& first = it->second;
    if (first.number_of_document != documents_ || first.figure.line != f.line) compare(f, first.figure, first.document, document, out);
  }
}

}  // namespace solieu::check
