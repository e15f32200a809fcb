// What short names behind a full one mean, and what else a sentence says of several figures at once: bases that open a
// clause, halves of months, brackets that tell of a whole's parts.
#include <catch2/catch.hpp>

#include "link/told.h"

using namespace solieu;
using namespace solieu::test;

TEST_CASE("next names: a place, a company takes the measure of the one before", "[next_names]") {
  CHECK(indicators("Vốn đăng ký của Long An đạt 655 triệu USD. Tiếp đó là Tây Ninh 50 triệu USD, Bến Tre 25 triệu USD.") ==
        "Vốn đăng ký của Long An | Vốn đăng ký của Tây Ninh | Vốn đăng ký của Bến Tre");
  CHECK(indicators("Huế thu được 33 tỷ đồng; Đà Nẵng là 23 tỷ đồng.") == "Huế thu | Đà Nẵng thu");
  CHECK(indicators("Lượng phát hành ngoại tệ đạt 13 triệu USD, trong đó Huế đạt 6,8 triệu USD.") == "Lượng phát hành ngoại tệ | Lượng phát hành ngoại tệ Huế");
  CHECK(indicators("Khách từ châu Á tăng 77,2%, châu Âu tăng 63,8%.") == "Khách từ châu Á | Khách từ châu Âu");
  CHECK(indicators("Cà phê khối lượng giảm 13%, giá trị cũng giảm 19%.") == "Cà phê khối lượng | giá trị Cà phê");
}

TEST_CASE("next names: an index in capitals keeps its own", "[next_names]") {
  CHECK(indicators("Tỷ suất lợi nhuận trên vốn chủ sở hữu (ROE) đạt 18%, ROA đạt 1,4%.") == "Tỷ suất lợi nhuận trên vốn chủ sở hữu (ROE) | ROA");
}

TEST_CASE("next names: names of several members are kept whole", "[next_names]") {
  CHECK(indicators("Sản xuất và phân phối điện, khí đốt, nước nóng, hơi nước và điều hòa không khí tăng 1,95%.") ==
        "Sản xuất và phân phối điện, khí đốt, nước nóng, hơi nước và điều hòa không khí");
  CHECK(indicators("Xuất khẩu tôm sang Mỹ, EU, Trung Quốc đều hồi phục, tăng 17%.") == "Xuất khẩu tôm sang Mỹ, EU, Trung Quốc");
  CHECK(indicators("Hãng có 200.000 tài khoản cá nhân và 200 máy ATM.") == "tài khoản cá nhân | máy ATM");
}

TEST_CASE("next names: visits are no second name of the persons who came", "[next_names]") {
  CHECK(indicators("Khách đến tỉnh từ châu Á đạt 1 triệu lượt người.") == "Khách đến tỉnh từ châu Á");
  CHECK(indicators("Lượng khách nội địa tăng 2%, ước đạt 25 triệu lượt khách.") == "Lượng khách nội địa | Lượng khách nội địa");
}

TEST_CASE("next names: so much profit behind the money is what it is", "[next_names]") {
  CHECK(indicators("Đội bóng thu được khoản lãi 26,8 triệu bảng.") == "khoản lãi");
}

TEST_CASE("bases: what opens a clause holds for all of it", "[next_bases]") {
  CHECK(bases("Xảy ra 27 vụ; so với cùng kỳ số vụ tăng 18%, số người chết giảm 12% và số người bị thương tăng 39%.") ==
        "- | same_period | same_period | same_period");
  CHECK(bases("Tai nạn giảm cả ba mặt so với cùng kỳ năm 2017 (giảm 6,2% số vụ, giảm 0,8% số người chết).") == "same_period | same_period");
  CHECK(bases("Sản xuất đồ uống tăng 61,5%… so với cùng kỳ.") == "same_period");
}

TEST_CASE("bases: a change in other words has the same base", "[next_bases]") {
  CHECK(bases("Xuất khẩu đạt 162 tỷ USD, tăng 12%, tương ứng tăng 17 tỷ USD so với cùng kỳ năm 2024.") == "- | same_period | same_period");
  CHECK(bases("Xuất khẩu đạt 18 tỷ USD, tăng 6,3% (tương ứng tăng 1 tỷ USD) so với cùng kỳ.") == "- | same_period | same_period");
}

TEST_CASE("bases: the year that is named beside it says which same period", "[next_bases]") {
  CHECK(base_periods("7 tháng đầu năm 2022, khách đến tỉnh gấp 10 lần so với cùng kỳ năm trước nhưng vẫn giảm 90% so với cùng kỳ năm 2019.") ==
        "2021-01-01/2021-07-31 | 2019-01-01/2019-07-31");
}

