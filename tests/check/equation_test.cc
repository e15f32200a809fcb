// Rounded numbers: what a figure may stand for, and whether such numbers fit.
#include "check/equation.h"

#include <catch2/catch.hpp>
#include <string>

#include "check/words.h"

using namespace solieu;
using namespace solieu::check;

namespace {

Figure figure(const std::string& text, const std::string& value, int power, const std::string& base_unit, const std::string& qualifier = "exact") {
  Figure f;
  f.text = text;
  f.value = Decimal::parse(value);
  f.amount = f.value->shifted(power);
  f.base_unit = base_unit;
  f.kind = base_unit == "%" ? "change" : "level";
  f.qualifier = qualifier;
  return f;
}

Figure money(const std::string& text, const std::string& value, const std::string& qualifier = "exact") { return figure(text, value, 9, "VND", qualifier); }

std::string meant(const Figure& f) {
  auto q = quantity(f);
  return q->meant.low.str() + " " + (q->meant.high ? q->meant.high->str() : "…");
}

Fit fits(Equation e, const std::vector<Figure>& figures) {
  std::vector<Quantity> quantities;
  for (const Figure& f : figures) quantities.push_back(*quantity(f));
  return fit(e, quantities);
}

}  // namespace

TEST_CASE("quantity: half of the last place that is written, to either side", "[check]") {
  CHECK(meant(money("7.353,5 tỷ đồng", "7353.5")) == "7353450000000 7353550000000");
  CHECK(meant(money("5,0 tỷ đồng", "5")) == "4950000000 5050000000");
  CHECK(meant(money("5.200 tỷ đồng", "5200")) == "5199500000000 5200500000000");
  CHECK(meant(figure("1.250 căn", "1250", 0, "{item}")) == "1250 1250");
  CHECK(meant(figure("39,1%", "39.1", 0, "%")) == "0.39 0.392");
}

TEST_CASE("quantity: words widen it", "[check]") {
  CHECK(meant(money("5.200 tỷ đồng", "5200", "over")) == "5199500000000 5300000000000");
  CHECK(meant(money("7.000 tỷ đồng", "7000", "under")) == "6000000000000 7000500000000");
  CHECK(meant(money("7.000 tỷ đồng", "7000", "at_least")) == "6999500000000 …");
  Figure range = figure("3-3,5%", "3", 0, "%");
  range.kind = "rate";
  range.value_high = Decimal::parse("3.5");
  CHECK(meant(range) == "0.025 0.0355");
}

TEST_CASE("quantity: nothing where there is no number", "[check]") {
  Figure misprint;
  misprint.text = "23,1,8%";
  CHECK_FALSE(quantity(misprint));
  CHECK_FALSE(quantity(figure("0 tỷ đồng", "0", 9, "VND")));
}

TEST_CASE("equation: sums", "[check]") {
  CHECK(fits(Equation::sum, {money("7.353,5", "7353.5"), money("2.148", "2148"), money("5.200", "5200"), money("5,5", "5.5")}) == Fit::as_written);
  CHECK(fits(Equation::sum, {money("766,7", "766.7"), money("582,6", "582.6"), money("184", "184")}) == Fit::by_rounding);
  CHECK(fits(Equation::sum, {money("768,7", "768.7"), money("582,6", "582.6"), money("184", "184")}) == Fit::none);
  CHECK(fits(Equation::at_most, {money("700", "700"), money("300", "300"), money("400", "400", "at_least")}) == Fit::as_written);
  CHECK(fits(Equation::at_most, {money("700", "700"), money("300", "300"), money("402", "402")}) == Fit::none);
}

TEST_CASE("equation: a numbers' growth, both ways", "[check]") {
  const Figure now = money("5.200", "5200"), then = money("3.738", "3738");
  CHECK(fits(Equation::growth, {figure("39,1%", "39.1", 0, "%"), now, then}) == Fit::as_written);
  CHECK(fits(Equation::growth, {figure("39,0%", "39", 0, "%"), now, then}) == Fit::by_rounding);
  CHECK(fits(Equation::growth, {figure("38,1%", "38.1", 0, "%"), now, then}) == Fit::none);
  CHECK(fits(Equation::decline, {figure("28,1%", "28.1", 0, "%"), then, now}) == Fit::as_written);
  CHECK(fits(Equation::decline, {figure("28,1%", "28.1", 0, "%"), now, then}) == Fit::none);
  CHECK(fits(Equation::part_of_growth, {figure("9,7%", "9.7", 0, "%"), figure("37 vụ", "37", 0, "{event}"), figure("418 vụ", "418", 0, "{event}")}) == Fit::as_written);
  CHECK(fits(Equation::part_of_decline, {figure("11,4%", "11.4", 0, "%"), figure("21 người", "21", 0, "{person}"), figure("163 người", "163", 0, "{person}")}) ==
        Fit::as_written);
  CHECK(fits(Equation::product, {figure("77%", "77", 0, "%"), money("2.310", "2310"), money("3.000", "3000")}) == Fit::as_written);
}

TEST_CASE("equation: a loss has no growth in per cent", "[check]") {
  CHECK(fits(Equation::growth, {figure("39,1%", "39.1", 0, "%"), money("-5", "-5"), money("3", "3")}) == Fit::unknown);
}

TEST_CASE("equation: the one figure that a slip of the pen would explain", "[check]") {
  const std::vector<Figure> figures = {money("7.353,5", "7353.5"), money("2.148", "2148"), money("5.900", "5900"), money("5,5", "5.5")};
  std::vector<Quantity> quantities;
  std::vector<const Figure*> pointers;
  for (const Figure& f : figures) {
    quantities.push_back(*quantity(f));
    pointers.push_back(&f);
  }
  CHECK(slip(Equation::sum, quantities, pointers) == 2u);
  const Figure other = money("1.911", "1911");
  quantities[1] = *quantity(other);
  pointers[1] = &other;
  CHECK_FALSE(slip(Equation::sum, quantities, pointers).has_value());
}

TEST_CASE("words: numbers as Vietnamese texts write them", "[check]") {
  CHECK(vietnamese(*Decimal::parse("7353.5")) == "7.353,5");
  CHECK(vietnamese(*Decimal::parse("-1234567")) == "-1.234.567");
  CHECK(vietnamese(*Decimal::parse("0.05")) == "0,05");
  CHECK(vietnamese(*Decimal::parse("100")) == "100");
}
