// Periods: templates filled with numbers, as ISO 8601 intervals of whole days.
#include "match/period.h"

#include <catch2/catch.hpp>
#include <string>

using namespace solieu;

namespace {

std::string filled(const std::string& pattern, const PeriodValues& values = {}) {
  auto p = fill_period(pattern, values);
  return p ? p->str() : "nothing";
}

std::string year_before(const std::string& interval) {
  auto p = fill_period(interval, {});
  REQUIRE(p);
  return p->year_before().str();
}

}  // namespace

TEST_CASE("fill_period: years, halves, quarters, months, days", "[match]") {
  CHECK(filled("2024") == "2024-01-01/2024-12-31");
  CHECK(filled("2024-H1") == "2024-01-01/2024-06-30");
  CHECK(filled("2024-H2") == "2024-07-01/2024-12-31");
  CHECK(filled("2024-Q1") == "2024-01-01/2024-03-31");
  CHECK(filled("2024-Q2") == "2024-04-01/2024-06-30");
  CHECK(filled("2024-Q3") == "2024-07-01/2024-09-30");
  CHECK(filled("2024-Q4") == "2024-10-01/2024-12-31");
  CHECK(filled("2024-9") == "2024-09-01/2024-09-30");
  CHECK(filled("2024-9-29") == "2024-09-29/2024-09-29");
}

TEST_CASE("fill_period: from one part to another, and open ends", "[match]") {
  CHECK(filled("2024-1/2024-9") == "2024-01-01/2024-09-30");
  CHECK(filled("2021/2030") == "2021-01-01/2030-12-31");
  CHECK(filled("../2024-09-29") == "../2024-09-29");
  CHECK(filled("2024-09-29/..") == "2024-09-29/..");
  CHECK(filled("2024/2023") == "nothing");
}

TEST_CASE("fill_period: two open ends are no period", "[match]") { CHECK_FALSE(fill_period("../..", {})); }

TEST_CASE("fill_period: numbers take the places of names", "[match]") {
  PeriodValues v{{{"y", 2023}, {"m", 9}, {"d", 2}}, 2024, 10, 15};
  CHECK(filled("{y}-{m}-{d}", v) == "2023-09-02/2023-09-02");
  CHECK(filled("{Y}-01/{Y}-{m}", v) == "2024-01-01/2024-09-30");
  CHECK(filled("{Y-1}", v) == "2023-01-01/2023-12-31");
  CHECK(filled("{Y}-Q{q}", {{{"q", 3}}, 2024, 0, 0}) == "2024-07-01/2024-09-30");
  CHECK(filled("{Y}-{M}-{D}", v) == "2024-10-15/2024-10-15");
}

TEST_CASE("fill_period: months run over into years", "[match]") {
  CHECK(filled("{Y}-{M-1}", {{}, 2024, 1, 5}) == "2023-12-01/2023-12-31");
  CHECK(filled("{Y}-{M+1}", {{}, 2024, 12, 5}) == "2025-01-01/2025-01-31");
  CHECK(filled("{Y}-{m-9}", {{{"m", 2}}, 2024, 0, 0}) == "2023-05-01/2023-05-31");
}

TEST_CASE("fill_period: February knows leap years", "[match]") {
  CHECK(filled("2024-2") == "2024-02-01/2024-02-29");
  CHECK(filled("2023-2") == "2023-02-01/2023-02-28");
  CHECK(filled("2000-2") == "2000-02-01/2000-02-29");
  CHECK(filled("1900-2") == "1900-02-01/1900-02-28");
}

TEST_CASE("fill_period: two-digit years are of 1950 to 2049", "[match]") {
  CHECK(filled("05-2-9") == "2005-02-09/2005-02-09");
  CHECK(filled("49") == "2049-01-01/2049-12-31");
  CHECK(filled("50") == "1950-01-01/1950-12-31");
  CHECK(filled("99") == "1999-01-01/1999-12-31");
}

TEST_CASE("fill_period: days that do not exist and values that are not known give nothing", "[match]") {
  for (const char* pattern : {"2024-2-30", "2023-2-29", "2024-4-31", "2024-9-0", "2024-9-32", "2024-Q5", "2024-Q0", "2024-H3", "2024-99",
                              "", "abc", "2024-9-1-1", "{Y}", "{y}-{m}", "2024-{M}", "{y"}) {
    INFO(pattern);
    CHECK(filled(pattern) == "nothing");
  }
}

TEST_CASE("fill_period: what is counted beyond all years is no period", "[match]") {
  for (const char* pattern : {"{y+2147483647}", "{y-2147483647}", "{y-2147483648}", "9999-13", "9999-24/9999-24"}) {
    INFO(pattern);
    CHECK_FALSE(fill_period(pattern, {{{"y", 2024}}}));
  }
}

TEST_CASE("period: a year before, month ends stay month ends", "[match]") {
  CHECK(year_before("2024-1/2024-9") == "2023-01-01/2023-09-30");
  CHECK(year_before("2024-2") == "2023-02-01/2023-02-28");
  CHECK(year_before("2025-2") == "2024-02-01/2024-02-29");
  CHECK(year_before("2024-02-29") == "2023-02-28/2023-02-28");
  CHECK(year_before("../2024-09-29") == "../2023-09-29");
}

TEST_CASE("date: only days that exist, in one form", "[match]") {
  CHECK(Date::parse("2024-02-29")->str() == "2024-02-29");
  for (const char* text : {"2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "29/9/2024", "", "2024-09-29T00", "abcd-ef-gh", "+024-01-01"}) {
    INFO(text);
    CHECK_FALSE(Date::parse(text));
  }
}

TEST_CASE("period: empty is no text", "[match]") { CHECK(Period{}.str().empty()); }
