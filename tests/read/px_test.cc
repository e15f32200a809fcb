// PC-Axis files: syntax, languages, code pages, symbols, and what is wrong with a file, in which line.
#include "read/px.h"

#include <catch2/catch.hpp>
#include <string>

using namespace solieu;
using Catch::Matchers::Contains;

namespace {

Px px(const std::string& bytes) {
  auto read = parse_px(bytes, "a.px");
  INFO((read ? "" : read.error()));
  REQUIRE(read.ok());
  return std::move(*read);
}

std::string wrong(const std::string& bytes) {
  auto read = parse_px(bytes, "a.px");
  REQUIRE_FALSE(read.ok());
  return read.error();
}

std::string shown(const Px& px) {
  std::string out;
  for (const PxCell& c : px.cells) out += (out.empty() ? "" : " ") + (c.value ? c.value->str() : "<" + c.text + ">");
  return out;
}

const std::string kHead = "STUB=\"Tỉnh\";HEADING=\"Năm\";VALUES(\"Tỉnh\")=\"A\",\"B\";VALUES(\"Năm\")=\"2022\",\"2023\";";

}  // namespace

TEST_CASE("rows, columns and numbers", "[px]") {
  const Px p = px("CHARSET=\"ANSI\";\r\nTITLE=\"Dân số \"\r\n\"theo tỉnh\";\r\n" + kHead + "DATA=\r\n1 -2.50\r\n3 4;\r\n");
  CHECK(p.title == "Dân số theo tỉnh");
  REQUIRE(p.dimensions.size() == 2);
  CHECK(p.dimensions[0].values == std::vector<std::string>{"A", "B"});
  CHECK(shown(p) == "1 -2.5 3 4");
  CHECK(p.position(2) == std::vector<std::size_t>{1, 0});
}

TEST_CASE("symbols are unknown, never 0, and say what they stand for", "[px]") {
  CHECK(shown(px(kHead + "DATASYMBOL2=\"chưa có\";DATASYMBOLNIL=\"không có\";DATA=\"..\" - \"...\" 1;")) == "<chưa có> <không có> <...> 1");
  CHECK(shown(px(kHead + "DATA=1 2a \"x y\" .;")) == "1 <2a> <x y> <.>");
}

TEST_CASE("commas between cells, and commas of decimals", "[px]") {
  CHECK(shown(px(kHead + "DATA=1,2,3,4;")) == "1 2 3 4");
  CHECK(shown(px(kHead + "DATA=1,5 2,25 3 4;")) == "1.5 2.25 3 4");
}

TEST_CASE("of several languages, Vietnamese", "[px]") {
  const Px p = px(
      "LANGUAGE=\"en\";LANGUAGES=\"en\",\"vi\";STUB=\"Province\";STUB[vi]=\"Tỉnh\";VALUES(\"Province\")=\"Ha Noi\";VALUES[vi](\"Tỉnh\")=\"Hà Nội\";"
      "CONTENTS=\"Population\";CONTENTS[vi]=\"Dân số\";CONTVARIABLE[vi]=\"Tỉnh\";UNITS[vi](\"Hà Nội\")=\"người\";DATA=5;");
  CHECK(p.contents == "Dân số");
  CHECK(p.dimensions[0].name == "Tỉnh");
  CHECK(p.dimensions[0].values[0] == "Hà Nội");
  CHECK(p.contents_dimension == 0u);
  CHECK(p.units_of.at("Hà Nội") == "người");
}

TEST_CASE("time values", "[px]") {
  const Px p = px("STUB=\"T\";VALUES(\"T\")=\"Q1\",\"Q2\";TIMEVAL(\"T\")=TLIST(Q1),\"20231\",\"20232\";DATA=1 2;");
  CHECK(p.dimensions[0].time_scale == 'Q');
  CHECK(p.dimensions[0].time_values == std::vector<std::string>{"20231", "20232"});
  const Px range = px("STUB=\"T\";VALUES(\"T\")=\"2022\",\"2023\";TIMEVAL(\"T\")=TLIST(A1,\"2022\"-\"2023\");DATA=1 2;");
  CHECK(range.dimensions[0].time_values == std::vector<std::string>{"2022", "2023"});
}

TEST_CASE("sparse data: rows begin with their keys, and those that are left out are not known", "[px]") {
  CHECK(shown(px(kHead + "KEYS(\"Tỉnh\")=VALUES;DATA=\r\n\"B\",3 \"..\"\r\n;")) == "<-> <-> 3 <..>");
  const std::string two = "STUB=\"Tỉnh\",\"Năm\";HEADING=\"Giới\";VALUES(\"Tỉnh\")=\"Hà Nội\",\"Huế\";CODES(\"Tỉnh\")=\"01\",\"46\";VALUES(\"Năm\")=\"2022\",\"2023\";"
                          "VALUES(\"Giới\")=\"Nam\",\"Nữ\";KEYS(\"Tỉnh\")=CODES;KEYS(\"Năm\")=VALUES;";
  CHECK(shown(px(two + "DATA=\"46\",\"2022\",5 6\n\"01\",\"2023\",1.5 2;")) == "<-> <-> 1.5 2 5 6 <-> <->");
  CHECK(shown(px("HEADING=\"Năm\";VALUES(\"Năm\")=\"2022\";KEYS(\"Tỉnh\")=VALUES;DATA=7;")) == "7");
}

