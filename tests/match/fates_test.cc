// The account of numbers: each number of a text, why it is no figure, and the rule that came nearest.
#include "match/fates.h"

#include <catch2/catch.hpp>
#include <string>

#include "grammar/built_in.h"
#include "solieu.h"

using namespace solieu;

namespace {

// "text reason" of each number, set apart by bars.
std::string account(const std::string& text) {
  static const Extractor extractor(test::built_in());
  std::string out;
  for (const NumberFate& n : extractor.account(text).numbers) out += (out.empty() ? "" : " | ") + n.text + " " + n.reason;
  return out;
}

std::string rule_of_last(const std::string& text) { return Extractor(test::built_in()).account(text).numbers.back().rule; }

}  // namespace

TEST_CASE("fates: rules give their reasons", "[match]") {
  CHECK(account("Ngày 29/9/2024, tỉnh họp.") == "29/9/2024 date");
  CHECK(account("Trong 9 tháng đầu năm 2024, tỉnh đã họp.") == "9 period | 2024 period");
  CHECK(account("Bão số 3 đổ bộ lúc 15h30.") == "3 ordinal | 15 time | 30 time");
  CHECK(account("Dịch Covid-19 đã qua.") == "19 identifier");
}

TEST_CASE("fates: a figure is one number, whatever is inside of it", "[match]") {
  CHECK(account("Thu đạt 3 tỷ 200 triệu đồng.") == "3 tỷ 200 triệu đồng figure");
  CHECK(account("Giá là 70.000 đồng/hộp 1 kg.") == "70.000 đồng/hộp 1 kg figure");
  CHECK(account("Rừng rộng 45 m2.") == "45 m2 figure");
  CHECK(account("Có 62/83 khu.") == "62 figure | 83 khu figure");
}

TEST_CASE("fates: what the program itself decides", "[match]") {
  CHECK(account("Ruộng bao nhiêu m2 thì vừa?") == "m2 unit");
  CHECK(account("Hàng trăm hộ, vài chục nghìn người.") == "trăm vague | chục nghìn vague");
  CHECK(account("Một số xã đã xong.") == "Một set_phrase");
  CHECK(account("Họ có một ngôi nhà.") == "một article");
  CHECK(account("Đi bộ 5 ngày.") == "5 duration");
  CHECK(account("Tỷ lệ, tỷ giá, năm nay, đầu tư.").empty());
  CHECK(account("").empty());
}

TEST_CASE("fates: a number that nothing explains knows the nearest rule", "[match]") {
  CHECK(account("Chiếm tới 45.") == "45 unexplained");
  CHECK(rule_of_last("Chiếm tới 45.") == "share.takes");
}

TEST_CASE("fates: numbers know their figures, and where they stand", "[match]") {
  Account a = Extractor(test::built_in()).account("Năm 2024,\nthu đạt 5 tỷ đồng, tăng 3%.");
  REQUIRE(a.figures.size() == 2);
  REQUIRE(a.numbers.size() == 3);
  CHECK((a.numbers[0].figure == 0 && a.numbers[0].number == 1 && a.numbers[0].rule == "period.year"));
  CHECK((a.numbers[1].figure == 1 && a.numbers[1].span == a.figures[0].span && a.numbers[1].line == 2 && a.numbers[1].column == 9));
  CHECK((a.numbers[2].figure == 2 && a.numbers[2].rule == a.figures[1].rule && a.numbers[2].text == "3%"));
}
