// Numbers and words that are not written as they were meant: what is read as what was meant, and what is left alone.
#include "match/misprints.h"

#include <catch2/catch.hpp>
#include <string>

#include "grammar/built_in.h"
#include "solieu.h"

using namespace solieu;

namespace {

// "text=value" of each figure, with the flags asked for, set apart by bars.
std::string values(const std::string& text) {
  static const Extractor extractor(test::built_in());
  std::string out;
  for (const Figure& f : extractor.extract(text)) {
    out += (out.empty() ? "" : " | ") + f.text + "=" + (f.value ? f.value->str() : "") + (f.value_high ? ".." + f.value_high->str() : "");
    for (const std::string& flag : f.flags) {
      if (flag == "number_spaced" || flag == "number_ocr" || flag == "words_misspelled") out += " " + flag;
    }
  }
  return out;
}

// Whether the first figure has this flag.
bool flagged(const std::string& text, const std::string& flag) { return values(text).find(flag) != std::string::npos; }

}  // namespace

TEST_CASE("misprints: decimals behind a blank", "[match]") {
  CHECK(values("Tổng thu đạt 7.353, 5 tỷ đồng.") == "7.353, 5 tỷ đồng=7353.5 number_spaced");
  CHECK(values("Thu tăng 39, 1% so với cùng kỳ.") == "39, 1%=39.1 number_spaced");
  CHECK(values("Chi thường xuyên 39 ,1%.") == "39 ,1%=39.1 number_spaced");
  CHECK(values("Giá vàng lên 84, 25 triệu đồng/lượng.") == "84, 25 triệu đồng/lượng=84.25 number_spaced");
  CHECK(values("Sản lượng (12, 5 nghìn tấn) giảm.") == "12, 5 nghìn tấn=12.5 number_spaced");
  CHECK(values("Diện tích rừng chiếm 42, 02% diện tích.") == "42, 02%=42.02 number_spaced");
  CHECK(values("Xuất siêu bằng 1.204, 7 triệu USD.") == "1.204, 7 triệu USD=1204.7 number_spaced");
}

TEST_CASE("misprints: numbers of a list, years and names are not joined", "[match]") {
  for (const char* text : {"Năm 2023, 5 tỷ đồng được giải ngân.", "Các xã 1, 2 và 3 có 5 hộ.", "Ba tỉnh tăng 5, 7 và 9%.", "Hai vụ lần lượt tăng 5, 8%.",
                           "Số lượng tăng gấp 3, 4 lần.", "Trong tháng 9, 11 tấn hàng bị giữ.", "Đường số 3, 5 km còn lại chưa xong.", "Có 15, 20 người đến.",
                           "Từ năm 2006, 10% số tiền được giữ lại.", "Bão số 3, 5 triệu đồng hỗ trợ mỗi hộ.", "Nếu chọn gói 2, 35% được giảm.", "Tại kỳ họp thứ 8, 95% đại biểu tán thành.",
                           "Người khác thì 60, 70 tuổi.", "Có 36% ngày 3 và 4, 65% ngày 6.", "Ở trang 5, 12% bị lỗi.", "Kho còn 15, 20 tấn hàng."}) {
    INFO(text);
    CHECK_FALSE(flagged(text, "number_spaced"));
  }
}

TEST_CASE("misprints: letters that stand for digits", "[match]") {
  CHECK(values("Thu đạt 1O4% dự toán.") == "1O4%=104 number_ocr");
  CHECK(values("Chi l,5 tỷ đồng.") == "l,5 tỷ đồng=1.5 number_ocr");
  CHECK(values("Giá thuê giảm o,8%.") == "o,8%=0.8 number_ocr");
  CHECK(values("Xuất khẩu tăng S5%.") == "S5%=55 number_ocr");
  CHECK(values("Hoàn thành 1OO% kế hoạch.") == "1OO%=100 number_ocr");
  CHECK(values("Hỗ trợ 5O.000 đồng mỗi suất.") == "5O.000 đồng mỗi suất=50000 number_ocr");
  CHECK(values("Toàn xã có 1O4 hộ.") == "1O4 hộ=104 number_ocr");
}

TEST_CASE("misprints: codes, temperatures and volumes are no digits", "[match]") {
  for (const char* text : {"Xăng E5 tăng 3%.", "Vi-ta-min B12 tăng 5%.", "Lô B9 có 5 ha.", "Tàu S6 chở 30 tấn.", "Nhiệt độ dưới 0o C.", "Góc 80o, cao 5 m.",
                           "Điện thoại O2 bán 5 triệu chiếc.", "Bình 5l nước giá 20.000 đồng.", "Quốc lộ 14B dài 5 km.", "Nồng độ CO2 tăng 5%."}) {
    INFO(text);
    CHECK_FALSE(flagged(text, "number_ocr"));
  }
}

