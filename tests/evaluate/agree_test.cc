// When two values say the same.
#include "evaluate/agree.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace solieu::evaluate;
using Words = std::vector<std::string>;

TEST_CASE("agree: words are composed, without case, and hold no marks", "[evaluate]") {
  CHECK(words("Tổng thu, ngân-sách (5 %)") == Words{"tổng", "thu", "ngân", "sách", "5", "%"});
  CHECK(words("TO\xCC\x82\xCC\x89NG") == Words{"tổng"});  // decomposed
  CHECK(words("Groß m² a_b 2‰%") == Words{"gross", "m²", "a_b", "2", "‰", "%"});
  CHECK(words(" ,. ").empty());
  CHECK(words("").empty());
}

TEST_CASE("agree: amounts count with their magnitudes", "[evaluate]") {
  CHECK(amounts_agree("1.2", "triệu đồng", "1200", "nghìn đồng"));
  CHECK(amounts_agree("1.2", "Nghìn  TỶ đồng", "1200", "tỉ đồng"));
  CHECK(amounts_agree("1.2", "vạn", "12000", ""));
  CHECK_FALSE(amounts_agree("1.2", "triệu đồng", "1.2", "tỷ đồng"));
  CHECK_FALSE(amounts_agree("5", "đồng", "-5", "đồng"));
  CHECK(amounts_agree("+5", "đồng", "5.0", "đồng"));
  CHECK(amounts_agree("0", "tỷ đồng", "0", "%"));
}

TEST_CASE("agree: one part in a thousand million is forgiven", "[evaluate]") {
  CHECK(amounts_agree("0.3333333333333333", "", "0.333333333333", ""));
  CHECK(amounts_agree("1000000000", "", "1000000001", ""));
  CHECK_FALSE(amounts_agree("1000000000", "", "1000000002", ""));
  CHECK_FALSE(amounts_agree("-1000000000", "", "-1000000002", ""));
  CHECK(amounts_agree("0", "", "0.000000000001", ""));
  CHECK_FALSE(amounts_agree("0", "", "0.0000000000011", ""));
  CHECK_FALSE(amounts_agree("99999999999999999999999999999999999999", "tỷ", "0.000000000001", ""));
}

TEST_CASE("agree: what is no number agrees with what is none", "[evaluate]") {
  CHECK(amounts_agree("", "%", "", "đồng"));
  CHECK(amounts_agree("", "", "5.", ""));
  CHECK_FALSE(amounts_agree("", "", "0", ""));
}

TEST_CASE("agree: of two units one may say more behind what both say", "[evaluate]") {
  CHECK(units_agree("tỷ đồng", "triệu ĐỒNG"));
  CHECK(units_agree("đồng", "đồng/người/năm"));
  CHECK(units_agree("phần trăm", "%"));
  CHECK(units_agree("điểm phần trăm", "điểm %"));
  CHECK(units_agree("tỷ\u00a0đồng", "đồng"));
  CHECK(units_agree("", ""));
  CHECK(units_agree("triệu", "tỷ"));
  CHECK_FALSE(units_agree("đồng", ""));
  CHECK_FALSE(units_agree("doanh nghiệp", "nghiệp"));
  CHECK_FALSE(units_agree("tấn gạo", "tấn ngô"));
  CHECK_FALSE(units_agree("đồng tỷ", "đồng triệu"));  // a magnitude leads
}

TEST_CASE("agree: indicators share seven tenths of their words", "[evaluate]") {
  CHECK(indicators_agree("tổng thu ngân sách", "Tổng thu ngân sách"));
  CHECK(indicators_agree("a b c d e f g x y z", "a b c d e f g u v w"));        // 14 of 20
  CHECK_FALSE(indicators_agree("a b c d e f x y z w", "a b c d e f u v r s"));  // 12 of 20
  CHECK(indicators_agree("sách ngân thu", "thu ngân sách"));
  CHECK_FALSE(indicators_agree("thu thu thu", "thu"));  // words count as often as they stand
  CHECK(indicators_agree("", ","));
  CHECK_FALSE(indicators_agree("thu", ""));
}
