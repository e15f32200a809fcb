// Verdicts of single sentences against a small table: what is certain, and what never is.
#include <catch2/catch.hpp>
#include <string>

#include "grammar/built_in.h"
#include "official/comparison.h"
#include "official/tables.h"
#include "solieu.h"

using namespace solieu;
using Catch::Matchers::Contains;

namespace {

const char* const kTable =
    "Tỉnh,Kỳ,Chỉ tiêu,Đơn vị,Giá trị\n"
    "Lạng Sơn,9 tháng năm 2024,Thu nội địa,Tỷ đồng,\"2.148,36\"\n"
    "Lạng Sơn,Tháng 9/2024,Thu nội địa,Tỷ đồng,\"236,7\"\n"
    "Cao Bằng,9 tháng năm 2024,Thu nội địa,Tỷ đồng,\"1.207,5\"\n"
    "Lạng Sơn,9 tháng năm 2024,Chi thường xuyên,Tỷ đồng,\"7.301,2\"\n"
    "Lạng Sơn,Năm 2024,Kế hoạch thu hải quan,Tỷ đồng,500\n";

// The verdict of the last figure of a text, with the cell or the first candidate.
std::string verdict(const std::string& text, const std::string& table = kTable) {
  auto tables = official::tables_of(table, "t.csv", nullptr, *test::built_in());
  INFO((tables ? "" : tables.error()));
  REQUIRE(tables.ok());
  const official::Comparison comparison(*test::built_in(), std::move(*tables));
  Options options;
  options.date = "2024-10-10";
  const auto figures = Extractor(test::built_in()).extract(text, options);
  REQUIRE_FALSE(figures.empty());
  const check::Finding f = comparison.compare(check::TextFigures("a.txt", figures, text)).back();
  std::string out(check::verdict_name(f.verdict));
  if (!f.table.cell.empty()) out += " " + f.table.cell;
  if (!f.candidates.empty()) out += " " + f.candidates.front().substr(0, f.candidates.front().find(':'));
  if (f.difference) out += " " + f.difference->str();
  if (!f.reason.empty()) out += " (" + f.reason + ")";
  return out;
}

}  // namespace

TEST_CASE("the same number, the number rounded, cut off, and another one", "[official]") {
  CHECK(verdict("Thu nội địa 9 tháng năm 2024 của tỉnh Lạng Sơn đạt 2.148,36 tỷ đồng.") == "match E2");
  CHECK(verdict("Thu nội địa 9 tháng năm 2024 của tỉnh Lạng Sơn đạt 2.148,4 tỷ đồng.") == "match_by_rounding E2");
  CHECK(verdict("Thu nội địa 9 tháng năm 2024 của tỉnh Lạng Sơn đạt 2.148,3 tỷ đồng.") == "match_by_rounding E2");
  CHECK(verdict("Thu nội địa 9 tháng năm 2024 của tỉnh Lạng Sơn đạt 2,148 nghìn tỷ đồng.") == "match_by_rounding E2");
  CHECK(verdict("Thu nội địa 9 tháng năm 2024 của tỉnh Lạng Sơn đạt 2.148.360 triệu đồng.") == "match E2");
  CHECK(verdict("Thu nội địa 9 tháng năm 2024 của tỉnh Lạng Sơn đạt 2.149 tỷ đồng.") == "mismatch E2 640000000");
  CHECK(verdict("Thu nội địa 9 tháng năm 2024 của tỉnh Lạng Sơn đạt 2.148,6 tỷ đồng.") == "mismatch E2 240000000");
}

TEST_CASE("a table that is rounded itself bears a finer number of the text", "[official]") {
  CHECK(verdict("Chi thường xuyên 9 tháng năm 2024 của tỉnh Lạng Sơn đạt 7.301.215 triệu đồng.") == "match_by_rounding E5");
  CHECK(verdict("Chi thường xuyên 9 tháng năm 2024 của tỉnh Lạng Sơn đạt 7.301.415 triệu đồng.") == "mismatch E5 215000000");
}