TEST_CASE("misprints: a year that was misread is that year", "[match]") {
  Extractor extractor(test::built_in());
  auto figures = extractor.extract("Năm 2O24, thu ngân sách đạt 5 tỷ đồng.");
  REQUIRE(figures.size() == 1);
  CHECK(figures[0].period == "2024-01-01/2024-12-31");
}

TEST_CASE("misprints: words around figures that lost a mark", "[match]") {
  Extractor extractor(test::built_in());
  auto one = [&](const std::string& text) {
    auto figures = extractor.extract(text);
    REQUIRE(figures.size() == 1);
    return figures[0].kind + " " + figures[0].base + " " + figures[0].base_unit + (flagged(text, "words_misspelled") ? " !" : "");
  };
  CHECK(one("Tổng thu đạt 5 tỉ đông.") == "level  VND !");
  CHECK(one("Tổng thu đạt 5 ty đồng.") == "level  VND !");
  CHECK(one("Nợ thuế còn 20 triêu đồng.") == "level  VND !");
  CHECK(one("Doanh thu tăng 5% so vơi cùng kì.") == "change same_period % !");
  CHECK(one("Doanh thu tăng 5% so với cung kỳ.") == "change same_period % !");
  CHECK(one("Thu nội địa đạt 90% kế hoach.") == "attainment plan % !");
  CHECK(one("Thu nội địa đạt 90% dự tóan.") == "attainment budget %");  // only the place of the tone
}

TEST_CASE("misprints: words that mean what they say are not mended", "[match]") {
  for (const char* text : {"Mỗi đợt uống 5 thang trước khi ăn.", "Lý do là 5 công ty đồng ý.", "Sở với 12 phòng đạt 90%.", "Hai tỉnh Thanh Hóa có 5 huyện."}) {
    INFO(text);
    CHECK_FALSE(flagged(text, "words_misspelled"));
  }
}

TEST_CASE("misprints: blanks that are missing", "[match]") {
  CHECK(values("Thu đạt104%dự toán, tăng39,1%.") == "104%=104 | 39,1%=39.1");
  CHECK(values("Tổng thu 7.353 tỷđồng, chi 5.200 triệuđồng.") == "7.353 tỷđồng=7353 | 5.200 triệuđồng=5200");
  CHECK(values("Toàn tỉnh có 12.000hộ nghèo.") == "12.000hộ nghèo=12000");
  Extractor extractor(test::built_in());
  auto figures = extractor.extract("Sản lượng tăng 5% so vớicùng kỳ nămtrước.");
  REQUIRE(figures.size() == 1);
  CHECK(figures[0].base == "same_period");
  CHECK(values("Anh đeo balô, đội mũ Barô.").empty());
}

TEST_CASE("numbers: năm is five where something is counted", "[match]") {
  CHECK(values("Năm hộ bị cháy, thiệt hại năm triệu đồng.") == "Năm hộ=5 | năm triệu đồng=5");
  CHECK(values("Vụ cháy làm năm người chết.") == "năm người chết=5");
  CHECK(values("Bão làm ba người chết, năm người bị thương.") == "ba người chết=3 | năm người bị thương=5");
  for (const char* text : {"Trong năm doanh nghiệp đã có lãi.", "Đó là năm thất bại của đội.", "Mỗi năm triệu người đến đây.", "Năm lớp 8, em học giỏi.",
                           "Cả năm hộ dân đều vui.", "Kế hoạch năm doanh nghiệp đề ra."}) {
    INFO(text);
    CHECK(values(text).empty());
  }
}

TEST_CASE("quantities: decimals behind the unit, and blood pressure", "[match]") {
  CHECK(values("Anh cao 1m65, nặng 60kg.") == "1m65=1.65 | 60kg=60");
  CHECK(values("Quãng đường dài 2km5 đã xong.") == "2km5=2.5");
  CHECK(values("Cửa hàng bán 3kg5 gạo.") == "3kg5=3.5");
  CHECK(values("Diện tích 16m2, sâu 2m.") == "16m2=16 | 2m=2");
  CHECK(values("Huyết áp còn 130/80 mmHg.") == "130/80 mmHg=80..130");
}