TEST_CASE("notes and other keywords change nothing", "[px]") {
  const Px p = px("CHARSET=\"ANSI\";AXIS-VERSION=\"2013\";CODEPAGE = \"utf-8\";CREATION-DATE=\"20240930 08:00\";DECIMALS=1;SHOWDECIMALS=1;MATRIX=\"V02.01\";"
                  "SUBJECT-CODE=\"V02\";COPYRIGHT=NO;" + kHead + "DOMAIN(\"Tỉnh\")=\"tinh\";MAP(\"Tỉnh\")=\"vn\";PRECISION(\"Năm\",\"2023\")=2;VALUENOTE(\"Tỉnh\",\"A\")=\"sơ bộ\";"
                  "CELLNOTE(\"A\",\"2023\")=\"ước tính\";NOTE=\"Nguồn: \" \n\"thống kê; tỉnh\";LAST-UPDATED=\"20240930 08:00\";DATASYMBOL1=\"không có\";DATASYMBOL6=\"bảo mật\";"
                  "DATASYMBOLSUM=\"s\";DATA=1.0 \".\" \"......\" -;");
  CHECK(shown(p) == "1 <không có> <bảo mật> <->");
}

TEST_CASE("notes on cells, on all cells of a value, on what is not there", "[px]") {
  const Px p = px(kHead + "VALUENOTE(\"Tỉnh\",\"A\")=\"sơ bộ\";CELLNOTE(\"A\",\"2023\")=\"ước; tính\";CELLNOTEX(\"*\",\"2022\")=\"cả năm\";VALUENOTE(\"Tỉnh\",\"C\")=\"x\";"
                  "VALUENOTE(\"Nơi\",\"A\")=\"x\";CELLNOTE(\"A\")=\"x\";CELLNOTE(\"*\",\"*\")=\"x\";VALUENOTE[en](\"Tỉnh\",\"B\")=\"x\";NOTE=\"x\";DATA=1 2 3 4;");
  CHECK(shown(p) == "1 2 3 4");
  std::vector<std::string> notes;
  for (std::size_t i = 0; i < p.cells.size(); ++i) notes.push_back(p.note_on(p.position(i)));
  CHECK(notes == std::vector<std::string>{"sơ bộ cả năm", "sơ bộ ước; tính", "cả năm", ""});
}

TEST_CASE("code pages", "[px]") {
  // windows-1258 writes tones behind their letters: "Hà Nôi" with a combining dot
  const Px p = px("CODEPAGE=\"windows-1258\";STUB=\"T\";VALUES(\"T\")=\"H\xE0 N\xF4\xF2i\";DATA=1;");
  CHECK(p.dimensions[0].values[0] == "Hà Nội");
  CHECK(px("CODEPAGE=\"windows-1252\";STUB=\"T\";VALUES(\"T\")=\"caf\xE9\";DATA=1;").dimensions[0].values[0] == "café");
  CHECK_THAT(wrong("CODEPAGE=\"klingon\";STUB=\"T\";VALUES(\"T\")=\"\xE9\";DATA=1;"), Contains("a.px: its code page \"klingon\" is not known"));
  CHECK_THAT(wrong("STUB=\"T\";VALUES(\"T\")=\"\xE9\";DATA=1;"), Contains("a.px: is not UTF-8"));
}

TEST_CASE("what is wrong is told with its line", "[px]") {
  CHECK_THAT(wrong("A=\"b\";\nSTUB=\"x\nVALUES"), Contains("a.px:2: a quotation mark is not closed"));
  CHECK_THAT(wrong("A=\"b\";\n=3;"), Contains("a.px:2: a keyword"));
  CHECK_THAT(wrong("A=\"b\"\nB=1;"), Contains("a.px:1: what stands behind A= is not ended by ';'"));
  CHECK_THAT(wrong(kHead + "\nDATA=1 2 3;"), Contains("a.px:2: DATA holds 3 cells, and the variables make 4"));
  CHECK_THAT(wrong("TITLE=\"x\";DATA=1;"), Contains("STUB and HEADING are missing"));
  CHECK_THAT(wrong(kHead), Contains("holds no DATA"));
  CHECK_THAT(wrong(kHead + "\nCODES(\"Năm\")=\"1\";DATA=1 2 3 4;"), Contains("a.px:2: CODES(\"Năm\") has 1 values, and VALUES 2"));
  CHECK_THAT(wrong("STUB=\"T\";KEYS(\"T\")=CODES;VALUES(\"T\")=\"a\";DATA=\"a\" 1;"), Contains("a.px:1: there are no CODES(\"T\")"));
  CHECK_THAT(wrong("STUB=\"T\";VALUES(\"T\")=\"a\";KEYS=1;DATA=\"a\" 1;"), Contains("KEYS(\"T\") must be CODES or VALUES"));
  CHECK_THAT(wrong("STUB=\"T\";VALUES(\"T\")=\"a\";KEYS(\"T\")=VALUES;\nDATA=\n\"a\" 1\n\"b\" 2;"), Contains("a.px:4: \"b\" is no key of \"T\""));
  CHECK_THAT(wrong(kHead + "KEYS(\"Tỉnh\")=VALUES;DATA=\"A\" 1;"), Contains("holds less than 1 keys and 2 cells"));
}
