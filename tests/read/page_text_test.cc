// Pages to text: paragraphs, columns, running heads and tables, by where words stand.
#include "read/page_text.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "invariants.h"
#include "read/page_words.h"

using namespace solieu;

namespace {

constexpr float kLetter = 6, kHeight = 12;

std::size_t letters(std::string_view word) {
  return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Each letter is as wide as half of a line is high.
PageLine line(float left, float top, std::string_view text, int block = 0, float scale = 1) {
  PageLine out;
  out.block = block;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const float wide = static_cast<float>(letters(word)) * kLetter * scale;
    if (!word.empty()) out.words.push_back({std::string(word), {left, top, left + wide, top + kHeight * scale}});
    left += wide + kLetter * scale;
    at = end + 1;
  }
  out.box = out.words[0].box;
  for (const PageWord& word : out.words) out.box.add(word.box);
  return out;
}

Page page(int number, std::vector<PageLine> lines) { return {number, 600, 800, false, std::move(lines)}; }

std::string text_of(std::vector<Page> pages) {
  SourceText out;
  write_pages(std::move(pages), out);
  test::check_words(out);
  return out.text;
}

}  // namespace

TEST_CASE("pages: lines that were filled go on in the next", "[read]") {
  CHECK(text_of({page(1, {line(50, 50, "Tổng thu ngân sách của toàn tỉnh năm nay đạt 7.353,5"), line(50, 65, "tỷ đồng, tăng so với cùng kỳ. Thu nội địa của các huyện"),
                          line(50, 80, "đạt 5.200 tỷ đồng."), line(50, 95, "Toàn tỉnh có 984 doanh nghiệp thành lập mới.")})}) ==
        "Tổng thu ngân sách của toàn tỉnh năm nay đạt 7.353,5 tỷ đồng, tăng so với cùng kỳ. Thu nội địa của các huyện đạt 5.200 tỷ đồng.\n"
        "Toàn tỉnh có 984 doanh nghiệp thành lập mới.\n");
}

TEST_CASE("pages: hyphens at the end of a line", "[read]") {
  auto joined = [](const std::string& end, const std::string& begin) {
    const std::string text = text_of({page(1, {line(50, 50, "Một dòng đủ dài để lấp đầy cả chiều ngang trang " + end), line(50, 65, begin + " và phần còn lại của đoạn văn này cho đủ một dòng")})});
    const std::size_t from = text.find("trang ") + 6;
    return text.substr(from, text.find(" và phần") - from);
  };
  CHECK(joined("tri-", "ển") == "triển");
  CHECK(joined("Goo-", "gle") == "Google");
  CHECK(joined("kinh-", "tế") == "kinh-tế");
  CHECK(joined("2021-", "2025") == "2021-2025");
  CHECK(joined("2021–", "2025") == "2021–2025");
  CHECK(joined("Mỹ-", "Trung") == "Mỹ-Trung");
  CHECK(joined("tế -", "xã") == "tế - xã");
  CHECK(joined("phát\xC2\xAD", "triển") == "pháttriển");
}

TEST_CASE("pages: headings, list items and indents begin paragraphs", "[read]") {
  CHECK(text_of({page(1, {line(150, 40, "Thu ngân sách chín tháng", 0, 1.5F), line(150, 62, "vượt dự toán", 0, 1.5F), line(50, 90, "I. Thu ngân sách", 1),
                          line(70, 110, "Thu nội địa đạt 5.200 tỷ đồng và các khoản còn lại là", 1), line(50, 125, "2.153 tỷ đồng, phần lớn là từ xuất khẩu nông sản đạt số", 1),
                          line(70, 140, "Chi đạt 4.000 tỷ đồng, trong đó chi đầu tư là số tiền", 1), line(50, 155, "1.200 tỷ đồng.", 1), line(70, 170, "- Lúa: 320 nghìn tấn;", 1), line(70, 185, "- Ngô: 97 nghìn tấn.", 1)})}) ==
        "Thu ngân sách chín tháng vượt dự toán\nI. Thu ngân sách\n"
        "Thu nội địa đạt 5.200 tỷ đồng và các khoản còn lại là 2.153 tỷ đồng, phần lớn là từ xuất khẩu nông sản đạt số\n"
        "Chi đạt 4.000 tỷ đồng, trong đó chi đầu tư là số tiền 1.200 tỷ đồng.\n- Lúa: 320 nghìn tấn;\n- Ngô: 97 nghìn tấn.\n");
}

