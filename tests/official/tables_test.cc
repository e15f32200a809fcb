// What is read out of tables: cross-tabs, long tables and cubes, with and without a mapping.
#include "official/tables.h"

#include <catch2/catch.hpp>
#include <string>

#include "grammar/built_in.h"

using namespace solieu;
using official::Observation;
using official::OfficialTable;
using Catch::Matchers::Contains;

namespace {

std::vector<Observation> read(const std::string& bytes, const std::string& path = "a.csv", const official::Mapping* mapping = nullptr) {
  auto tables = official::tables_of(bytes, path, mapping, *test::built_in());
  INFO((tables ? "" : tables.error()));
  REQUIRE(tables.ok());
  return std::move(tables->front().observations);
}

std::string wrong(const std::string& bytes, const std::string& path = "a.csv") {
  auto tables = official::tables_of(bytes, path, nullptr, *test::built_in());
  REQUIRE_FALSE(tables.ok());
  return tables.error();
}

const Observation& at(const std::vector<Observation>& all, const std::string& cell) {
  for (const Observation& o : all) {
    if (o.cell == cell) return o;
  }
  FAIL("there is no cell " << cell);
  return all.front();
}

std::string number(const Observation& o) { return o.amount ? o.amount->str() + " " + o.base_unit : "unknown"; }
std::string period(const Observation& o) { return o.period ? o.period->str() : ""; }

official::Mapping mapping(const std::string& toml) {
  auto read = official::parse_mapping(toml, "m.toml");
  INFO((read ? "" : read.error()));
  REQUIRE(read.ok());
  return std::move(*read);
}

}  // namespace

TEST_CASE("a cross-tab: title, unit line, heads of two rows, numbered columns, 'Trong đó', a note", "[official]") {
  auto all = read(
      "CỤC THỐNG KÊ TỈNH CAO BẰNG,,,,\n"
      "Biểu 3. Thu ngân sách 9 tháng năm 2024,,,,\n"
      ",,,,Đơn vị tính: tỷ đồng\n"
      "STT,Chỉ tiêu,Dự toán năm 2024,Thực hiện 9 tháng,So với cùng kỳ (%)\n"
      "A,B,1,2,3\n"
      "1,Tổng thu,\"1.500,0\",\"1.207,5\",\"112,6\"\n"
      ",Trong đó: thu nội địa,\"1.300,0\",\"1.000,2\",\"110,4\"\n"
      ",Thu khác,-,..,x\n"
      ",,,,\n"
      "Ghi chú: số sơ bộ 2024,,,,\n");
  const Observation& total = at(all, "D6");
  CHECK(number(total) == "1207500000000 VND");
  CHECK(period(total) == "2024-01-01/2024-09-30");
  CHECK(total.place == "Cao Bằng");
  CHECK(total.status == "actual");
  CHECK(total.kind == "level");
  CHECK(at(all, "C6").status == "target");
  CHECK(period(at(all, "C6")) == "2024-01-01/2024-12-31");
  CHECK(at(all, "E7").kind == "ratio");
  CHECK(at(all, "E7").base == "same_period");
  CHECK(at(all, "D7").indicator == "thu nội địa");
  CHECK_THAT(at(all, "D7").context, Contains("Thu ngân sách"));
  CHECK(number(at(all, "E7")) == "110.4 %");
  for (const Observation& o : all) CHECK(o.cell.find('5') == std::string::npos);  // the numbers of the columns
}

TEST_CASE("what is no number in a table is unknown, and never 0", "[official]") {
  auto all = read(
      "Sản lượng lúa (tấn),,\n"
      "Tỉnh,Năm 2022,Năm 2023\n"
      "Cao Bằng,1200,-\n"
      "Lạng Sơn,..,1350\n"
      "Bắc Giang,#N/A,x\n"
      "Hà Nội,0,17\n");
  CHECK(number(at(all, "C3")) == "unknown");
  CHECK(number(at(all, "B4")) == "unknown");
  CHECK(at(all, "B4").written == "..");
  CHECK(number(at(all, "B6")) == "0 t");
  CHECK(at(all, "C4").place == "Lạng Sơn");
  CHECK(number(at(all, "C4")) == "1350 t");
  CHECK(period(at(all, "C4")) == "2023-01-01/2023-12-31");
  CHECK_THAT(at(all, "C4").indicator, Contains("Sản lượng lúa"));
}

