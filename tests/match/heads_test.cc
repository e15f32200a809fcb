// Heads of columns and units by themselves.
#include "match/heads.h"

#include <catch2/catch.hpp>
#include <string>

#include "grammar/built_in.h"

using namespace solieu;

namespace {

Head head(const char* text) {
  MatchContext context;
  context.year = 2024;
  return read_head(text, QuantityType::bare, *test::built_in(), context);
}

}  // namespace

TEST_CASE("heads: unit, period and the name that is left", "[match]") {
  struct {
    const char *text, *unit, *period, *name;
  } const heads[] = {
      {"Sản lượng (nghìn tấn)", "nghìn tấn", "", "Sản lượng"},
      {"Thực hiện 9 tháng năm 2024", "", "2024-01-01/2024-09-30", ""},
      {"Ước TH 9 tháng", "", "2024-01-01/2024-09-30", ""},
      {"Dự toán 2023", "", "2023-01-01/2023-12-31", ""},
      {"2022", "", "2022-01-01/2022-12-31", ""},
      {"Năm 2024 so với năm 2023 (%)", "%", "2024-01-01/2024-12-31", ""},
      {"2024 so với 2023 (%)", "%", "2024-01-01/2024-12-31", ""},
      {"So với cùng kỳ năm 2023 (%)", "%", "", ""},
      {"Mật độ (người/km2)", "người/km2", "", "Mật độ"},
      {"Giá trị sản xuất, tỷ đồng", "tỷ đồng", "", "Giá trị sản xuất"},
      {"Lượng", "", "", "Lượng"},
      {"Số lượng (1.000 con)", "1.000 con", "", ""},
      {"Tỷ lệ hộ nghèo (%)", "%", "", "Tỷ lệ hộ nghèo"},
      {"Doanh thu (sơ bộ)", "", "", "Doanh thu"},
  };
  for (const auto& h : heads) {
    INFO(h.text);
    Head got = head(h.text);
    CHECK((got.unit ? got.unit->words : "") == h.unit);
    CHECK((got.period ? got.period->str() : "") == h.period);
    CHECK(got.name == h.name);
  }
}

TEST_CASE("heads: units are units and nothing else", "[match]") {
  const Grammar& grammar = *test::built_in();
  auto thousand = read_unit_words("1.000 tấn", grammar);
  REQUIRE(thousand);
  CHECK((thousand->magnitude == 3 && thousand->base_unit == "t"));
  CHECK(read_unit_words("Triệu đồng", grammar)->magnitude == 6);
  CHECK(read_unit_words("tạ/ha", grammar)->base_unit == "t/har");
  CHECK(read_bare_unit("Tỷ đồng", grammar));
  for (const char* words : {"", "250 tấn", "tấn lúa mùa", "Chỉ tiêu chính", "2020 = 100"}) {
    INFO(words);
    auto unit = read_unit_words(words, grammar);
    CHECK_FALSE((unit && unit->known));
  }
  for (const char* words : {"Lượng", "Điểm", "Xã", "Giá trị"}) {
    INFO(words);
    CHECK_FALSE(read_bare_unit(words, grammar));
  }
}
