// Figures as JSON: the columns of the CSV under the same names.
#include "write/json.h"

#include <catch2/catch.hpp>
#include <string>

using namespace solieu;

TEST_CASE("json: what is empty is null, decimals are strings, counts are numbers", "[json]") {
  Figure f;
  f.figure = 2;
  f.indicator = "thu \"nội địa\"\n";
  f.kind = "level";
  f.value = Decimal::parse("7353.5");
  f.span = {3, 9};
  f.line = 1;
  f.column = 4;
  f.flags = {"unit_carried", "period_inherited"};
  std::string out;
  append_json(f, out);
  CHECK(out == R"({"figure":2,"indicator":"thu \"nội địa\"\u000a","parent":null,"kind":"level","status":null,"qualifier":null,"direction":null,)"
               R"("value":"7353.5","value_high":null,"unit":null,"amount":null,"amount_high":null,"base_unit":null,"base":null,"base_period":null,)"
               R"("period":null,"place":null,"place_code":null,"of":null,"start":3,"end":9,"line":1,"column":4,"text":null,"rule":null,)"
               R"("flags":["unit_carried","period_inherited"],"page":null,"locator":null})");
}

TEST_CASE("json: the names are those of the CSV's header, in its order", "[json]") {
  auto names = [](std::string header) {
    std::string out;
    header.pop_back();
    for (std::size_t at = header.find(','); at != std::string::npos;) {
      const std::size_t end = header.find(',', at + 1);
      out += "\"" + header.substr(at + 1, end - at - 1) + "\":";
      at = end;
    }
    return out;
  };
  auto keys = [](const std::string& json) {
    std::string out;
    for (std::size_t at = json.find('"'); at != std::string::npos;) {
      const std::size_t end = json.find('"', at + 1);
      out += json.substr(at, end - at + 1) + ":";
      at = json.find('"', end + 1);
    }
    return out;
  };
  std::string header, json;
  append_csv_header(header);
  append_json(Figure{}, json);
  CHECK(keys(json) == names(header));
  header.clear(), json.clear();
  append_numbers_csv_header(header);
  append_json(NumberFate{}, json);
  CHECK(keys(json) == names(header));
}
