// CSV: the columns in their order, and cells quoted where RFC 4180 asks for it.
#include <catch2/catch.hpp>
#include <string>

#include "solieu.h"

using namespace solieu;

namespace {

std::string row(const Figure& f, std::string_view document = "a.txt") {
  std::string out;
  append_csv_row(f, document, out);
  return out;
}

}  // namespace

TEST_CASE("csv: the header", "[write]") {
  std::string out;
  append_csv_header(out);
  CHECK(out ==
        "document,figure,indicator,parent,kind,status,qualifier,direction,value,value_high,unit,amount,amount_high,base_unit,base,"
        "base_period,period,place,place_code,of,start,end,line,column,text,rule,flags,page,locator\n");
}

TEST_CASE("csv: the numbers have a header and rows of their own", "[write]") {
  std::string out;
  append_numbers_csv_header(out);
  CHECK(out == "document,number,start,end,line,column,text,reason,figure,rule,page,locator\n");
  out.clear();
  append_numbers_csv_row({7, {10, 13}, 4, 5, "6,5", "figure", 2, "rate.plain", 0, ""}, "a,b.txt", out);
  append_numbers_csv_row({8, {14, 16}, 4, 9, "45", "unexplained", 0, "", 0, ""}, "a.txt", out);
  append_numbers_csv_row({9, {20, 22}, 5, 1, "46", "date", 0, "date.day", 2, "1.0,2.0,3.0,4.0"}, "a.pdf", out);
  CHECK(out == "\"a,b.txt\",7,10,13,4,5,\"6,5\",figure,2,rate.plain,,\na.txt,8,14,16,4,9,45,unexplained,,,,\n"
               "a.pdf,9,20,22,5,1,46,date,,date.day,2,\"1.0,2.0,3.0,4.0\"\n");
}

TEST_CASE("csv: every field in its column", "[write]") {
  Figure f;
  f.figure = 3;
  f.indicator = "thu nội địa";
  f.parent = 1;
  f.kind = "change";
  f.status = "estimate";
  f.qualifier = "about";
  f.direction = "up";
  f.value = Decimal::parse("6.5");
  f.value_high = Decimal(7);
  f.unit = "tỷ đồng";
  f.amount = Decimal::parse("6500000000");
  f.amount_high = Decimal::parse("7000000000");
  f.base_unit = "VND";
  f.base = "same_period";
  f.base_period = "2023-01-01/2023-09-30";
  f.period = "2024-01-01/2024-09-30";
  f.place = "Lạng Sơn";
  f.place_code = "20";
  f.of = 2;
  f.span = {10, 21};
  f.line = 4;
  f.column = 5;
  f.text = "6,5-7 tỷ đồng";
  f.rule = "change.up";
  f.flags = {"unit_carried", "period_inherited"};
  f.page = 12;
  f.locator = "72.0,100.5,130.2,112.0";
  CHECK(row(f) ==
        "a.txt,3,thu nội địa,1,change,estimate,about,up,6.5,7,tỷ đồng,6500000000,7000000000,VND,same_period,"
        "2023-01-01/2023-09-30,2024-01-01/2024-09-30,Lạng Sơn,20,2,10,21,4,5,\"6,5-7 tỷ đồng\",change.up,unit_carried;period_inherited,12,\"72.0,100.5,130.2,112.0\"\n");
}

TEST_CASE("csv: what is not known is an empty cell, not a nought", "[write]") {
  Figure f;
  f.figure = 1;
  CHECK(row(f) == "a.txt,1,,,,,,,,,,,,,,,,,,,0,0,0,0,,,,,\n");
  f.value = Decimal(0);
  CHECK(row(f) == "a.txt,1,,,,,,,0,,,,,,,,,,,,0,0,0,0,,,,,\n");
}

TEST_CASE("csv: quotation marks, commas and line ends are quoted, nothing else", "[write]") {
  Figure f;
  f.figure = 1;
  auto cell = [&](const std::string& text) {
    f.text = text;
    std::string out = row(f);
    const std::string before = "a.txt,1,,,,,,,,,,,,,,,,,,,0,0,0,0,", behind = ",,,,\n";
    REQUIRE(out.substr(0, before.size()) == before);
    return out.substr(before.size(), out.size() - before.size() - behind.size());
  };
  CHECK(cell("5 xã") == "5 xã");
  CHECK(cell("5,3%") == "\"5,3%\"");
  CHECK(cell("5 \"xã\"") == "\"5 \"\"xã\"\"\"");
  CHECK(cell("5\nxã") == "\"5\nxã\"");
  CHECK(cell("5\r") == "\"5\r\"");
  CHECK(cell("5;xã 'a' = –") == "5;xã 'a' = –");
  CHECK(row(f, "a,b.txt").substr(0, 10) == "\"a,b.txt\",");
}
