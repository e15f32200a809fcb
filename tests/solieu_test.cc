// The whole library: Vietnamese in, figures out.
#include "solieu.h"

#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

#include "grammar/built_in.h"
#include "text/normalise.h"
#include "unicode.h"

using namespace solieu;

namespace {

const Extractor& extractor() {
  static const Extractor e(test::built_in());
  return e;
}

std::vector<Figure> figures(const std::string& text, const std::string& date = "") { return extractor().extract(text, {date}); }

std::string str(const std::optional<Decimal>& d) { return d ? d->str() : ""; }

// "amount base_unit" of each figure, set apart by bars.
std::string amounts(const std::string& text) {
  std::string out;
  for (const Figure& f : figures(text)) out += (out.empty() ? "" : " | ") + str(f.amount) + (f.amount_high ? ".." + str(f.amount_high) : "") + " " + f.base_unit;
  return out;
}

std::string csv(const std::string& text) {
  std::string out;
  for (const Figure& f : figures(text)) append_csv_row(f, "x", out);
  return out;
}

// What a figure says, without its place and the bytes it was written in.
std::string meaning(Figure f) {
  f.span = {};
  f.line = f.column = 0;
  f.text.clear();
  std::string out;
  append_csv_row(f, "x", out);
  return out;
}

const std::string kReport =
    "Trong 9 tháng đầu năm 2024, tổng thu ngân sách đạt hơn 7.353,5 tỷ đồng, bằng 104% dự toán, tăng 39,1% so với cùng kỳ năm trước.\n"
    "Toàn tỉnh có 33 xã, trong đó 12 xã hoàn thành chỉ tiêu. Tỷ lệ hộ nghèo còn 3,2%; hai mươi lăm doanh nghiệp thuỷ sản mới.\n";

}  // namespace

TEST_CASE("solieu: amounts are exact", "[solieu]") {
  CHECK(amounts("Tổng thu đạt 7.353,5 tỷ đồng.") == "7353500000000 VND");
  CHECK(amounts("Tổng thu đạt 0,1 tỷ đồng.") == "100000000 VND");
  CHECK(amounts("Kim ngạch xuất khẩu đạt 46,07 triệu USD.") == "46070000 USD");
  CHECK(amounts("Sản lượng đạt 320,6 nghìn tấn.") == "320600 t");
  CHECK(amounts("Thu ngân sách đạt 1.234.567.890.123 đồng.") == "1234567890123 VND");
  CHECK(amounts("Thu ngân sách tăng 39,1%.") == "39.1 %");
  CHECK(amounts("Thu ngân sách tăng 6,5-7%.") == "6.5..7 %");
}

TEST_CASE("solieu: a figure with what is said of it", "[solieu]") {
  auto f = figures("Tổng thu ngân sách đạt hơn 7.353,5 tỷ đồng, bằng 104% dự toán, tăng 39,1% so với cùng kỳ.");
  REQUIRE(f.size() == 3);
  CHECK(f[0].indicator == "Tổng thu ngân sách");
  CHECK(f[0].kind == "level");
  CHECK(f[0].qualifier == "over");
  CHECK(str(f[0].value) == "7353.5");
  CHECK(f[0].unit == "tỷ đồng");
  CHECK((f[1].kind == "attainment" && f[1].base == "budget" && f[1].of == 1));
  CHECK((f[2].kind == "change" && f[2].direction == "up" && f[2].base == "same_period" && f[2].of == 1));
}

TEST_CASE("solieu: parts know their whole", "[solieu]") {
  auto f = figures("Tổng thu ngân sách đạt 7.353 tỷ đồng, trong đó thu nội địa đạt 5.200 tỷ đồng.");
  REQUIRE(f.size() == 2);
  CHECK(f[0].parent == 0);
  CHECK(f[1].parent == 1);
  CHECK(f[1].indicator == "thu nội địa");
}

TEST_CASE("solieu: dates, periods, names and laws are no figures", "[solieu]") {
  for (const char* text : {"Ngày 29/9/2024, tỉnh họp.", "Trong 9 tháng đầu năm 2024, tỉnh đã họp.", "Bão số 3 đổ bộ.", "Nghị quyết số 01/NQ-CP đã ban hành.",
                           "Theo Điều 5 của luật này.", "Giai đoạn 2021-2030 là then chốt.", "Quý III đã qua.", "", "Không có số nào ở đây."}) {
    INFO(text);
    CHECK(figures(text).empty());
  }
}

TEST_CASE("solieu: a period is stated, and carried through its paragraph", "[solieu]") {
  auto f = figures("Trong 9 tháng đầu năm 2024, thu ngân sách đạt 5 tỷ đồng. Chi ngân sách đạt 3 tỷ đồng.\nXuất khẩu đạt 7 triệu USD.");
  REQUIRE(f.size() == 3);
  CHECK(f[0].period == "2024-01-01/2024-09-30");
  CHECK(f[1].period == "2024-01-01/2024-09-30");
  CHECK(f[1].flags == std::vector<std::string>{"period_inherited"});
  CHECK(f[2].period.empty());
}