TEST_CASE("bases: attainments are of a plan, shares of a whole, whatever year is named behind", "[next_bases]") {
  CHECK(bases("Công ty hoàn thành 77,1% so với kế hoạch lãi 244,9 tỷ đồng trong năm 2023.") == "plan | -");
  CHECK(bases("Quỹ lương tương đương với 46,6% tổng doanh thu của hãng trong 6 tháng đầu năm 2004.") == "total");
  CHECK(kinds("Bình Định nay chỉ đạt 78%, Phú Yên mới được 12% chỉ tiêu đề ra.") == "attainment | attainment");
}

TEST_CASE("periods: halves of months, and dates with a leading zero", "[next_periods]") {
  CHECK(periods("Xuất khẩu kỳ 1 tháng 3/2025 đạt 18 tỷ USD.") == "2025-03-01/2025-03-15");
  CHECK(periods("Xuất khẩu kỳ 2 tháng 02/2025 đạt 17 tỷ USD.") == "2025-02-16/2025-02-28");
  CHECK(periods("Từ ngày 01/3/2025 đến ngày 05/09/2025 xuất khẩu đạt 18 tỷ USD.") == "2025-03-01/2025-09-05");
  CHECK(periods("Trong 4 tháng tính từ đầu năm 2019, xuất khẩu đạt 411 triệu USD.") == "2019-01-01/2019-04-30");
}

TEST_CASE("brackets: parts by place and by class", "[next_brackets]") {
  const std::string people = "Dân số năm 2022 là 1.028.822 người (nam 508.715, nữ 520.107 người). Trong đó, khu vực thành thị có 233.940 người.";
  CHECK(parents(people) == "0 | 1 | 1 | 1");
  CHECK(indicators("Có 22.630 công nhân, chiếm 2,2% (nữ 11.717 công nhân).") == "công nhân | công nhân | công nhân nữ");
  CHECK(kinds("Có 6 tỉnh ghi nhận mức tăng trưởng hai con số gồm: Phú Yên (11,5%), Quảng Nam (10,1%).") == "level | change | change");
  CHECK(parents("Châu Á chiếm 74,9% tổng lượng hàng (Nhật Bản chiếm 28,6%, Hàn Quốc chiếm 22,9%).") == "0 | 1 | 1");
}

TEST_CASE("pairs: two long numbers are a part and its whole", "[next_brackets]") {
  CHECK(parents("Tổng số cầu không bảo đảm tải trọng là: 14.276/30.890, chiếm 46,2%.") == "2 | 0 | 0");
}

TEST_CASE("next names: a name with a verb of its own takes nothing from the one before", "[next_names]") {
  CHECK(indicators("STB mất 5,3%, BID giảm hơn 4%, FPT có thêm 2,5%.") == "STB | BID | FPT");
  CHECK(kinds("STB mất 5,3%, FPT có thêm 2,5%.") == "change | change");
  CHECK(indicators("VN30-Index giảm 14 điểm (0,95%).") == "VN30-Index | VN30-Index");
}

TEST_CASE("next names: what stands behind a copula, a purpose, a verb", "[next_names]") {
  CHECK(indicators("Động lực tăng trưởng là công nghiệp chế biến, chế tạo (tăng 4,96%).") == "công nghiệp chế biến, chế tạo");
  CHECK(indicators("Tổng nguồn cung căn hộ để bán đạt 24.160 căn.") == "Tổng nguồn cung căn hộ để bán");
  CHECK(indicators("Ngân hàng Sao Mai ghi nhận lợi nhuận 6.500 tỷ đồng.") == "lợi nhuận");
  CHECK(indicators("Số doanh nghiệp thành lập mới tiếp tục khởi sắc với 13,7 nghìn doanh nghiệp.") == "Số doanh nghiệp thành lập mới");
  CHECK(indicators("Các thị trường có giá trị xuất khẩu rau tăng mạnh là Nhật Bản (64,6%), Nga (41,9%).") ==
        "giá trị xuất khẩu rau Nhật Bản | giá trị xuất khẩu rau Nga");
}

TEST_CASE("bases: by the quarter, by the year", "[next_bases]") {
  CHECK(bases("Nguồn cung đạt 36.068 căn, tăng 3% theo quý và 14% theo năm.") == "- | previous_quarter | same_period");
  CHECK(kinds("Tỷ lệ hấp thụ giảm 9 điểm % theo quý và 3 điểm % theo năm.") == "change | change");
}