TEST_CASE("rows headed by two columns: a place and a year", "[official]") {
  auto all = read(
      "Tỉnh,Năm,Diện tích lúa (ha),Sản lượng lúa (tấn)\n"
      "Cao Bằng,2022,\"30.100\",\"130.500\"\n"
      "Cao Bằng,2023,\"30.250\",\"131.720\"\n"
      "Lạng Sơn,2022,\"48.300\",\"205.100\"\n");
  const Observation& o = at(all, "D3");
  CHECK(o.place == "Cao Bằng");
  CHECK(period(o) == "2023-01-01/2023-12-31");
  CHECK(number(o) == "131720 t");
  CHECK(at(all, "C4").place == "Lạng Sơn");
  CHECK(at(all, "C4").base_unit == "har");
}

TEST_CASE("a long table: semicolons, year and month in columns of their own, an index, what is counted up", "[official]") {
  auto all = read(
      "Năm;Tháng;Tỉnh;Chỉ tiêu;ĐVT;Giá trị;Ghi chú;Khu vực\n"
      "2024;9;Lạng Sơn;Chỉ số giá tiêu dùng (tháng trước = 100);%;100,41;;\n"
      "2024;9;Lạng Sơn;Thu ngân sách lũy kế;Tỷ đồng;7.353,5;sơ bộ;\n"
      "2024;9;Lạng Sơn;Thu ngân sách;Tỷ đồng;812,4;;nông thôn\n");
  CHECK(at(all, "F3").indicator == "Thu ngân sách");  // a note is no part of it
  CHECK(at(all, "F4").indicator == "Thu ngân sách nông thôn");
  CHECK(at(all, "F2").kind == "ratio");
  CHECK(at(all, "F2").base == "previous_month");
  CHECK(period(at(all, "F2")) == "2024-09-01/2024-09-30");
  CHECK(period(at(all, "F3")) == "2024-01-01/2024-09-30");
  CHECK(period(at(all, "F4")) == "2024-09-01/2024-09-30");
  CHECK(number(at(all, "F4")) == "812400000000 VND");
}

TEST_CASE("a cube", "[official]") {
  auto all = read(
      "LANGUAGE=\"vi\";CONTENTS=\"Sản lượng thủy sản\";UNITS=\"Nghìn tấn\";TITLE=\"Sản lượng thủy sản\";\n"
      "STUB=\"Tỉnh\";HEADING=\"Năm\",\"Quý\";VALUES(\"Tỉnh\")=\"Cà Mau\",\"Đồng bằng sông Hồng\";\n"
      "VALUES(\"Năm\")=\"2023\";VALUES(\"Quý\")=\"Quý I\",\"Quý II\";\n"
      "DATA=1.5 2 3 \"..\";\n", "a.px");
  REQUIRE(all.size() == 4);
  CHECK(all[1].cell == "Cà Mau / 2023 / Quý II");
  CHECK(number(all[1]) == "2000 t");
  CHECK(period(all[1]) == "2023-04-01/2023-06-30");
  CHECK(all[1].place == "Cà Mau");
  CHECK(all[2].place.empty());
  CHECK_THAT(all[2].indicator, Contains("Đồng bằng sông Hồng"));
  CHECK(number(all[3]) == "unknown");
}

TEST_CASE("a mapping says what the heads leave open", "[official]") {
  const auto m = mapping(
      "[[table]]\nfile = \"a.csv\"\nunit = \"triệu USD\"\nplace = \"tỉnh Lạng Sơn\"\nindicator = \"Xuất khẩu\"\nheader_rows = [2]\nlast_row = 4\n"
      "[table.columns]\nB = \"ignore\"\n\"C\" = { period = \"9 tháng năm 2024\", status = \"estimate\" }\n");
  auto all = read("x,y,z\nHàng,Mã,Số liệu\nRau quả,12,\"2.911,7\"\nGỗ,44,\"190,3\"\nKhông tính,1,5\n", "a.csv", &m);
  REQUIRE(all.size() == 2);
  CHECK(all[0].cell == "C3");
  CHECK(number(all[0]) == "2911700000 USD");
  CHECK(all[0].place == "Lạng Sơn");
  CHECK(all[0].status == "estimate");
  CHECK(period(all[0]) == "2024-01-01/2024-09-30");
  CHECK(all[0].indicator == "Xuất khẩu");
  CHECK_THAT(all[0].context, Contains("Rau quả"));
}