TEST_CASE("a month is not what has come together since January", "[official]") {
  CHECK(verdict("Thu nội địa tháng 9 năm 2024 của tỉnh Lạng Sơn đạt 236,7 tỷ đồng.") == "match E3");
  CHECK_THAT(verdict("Thu nội địa tháng 8 năm 2024 của tỉnh Lạng Sơn đạt 240 tỷ đồng."), Contains("not_in_table"));
}

TEST_CASE("what is not certain is no mismatch", "[official]") {
  // no place, in a table of several
  CHECK_THAT(verdict("Thu nội địa 9 tháng năm 2024 đạt 3.000 tỷ đồng."), Contains("ambiguous t.csv E2") && Contains("the text names no place"));
  // no period
  CHECK_THAT(verdict("Thu nội địa của tỉnh Lạng Sơn đạt 3.000 tỷ đồng.", std::string(kTable)), Contains("ambiguous"));
  // another name
  CHECK_THAT(verdict("Thu nội địa trừ đất 9 tháng năm 2024 của tỉnh Lạng Sơn đạt 3.000 tỷ đồng."), !Contains("mismatch"));
  // words that leave it open
  CHECK_THAT(verdict("Thu nội địa 9 tháng năm 2024 của tỉnh Lạng Sơn đạt hơn 2.000 tỷ đồng."), !Contains("mismatch"));
  // … but not this
  CHECK_THAT(verdict("Thu nội địa 9 tháng năm 2024 của tỉnh Lạng Sơn đạt hơn 2.200 tỷ đồng."), Contains("mismatch E2"));
  // an estimate beside a fact
  CHECK_THAT(verdict("Thu nội địa 9 tháng năm 2024 của tỉnh Lạng Sơn ước đạt 3.000 tỷ đồng."), Contains("ambiguous") && Contains("estimate"));
  // a plan
  CHECK_THAT(verdict("Dự toán thu nội địa 9 tháng năm 2024 của tỉnh Lạng Sơn là 3.000 tỷ đồng."), !Contains("mismatch"));
}

TEST_CASE("the number of another cell is told as such", "[official]") {
  CHECK_THAT(verdict("Thu nội địa 9 tháng năm 2024 đạt 1.207,5 tỷ đồng."), Contains("match E4"));
}

TEST_CASE("two certain cells with different numbers are ambiguous", "[official]") {
  const std::string twice = std::string(kTable) + "Lạng Sơn,9 tháng năm 2024,Thu nội địa,Tỷ đồng,\"2.150,1\"\n";
  CHECK_THAT(verdict("Thu nội địa 9 tháng năm 2024 của tỉnh Lạng Sơn đạt 2.333 tỷ đồng.", twice), Contains("ambiguous"));
  CHECK(verdict("Thu nội địa 9 tháng năm 2024 của tỉnh Lạng Sơn đạt 2.150,1 tỷ đồng.", twice) == "match E7");
}

TEST_CASE("a growth against a ratio, a decline, a base", "[official]") {
  const std::string table =
      "Tỉnh,Kỳ,Chỉ tiêu,Đơn vị,Giá trị\n"
      "Lạng Sơn,Tháng 9/2024,Chỉ số giá tiêu dùng (tháng trước = 100),%,\"99,75\"\n"
      "Lạng Sơn,Tháng 9/2024,Chỉ số giá tiêu dùng (cùng kỳ năm trước = 100),%,\"103,2\"\n";
  CHECK(verdict("Tháng 9 năm 2024, CPI của tỉnh Lạng Sơn giảm 0,25% so với tháng trước.", table) == "match E2");
  CHECK_THAT(verdict("Tháng 9 năm 2024, CPI của tỉnh Lạng Sơn tăng 0,25% so với tháng trước.", table), Contains("mismatch E2"));
  CHECK(verdict("Tháng 9 năm 2024, CPI của tỉnh Lạng Sơn tăng 3,2% so với cùng kỳ năm trước.", table) == "match E3");
  CHECK_THAT(verdict("Tháng 9 năm 2024, CPI của tỉnh Lạng Sơn giảm 0,24% so với tháng trước.", table), Contains("mismatch E2"));
  // one digit without a place is no witness
  CHECK_THAT(verdict("Tháng 9 năm 2024, CPI tăng 3% so với cùng kỳ năm trước.", table), Contains("ambiguous"));
}

