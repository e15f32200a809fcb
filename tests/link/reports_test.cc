// What reports of offices say in short: changes that are counted, bases of lists, brackets, plans that are named once.
#include <catch2/catch.hpp>

#include "link/told.h"

using namespace solieu;
using namespace solieu::test;

TEST_CASE("reports: a change that is counted is of what was counted", "[reports]") {
  const std::string text = "Quý I xảy ra 118 vụ cháy, làm 61 người chết, 84 người bị thương. So với cùng kỳ, giảm 12 vụ (-9,2%), giảm 5 người chết, tăng 8 người bị thương.";
  CHECK(indicators(text) == "xảy ra vụ cháy | người chết | người bị thương | xảy ra vụ cháy | xảy ra vụ cháy | người chết | người bị thương");
  CHECK(links(text) == "0/0 | 0/0 | 0/0 | 1/0 | 1/0 | 2/0 | 3/0");
  CHECK(bases(text) == "- | - | - | same_period | same_period | same_period | same_period");
  CHECK(indicators("Có 20 vụ đuối nước; giảm 3 người tử vong.") == "vụ đuối nước | người tử vong");
}

TEST_CASE("reports: what stands behind a change says of what it is", "[reports]") {
  CHECK(indicators("Tình hình được cải thiện (giảm 6,1% số vụ, giảm 2,5% số người chết và giảm 11% về số người bị thương).") ==
        "số vụ | số người chết | số người bị thương");
  CHECK(indicators("Xuất khẩu hạt tiêu tăng 12% về lượng và tăng 30% kim ngạch.") == "lượng Xuất khẩu hạt tiêu | kim ngạch Xuất khẩu hạt tiêu");
  const std::string told_before = "Cả nước nhập 5 triệu tấn phân bón, đạt kim ngạch 1,3 tỷ USD, tăng 6% về lượng nhưng tăng 21% về giá trị.";
  CHECK(links(told_before) == "0/0 | 0/0 | 1/0 | 2/0");
  CHECK(kinds("Giá bán thấp hơn 34% chi phí sản xuất.") == "change");
}

TEST_CASE("reports: the head of a list says what all of it is compared with", "[reports]") {
  CHECK(bases("Có 15 ngành tăng so với cùng kỳ như: Dệt tăng 12,2%; chế biến gỗ tăng 8,5%.") == "- | same_period | same_period");
  CHECK(bases("So với tháng trước, 8 trong 11 nhóm hàng tăng giá: May mặc tăng 0,2%; đồ uống tăng 0,1%.") == "- | - | previous_month | previous_month");
  CHECK(bases("Chỉ số tồn kho so với tháng trước và cùng kỳ giảm lần lượt 2,4% và 6,1%.") == "previous_month | same_period");
  CHECK(bases("Vốn huy động đến 31/10/2023 là 12.640 tỷ đồng; so với 31/12/2022 tăng 815 tỷ đồng (+6,9%).") == "- | year | year");
  CHECK(bases("Lợi nhuận gấp 3 lần và doanh thu gấp 2 lần cùng kỳ.") == "same_period | same_period");
}

TEST_CASE("reports: a plan that is named once", "[reports]") {
  const std::string text = "Tổng chi là 1.742 tỷ đồng, đạt 71,3% dự toán. Trong đó: Chi đầu tư là 602 tỷ đồng, đạt 80,2%; chi thường xuyên là 1.098 tỷ đồng, đạt 66,7%.";
  CHECK(kinds(text) == "level | attainment | level | attainment | level | attainment");
  CHECK(bases(text) == "- | budget | - | - | - | -");
  CHECK(links(text) == "0/0 | 1/0 | 0/1 | 3/0 | 0/1 | 5/0");
}

TEST_CASE("reports: brackets tell places of a total, and times of their own", "[reports]") {
  CHECK(indicators("Số nhà bị sập là 108 (Phú An 22 nhà, Đông Sơn 86 nhà).") == "Số nhà bị sập | Số nhà bị sập Phú An | Số nhà bị sập Đông Sơn");
  const std::string bare = "Có 8.606 ha lúa bị ngập (Phú An 4.123, Đông Sơn 4.483).";
  CHECK(told(bare, [](const Figure& f) { return f.unit; }) == "ha | ha | ha");
  CHECK(periods("Năm 2024, khai khoáng tăng 6,5% (cùng kỳ năm 2023 tăng 4,2%), đóng góp 1,2 điểm phần trăm.") ==
        "2024-01-01/2024-12-31 | 2023-01-01/2023-12-31 | 2024-01-01/2024-12-31");
  CHECK(periods("Tính chung 5 tháng năm 2024, IIP tăng 6,8% (cùng kỳ năm 2023 giảm 2%).") == "2024-01-01/2024-05-31 | 2023-01-01/2023-05-31");
  CHECK(periods("Năm 2024 thu 5 tỷ đồng (cùng kỳ năm 2023 thu 4 tỷ đồng).\n\nTháng 5 thu 1 tỷ đồng.").ends_with("2024-05-01/2024-05-31"));
}

TEST_CASE("reports: what was said before a comma is no name of what is counted behind it", "[reports]") {
  CHECK(indicators("Có 16.228 căn nhà hư hỏng, tốc mái, 6.816 căn nhà ngập.") == "căn nhà hư hỏng, tốc mái | căn nhà ngập");
  CHECK(indicators("Trong nông nghiệp, có 8.606 ha lúa bị thiệt hại.") == "lúa bị thiệt hại");
  CHECK(indicators("Tổng thiệt hại do bão gây ra là 27 tỷ đồng.") == "Tổng thiệt hại");
  CHECK(indicators("Diện tích lúa bị ngập úng là 8.648 ha.") == "Diện tích lúa bị ngập úng");
  CHECK(indicators("Có 7 nhóm tăng giá, 3 nhóm giảm, 2 nhóm giữ ổn định.") == "nhóm tăng giá | nhóm giảm | nhóm giữ ổn định");
}

TEST_CASE("reports: a row without a name is said of the amounts before it", "[reports]") {
  const std::string text = "Doanh thu đạt 3.607 tỷ đồng và lợi nhuận 489 tỷ đồng, lần lượt tăng 14% và 73% so với cùng kỳ.";
  CHECK(links(text) == "0/0 | 0/0 | 1/0 | 2/0");
  CHECK(indicators(text) == "Doanh thu | lợi nhuận | Doanh thu | lợi nhuận");
}

TEST_CASE("reports: months by their names, marks of footnotes, articles", "[reports]") {
  CHECK(periods("Năm 2024 khởi sắc. CPI tháng Năm tăng 0,2%.").ends_with("2024-05-01/2024-05-31"));
  CHECK(periods("Trong 9 tháng năm 2024 thu 5 tỷ đồng.") == "2024-01-01/2024-09-30");
  CHECK(indicators("Diện tích rừng bị cháy[1] là 12 ha.") == "Diện tích rừng bị cháy");
  const std::string articles = "Điều 1. Mục tiêu chủ yếu\n1. Về kinh tế\n- Thu ngân sách đạt 500 tỷ đồng.\nĐiều 2. Kết quả\nThu ngân sách đạt 400 tỷ đồng.";
  CHECK(told(articles, [](const Figure& f) { return f.status; }) == "target | actual");
  CHECK(kinds("Cơ cấu kinh tế: nông nghiệp 21,5%; dịch vụ 35,6%.") == "share | share");
}
