#include "check/words.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/normalise.h"

namespace solieu::check {
namespace {

// A number of base units in the unit of a figure, to one place more than this is written with.
std::string number_in_unit_of(const Figure& f, const Quantity& q, const Decimal& number) {
  std::optional<Decimal> value = number;
  if (f.value && !f.value->is_zero() && !q.point.is_zero()) {
    auto scaled = number.times(*f.value);
    value = scaled ? Decimal::quotient(*scaled, q.point) : std::nullopt;
  }
  return value ? vietnamese(value->rounded(std::max(q.places, 0) + 1)) : std::string();
}

std::string in_unit_of(const Figure& f, const Quantity& q, const Decimal& number) {
  const std::string value = number_in_unit_of(f, q, number);
  if (value.empty()) return number.str();
  return value + (f.unit.empty() || f.unit == "%" ? f.unit : " " + f.unit);
}

std::string with_unit(const Figure& f) {
  Text clean;  // as the unit is
  normalise(f.text, clean);
  const std::string text(clean.utf8);
  if (f.unit.empty() || text.ends_with(f.unit)) return text;
  // "4,3 triệu" of "triệu đồng" has a part of its unit already
  for (std::size_t blank = f.unit.find(' '); blank != std::string::npos; blank = f.unit.find(' ', blank + 1)) {
    if (text.ends_with(" " + f.unit.substr(0, blank))) return text + f.unit.substr(blank);
  }
  return text + " " + f.unit;
}

class Sentence {
 public:
  Sentence(const std::vector<const Figure*>& figures, const std::vector<Quantity>& quantities) : figures_(figures), quantities_(quantities) {}

  std::string text(std::size_t i) const { return with_unit(*figures_[i]); }
  std::string in_first_unit(const Decimal& number) const { return in_unit_of(*figures_[0], quantities_[0], number); }
  std::string as_times(const Decimal& number) const { return number_in_unit_of(*figures_[0], quantities_[0], number) + " times"; }
  std::string as_points(const Decimal& number) const { return number_in_unit_of(*figures_[0], quantities_[0], number) + " percentage points"; }
  bool is_of_percentage() const { return is_percentage(*figures_[0]); }
  bool is_of_times() const { return figures_[0]->base_unit == "1"; }
  std::string in_unit(std::size_t i, const Decimal& number) const { return in_unit_of(*figures_[i], quantities_[i], number); }
  const Decimal& point(std::size_t i) const { return quantities_[i].point; }

  std::string parts() const {
    std::string out;
    for (std::size_t i = 1; i < figures_.size(); ++i) out += (i > 1 ? " + " : "") + text(i);
    return out;
  }

  // How far what was calculated is from the first.
  std::string missed_by(const Decimal& calculated) const {
    auto d = calculated.minus(point(0));
    if (!d || d->is_zero()) return fmt::format("; the text has {}", text(0));
    return fmt::format("; that is {} {} than the {} of the text", in_first_unit(d->is_negative() ? d->negated() : *d), d->is_negative() ? "less" : "more", text(0));
  }

 private:
  const std::vector<const Figure*>& figures_;
  const std::vector<Quantity>& quantities_;
};

// "39,1% more", of a rate of change that may come out below zero; of the difference between two percentages in points.
std::string more_or_less(const Sentence& s, const Decimal& rate, bool growth, bool in_points) {
  if (rate.is_zero()) return "no more and no less";
  const bool more = rate.is_negative() != growth;
  const Decimal size = rate.is_negative() ? rate.negated() : rate;
  return fmt::format("{} {}", in_points ? s.as_points(size) : s.in_first_unit(size), more ? "more" : "less");
}

// A share, a number of times, or an average.
std::string product(const Sentence& s, const Decimal& r) {
  if (s.is_of_percentage()) return fmt::format("{} is {} of {}", s.text(1), s.in_first_unit(r), s.text(2));
  if (s.is_of_times()) return fmt::format("{} is {} {}", s.text(1), s.as_times(r), s.text(2));
  return fmt::format("{} for {} is {}", s.text(1), s.text(2), s.in_first_unit(r));
}

std::string calculation(Equation equation, const Sentence& s, const Decimal& r) {
  const bool growth = equation == Equation::growth || equation == Equation::rise || equation == Equation::part_of_growth;
  switch (equation) {
    case Equation::sum: return fmt::format("{} = {}", s.parts(), s.in_first_unit(r));
    case Equation::at_most: return fmt::format("{} = {}, of {}", s.parts(), s.in_first_unit(r), s.text(0));
    case Equation::product: return product(s, r);
    case Equation::growth:
    case Equation::decline:
    case Equation::rise:
    case Equation::fall: {
      const bool in_points = s.is_of_percentage() && (equation == Equation::rise || equation == Equation::fall);
      return fmt::format("{} is {} than {}", s.text(1), more_or_less(s, r, growth, in_points), s.text(2));
    }
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
  if (fit == Fit::none) out += equation == Equation::sum ? s.missed_by(*r) : fmt::format("; the text has {}", s.text(0));
  return out;
}

}  // namespace solieu::check
