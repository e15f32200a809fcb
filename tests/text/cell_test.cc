// Cells of tables: which of them are numbers, and which bytes of them are.
#include "text/cell.h"

#include <catch2/catch.hpp>
#include <string>

using namespace solieu;

namespace {

std::string part(std::string_view cell, TextSpan s) { return std::string(cell.substr(s.begin, s.size())); }

}  // namespace

TEST_CASE("cells: numbers as they are written in tables", "[text]") {
  struct {
    const char *cell, *digits, *high, *span;
    bool negative, plus, percent;
  } const cells[] = {
      {"7.353,5", "7.353,5", "", "7.353,5", false, false, false},
      {"-3,2", "3,2", "", "-3,2", true, false, false},
      {"− 3,2", "3,2", "", "− 3,2", true, false, false},
      {"(3,2)", "3,2", "", "(3,2)", true, false, false},
      {"+30,2%", "30,2", "", "+30,2%", false, true, true},
      {"19.1 %", "19.1", "", "19.1 %", false, false, true},
      {"65.000 - 70.000", "65.000", "70.000", "65.000 - 70.000", false, false, false},
      {"61.000–62.000", "61.000", "62.000", "61.000–62.000", false, false, false},
      {"1 234 567", "1 234 567", "", "1 234 567", false, false, false},
      {"5,2*", "5,2", "", "5,2", false, false, false},
      {"0,5", "0,5", "", "0,5", false, false, false},
  };
  for (const auto& c : cells) {
    INFO(c.cell);
    auto n = read_cell(c.cell);
    REQUIRE(n);
    CHECK(part(c.cell, n->digits) == c.digits);
    CHECK(part(c.cell, n->high_digits) == c.high);
    CHECK(part(c.cell, n->span) == c.span);
    CHECK((n->negative == c.negative && n->plus == c.plus && n->percent == c.percent));
  }
}

TEST_CASE("cells: what is no number", "[text]") {
  for (const char* cell :
       {"", "-", "…", "x", "Lúa", "5 tấn", "12/9/2024", "2 - ", "(5", "5)", "024 3825", "1 23", "3=2/1", "10:30", "1,2,", "--5", "A5"}) {
    INFO(cell);
    CHECK_FALSE(read_cell(cell));
  }
}

TEST_CASE("cells: those that say nothing, and years", "[text]") {
  for (const char* cell : {"", "-", "–", "…", "...", "..", "x", "- -"}) CHECK(is_blank_cell(cell));
  for (const char* cell : {"0", "x5", "không", "n"}) CHECK_FALSE(is_blank_cell(cell));
  for (const char* cell : {"1990", "2024", "2100"}) CHECK(is_year_cell(cell));
  for (const char* cell : {"1.990", "2101", "202", "20245", "2o24", "2.024"}) CHECK_FALSE(is_year_cell(cell));
}
