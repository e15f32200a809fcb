// Vietnamese in, findings out: which numbers fit together, which do not, and which cannot be told.
#include "check/check.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "check/repeats.h"
#include "grammar/built_in.h"
#include "solieu.h"
#include "unicode.h"

using namespace solieu;
using namespace solieu::check;
using Catch::Matchers::Contains;

namespace {

std::vector<Figure> figures_of(const std::string& text) {
  static const Extractor extractor(test::built_in());
  return extractor.extract(text);
}

std::vector<Finding> findings(const std::string& text, bool with_text = true) {
  return check_document(TextFigures("a.txt", figures_of(text), with_text ? text : std::string_view()));
}

// Verdict and check of each finding that was reckoned, set apart by bars.
std::string verdicts(const std::string& text, bool with_text = true) {
  std::string out;
  for (const Finding& f : findings(text, with_text)) {
    if (f.verdict == Verdict::unchecked && f.arithmetic.empty()) continue;
    out += (out.empty() ? "" : " | ") + std::string(verdict_name(f.verdict)) + " " + f.check;
  }
  return out;
}

std::string arithmetic(const std::string& text) {
  for (const Finding& f : findings(text)) {
    if (!f.arithmetic.empty()) return f.arithmetic;
  }
  return {};
}

std::string reason(const std::string& text) {
  for (const Finding& f : findings(text)) {
    if (f.verdict == Verdict::unchecked) return f.reason;
  }
  return {};
}

}  // namespace

TEST_CASE("check: parts come to their whole", "[check]") {
  CHECK(verdicts("Thu ngân sách đạt 7.353,5 tỷ đồng, trong đó thu nội địa 2.148 tỷ đồng, thu xuất nhập khẩu 5.200 tỷ đồng, huy động 5,5 tỷ đồng.") ==
        "consistent sum.parts");
  CHECK(arithmetic("Thu ngân sách đạt 7.353,5 tỷ đồng, trong đó thu nội địa 2.148 tỷ đồng, thu xuất nhập khẩu 5.200 tỷ đồng, huy động 5,5 tỷ đồng.") ==
        "2.148 tỷ đồng + 5.200 tỷ đồng + 5,5 tỷ đồng = 7.353,5 tỷ đồng");
  CHECK(verdicts("Kim ngạch đạt 766,7 triệu USD, trong đó xuất khẩu 582,6 triệu USD và nhập khẩu 184 triệu USD.") == "consistent_by_rounding sum.parts");
}

TEST_CASE("check: decomposed letters are no other words", "[check]") {
  const std::string text = "Thu đạt 57 tỷ đồng, gồm 31 tỷ đồng nội địa và 28 tỷ đồng xuất nhập khẩu.";
  CHECK(arithmetic(text) == "31 tỷ đồng + 28 tỷ đồng = 59 tỷ đồng; that is 2 tỷ đồng more than the 57 tỷ đồng of the text");
  CHECK(arithmetic(test::nfd(text)) == arithmetic(text));
}

TEST_CASE("check: parts that miss their whole by a slip of the pen do not fit", "[check]") {
  const std::string wrong = "Tồn kho 213.400 tấn, trong đó có 144.000 tấn phân lân, 55.100 tấn phân hỗn hợp và 14.000 tấn phân đạm.";
  CHECK(verdicts(wrong) == "inconsistent sum.parts");
  CHECK(arithmetic(wrong) == "144.000 tấn + 55.100 tấn + 14.000 tấn = 213.100 tấn; that is 300 tấn less than the 213.400 tấn of the text");
  CHECK(verdicts(wrong, false) == "inconsistent sum.parts");
  CHECK(verdicts("Cả tỉnh có 58 dự án, gồm 31 dự án trong nước và 28 dự án nước ngoài.") == "inconsistent sum.parts");
}

TEST_CASE("check: a list that may not be complete is left alone", "[check]") {
  const std::string open = "Thu ngân sách đạt 7.353,5 tỷ đồng, trong đó thu nội địa 2.148 tỷ đồng, thu xuất nhập khẩu 1.310 tỷ đồng.";
  CHECK(verdicts(open) == "unchecked sum.open");
  CHECK_THAT(reason(open), Contains("may not be all"));
  CHECK(verdicts("Có 58 dự án, trong đó có 31 dự án trong nước và 25 dự án mới.") == "unchecked sum.open");
}

