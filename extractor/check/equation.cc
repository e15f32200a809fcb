#include "check/equation.h"

#include <algorithm>

namespace solieu::check {
namespace {

using Number = std::optional<Decimal>;  // nothing: too long, or without end

Number plus(const Number& a, const Number& b) { return a && b ? a->plus(*b) : std::nullopt; }
Number minus(const Number& a, const Number& b) { return a && b ? a->minus(*b) : std::nullopt; }
Number times(const Number& a, const Number& b) { return a && b ? a->times(*b) : std::nullopt; }

struct Ends {
  Number low, high;
  bool endless = false;  // no upper end, and so `high` is not "too long"
};

Ends ends(const Interval& i) { return {i.low, i.high, !i.high}; }
Ends at(const Decimal& point) { return {point, point}; }

Ends sum(const Ends& a, const Ends& b) { return {plus(a.low, b.low), plus(a.high, b.high), a.endless || b.endless}; }
Ends difference(const Ends& a, const Ends& b) {
  return {b.endless ? Number(Decimal(-1).shifted(37)) : minus(a.low, b.high), minus(a.high, b.low), a.endless};
}
// Of numbers that are not negative.
Ends product(const Ends& a, const Ends& b) { return {times(a.low, b.low), times(a.high, b.high), a.endless || b.endless}; }

Ends reversed(const Ends& e) { return {e.high, e.low}; }

bool known(const Ends& e) { return e.low && (e.high || e.endless); }
bool meet(const Ends& a, const Ends& b) { return (a.endless || *b.low <= *a.high) && (b.endless || *a.low <= *b.high); }

Ends total(const std::vector<Ends>& q) {
  Ends out = at(0);
  for (std::size_t i = 1; i < q.size(); ++i) out = sum(out, q[i]);
  return out;
}

// The two sides that are to meet.
std::pair<Ends, Ends> sides(Equation equation, const std::vector<Ends>& q) {
  switch (equation) {
    case Equation::sum: return {q[0], total(q)};
    case Equation::at_most: {
      Ends parts = total(q);
      parts.endless = true;
      parts.high.reset();
      return {q[0], parts};
    }
    case Equation::product: return {q[1], product(q[0], q[2])};
    case Equation::growth: return {q[1], product(sum(at(1), q[0]), q[2])};
    case Equation::decline: return {q[1], product(difference(at(1), q[0]), q[2])};
    case Equation::rise: return {q[0], difference(q[1], q[2])};
    case Equation::fall: return {q[0], difference(q[2], q[1])};
    // q1 = q2 × q0 / (1 ± q0), times what is below the line: that of the upper end belongs to the lower end of q1
    case Equation::part_of_growth: return {product({q[1].low, q[1].high}, reversed(sum(at(1), q[0]))), product(q[0], q[2])};
    case Equation::part_of_decline: return {product({q[1].low, q[1].high}, reversed(difference(at(1), reversed(q[0])))), product(q[0], q[2])};
    case Equation::equal: break;
  }
  return {q[0], q[1]};
}

// Ends of products change places where something is below zero.
bool multiplies(Equation e) { return e != Equation::sum && e != Equation::at_most && e != Equation::rise && e != Equation::fall && e != Equation::equal; }

Fit met(Equation equation, const std::vector<Ends>& q, Fit where_it_does) {
  if (multiplies(equation) && std::any_of(q.begin(), q.end(), [](const Ends& e) { return e.low && e.low->is_negative(); })) return Fit::unknown;
  const auto [left, right] = sides(equation, q);
  if (!known(left) || !known(right)) return Fit::unknown;
  return meet(left, right) ? where_it_does : Fit::none;
}

std::vector<Ends> taken(const std::vector<Quantity>& quantities, bool as_written) {
  std::vector<Ends> out;
  for (const Quantity& q : quantities) out.push_back(!as_written ? ends(q.meant) : out.empty() ? ends(q.written) : at(q.point));
  return out;
}

}  // namespace

Fit fit(Equation equation, const std::vector<Quantity>& quantities) {
  const Fit as_written = met(equation, taken(quantities, true), Fit::as_written);
  return as_written == Fit::none ? met(equation, taken(quantities, false), Fit::by_rounding) : as_written;
}

std::optional<Decimal> result(Equation equation, const std::vector<Quantity>& quantities) {
  auto point = [&](std::size_t i) { return Number(quantities[i].point); };
  auto ratio = [](const Number& a, const Number& b) { return a && b ? Decimal::quotient(*a, *b) : std::nullopt; };
  switch (equation) {
    case Equation::sum:
    case Equation::at_most: {
      Number out = Decimal(0);
      for (std::size_t i = 1; i < quantities.size(); ++i) out = plus(out, point(i));
      return out;
    }
    case Equation::product: return ratio(point(1), point(2));
    case Equation::growth: return ratio(minus(point(1), point(2)), point(2));
    case Equation::decline: return ratio(minus(point(2), point(1)), point(2));
    case Equation::rise: return minus(point(1), point(2));
    case Equation::fall: return minus(point(2), point(1));
    case Equation::part_of_growth: return ratio(point(1), minus(point(2), point(1)));
    case Equation::part_of_decline: return ratio(point(1), plus(point(2), point(1)));
    case Equation::equal: break;
  }
  return point(1);
}

std::optional<std::size_t> slip(Equation equation, const std::vector<Quantity>& quantities, const std::vector<const Figure*>& figures) {
  std::vector<Quantity> tried = quantities;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    for (const Quantity& other : slips(*figures[i])) {
      tried[i] = other;
      if (fit(equation, tried) == Fit::as_written) return i;
    }
    tried[i] = quantities[i];
  }
  return std::nullopt;
}

}  // namespace solieu::check
