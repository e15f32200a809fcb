// Decimal: exact arithmetic, one form for each value, nothing where 38 digits would not do.
#include "base/decimal.h"

#include <catch2/catch.hpp>
#include <iterator>
#include <string>

using solieu::Decimal;

namespace {

Decimal dec(const std::string& text) {
  auto d = Decimal::parse(text);
  INFO("as a decimal: " << text);
  REQUIRE(d);
  return *d;
}

const std::string k38Nines(38, '9');

}  // namespace

TEST_CASE("decimal: what is written is what comes back", "[base]") {
  for (const char* text : {"0", "1", "-1", "7353.5", "0.125", "-3.2", "100", "0.000000000001", "12345678901234567890.123456789"}) {
    CHECK(dec(text).str() == text);
  }
  CHECK(dec(k38Nines).str() == k38Nines);
  CHECK(dec("-0." + k38Nines).str() == "-0." + k38Nines);
}

TEST_CASE("decimal: one value has one form", "[base]") {
  CHECK(dec("1.50") == dec("1.5"));
  CHECK(dec("1.50").str() == "1.5");
  CHECK(dec("007") == Decimal(7));
  CHECK(dec("+3") == Decimal(3));
  CHECK(dec("-0") == Decimal(0));
  CHECK(dec("0.000").str() == "0");
  CHECK(dec("1200.0") == dec("12").shifted(2));
  CHECK_FALSE(dec("1.5") == dec("1.51"));
  CHECK_FALSE(dec("15") == dec("1.5"));
}

TEST_CASE("decimal: what is no plain decimal is refused", "[base]") {
  for (const char* text : {"", "-", "+", ".", ".5", "5.", "-.5", "1,5", "1.2.3", "1e3", "0x10", " 1", "1 ", "1 000", "--1", "+-1", "١٢", "１", "năm", "nan"}) {
    INFO("'" << text << "'");
    CHECK_FALSE(Decimal::parse(text));
  }
  using namespace std::string_view_literals;
  CHECK_FALSE(Decimal::parse("1\0002"sv));
}

TEST_CASE("decimal: 38 significant digits fit, 39 do not", "[base]") {
  CHECK_FALSE(Decimal::parse(k38Nines + "9"));
  CHECK_FALSE(Decimal::parse("0." + k38Nines + "9"));
  CHECK(dec(std::string(60, '0') + k38Nines) == dec(k38Nines));  // leading zeros are no digits of the value
}

TEST_CASE("decimal: shifting is exact in both directions", "[base]") {
  CHECK(dec("7353.5").shifted(9).str() == "7353500000000");
  CHECK(dec("0.1").shifted(9).str() == "100000000");
  CHECK(dec("1").shifted(-3).str() == "0.001");
  CHECK(dec("123.456").shifted(5).shifted(-5) == dec("123.456"));
  CHECK(Decimal(0).shifted(12) == Decimal(0));
}

TEST_CASE("decimal: products and sums are exact or nothing", "[base]") {
  CHECK(dec("0.1").times(dec("0.2"))->str() == "0.02");
  CHECK(dec("0.1").plus(dec("0.2"))->str() == "0.3");
  CHECK(dec("3").plus(dec("0.2"))->str() == "3.2");
  CHECK(dec("-1.5").plus(dec("1.5")) == Decimal(0));
  CHECK(dec("37.5").times(dec("2.4")) == Decimal(90));
  CHECK(dec("5").plus(Decimal(0)) == dec("5"));
  CHECK(dec("99999999999999999999").times(Decimal(-1))->str() == "-99999999999999999999");

  CHECK_FALSE(dec(k38Nines).times(dec(k38Nines)));
  CHECK_FALSE(dec(k38Nines).plus(dec("0.1")));
  CHECK_FALSE(dec("1").shifted(60).plus(dec("1")));
}

TEST_CASE("decimal: a quotient is rounded half up to twelve places", "[base]") {
  CHECK(Decimal::quotient(1, 3)->str() == "0.333333333333");
  CHECK(Decimal::quotient(2, 3)->str() == "0.666666666667");
  CHECK(Decimal::quotient(-2, 3)->str() == "-0.666666666667");
  CHECK(Decimal::quotient(1, 8)->str() == "0.125");
  CHECK(Decimal::quotient(6, 3) == Decimal(2));
  CHECK(Decimal::quotient(dec("0.5"), dec("0.25")) == Decimal(2));
  CHECK(Decimal::quotient(0, 7) == Decimal(0));
  CHECK_FALSE(Decimal::quotient(1, 0));
  CHECK_FALSE(Decimal::quotient(dec(k38Nines), 3));
}

TEST_CASE("decimal: integers that fit are given as such", "[base]") {
  CHECK(dec("25").to_int() == 25);
  CHECK(dec("25.0").to_int() == 25);
  CHECK(dec("9223372036854775807").to_int() == INT64_MAX);
  CHECK(dec("-9223372036854775808").to_int() == INT64_MIN);
  CHECK_FALSE(dec("9223372036854775808").to_int());
  CHECK_FALSE(dec("2.5").to_int());
  CHECK_FALSE(dec("1").shifted(40).to_int());
}

TEST_CASE("decimal: appending adds to what is there", "[base]") {
  std::string out = "x=";
  dec("-12.5").append_to(out);
  CHECK(out == "x=-12.5");
  CHECK(dec("12.5").negated().str() == "-12.5");
}

TEST_CASE("decimal: order", "[base]") {
  const char* rising[] = {"-12345678901234567890123456789012345678", "-100.5", "-100", "-0.1", "-0.000001", "0",     "0.000001",
                          "0.1",  "0.11", "9.99", "10", "10.000000000000000000000000000000000001", "100", "7353.5", "99999999999999999999999999999999999999"};
  for (std::size_t i = 0; i < std::size(rising); ++i) {
    for (std::size_t j = 0; j < std::size(rising); ++j) {
      INFO(rising[i] << " and " << rising[j]);
      CHECK((dec(rising[i]) < dec(rising[j])) == (i < j));
      CHECK((dec(rising[i]) == dec(rising[j])) == (i == j));
    }
  }
  CHECK(dec("1").shifted(200) > dec(k38Nines).shifted(150));
  CHECK(dec("-1").shifted(200) < dec(k38Nines).shifted(-150));
}