TEST_CASE("a mapping that is wrong is told with file and line, all at once", "[official]") {
  auto bad = official::parse_mapping("[[table]]\nunits = \"tấn\"\n[table.columns]\nB = \"worth\"\n", "m.toml");
  REQUIRE_FALSE(bad.ok());
  CHECK_THAT(bad.error(), Contains("m.toml:2: 'units' is no part of [[table]]"));
  CHECK_THAT(bad.error(), Contains("m.toml:4: 'worth' is no use of a column"));
  CHECK_THAT(bad.error(), Contains("m.toml:1: 'file' must say which table is described"));
  CHECK_FALSE(official::parse_mapping("", "m.toml").ok());
  CHECK_FALSE(official::parse_mapping("[[table]]\nfile = \"a\"\nheader_rows = [5, 4]\n", "m.toml").ok());
}

TEST_CASE("words of a mapping that cannot be read are told", "[official]") {
  const auto m = mapping("[[table]]\nfile = \"a.csv\"\n[table.columns]\nB = { unit = \"quả mít to\", period = \"hồi nọ\" }\n");
  auto tables = official::tables_of("Hàng,Số\nGạo,5\n", "a.csv", &m, *test::built_in());
  REQUIRE_FALSE(tables.ok());
  CHECK_THAT(tables.error(), Contains("a.csv: its mapping is not understood: '"));
  CHECK(m.file_not_in({"in/a.csv", "b.csv"}).empty());
  CHECK(m.file_not_in({"b.csv"}) == "a.csv");
}

TEST_CASE("files without a table, and files that are none", "[official]") {
  CHECK_THAT(wrong("chỉ là chữ\nkhông có số\n"), Contains("a.csv: no table was found in it"));
  CHECK_THAT(wrong("a,b\n\"c,1\n"), Contains("a.csv:2: a quotation mark is not closed"));
  CHECK_THAT(wrong("%PDF-1.7"), Contains("a.csv: is no table that can be read"));
  CHECK_THAT(wrong("STUB=\"A\";DATA=1;", "a.px"), Contains("a.px:1: there are no VALUES(\"A\")"));
  CHECK_THAT(wrong(""), Contains("no table was found"));
}

TEST_CASE("a head that compares, over heads that name the times of what is compared", "[official]") {
  auto all = read(
      "Bảng 4. Sản lượng thủy sản của cả nước năm 2024,,,,\n"
      "Chỉ tiêu,Tháng 10 năm 2024,10 tháng năm 2024,So với cùng kỳ năm trước (%),\n"
      ",,,Tháng 10 năm 2024,10 tháng năm 2024\n"
      "Khai thác,\"301,9\",\"3.236,1\",\"99,4\",\"99,6\"\n"
      "Nuôi trồng,\"570,5\",\"4.685,5\",\"105,2\",\"104,4\"\n");
  CHECK(at(all, "D4").kind == "ratio");
  CHECK(at(all, "D4").base == "same_period");
  CHECK(period(at(all, "D4")) == "2024-10-01/2024-10-31");
  CHECK(at(all, "E5").base == "same_period");
  CHECK(period(at(all, "E5")) == "2024-01-01/2024-10-31");
}

TEST_CASE("'tháng' in a name is no time", "[official]") {
  auto all = read("Chỉ tiêu,Năm,Đơn vị,Giá trị\nThu nhập bình quân tháng của lao động,2024,Triệu đồng,\"7,6\"\nSố hộ,2024,Hộ,5120\n");
  CHECK(at(all, "D2").indicator == "Thu nhập bình quân tháng của lao động");
}

TEST_CASE("units behind what they are of, without a word for 'unit'", "[official]") {
  const std::string rows = "Mặt hàng,Lượng,Trị giá\nGạo,\"812,4\",\"510,7\"\nCà phê,\"51,3\",\"275,6\"\n";
  auto all = read("Bảng 7. Xuất khẩu nông sản tháng 9 năm 2024,,\n(Lượng: nghìn tấn; trị giá: triệu USD),,\n" + rows);
  CHECK(number(at(all, "B4")) == "812400 t");
  CHECK(number(at(all, "C5")) == "275600000 USD");
  CHECK(number(at(read("Bảng 7. Xuất khẩu nông sản tháng 9 năm 2024,,\n(Nguồn: hải quan; số sơ bộ: nghìn tấn),,\n" + rows), "B4")) == "812.4 ");
}