TEST_CASE("solieu: the date of the text gives the year it does not name", "[solieu]") {
  auto period = [](const std::string& date) { return figures("Trong 9 tháng đầu năm, thu ngân sách đạt 5 tỷ đồng.", date).at(0).period; };
  CHECK(period("2024-10-10") == "2024-01-01/2024-09-30");
  CHECK(period("2021-10-10") == "2021-01-01/2021-09-30");
}

TEST_CASE("solieu: a misprinted number is a figure without a value", "[solieu]") {
  auto f = figures("Thu ngân sách giảm 23,1,8% so với cùng kỳ.");
  REQUIRE(f.size() == 1);
  CHECK_FALSE(f[0].value);
  CHECK_FALSE(f[0].amount);
  CHECK(f[0].text == "23,1,8%");
  CHECK(f[0].flags.at(0) == "number_misprinted");
}

TEST_CASE("solieu: spans are bytes of the source, whatever stands before them", "[solieu]") {
  const std::string number = "7.353,5 tỷ đồng";
  for (const std::string& before : {std::string(), std::string("😀👨‍👩‍👧 🇻🇳 "), std::string("\uFEFF"), std::string("\u200B\u00A0"), std::string("Ð\u00ADó: "), std::string("e\u0302\u0323 ")}) {
    for (const std::string& written : {number, test::nfd(number), std::string("7.353\u200B,5\u00A0tỷ\u202Fđồng"), std::string("７.３５３,５ tỷ Ðồng")}) {
      const std::string text = before + "Tổng thu đạt " + written + ", xong.";
      INFO(text);
      auto f = figures(text);
      REQUIRE(f.size() == 1);
      CHECK(str(f[0].amount) == "7353500000000");
      CHECK(f[0].text == written);
      CHECK(text.substr(f[0].span.begin, f[0].span.size()) == written);
    }
  }
}

TEST_CASE("solieu: broken bytes cost no figure beside them, and are shown in a text", "[solieu]") {
  const std::string text = "\xFF\xE1\xBA Tổng thu đạt 5 tỷ đồng. \xED\xA0\x80 Chi 3 tỷ \xC3 đồng.";
  auto f = figures(text);
  REQUIRE(f.size() == 2);
  CHECK(f[0].text == "5 tỷ đồng");
  CHECK(text.substr(f[0].span.begin, f[0].span.size()) == "5 tỷ đồng");
  CHECK(str(f[0].amount) == "5000000000");
  for (const Figure& one : f) CHECK(test::valid(one.text));
}

TEST_CASE("solieu: line and column count from one, columns in code points", "[solieu]") {
  auto f = figures("Đầu.\n\r\n  😀 đạt 5 tỷ đồng, 6 tấn.");
  REQUIRE(f.size() == 2);
  CHECK((f[0].line == 3 && f[0].column == 9));
  CHECK((f[1].line == 3 && f[1].column == 20));
}

TEST_CASE("solieu: the same text decomposed says the same", "[solieu]") {
  auto composed = figures(kReport), decomposed = figures(test::nfd(kReport));
  REQUIRE(composed.size() == 7);
  REQUIRE(composed.size() == decomposed.size());
  for (std::size_t n = 0; n < composed.size(); ++n) {
    CHECK(meaning(composed[n]) == meaning(decomposed[n]));
    CHECK(test::nfc(decomposed[n].text) == composed[n].text);
  }
}

TEST_CASE("solieu: blanks that look alike are alike", "[solieu]") {
  std::string wide;
  for (char c : kReport) c == ' ' ? wide += "\u00A0" : wide += c;
  auto a = figures(kReport), b = figures(wide);
  REQUIRE(a.size() == b.size());
  for (std::size_t n = 0; n < a.size(); ++n) CHECK(meaning(a[n]) == meaning(b[n]));
}

TEST_CASE("solieu: either tone placement is understood", "[solieu]") {
  auto a = figures("Giá trị hoá chất giảm 5% so với luỹ kế, thuỷ sản đạt 5 tấn."), b = figures("Giá trị hóa chất giảm 5% so với lũy kế, thủy sản đạt 5 tấn.");
  REQUIRE(a.size() == 2);
  REQUIRE(b.size() == 2);
  for (std::size_t n = 0; n < 2; ++n) {
    a[n].indicator = b[n].indicator = "";  // in the words of the text
    CHECK(meaning(a[n]) == meaning(b[n]));
  }
}

TEST_CASE("solieu: one extractor serves several threads, each with the same result", "[solieu]") {
  const std::string want = csv(kReport);
  std::vector<std::string> got(4);
  std::vector<std::thread> threads;
  for (std::string& out : got) {
    threads.emplace_back([&out] {
      for (int n = 0; n < 50; ++n) out = csv(kReport);
    });
  }
  for (auto& t : threads) t.join();
  for (const std::string& out : got) CHECK(out == want);
}

