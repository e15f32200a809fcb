#include "check/words.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/normalise.h"

namespace solieu::check {
namespace {

// A number of base units in the unit of a figure, to one place more than this is written with.
std::string in_unit_of(const Figure& f, const Quantity& q, const Decimal& number) {
  std::optional<Decimal> value = number;
  if (f.value && !f.value->is_zero() && !q.point.is_zero()) {
    auto scaled = number.times(*f.value);
    value = scaled ? Decimal::quotient(*scaled, q.point) : std::nullopt;
  }
  if (!value) return number.str();
  const std::string unit = f.unit.empty() || f.unit == "%" ? f.unit : " " + f.unit;
  return vietnamese(value->rounded(std::max(q.places, 0) + 1)) + unit;
}

std::string with_unit(const Figure& f) {
  Text clean;  // as the unit is
  normalise(f.text, clean);
  const std::string text(clean.utf8);
  return f.unit.empty() || text.ends_with(f.unit) ? text : text + " " + f.unit;
}

class Sentence {
 public:
  Sentence(const std::vector<const Figure*>& figures, const std::vector<Quantity>& quantities) : figures_(figures), quantities_(quantities) {}

  std::string text(std::size_t i) const { return with_unit(*figures_[i]); }
  std::string in_first_unit(const Decimal& number) const { return in_unit_of(*figures_[0], quantities_[0], number); }
  std::string in_unit(std::size_t i, const Decimal& number) const { return in_unit_of(*figures_[i], quantities_[i], number); }
  const Decimal& point(std::size_t i) const { return quantities_[i].point; }

  std::string parts() const {
    std::string out;
    for (std::size_t i = 1; i < figures_.size(); ++i) out += (i > 1 ? " + " : "") + text(i);
    return out;
  }

  // What the first is more or less than what was calculated.
  std::string missed_by(const Decimal& calculated) const {
    auto d = calculated.minus(point(0));
    if (!d || d->is_zero()) return {};
    return fmt::format(", {} {}", in_first_unit(d->is_negative() ? d->negated() : *d), d->is_negative() ? "less" : "more");
  }

 private:
  const std::vector<const Figure*>& figures_;
  const std::vector<Quantity>& quantities_;
};

// "39,1% more", of a rate of change that may come out below zero.
std::string more_or_less(const Sentence& s, const Decimal& rate, bool growth) {
  const bool more = rate.is_negative() != growth;
  return fmt::format("{} {}", s.in_first_unit(rate.is_negative() ? rate.negated() : rate), more ? "more" : "less");
}

std::string calculation(Equation equation, const Sentence& s, const Decimal& r) {
  const bool growth = equation == Equation::growth || equation == Equation::rise || equation == Equation::part_of_growth;
  switch (equation) {
    case Equation::sum: return fmt::format("{} = {}", s.parts(), s.in_first_unit(r));
    case Equation::at_most: return fmt::format("{} = {}, of {}", s.parts(), s.in_first_unit(r), s.text(0));
    case Equation::product: return fmt::format("{} is {} of {}", s.text(1), s.in_first_unit(r), s.text(2));
    case Equation::growth:
    case Equation::decline:
    case Equation::rise:
    case Equation::fall: return fmt::format("{} is {} than {}", s.text(1), more_or_less(s, r, growth), s.text(2));
    case Equation::part_of_growth:
    case Equation::part_of_decline: {
      auto before = growth ? s.point(2).minus(s.point(1)) : s.point(2).plus(s.point(1));
      return fmt::format("{} {} {} is {}; {} is {} of that", s.text(2), growth ? "less" : "plus", s.text(1), s.in_unit(2, before.value_or(0)), s.text(1),
                         s.in_first_unit(r));
    }
    case Equation::equal: break;
  }
  return fmt::format("{} here, {} there", s.text(0), s.text(1));
}

}  // namespace

std::string vietnamese(const Decimal& number) {
  std::string plain = number.str(), out;
  if (plain.front() == '-') {
    out = "-";
    plain.erase(0, 1);
  }
  const std::size_t point = std::min(plain.find('.'), plain.size());
  for (std::size_t i = 0; i < point; ++i) {
    if (i > 0 && (point - i) % 3 == 0) out += '.';
    out += plain[i];
  }
  if (point < plain.size()) out += "," + plain.substr(point + 1);
  return out;
}

std::string in_words(Equation equation, const std::vector<const Figure*>& figures, const std::vector<Quantity>& quantities, Fit fit) {
  const Sentence s(figures, quantities);
  auto r = result(equation, quantities);
  if (!r) return {};
  std::string out = calculation(equation, s, *r);
  if (equation == Equation::at_most || equation == Equation::equal) return out;
  if (fit == Fit::by_rounding) out += fmt::format("; the text has {}, which rounding explains", s.text(0));
  if (fit == Fit::none && (equation == Equation::growth || equation == Equation::decline) && r->is_negative()) {
    return out + fmt::format("; the text has {}, and a {}", s.text(0), equation == Equation::growth ? "growth" : "decline");
  }
  if (fit == Fit::none) out += fmt::format("; the text has {}{}", s.text(0), equation == Equation::sum ? s.missed_by(*r) : std::string());
  return out;
}

}  // namespace solieu::check
