// Places: which place a figure speaks of, by sentences of different kinds.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "grammar/built_in.h"
#include "solieu.h"

using namespace solieu;

namespace {

std::vector<Figure> figures(const std::string& text, const std::string& date) {
  static const Extractor extractor(test::built_in());
  return extractor.extract(text, {date});
}

// The places of all figures: "-" for none, "*" behind one that is not stated in its sentence, "~" behind one that is
// gone.
std::string places(const std::string& text, const std::string& date = "2024-10-15", bool code = false) {
  std::string out;
  for (const Figure& f : figures(text, date)) {
    auto has = [&](const char* flag) { return std::find(f.flags.begin(), f.flags.end(), flag) != f.flags.end(); };
    std::string place = code ? f.place + " " + f.place_code : f.place;
    out += (out.empty() ? "" : " | ") + (f.place.empty() ? std::string("-") : place) + (has("place_inherited") ? "*" : "") + (has("place_former") ? "~" : "");
  }
  return out;
}

void check(std::initializer_list<std::pair<const char*, const char*>> cases) {
  for (auto [text, want] : cases) {
    INFO(text);
    CHECK(places(text) == want);
  }
}

}  // namespace

TEST_CASE("places: stated before the figure", "[places]") {
  check({
      {"Thu ngân sách tỉnh An Giang đạt 5.200 tỷ đồng, tăng 5%.", "An Giang | An Giang"},
      {"Tại Hà Nội, có 12 trường đạt chuẩn.", "Hà Nội"},
      {"Hà Nội có 12 trường, Hải Phòng có 8 trường.", "Hà Nội | Hải Phòng"},
      {"Dịch lan ra các tỉnh Hà Nam (12 ca), Nam Định (20 ca).", "Hà Nam | Nam Định"},
      {"Số ca mắc theo tỉnh: Bến Tre 40 ca, Trà Vinh 25 ca.", "Bến Tre | Trà Vinh"},
      {"TP.HCM ghi nhận 300 ca sốt xuất huyết.", "TP. Hồ Chí Minh"},
      {"TP HCM trồng 500 cây xanh.", "TP. Hồ Chí Minh"},
      {"Thành phố Hồ Chí Minh trồng 500 cây xanh.", "TP. Hồ Chí Minh"},
      {"Năm 2023, xuất khẩu của Đồng Nai đạt 21 tỷ USD, giảm 12%.", "Đồng Nai | Đồng Nai"},
      {"THU NGÂN SÁCH TỈNH LẠNG SƠN ĐẠT 7.353 TỶ ĐỒNG", "Lạng Sơn"},
      {"Công an Đà Nẵng bắt giữ 5 đối tượng.", "Đà Nẵng"},
      {"Sở Công Thương Hà Nội kiểm tra 40 cửa hàng.", "Hà Nội"},
      {"UBND tỉnh Cà Mau hỗ trợ 900 hộ.", "Cà Mau"},
      {"Bà Rịa - Vũng Tàu thu hút 31 dự án.", "Bà Rịa - Vũng Tàu"},
      {"Thừa Thiên-Huế đón 60.000 lượt khách.", "Thừa Thiên Huế"},
      {"Đắc Lắc trồng 3.000 ha cà phê.", "Đắk Lắk"},
  });
}

TEST_CASE("places: stated behind the figure", "[places]") {
  check({
      {"Có 12 ca mắc ở Hà Nội, 7 ca ở Bắc Ninh.", "Hà Nội | Bắc Ninh"},
      {"Vụ cháy làm 5 người chết tại thị xã Sơn Tây (Hà Nội).", "thị xã Sơn Tây, Hà Nội"},
      {"Bão làm sập 300 căn nhà trên địa bàn tỉnh Quảng Ninh.", "Quảng Ninh"},
      {"Đã có 40 xã thuộc tỉnh Hòa Bình đạt chuẩn.", "Hòa Bình"},
      {"Có 5 người bị thương trong vụ tai nạn hôm qua, xảy ra tại Bình Thuận.", "Bình Thuận"},
  });
}

TEST_CASE("places: districts with their province", "[places]") {
  check({
      {"Huyện Châu Thành, tỉnh Long An có 5 xã nghèo.", "huyện Châu Thành, Long An"},
      {"Huyện Châu Thành có 5 xã nghèo.", "huyện Châu Thành"},
      {"Quận Cầu Giấy (Hà Nội) có 20 trường.", "quận Cầu Giấy, Hà Nội"},
      {"TP Biên Hòa có 20 trường.", "thành phố Biên Hòa, Đồng Nai"},
      {"Nha Trang đón 3 triệu lượt khách.", "thành phố Nha Trang, Khánh Hòa"},
      {"Thành phố Lạng Sơn có 8 trường.", "thành phố Lạng Sơn, Lạng Sơn"},
      {"Quận 1 có 30 điểm giữ xe.", "quận 1, TP. Hồ Chí Minh"},
      {"Thị xã Cai Lậy có 6 trường, huyện Cai Lậy có 9 trường.", "thị xã Cai Lậy, Tiền Giang | huyện Cai Lậy, Tiền Giang"},
      {"Bắc Sơn có 6 trường.", "-"},
      {"Tỉnh An Khê có 6 trường.", "-"},
      {"Thị xã Bắc Sơn có 6 trường.", "-"},
  });
  CHECK(places("UBND tỉnh Tiền Giang họp.\nHuyện Châu Thành có 5 xã nghèo.") == "huyện Châu Thành, Tiền Giang");
  CHECK(places("Huyện Hoài Đức trồng 40 ha rau.", "2004-05-01") == "huyện Hoài Đức, Hà Tây");
  CHECK(places("Huyện Hoài Đức trồng 40 ha rau.", "2012-05-01") == "huyện Hoài Đức, Hà Nội");
}