TEST_CASE("solieu: the program says its version", "[solieu]") { CHECK(std::string(version()) == SOLIEU_EXPECTED_VERSION); }

TEST_CASE("solieu: ranges and pairs are read by the habit of the document", "[solieu]") {
  CHECK(amounts("GDP đạt 1,234.5 tỷ đồng. Sản lượng đạt 1,234-1,500 tấn.") == "1234500000000 VND | 1234..1500 t");
  CHECK(amounts("Sản lượng đạt 1,5-2,5 tấn. Đã thu 2.310/3.000 tỷ đồng.") == "1.5..2.5 t | 2310000000000 VND | 3000000000000 VND");
  auto found = figures("GDP đạt 1,234.5 tỷ đồng. Sản lượng đạt 1,234-1,500 tấn.");
  REQUIRE(found.size() == 2);
  CHECK(found[1].flags == std::vector<std::string>{"number_format_ambiguous"});
}

TEST_CASE("solieu: the ends of a range may have units of their own", "[solieu]") {
  CHECK(amounts("Vốn từ 500 triệu đến 1 tỷ đồng.") == "500000000..1000000000 VND");
  CHECK(amounts("Mức phạt từ 200.000 đồng đến 30 triệu đồng.") == "200000..30000000 VND");
  CHECK(amounts("Mỗi chiếc lãi 750.000-1,25 triệu đồng.") == "750000..1250000 VND");
  CHECK(amounts("Mỗi chiếc lãi 800.000 - 1,2 triệu đồng.") == "800000..1200000 VND");
  CHECK(amounts("Giá là 75 USD đến 375 USD/chiếc.") == "75..375 USD/{item}");
  CHECK(amounts("Giá giảm từ 5 triệu đồng đến 3 triệu đồng.") == "5000000 VND | 3000000 VND");
}

TEST_CASE("solieu: people in millions are no money", "[solieu]") {
  CHECK(amounts("Giá tăng lên 14.500 đồng. Dân số 98 triệu.") == "14500 VND | 98000000 ");
  CHECK(amounts("Tổng chi 5 tỷ đồng. Chi thường xuyên đạt 98 triệu.") == "5000000000 VND | 98000000 VND");
}

TEST_CASE("solieu: what is below the line is part of the unit", "[solieu]") {
  CHECK(amounts("Nhịp tim 50-55 lần/phút. Hãng bay 4 chuyến/tuần. Cả tỉnh có 32 giường/vạn dân.") ==
        "50..55 1/min | 4 {event}/wk | 32 {item}/{vạn dân}");
  CHECK(amounts("Cả huyện có 4 xã/phường.") == "4 {area}");
}

TEST_CASE("solieu: a third of them is one figure, seven of nine are two", "[solieu]") {
  CHECK(figures("Tỉnh kiểm soát được 1/3 cơ sở giết mổ.").size() == 1);
  CHECK(figures("Đã có 7/9 xã đạt chuẩn.").size() == 2);
}

TEST_CASE("solieu: who something is done for is in its indicator", "[solieu]") {
  auto found = figures("Trong kỳ, tỉnh đã tạo việc làm cho 742 lao động.");
  REQUIRE(found.size() == 1);
  CHECK(found[0].indicator == "tạo việc làm cho lao động");
}

TEST_CASE("solieu: labels, shares of whom, and clauses of their own name what is measured", "[solieu]") {
  auto indicators = [](const std::string& text) {
    std::vector<std::string> out;
    for (const Figure& f : figures(text)) out.push_back(f.indicator);
    return out;
  };
  CHECK(indicators("Giá cũ: 632.000 đồng. Các loại khác: 5,4%.") == std::vector<std::string>{"Giá cũ", "Các loại khác"});
  CHECK(indicators("Khoảng 60% doanh nghiệp không dùng điện thoại.") == std::vector<std::string>{"doanh nghiệp không dùng điện thoại"});
  CHECK(indicators("Một cuộc điều tra cho thấy, khoảng 35 nghìn trẻ em bỏ học.") == std::vector<std::string>{"trẻ em bỏ học"});
  auto found = figures("Hội có 3 phát ngôn viên và 4 ủy viên.");
  REQUIRE(found.size() == 2);
  CHECK(found[0].unit == "phát ngôn viên");
  CHECK(found[1].unit == "ủy viên");
}

TEST_CASE("solieu: a period right behind an amount is its own", "[solieu]") {
  auto found = figures("Công ty bán 38,65 tỷ kWh trong năm 2023. Tỷ lệ nghèo giảm từ 4,8% năm 2022 xuống 4,1% năm 2023.");
  REQUIRE(found.size() == 3);
  CHECK(found[0].period == "2023-01-01/2023-12-31");
  CHECK(found[1].period == "2022-01-01/2022-12-31");
  CHECK(found[2].period == "2023-01-01/2023-12-31");
}
