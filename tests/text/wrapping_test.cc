// join_lines(): which lines are one paragraph, and where their bytes came from.
#include "text/wrapping.h"

#include <catch2/catch.hpp>
#include <string>

using namespace solieu;

namespace {

std::string joined(const std::string& source) {
  Text text;
  normalise(source, text);
  join_lines(text, [](std::string_view line) { return line.starts_with("tỷ đồng") || line.starts_with('%'); });
  return std::string(text.utf8);
}

const std::string kWrapped =
    "Chín tháng đầu năm, tổng thu ngân sách trên địa bàn tỉnh ước đạt 7.353,5\n"
    "tỷ đồng, bằng 104% dự toán và tăng 39,1% so với cùng kỳ năm trước, trong\n"
    "đó thu nội địa đạt 5.200 tỷ đồng.\n";

}  // namespace

TEST_CASE("wrapping: the lines of a wrapped paragraph become one", "[text]") {
  CHECK(joined(kWrapped) ==
        "Chín tháng đầu năm, tổng thu ngân sách trên địa bàn tỉnh ước đạt 7.353,5 tỷ đồng, bằng 104% dự toán và tăng 39,1% so với cùng kỳ năm trước, trong "
        "đó thu nội địa đạt 5.200 tỷ đồng.\n");
}

TEST_CASE("wrapping: blanks, carriage returns and indents at a break are one blank", "[text]") {
  std::string text = kWrapped;
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 3) text.replace(at, 1, " \r\n");
  CHECK(joined(text).find("7.353,5 tỷ đồng") != std::string::npos);
  CHECK(joined(text).find("trong đó thu") != std::string::npos);
}

TEST_CASE("wrapping: a word that was cut becomes whole, a hyphen of its own stays", "[text]") {
  const std::string text =
      "Các huyện phấn đấu hoàn thành kế hoạch vốn đầu tư công của năm, đạt dự to-\n"
      "án được giao, thực hiện tốt các mục tiêu phát triển kinh tế-\n"
      "xã hội của cả giai đoạn mà nghị quyết của hội đồng đã đề ra cho những năm\n"
      "tới đây.\n";
  const std::string out = joined(text);
  CHECK(out.find("dự toán được giao") != std::string::npos);
  CHECK(out.find("kinh tế-xã hội") != std::string::npos);
  Text t;
  normalise("dự to\u00AD\n  án", t);
  CHECK(t.utf8 == "dự toán");
}

TEST_CASE("wrapping: headings, list items and paragraphs stay lines of their own", "[text]") {
  const std::string text = "I. KẾT QUẢ\n" + kWrapped + "- Thu hải quan đạt 1.200 tỷ đồng.\n- Thu khác đạt 300 tỷ đồng.\n" + kWrapped;
  const std::string out = joined(text);
  CHECK(out.starts_with("I. KẾT QUẢ\nChín tháng"));
  CHECK(out.find("5.200 tỷ đồng.\n- Thu hải quan đạt 1.200 tỷ đồng.\n- Thu khác đạt 300 tỷ đồng.\nChín tháng") != std::string::npos);
}

TEST_CASE("wrapping: a number at the beginning of a line is no item where the line before goes on", "[text]") {
  const std::string out = joined(kWrapped + "\nCả xã đã đạt mười chín tiêu chí của năm nay, trong đó số hộ nghèo chỉ còn\n61. Năm trước là 90 hộ.\n");
  CHECK(out.find("chỉ còn 61. Năm trước") != std::string::npos);
}

TEST_CASE("wrapping: a paragraph a line stays as it is", "[text]") {
  for (const std::string text :
       {"Tổng thu đạt 5 tỷ đồng.\nTổng chi đạt 3 tỷ đồng.\n", "lúa: 12\nngô: 15\nkhoai: 3\nsắn: 4\n", "Số hộ nghèo\n12\nhộ\n",
        "Thu ngân sách đạt khá, bằng 5 phần mười dự toán của cả năm nay.\ncòn chi thì giảm.\nMột đoạn khác rất dài, dài hơn tất cả những dòng ở trên nó, "
        "và nói về những chuyện khác hẳn.\n"}) {
    CHECK(joined(text) == text);
  }
}

TEST_CASE("wrapping: a unit is joined to its number in any text", "[text]") {
  CHECK(joined("Tổng thu đạt 7.353\ntỷ đồng.\nTổng chi giảm 5\n% so với năm trước.\n") == "Tổng thu đạt 7.353 tỷ đồng.\nTổng chi giảm 5 % so với năm trước.\n");
  CHECK(joined("7.353\ntỷ đồng\n") == "7.353\ntỷ đồng\n");  // a table whose cells are lines
}

TEST_CASE("wrapping: decimals are joined to their number in any text, where a unit stands behind them", "[text]") {
  CHECK(joined("Tổng thu đạt 7.353,\n5 tỷ đồng.\n") == "Tổng thu đạt 7.353, 5 tỷ đồng.\n");
  CHECK(joined("Tổng thu tăng 39,\n1% so với năm trước.\n") == "Tổng thu tăng 39, 1% so với năm trước.\n");
  for (const char* text : {"Các xã 1,\n5 hộ.\n", "7.353,\n5 tỷ đồng.\n", "Tổng thu đạt,\n5 tỷ đồng.\n", "Tổng thu đạt 7.353,\ntỷ đồng.\n", "Tổng thu đạt 7.353,\n5\n"}) CHECK(joined(text) == text);
}

TEST_CASE("wrapping: positions lead back to the source", "[text]") {
  Text text;
  normalise(kWrapped, text);
  join_lines(text, [](std::string_view) { return false; });
  const std::size_t at = text.utf8.find("7.353,5 tỷ đồng");
  REQUIRE(at != std::string_view::npos);
  SourceSpan source = text.map.to_source({at, at + std::string_view("7.353,5 tỷ đồng").size()});
  CHECK(kWrapped.substr(source.begin, source.size()) == "7.353,5\ntỷ đồng");
}

TEST_CASE("wrapping: told without joining", "[wrapping]") {
  const std::string text = "Thu ngân sách của tỉnh trong chín tháng đã\nvượt kế hoạch của cả năm, và các khoản chi\nđược giữ ở mức của năm trước.\n\nHết.\n";
  const WrappedLines lines = wrapped_lines(text);
  CHECK(lines.count == 2);
  CHECK(text.substr(lines.first.begin, lines.first.size()) == "Thu ngân sách của tỉnh trong chín tháng đã");
  CHECK(wrapped_lines("Thu ngân sách của tỉnh đạt 5\ntỷ đồng.\nChi 7 tỷ đồng.\n").count == 0);
  CHECK(wrapped_lines("").count == 0);
}
