// What is said once for several figures: names, rows, times, plans. Vietnamese in, one field of each figure out.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "grammar/built_in.h"
#include "solieu.h"

using namespace solieu;

namespace {

// A field of each figure, set apart by bars.
std::string all(const std::string& text, std::string Figure::*field) {
  static const Extractor extractor(test::built_in());
  std::string out;
  for (const Figure& f : extractor.extract(text)) out += (out.empty() ? "" : " | ") + f.*field;
  return out;
}

std::string indicators(const std::string& text) { return all(text, &Figure::indicator); }
std::string periods(const std::string& text) { return all(text, &Figure::period); }
std::string statuses(const std::string& text) { return all(text, &Figure::status); }

int flagged(const std::string& text, const std::string& flag) {
  static const Extractor extractor(test::built_in());
  int count = 0;
  for (const Figure& f : extractor.extract(text)) {
    for (const std::string& have : f.flags) count += have == flag;
  }
  return count;
}

}  // namespace

TEST_CASE("linking: one of a class stands where another one of it stood", "[linking]") {
  CHECK(indicators("Đại biểu nữ ở cấp tỉnh chiếm 23,8%, cấp huyện chiếm 23,2%.") == "Đại biểu nữ ở cấp tỉnh | Đại biểu nữ ở cấp huyện");
  CHECK(indicators("Thu nhập bình quân khối nhà nước đạt 8 triệu đồng; khối FDI 9,1 triệu đồng.") ==
        "Thu nhập bình quân khối nhà nước | Thu nhập bình quân khối FDI");
  CHECK(indicators("Xuất khẩu sang Mỹ đạt 2 tỷ USD, sang EU đạt 1,5 tỷ USD, Nhật Bản 900 triệu USD.") ==
        "Xuất khẩu sang Mỹ | Xuất khẩu sang EU | Xuất khẩu sang Nhật Bản");
  CHECK(indicators("Về tỷ lệ hộ dùng nước sạch, cấp huyện đạt 16%, cấp xã 21%.") ==
        "tỷ lệ hộ dùng nước sạch cấp huyện | tỷ lệ hộ dùng nước sạch cấp xã");
}

TEST_CASE("linking: a measure holds for the goods told one after another", "[linking]") {
  CHECK(indicators("Sản lượng lúa đạt 5 triệu tấn, ngô đạt 1 triệu tấn.") == "Sản lượng lúa | Sản lượng ngô");
  CHECK(indicators("Hầu hết mặt hàng có tốc độ tăng kim ngạch cao, đặc biệt là gạo 47%, rau quả 31%.") == "kim ngạch gạo | kim ngạch rau quả");
  CHECK(indicators("Học sinh giỏi được thưởng 2 triệu đồng, học sinh nghèo 1 triệu đồng.") == "thưởng Học sinh giỏi | thưởng học sinh nghèo");
}

TEST_CASE("linking: what something is compared with names nothing", "[linking]") {
  CHECK(indicators("Khoai tây bán lẻ 3.000 đồng/kg (rẻ hơn khoai Đà Lạt 2.000 đồng/kg).") == "giá Khoai tây bán lẻ | giá Khoai tây bán lẻ");
}

TEST_CASE("linking: lists told side by side are taken apart", "[linking]") {
  const std::string together = "Số vụ, số người chết và số người bị thương lần lượt giảm 10%, 12% và 15%.";
  CHECK(indicators(together) == "Số vụ | số người chết | số người bị thương");
  CHECK(all(together, &Figure::direction) == "down | down | down");
  CHECK(indicators("Thu nội địa và thu xuất nhập khẩu đạt 5 và 7 tỷ đồng.") == "Thu nội địa | thu xuất nhập khẩu");
  CHECK(indicators("Tỷ lệ thu gom rác ở đô thị và nông thôn lần lượt là 97% và 85%.") == "Tỷ lệ thu gom rác ở đô thị | Tỷ lệ thu gom rác ở nông thôn");
  CHECK(flagged(together, "list_unaligned") == 0);
}

TEST_CASE("linking: lists of different length are not guessed at", "[linking]") {
  CHECK(flagged("Diện tích lúa và ngô lần lượt là 5.000 ha, 3.000 ha và 200 ha.", "list_unaligned") == 3);
  CHECK(flagged("Diện tích lúa là 5.000 ha, ngô 3.000 ha.", "list_unaligned") == 0);
}