TEST_CASE("the number of the same thing at another time or place is no mismatch", "[official]") {
  const std::string table =
      "Tỉnh,Năm,Chỉ tiêu,Đơn vị,Giá trị\n"
      "Lạng Sơn,2022,Số giường bệnh,Giường,8345\nLạng Sơn,2023,Số giường bệnh,Giường,8610\nCao Bằng,2023,Số giường bệnh,Giường,5475\n";
  CHECK_THAT(verdict("Năm 2023, tỉnh Lạng Sơn có 8.345 giường bệnh.", table), Contains("ambiguous t.csv E2") && Contains("the number is that of another"));
  CHECK_THAT(verdict("Năm 2023, tỉnh Lạng Sơn có 5.475 giường bệnh.", table), Contains("ambiguous t.csv E4"));
  CHECK(verdict("Năm 2023, tỉnh Lạng Sơn có 8.346 giường bệnh.", table) == "mismatch E3 -264");
  // an amount that is compared with is of the time compared with
  CHECK(verdict("Năm 2023, tỉnh Lạng Sơn có 8.610 giường bệnh, tăng 3,2% so với năm 2022 (8.345 giường).", table) == "match E2");
  CHECK(verdict("Năm 2023, tỉnh Lạng Sơn có 8.610 giường bệnh, tăng 3,2% so với năm 2022 (8.435 giường).", table) == "mismatch E2 90");
}

TEST_CASE("numbers that no slip makes of each other are not of one thing", "[official]") {
  const std::string table = "Tỉnh,Năm,Chỉ tiêu,Đơn vị,Giá trị\nLạng Sơn,2023,Số giường bệnh,Giường,8610\n";
  CHECK_THAT(verdict("Năm 2023, tỉnh Lạng Sơn có 3 giường bệnh.", table), Contains("ambiguous") && Contains("too far apart"));
  CHECK(verdict("Năm 2023, tỉnh Lạng Sơn có 86.100 giường bệnh.", table) == "mismatch E2 77490");
}

TEST_CASE("words that leave it open match no cell where several would do", "[official]") {
  const std::string table = "Năm,Chỉ tiêu,Đơn vị,Giá trị\n2021,Số bác sĩ cả nước,Người,101230\n2022,Số bác sĩ cả nước,Người,104870\n2023,Số bác sĩ cả nước,Người,109415\n";
  CHECK_THAT(verdict("Cả nước có gần 110.000 bác sĩ.", table), Contains("ambiguous"));
  CHECK(verdict("Cả nước có 109.415 bác sĩ.", table) == "match D4");
}

TEST_CASE("a part that is called by its place alone, and a place that the paragraph names once", "[official]") {
  const std::string table =
      "Tỉnh,Năm,Chỉ tiêu,Đơn vị,Giá trị\n"
      "Lạng Sơn,2023,Số bác sĩ,Người,1307\nNghệ An,2023,Số bác sĩ,Người,3118\nNghệ An,2023,Số giường bệnh,Giường,12360\n";
  CHECK(verdict("Năm 2023, ba tỉnh có 8.704 bác sĩ, trong đó Nghệ An 3.118 người.", table) == "match E3");
  CHECK(verdict("Năm 2023, ba tỉnh có 8.704 bác sĩ, trong đó Nghệ An 3.181 người.", table) == "mismatch E3 63");
  const std::string first = "Năm 2023, tỉnh Nghệ An có 3.118 bác sĩ.";
  CHECK(verdict(first + " Số giường bệnh là 12.630 giường, năm 2023.", table) == "mismatch E4 270");
  CHECK_THAT(verdict(first + "\n\nNăm 2023, số giường bệnh là 12.630 giường.", table), !Contains("mismatch"));
  CHECK_THAT(verdict("Năm 2023, tỉnh Lạng Sơn có 1.307 bác sĩ, tỉnh Nghệ An có 3.118 bác sĩ. Năm 2023, số giường bệnh là 12.630 giường.", table), !Contains("mismatch"));
}