TEST_CASE("check: a change, its amount and the amount before", "[check]") {
  CHECK(verdicts("Thu xuất nhập khẩu đạt 5.200 tỷ đồng, tăng 39,1% so với 3.738 tỷ đồng của năm trước.") == "consistent change.base");
  CHECK(verdicts("Thu xuất nhập khẩu đạt 5.200 tỷ đồng, tăng 36,1% so với 3.738 tỷ đồng của năm trước.") == "inconsistent change.base");
  CHECK(verdicts("Thu xuất nhập khẩu đạt 5.200 tỷ đồng, giảm 39,1% so với 3.738 tỷ đồng của năm trước.") == "inconsistent change.base");
  CHECK(arithmetic("Thu xuất nhập khẩu đạt 5.200 tỷ đồng, giảm 39,1% so với 3.738 tỷ đồng của năm trước.") ==
        "5.200 tỷ đồng is 39,11% more than 3.738 tỷ đồng; the text has 39,1%, and a decline");
  CHECK(verdicts("Nợ thuế giảm từ 1.352 tỷ đồng xuống 1.187 tỷ đồng, giảm 12,2%.") == "consistent change.base");
  CHECK(verdicts("Năm 2023, sản lượng cá đạt 4.000 tấn. Năm 2024, sản lượng cá đạt 5.200 tấn, tăng 30% so với năm 2023.") == "consistent change.base");
  CHECK(verdicts("Doanh thu đạt 120,4 tỷ đồng, tăng 20,1 tỷ đồng (20%) so với cùng kỳ.") == "consistent change.amount");
  CHECK(verdicts("Doanh thu đạt 120,4 tỷ đồng, tăng 20,1 tỷ đồng (26%) so với cùng kỳ.") == "inconsistent change.amount");
}

TEST_CASE("check: a percentage may be cut off rather than rounded", "[check]") {
  CHECK(verdicts("Doanh thu đạt 124,7 tỷ đồng, tăng 24,7% so với 100 tỷ đồng của năm trước.") == "consistent change.base");
  // 137 of 36.281 is 0.3776 %
  CHECK(verdicts("Số ứng cử viên là 36.281 người, trong đó 137 người, chiếm 0,37%, tự ứng cử.") == "consistent_by_rounding share.whole");
}

TEST_CASE("check: attainment and plan, ratio, share", "[check]") {
  CHECK(verdicts("Tiền sử dụng đất thu được 2.310/3.000 tỷ đồng, bằng 77% dự toán.") == "consistent attainment.plan");
  CHECK(verdicts("Tiền sử dụng đất thu được 2.310/3.000 tỷ đồng, bằng 71% dự toán.") == "inconsistent attainment.plan");
  CHECK(verdicts("Vẫn còn 5/22 chỉ tiêu đạt dưới 45% kế hoạch.").empty());
  CHECK(verdicts("Xuất khẩu đạt 8,46 tỷ USD, bằng 94% kế hoạch cả năm (9 tỷ USD).") == "consistent attainment.plan");
  CHECK(verdicts("Toàn tỉnh có 4.000 hộ nghèo, chiếm 5% trong tổng số 80.000 hộ.") == "consistent share.whole");
}

TEST_CASE("check: an amount that is compared with has no plan, no parts and no shares", "[check]") {
  CHECK(verdicts("Lợi nhuận đạt 5.600 tỷ đồng, tăng 16,7% so với cùng kỳ năm trước là 4.800 tỷ đồng và hoàn thành 50,9% kế hoạch cả năm 11.000 tỷ đồng.") ==
        "consistent change.base | consistent attainment.plan");
  CHECK(verdicts("Thu ngân sách đạt 4.826 tỷ đồng, tăng 12,4% so với cùng kỳ (4.294 tỷ đồng). Trong đó, thu nội địa đạt 3.915 tỷ đồng, thu xuất nhập khẩu đạt 911 tỷ đồng.") ==
        "consistent sum.parts | consistent change.base");
}

TEST_CASE("check: a change is of what it counts", "[check]") {
  const std::string before = "Cả nước xảy ra 209 vụ tai nạn, làm chết 98 người, bị thương 174 người. So với cùng kỳ, giảm 131 vụ (38,5%), giảm 42 người chết ";
  CHECK(verdicts(before + "(30%).") == "consistent change.amount | consistent change.amount");
  CHECK(verdicts(before + "(40%).") == "consistent change.amount | inconsistent change.amount");
}

TEST_CASE("check: base, plan and whole are told behind what they are named by", "[check]") {
  CHECK(verdicts("Bệnh viện hiện kê 820 giường, gấp 1,6 lần số giường kế hoạch là 512 giường.") == "consistent ratio.base");
  CHECK(verdicts("Bệnh viện hiện kê 820 giường, gấp 6,1 lần số giường kế hoạch là 512 giường.") == "inconsistent ratio.base");
  CHECK(verdicts("Tỷ lệ nợ xấu là 1,7%, giảm 0,2 điểm phần trăm so với mức 1,9% cuối năm 2024.") == "consistent change.base");
  CHECK(verdicts("Diện tích lúa bị ngập là 68.500 ha, chiếm 41,5% diện tích gieo cấy vụ mùa (165.000 ha).") == "consistent share.whole");
  CHECK(verdicts("Diện tích lúa bị ngập là 68.500 ha, chiếm 45,1% diện tích gieo cấy vụ mùa (165.000 ha).") == "inconsistent share.whole");
  CHECK(verdicts("Diện tích tái canh đạt 12.600 ha, vượt 5% kế hoạch (12.000 ha).") == "consistent change.base");
}