TEST_CASE("linking: the amounts of a plan are wanted, also where they are told again", "[linking]") {
  CHECK(statuses("HĐND tỉnh thông qua dự toán ngân sách năm 2025. Tổng chi là 500 tỷ đồng.\nKhoản 500 tỷ đồng này gồm 200 tỷ đồng chi đầu tư.") ==
        "target | target | target");
  CHECK(statuses("Năm 2024, tổng chi là 500 tỷ đồng.") == "actual");
  CHECK(statuses("IV. NHIỆM VỤ TRỌNG TÂM\nTrồng 235 ha rừng trước tháng 9.\nV. KẾT QUẢ\nTrồng được 100 ha rừng.") == "target | actual");
  CHECK(statuses("Công ty sẽ nâng vốn từ 450 tỷ đồng lên 540 tỷ đồng.") == "actual | target");
}

TEST_CASE("linking: a time that is compared with is none of the figure's own", "[linking]") {
  CHECK(periods("Tám tháng đầu năm 2024 xuất 6 triệu tấn, so với cùng kỳ năm 2023 tăng 4,6%.") == "2024-01-01/2024-08-31 | 2024-01-01/2024-08-31");
  CHECK(periods("Tám tháng đầu năm 2024, số ca là 4.216, giảm 34% so với cùng kỳ năm trước (6.388 ca).") ==
        "2024-01-01/2024-08-31 | 2024-01-01/2024-08-31 | 2023-01-01/2023-08-31");
  CHECK(periods("Sở công bố số liệu 8 tháng đầu năm 2024. Theo đó, có 12 vụ cháy.") == "2024-01-01/2024-08-31");
  CHECK(periods("Ông sinh năm 1966. Nhà có 3 con bò.") == "");
}

TEST_CASE("linking: a share that is itself the subject names whom it is said of, and no more", "[linking]") {
  CHECK(indicators("Xuất khẩu gạo đạt 466 triệu USD, trong đó 47% là hợp đồng chính phủ, 53% là hợp đồng thương mại.") ==
        "Xuất khẩu gạo | hợp đồng chính phủ | hợp đồng thương mại");
  CHECK(indicators("Trong số 900 phụ huynh, 60% nói rằng học phí quá cao. Tổng cộng có 40 trường tham gia.").find("nói rằng học phí quá cao") != std::string::npos);
}

TEST_CASE("linking: what was named before is no part of a name", "[linking]") {
  CHECK(indicators("Kim ngạch xuất khẩu dầu thô đạt 578 triệu USD. Kim ngạch xuất khẩu mặt hàng này tăng 45%.") ==
        "Kim ngạch xuất khẩu dầu thô | Kim ngạch xuất khẩu dầu thô");
  CHECK(indicators("Tỷ lệ thất nghiệp của nước này là 10%.") == "Tỷ lệ thất nghiệp");
}

TEST_CASE("linking: who did it is not what is counted", "[linking]") {
  CHECK(indicators("Sân bay Cát Sa phục vụ 9.850 chuyến bay.") == "phục vụ chuyến bay");
  CHECK(indicators("Hai chỉ tiêu lỡ hẹn là thu ngân sách và việc làm.") == "chỉ tiêu lỡ hẹn");
  CHECK(indicators("Đến nay 14/19 điểm đen đã xóa xong.") == "điểm đen đã xóa xong | điểm đen");
}

TEST_CASE("linking: a measure in the headline, a line above a lone figure", "[linking]") {
  CHECK(indicators("Giá cà phê lên xuống thất thường\nSáng nay giá giảm còn 98.000 đồng/kg.\n") == "Giá cà phê");
  CHECK(indicators("Bạn mua sắm ở đâu?\nSiêu thị\n55,5%\nQua mạng\n40%\n") == "Siêu thị | Qua mạng");
}

TEST_CASE("linking: what is said behind a pair is said of its first", "[linking]") {
  static const Extractor extractor(test::built_in());
  auto figures = extractor.extract("Toàn tỉnh có 118/142 xã đạt chuẩn, bằng 83,1%.");
  REQUIRE(figures.size() == 3);
  CHECK(figures[0].parent == 2);
  CHECK(figures[2].of == 1);
}

TEST_CASE("linking: a list of parts may go on over lines", "[linking]") {
  static const Extractor extractor(test::built_in());
  auto figures = extractor.extract("Cơ quan bảo hiểm đã chi trả 5.127 tỷ đồng, bao gồm:\n- Lương hưu: 2.964 tỷ đồng;\n- Khám chữa bệnh: 1.580 tỷ đồng.\nThu đạt 6.000 tỷ đồng.\n");
  REQUIRE(figures.size() == 4);
  CHECK(figures[1].parent == 1);
  CHECK(figures[2].parent == 1);
  CHECK(figures[3].parent == 0);
}
