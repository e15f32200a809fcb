// Columns and the rows that outputs make of them: the wide form, guards, decimals that are exact in every format.
#include "write/columns.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "write/csv.h"
#include "write/json.h"
#include "write/lines.h"
#include "write/real.h"

using namespace solieu;

namespace {

Figure figure(int number, const std::string& kind, int of = 0) {
  Figure f;
  f.figure = number;
  f.kind = kind;
  f.of = of;
  f.value = Decimal(number);
  return f;
}

// Which figures stand in each row: "1 change 2" is figure 1 with 2 beside it.
std::vector<std::string> wide(const std::vector<Figure>& figures) {
  const FigureTable table(Shape::wide);
  std::vector<std::string> out;
  table.each(figures, "a.txt", {}, [&](Cells row) {
    std::string& line = out.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string& name = table.columns()[i].name;
      auto* r = std::get_if<Reference>(&row[i]);
      if (!r || r->number == 0 || name == "of" || name == "parent") continue;
      line += (line.empty() ? "" : " " + name.substr(0, name.find('_')) + " ") + std::to_string(r->number);
    }
  });
  return out;
}

std::string excel_row(const Figure& f, std::string_view document) {
  std::string out;
  FigureTable().each({&f, 1}, document, {}, [&](Cells row) { append_csv(row, CsvStyle::spreadsheet(), out); });
  return out;
}

}  // namespace

TEST_CASE("columns: each has a name of its own, a title and a meaning", "[columns]") {
  for (Shape shape : {Shape::long_form, Shape::wide}) {
    std::set<std::string> names;
    const FigureTable table(shape, true);
    for (const Column& c : table.columns()) {
      CHECK(names.insert(c.name).second);
      CHECK_FALSE(c.title.empty());
      CHECK_FALSE(c.meaning.empty());
      CHECK(c.meaning.find("*/") == std::string::npos);  // it stands in a comment of SQL
    }
  }
}

TEST_CASE("columns: in the wide form each figure stands in one row", "[columns]") {
  using Rows = std::vector<std::string>;
  CHECK(wide({}) == Rows{});
  CHECK(wide({figure(1, "level"), figure(2, "attainment", 1), figure(3, "change", 1)}) == Rows{"1 attainment 2 change 3"});
  CHECK(wide({figure(1, "change", 2), figure(2, "level")}) == Rows{"2 change 1"});
  SECTION("without an amount") { CHECK(wide({figure(1, "change"), figure(2, "share")}) == Rows{"1 change 1", "2 share 2"}); }
  SECTION("a second change") { CHECK(wide({figure(1, "rate"), figure(2, "change", 1), figure(3, "change", 1)}) == Rows{"1 change 2", "3 change 3"}); }
  SECTION("said of what is no amount") { CHECK(wide({figure(1, "change"), figure(2, "ratio", 1)}) == Rows{"1 change 1", "2 ratio 2"}); }
  SECTION("said of a figure in another block") {
    CHECK(wide({figure(8, "level"), figure(9, "change", 7), figure(10, "change", 11)}) == Rows{"8", "9 change 9", "10 change 10"});
  }
}

TEST_CASE("columns: the numbers of a block stay open in every form of lines", "[columns]") {
  for (LineFormat format : {LineFormat::csv, LineFormat::spreadsheet, LineFormat::jsonl}) {
    for (Shape shape : {Shape::long_form, Shape::wide}) {
      const FigureLines lines(format, shape);
      std::vector<Figure> block = {figure(3, "level"), figure(4, "change", 3), figure(5, "share", 1)}, document = block;
      document[0].figure = 13, document[1].figure = 14, document[1].of = 13, document[2].figure = 15, document[2].of = 0;
      OpenRows open, settled;
      lines.add(block, "a.txt", true, open);
      lines.add(document, "a.txt", false, settled);
      CHECK(settled.gaps.empty());
      CHECK(open.settled({.figures = 10, .numbers = 0, .least = 2}) == settled.text);  // figure 1 is unknown
    }
  }
}

TEST_CASE("columns: texts that a spreadsheet would run are guarded, numbers are not", "[columns]") {
  Figure f = figure(1, "level");
  f.value = Decimal::parse("-3.5");
  CHECK(excel_row(f, "a.txt") == "a.txt;1;;;level;;;;-3,5;;;;;;;;;;;;0;0;0;0;;;;;\n");
  for (const char* text : {"=1", "+1", "-1", "@a", "\ta", "\ra", "\na", "'a"}) CHECK(excel_row(f, text).substr(0, 3) == std::string("\"'") + text[0]);
  for (const char* text : {"1=", "a+1", "", "\xE2\x80\x93"}) CHECK(excel_row(f, text).find('\'') == std::string::npos);
  CHECK(excel_row(f, "a;b") .substr(0, 6) == "\"a;b\";");
  CHECK(excel_row(f, "a,b").substr(0, 4) == "a,b;");
}

TEST_CASE("columns: JSON numbers have all digits", "[columns]") {
  Figure f = figure(1, "level");
  f.value = Decimal::parse("12345678901234567890.25");
  std::string out;
  const FigureTable table;
  table.each({&f, 1}, "a.txt", {}, [&](Cells row) { append_json(table.columns(), row, JsonDecimals::numbers, out); });
  CHECK(out.find(R"("value":12345678901234567890.25,)") != std::string::npos);
  CHECK(out.find(R"({"document":"a.txt","figure":1,)") == 0);
}

TEST_CASE("columns: a double stands for a decimal of up to 15 digits, and for no other", "[columns]") {
  auto of = [](const char* text) { return real(*Decimal::parse(text)); };
  CHECK(of("0") == 0.0);
  CHECK(of("39.1") == 39.1);
  CHECK(of("-0.05") == -0.05);
  CHECK(of("7353500000000000000") == 7353500000000000000.0);
  CHECK(of("0.000000000123456789012345") == 0.000000000123456789012345);
  CHECK(of("123456789012345") == 123456789012345.0);
  CHECK_FALSE(of("1234567890123456"));
  CHECK_FALSE(of("0.1234567890123456"));
  CHECK_FALSE(of("100000000000000.5"));
}