TEST_CASE("check: a list of shares and the whole before it", "[check]") {
  const std::string head = "Sản lượng điện là 1.050 triệu kWh. Miền Bắc dùng 504 triệu kWh, chiếm 48%; miền Trung 105 triệu kWh, chiếm 10%; miền Nam ";
  CHECK(verdicts(head + "441 triệu kWh, chiếm 42%.") == "consistent sum.parts | consistent share.whole | consistent share.whole | consistent share.whole");
  CHECK_THAT(verdicts(head + "441 triệu kWh, chiếm 24%."), Contains("inconsistent share.whole"));
  CHECK_THAT(verdicts(head + "411 triệu kWh, chiếm 42%."), Contains("inconsistent sum.parts"));
  CHECK(verdicts("Cả vùng có 900 xã. Huyện A có 504 xã, chiếm 48%; huyện B có 105 xã, chiếm 10%.").empty());
}

TEST_CASE("check: averages beside both of their amounts", "[check]") {
  CHECK(verdicts("Cả nước xuất khẩu 1,5 triệu tấn cà phê, thu về 8,4 tỷ USD, giá bình quân 5.600 USD/tấn.") == "consistent rate.per_unit");
  CHECK(verdicts("Cả nước xuất khẩu 1,5 triệu tấn cà phê, thu về 8,4 tỷ USD, giá bình quân 6.500 USD/tấn.") == "inconsistent rate.per_unit");
  CHECK(verdicts("Cả nước xuất khẩu 1,5 triệu tấn cà phê, thu về 8,4 tỷ USD, giá bình quân 9.777 USD/tấn.") == "unchecked rate.per_unit");
  CHECK(verdicts("Cả nước xuất khẩu 1,5 triệu tấn cà phê, thu về 8,4 tỷ USD, giá hôm nay 6.500 USD/tấn.").empty());
}

TEST_CASE("check: lists behind a colon and before their sum", "[check]") {
  CHECK(verdicts("Đội ngũ có 1.150 người: 260 bác sĩ, 540 điều dưỡng và 350 nhân viên khác.") == "consistent sum.parts");
  CHECK(verdicts("Đội ngũ có 1.150 người: 260 bác sĩ, 450 điều dưỡng và 350 nhân viên khác.") == "inconsistent sum.parts");
  CHECK(verdicts("Đức mua 198.000 tấn, Ý mua 135.000 tấn, Bỉ mua 117.000 tấn; ba thị trường cộng lại 450.000 tấn.") == "consistent sum.parts");
  CHECK(verdicts("Đức mua 198.000 tấn, Ý mua 153.000 tấn, Bỉ mua 117.000 tấn; ba thị trường cộng lại 450.000 tấn.") == "inconsistent sum.parts");
}

TEST_CASE("check: a part alone is not more than its whole", "[check]") {
  CHECK(verdicts("Xã có 120 hộ, trong đó có 210 hộ nghèo.") == "inconsistent sum.open");
  CHECK(arithmetic("Xã có 120 hộ, trong đó có 210 hộ nghèo.") == "210 hộ nghèo is more than the 120 hộ that it is a part of");
  CHECK(verdicts("Xã có 120 hộ, trong đó có 21 hộ nghèo.").empty());
  CHECK(verdicts("Anh thu được 6,75 triệu bảng, trong đó có cả cổ tức, nâng tổng thu nhập lên 11 triệu bảng.").empty());
}

TEST_CASE("check: points and per cent", "[check]") {
  CHECK(verdicts("Tỷ lệ hộ nghèo giảm từ 5,2% xuống 3,1%, giảm 2,1 điểm phần trăm.") == "consistent change.base");
  CHECK(verdicts("Tỷ lệ hộ nghèo giảm từ 5,2% xuống 3,1%, giảm 2,7 điểm phần trăm.") == "inconsistent change.base");
  const std::string confused = "Tỷ lệ hộ nghèo giảm từ 5,2% xuống 3,1%, giảm 2,1%.";
  CHECK(verdicts(confused) == "unchecked percent.points");
  CHECK_THAT(reason(confused), Contains("percentage points"));
}