TEST_CASE("pages: what stands at the same place of many is left out", "[read]") {
  std::vector<Page> pages;
  for (int number = 1; number <= 3; ++number) {
    pages.push_back(page(number, {line(50, 20, "BÁO CÁO NĂM 2024"), line(50, 100 + 10.0F * static_cast<float>(number), "Năm " + std::to_string(2020 + number) + " thu 5 tỷ đồng."), line(290, 780, "- " + std::to_string(7 + number) + " -")}));
  }
  CHECK(text_of(pages) == "Năm 2021 thu 5 tỷ đồng.\nNăm 2022 thu 5 tỷ đồng.\nNăm 2023 thu 5 tỷ đồng.\n");
  pages.resize(1);
  CHECK(text_of(pages) == "BÁO CÁO NĂM 2024\nNăm 2021 thu 5 tỷ đồng.\n- 8 -\n");
}

TEST_CASE("pages: numbers below each other are a table", "[read]") {
  const std::vector<PageLine> lines = {line(200, 50, "Kế hoạch"), line(350, 50, "Thực hiện"), line(170, 65, "2023"), line(250, 65, "2024"), line(330, 65, "2023"), line(410, 65, "2024"),
                                       line(50, 57, "Chỉ tiêu"), line(50, 85, "Lúa của cả tỉnh và"), line(50, 98, "các huyện"), line(164, 91, "310,0"), line(244, 91, "315,0"), line(324, 91, "312,4"), line(404, 91, "320,6"),
                                       line(50, 115, "Ngô"), line(170, 115, "95,0"), line(256, 115, "-"), line(330, 115, "93,1"), line(410, 115, "97,2"),
                                       line(50, 135, "Cây lâu năm"), line(50, 155, "Chè"), line(170, 155, "40,0"), line(250, 155, "41,0"), line(330, 155, "40,8"), line(410, 155, "42,5")};
  CHECK(text_of({page(1, lines)}) ==
        "Chỉ tiêu\tKế hoạch\t\tThực hiện\t\n\t2023\t2024\t2023\t2024\nLúa của cả tỉnh và các huyện\t310,0\t315,0\t312,4\t320,6\nNgô\t95,0\t-\t93,1\t97,2\nCây lâu năm\nChè\t40,0\t41,0\t40,8\t42,5\n");
}

TEST_CASE("pages: numbers in prose are none", "[read]") {
  const std::string prose = text_of({page(1, {line(50, 50, "Tổng thu đạt 7.353 tỷ đồng trong năm"), line(50, 65, "và chi hết 5.200 tỷ đồng trong năm"), line(50, 80, "rồi còn lại 2.153 tỷ đồng cuối năm.")})});
  CHECK(prose.find('\t') == std::string::npos);
}

TEST_CASE("pages: the programs' rows, in any pieces", "[read]") {
  const std::string rows =
      "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
      "1\t1\t0\t0\t0\t0\t0.000000\t0.000000\t595.3\t841.9\t-1\t###PAGE###\n3\t1\t0\t0\t0\t0\t50\t50\t90\t12\t-1\t###FLOW###\n4\t1\t0\t0\t0\t0\t50\t50\t90\t12\t-1\t###LINE###\n"
      "5\t1\t0\t0\t0\t0\t50.00\t50.00\t18.00\t12.00\t100\tThu\n5\t1\t0\t0\t0\t1\t71.00\t50.00\t6.00\t12.00\t100\tđ\n5\t1\t0\t0\t0\t2\t77.10\t50.00\t12.00\t12.00\t100\tạt\n"
      "5\t1\t0\t0\t0\t3\tnan\t50.00\t12.00\t12.00\t100\tx\n5\t1\t0\t0\t0\t3\t93.00\t50.00\t30.00\t12.00\t100\t5\x01.200";
  for (std::size_t size : {1, 7, 1000}) {
    PageWords words;
    for (std::size_t at = 0; at < rows.size(); at += size) words.take(std::string_view(rows).substr(at, size));
    const std::vector<Page> pages = words.finish();
    REQUIRE(pages.size() == 1);
    CHECK(pages[0].width == Approx(595.3));
    REQUIRE(pages[0].lines.size() == 1);
    REQUIRE(pages[0].lines[0].words.size() == 3);
    CHECK(pages[0].lines[0].words[1].text == "đạt");  // in two fonts
    CHECK(pages[0].lines[0].words[1].box.right == Approx(89.1));
    CHECK(pages[0].lines[0].words[2].text == "5.200");
  }
}
