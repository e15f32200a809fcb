// Workbooks: strings, numbers in their formats, dates, errors, merged cells, and what is wrong with a file.
#include "read/workbook.h"

#include <catch2/catch.hpp>
#include <string>

#include "zip.h"

using namespace solieu;
using Catch::Matchers::Contains;

namespace {

Worksheet sheet(const std::string& xml, const std::string& styles = {}, const std::string& strings = {}, const std::string& properties = {}) {
  auto read = read_workbook(test::workbook_of(xml, styles, strings, properties));
  INFO((read ? "" : read.error()));
  REQUIRE(read.ok());
  REQUIRE(read->size() == 1);
  return std::move(read->front());
}

std::string wrong(const std::string& bytes) {
  auto read = read_workbook(bytes);
  REQUIRE_FALSE(read.ok());
  return read.error();
}

std::string shown(const Worksheet& s) {
  std::string out;
  for (const SheetCell& c : s.cells) {
    out += (out.empty() ? "" : " | ") + cell_name(c.row, c.column) + " " + c.text + (c.number ? " = " + c.number->str() : "") + (c.percent ? " %" : "") + (c.error ? " !" : "");
  }
  return out;
}

}  // namespace

TEST_CASE("strings of all kinds", "[workbook]") {
  auto s = sheet(
      "<sheetData><row r=\"2\"><c r=\"B2\" t=\"s\"><v>1</v></c><c t=\"inlineStr\"><is><t>thu</t></is></c><c t=\"str\"><v>chi</v></c><c r=\"F2\" t=\"b\"><v>1</v></c>"
      "<c t=\"s\"><v>9</v></c></row></sheetData>",
      "", "<si><t>a</t></si><si><r><t>Lạng </t></r><r><rPr/><t>Sơn</t></r><rPh><t>x</t></rPh></si>");
  CHECK(s.name == "S");
  CHECK(shown(s) == "B2 Lạng Sơn | C2 thu | D2 chi | F2 TRUE | G2  !");
}

TEST_CASE("numbers are exact, whatever doubles made of them, and shown in their format", "[workbook]") {
  const std::string styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"#,##0.0\"/><numFmt numFmtId=\"165\" formatCode=\"0.0%;[Red]-0.0%\"/>"
      "<numFmt numFmtId=\"166\" formatCode=\"#,##0,,&quot; triệu&quot;\"/><numFmt numFmtId=\"167\" formatCode=\"_-* #,##0.00\\ [$₫-42A]_-\"/></numFmts>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/><xf numFmtId=\"41\"/></cellXfs>";
  auto s = sheet(
      "<sheetData><row><c><v>0.30000000000000004</v></c><c s=\"1\"><v>7353.4999999999991</v></c><c s=\"2\"><v>-0.1239</v></c><c s=\"3\"><v>7353500000</v></c>"
      "<c s=\"4\"><v>1234.5</v></c><c s=\"5\"><v>0</v></c><c><v>1.5E3</v></c><c><v>abc</v></c></row></sheetData>",
      styles);
  CHECK(shown(s) ==
        "A1 0,3 = 0.3 | B1 7.353,5 = 7353.5 | C1 -12,4% = -0.1239 % | D1 7.354 triệu = 7353500000 | E1 1.234,50 ₫ = 1234.5 | F1 - = 0 | G1 1500 = 1500 | H1 abc !");
}

TEST_CASE("dates are no amounts", "[workbook]") {
  const std::string styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"mm/yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"dd/mm/yyyy hh:mm\"/></numFmts><cellXfs><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs>";
  const std::string cells = "<sheetData><row><c><v>45565</v></c><c s=\"1\"><v>45565</v></c><c s=\"2\"><v>45565.5</v></c><c><v>1</v></c><c><v>61</v></c></row></sheetData>";
  CHECK(shown(sheet(cells, styles)) == "A1 30/09/2024 | B1 09/2024 | C1 30/09/2024 12:00 | D1 01/01/1900 | E1 01/03/1900");
  CHECK(shown(sheet("<sheetData><row><c><v>44103</v></c></row></sheetData>", styles, "", "<workbookPr date1904=\"1\"/>")) == "A1 30/09/2024");
}

TEST_CASE("errors are unknown", "[workbook]") {
  CHECK(shown(sheet("<sheetData><row><c t=\"e\"><v>#DIV/0!</v></c></row></sheetData>")) == "A1 #DIV/0! !");
}

TEST_CASE("merged cells, indents, prefixes, hidden sheets", "[workbook]") {
  auto s = sheet("<sheetData><row r=\"1\"><c r=\"A1\" s=\"0\" t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData><mergeCells><mergeCell ref=\"A1:C2\"/><mergeCell ref=\"nonsense\"/></mergeCells>",
                 "<cellXfs><xf><alignment indent=\"2\"/></xf></cellXfs>");
  REQUIRE(s.merged.size() == 1);
  CHECK(s.merged[0].last_row == 1);
  CHECK(s.merged[0].last_column == 2);
  CHECK(s.cells[0].indent == 2);
  auto hidden = read_workbook(test::zip_of({{"xl/workbook.xml", "<x:workbook xmlns:x=\"x\" xmlns:r=\"r\"><x:sheets><x:sheet name=\"a\" state=\"hidden\" r:id=\"1\"/><x:sheet name=\"b\" r:id=\"2\"/></x:sheets></x:workbook>"},
                                            {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"1\" Target=\"a.xml\"/><Relationship Id=\"2\" Target=\"/xl/b.xml\"/></Relationships>"},
                                            {"xl/a.xml", "<worksheet/>"},
                                            {"xl/b.xml", "<x:worksheet><x:sheetData><x:row><x:c><x:v>4</x:v></x:c></x:row></x:sheetData></x:worksheet>"}}));
  REQUIRE(hidden.ok());
  REQUIRE(hidden->size() == 1);
  CHECK(hidden->front().name == "b");
  CHECK(shown(hidden->front()) == "A1 4 = 4");
}

TEST_CASE("what is wrong with a workbook is told with its part or cell", "[workbook]") {
  CHECK_THAT(wrong(test::zip_of({{"word/document.xml", "<x/>"}})), Contains("is no workbook"));
  CHECK_THAT(wrong(test::workbook_of("<sheetData><row r=\"2\"><c r=\"A3\"><v>1</v></c></row></sheetData>")), Contains("sheet 'S': cell A3 does not belong into row 2"));
  CHECK_THAT(wrong(test::workbook_of("<sheetData><row r=\"2\"/><row r=\"2\"/></sheetData>")), Contains("row 2 does not stand below row 2"));
  CHECK_THAT(wrong(test::workbook_of("<sheetData>")), Contains("its part xl/worksheets/sheet1.xml is no sound XML"));
  CHECK_THAT(wrong("PK\x03\x04nothing"), Contains("damaged") || Contains("no archive"));
}