TEST_CASE("check: ranges and signs", "[check]") {
  CHECK(verdicts("Tăng trưởng 6,5-7% trong năm nay.") == "consistent range.order");
  Figure f;
  f.figure = 1;
  f.kind = "change";
  f.direction = "up";
  f.text = "-3%";
  f.value = f.amount = Decimal(-3);
  f.unit = f.base_unit = "%";
  const auto found = check_document(TextFigures("rows.csv", {f}));
  REQUIRE_FALSE(found.empty());
  CHECK(found.back().check == "direction.sign");
  CHECK(found.back().verdict == Verdict::inconsistent);
}

TEST_CASE("check: a headline and its text", "[check]") {
  CHECK(verdicts("Xuất khẩu gạo đạt 8,463 tỷ USD\n\nXuất khẩu gạo đạt 8,463 tỷ USD.") == "consistent stated_twice");
  CHECK(verdicts("Xuất khẩu gạo đạt 8,463 tỷ USD\n\nXuất khẩu gạo đạt 8,436 tỷ USD.") == "inconsistent stated_twice");
  CHECK(verdicts("Xuất khẩu gạo đạt 8,463 tỷ USD\n\nXuất khẩu gạo đạt 5,1 tỷ USD.").empty());
  CHECK(verdicts("Sân bay đón 3,42 triệu lượt khách\n\nBốn tháng, sân bay phục vụ 3,24 triệu lượt khách.") == "inconsistent stated_twice");
  CHECK(verdicts("Lễ đón huân chương mất 847 triệu đồng\n\nBản dự toán kinh phí lễ đón huân chương mất 847,6 triệu đồng.") != "inconsistent stated_twice");
  CHECK(verdicts("Vụ án gây thiệt hại 16,7 tỷ đồng cho ngân sách.\nBốn người gây thiệt hại 14,7 tỷ đồng.").empty());  // no headline
}

TEST_CASE("check: two documents on one thing", "[check]") {
  const std::string one = "Năm 2023, sản lượng lúa tỉnh Long An đạt 283.794 tấn.", other = "Năm 2023, sản lượng lúa tỉnh Long An đạt 283.974 tấn.";
  Repeats repeats;
  std::vector<Finding> found;
  const auto taken = [](const std::string& text) { return Repeats::taken_of(TextFigures("a.txt", figures_of(text), text)); };
  repeats.add("one.txt", taken(one), found);
  CHECK(found.empty());
  repeats.add("same.txt", taken(one), found);
  REQUIRE(found.size() == 1);
  CHECK(found[0].verdict == Verdict::consistent);
  repeats.add("other.txt", taken(other), found);
  REQUIRE(found.size() == 2);
  CHECK(found[1].verdict == Verdict::inconsistent);
  CHECK(found[1].figures[0].document == "other.txt");
  CHECK(found[1].figures[1].document == "one.txt");
}

TEST_CASE("check: rows of a table that leave something out in one column do so in all", "[check]") {
  const auto table = [](const std::string& whole) {
    return "Bảng 1. Chi ngân sách tỉnh An Khê (tỷ đồng)\nTT\tChỉ tiêu\tNăm 2022\tNăm 2023\nI\tTổng chi ngân sách\t" + whole +
           "\t1.103,8\n1\tChi đầu tư phát triển\t395,0\t402,3\n2\tChi thường xuyên\t964,0\t698,5\n";
  };
  CHECK(verdicts(table("1.359,0")) == "consistent sum.parts | inconsistent sum.parts");
  CHECK(verdicts(table("1.482,0")) == "unchecked sum.open | unchecked sum.open");
}

TEST_CASE("check: words that leave everything open tell nothing", "[check]") {
  CHECK(verdicts("Chợ đón khoảng 100 tấn rau, trong đó cà rốt khoảng 30 tấn, khoai tây 35 tấn.") == "unchecked sum.parts");
  CHECK(verdicts("Có hơn 10.000 công nhân, trong đó khoảng 1.200 công nhân nữ và 9.000 công nhân nam.") == "consistent_by_rounding sum.parts");
}

TEST_CASE("check: what was calculated is said as a reader would say it", "[check]") {
  CHECK(arithmetic("Cả nước xuất khẩu 1,5 triệu tấn cà phê, thu về 8,4 tỷ USD; giá bình quân 5.600 USD/tấn.") == "8,4 tỷ USD for 1,5 triệu tấn is 5.600 USD/tấn");
  CHECK(arithmetic("Bệnh viện có 820 giường bệnh, gấp 1,6 lần số giường kế hoạch là 512 giường.") == "820 giường bệnh is 1,6 times 512 giường");
  CHECK(arithmetic("Tỷ lệ hộ nghèo giảm từ 5,2% xuống 3,1%, giảm 2,1%.") == "3,1% is 2,1 percentage points less than 5,2%");
}