TEST_CASE("parts: growth of the parts of what grew", "[next_brackets]") {
  CHECK(parents("GRDP tăng 7,2%, trong đó nông nghiệp tăng 3,4%, dịch vụ tăng 6,8%.") == "0 | 1 | 1");
  CHECK(parents("Xuất khẩu đạt 2 tỷ USD, tăng 7,2%, trong đó gạo tăng 3,4%.") == "0 | 0 | 0");
}

TEST_CASE("periods: dates written with points", "[next_periods]") {
  CHECK(periods("Ngày 24.7.2020, giá là 5 triệu đồng.") == "2020-07-24/2020-07-24");
  CHECK(base_periods("Tháng 5.2023, xuất khẩu tăng 19% so với tháng 4.2023.") == "2023-04-01/2023-04-30");
  CHECK(told("Tháng có 4.202 lượt khách.", [](const Figure& f) { return f.value->str(); }) == "4202");
}

TEST_CASE("ranges: what gold is bought and sold for is no range", "[next_brackets]") {
  const auto value = [](const Figure& f) { return f.value->str() + (f.value_high ? "-" + f.value_high->str() : ""); };
  CHECK(told("Giá vàng ở mức 53,9 triệu đồng/lượng - 55,1 triệu đồng/lượng.", value) == "53.9 | 55.1");
  CHECK(told("Giá cá ở mức 50 nghìn đồng/kg - 55 nghìn đồng/kg.", value) == "50-55");
}

TEST_CASE("indicators: a rate goes on over the next group or place", "[next_names]") {
  CHECK(indicators("Tỷ lệ hộ nghèo khu vực thành thị 1,1%, nông thôn 5,7%.") == "Tỷ lệ hộ nghèo khu vực thành thị | Tỷ lệ hộ nghèo khu vực nông thôn");
  CHECK(indicators("Tỷ lệ hài lòng của người dân đạt 92%, doanh nghiệp đạt 88%.") == "Tỷ lệ hài lòng của người dân | Tỷ lệ hài lòng của doanh nghiệp");
  CHECK(indicators("Tỷ lệ hộ nghèo của huyện còn 5%, tỷ lệ tảo hôn còn 3%.") == "Tỷ lệ hộ nghèo của huyện | tỷ lệ tảo hôn");
}

TEST_CASE("periods: a year that the sentence names holds for what is told behind it", "[next_periods]") {
  CHECK(periods("Năm 2023, doanh thu đạt 355 tỷ đồng, riêng quý IV đạt 98 tỷ đồng.") == "2023-01-01/2023-12-31 | 2023-10-01/2023-12-31");
  CHECK(periods("Năm 2025 phấn đấu đạt 7%. Quý I/2024 đạt 5 tỷ đồng, tăng 3% so với năm 2022, quý II đạt 6 tỷ đồng.") ==
        "2025-01-01/2025-12-31 | 2024-01-01/2024-03-31 | 2024-01-01/2024-03-31 | 2024-04-01/2024-06-30");
  CHECK(periods("Từ tháng 12-2002 đến 9-2003, doanh thu đạt 3 tỷ đồng.") == "2002-12-01/2003-09-30");
}

TEST_CASE("periods: the day of a decree is none that the figures speak of", "[next_periods]") {
  CHECK(periods("Theo Quyết định số 1719/QĐ-TTg ngày 14/10/2021, tỉnh được giao 320 tỷ đồng.") == "-");
}

TEST_CASE("status: what is told of a year to come is a target", "[next_periods]") {
  const Extractor extractor(built_in());
  auto status = [&](const char* day) { return extractor.extract("Đến năm 2030, tỷ lệ che phủ rừng đạt 42%.", {day}).front().status; };
  CHECK(status("2024-10-15") == "target");
  CHECK(status("2031-02-01") == "actual");
}

TEST_CASE("kinds: a signed percentage in brackets is a change", "[next_brackets]") {
  const auto change = [](const Figure& f) { return f.kind + " " + f.direction + " " + f.value->str(); };
  CHECK(told("Xuất khẩu đạt 3 tỷ USD (+8,5%), nhập khẩu đạt 2 tỷ USD (-6,5%).", change) == "level  3 | change up 8.5 | level  2 | change down 6.5");
}

TEST_CASE("units: density and price per area; money takes no unit of a measure", "[next_brackets]") {
  const auto unit = [](const Figure& f) { return f.unit + " " + f.base_unit; };
  CHECK(told("Mật độ dân số đạt 290 người/km2, giá đất 60 triệu/m2.", unit) == "người/km2 {person}/km2 | triệu /m2 /m2");
  CHECK(told("Căn hộ 70 m2 có giá 3,2 tỷ.", unit) == "m2 m2 | tỷ ");
}