TEST_CASE("places: a part of another name is no place", "[places]") {
  check({
      {"Công ty Bia Sài Gòn đạt 5 tỷ đồng.", "-"},
      {"Báo Hà Nội mới phát hành 40.000 bản.", "-"},
      {"Đại học Cần Thơ tuyển 9.000 sinh viên.", "-"},
      {"Sân bay Đà Nẵng đón 300 chuyến bay.", "-"},
      {"Vùng biển Thái Bình Dương có 12 cơn bão.", "-"},
      {"Ông Nguyễn Thái Bình góp 5 tỷ đồng.", "-"},
      {"Nhà máy thủy điện Hòa Bình phát 8 tỷ kWh.", "-"},
      {"Đường Điện Biên Phủ dài 3 km.", "-"},
      {"Vì hòa bình, họ góp 5 tỷ đồng.", "-"},
      {"Khách sạn Sài Gòn Morin có 180 phòng.", "-"},
      {"Đội tuyển Việt Nam ghi 3 bàn thắng.", "-"},
  });
}

TEST_CASE("places: doubtful ones are not taken", "[places]") {
  check({
      {"Tuyến từ Hà Nội đến Hải Phòng dài 120 km.", "-"},
      {"Cao tốc Hà Nội - Hải Phòng dài 105 km.", "-"},
      {"Nạn nhân quê Thanh Hóa mất 50 triệu đồng.", "-"},
      {"Hà Nội, Hải Phòng và Đà Nẵng có 300 trường.", "-"},
      {"Trung Quốc nhập 5 triệu tấn gạo.", "-"},
      {"Tại Hà Nội có 12 ca, Nhật Bản có 30 ca.", "Hà Nội | -"},
      {"Trên thế giới có 3 triệu ca mắc.", "-"},
      {"Nam Định thắng trận đấu với 3 bàn thắng.", "-"},
  });
}

TEST_CASE("places: the country", "[places]") {
  check({
      {"Cả nước có 5 triệu hộ nghèo.", "Việt Nam"},
      {"Xuất khẩu của Việt Nam đạt 30 tỷ USD.", "Việt Nam"},
      {"Hà Nội thu 300 tỷ đồng, chiếm 20% cả nước.", "Hà Nội | Hà Nội"},
  });
}

TEST_CASE("places: inherited ones are flagged", "[places]") {
  check({
      {"UBND tỉnh Lạng Sơn họp.\nToàn tỉnh có 33 xã.", "Lạng Sơn*"},
      {"Lạng Sơn họp báo.\nTổng thu ngân sách trên địa bàn tỉnh đạt 7.353 tỷ đồng.", "Lạng Sơn*"},
      {"Tỉnh Sơn La trồng 500 ha mận. Diện tích nhãn là 300 ha.", "Sơn La | Sơn La*"},
      {"Hà Nội có 12 trường. Công ty này đạt doanh thu 5 tỷ đồng.", "Hà Nội | -"},
      {"Toàn tỉnh có 33 xã.", "-"},
  });
  CHECK(places("Tỉnh Sơn La họp báo.\nDiện tích nhãn là 300 ha.") == "-");  // named but once
  CHECK(places("Sơn La được mùa\nTỉnh Sơn La trồng 500 ha mận.\nDiện tích nhãn là 300 ha.") == "Sơn La | Sơn La*");
  CHECK(places("Sơn La được mùa\nTỉnh Sơn La trồng 500 ha mận, Lai Châu trồng 20 ha.\nDiện tích nhãn là 300 ha.") == "Sơn La | Lai Châu | -");
}

TEST_CASE("places: names are those of the text's time", "[places]") {
  CHECK(places("Tỉnh Lào Cai có 5 trường.", "2024-10-15", true) == "Lào Cai 10");
  CHECK(places("Tỉnh Lào Cai có 5 trường.", "2025-10-15", true) == "Lào Cai 15");
  CHECK(places("Tỉnh Lào Cai có 5 trường.", "", true) == "Lào Cai ");  // nothing says of which
  CHECK(places("Năm 2023, tỉnh Lào Cai có 5 trường.", "", true) == "Lào Cai 10");
  CHECK(places("Quảng Nam có 5 trường.", "2024-10-15", true) == "Quảng Nam 49");
  CHECK(places("Quảng Nam có 5 trường.", "2026-10-15", true) == "Quảng Nam 49~");
  CHECK(places("Hà Tây có 5 trường.", "2006-10-15", true) == "Hà Tây 28");
  CHECK(places("Hà Tây có 5 trường.", "2010-10-15", true) == "Hà Tây 28~");
  CHECK(places("Huế có 5 trường.", "2024-10-15", true) == "thành phố Huế, Thừa Thiên Huế 474");
  CHECK(places("Huế có 5 trường.", "2025-02-15", true) == "Huế 46");
  CHECK(places("Tỉnh Cần Thơ có 5 trường.", "2003-10-15", true) == "Cần Thơ ");
  CHECK(places("Cần Thơ có 5 trường.", "2005-10-15", true) == "Cần Thơ 92");
}
