// Letters without their marks, the shape of syllables, and texts that were written without diacritics.
#include "text/diacritics.h"

#include <catch2/catch.hpp>
#include <string>

using namespace solieu;

TEST_CASE("diacritics: letters lose their marks, and nothing else changes", "[text]") {
  CHECK(without_diacritics("Đạt 104% dự toán, tăng ưỡn ẹo") == "Dat 104% du toan, tang uon eo");
  CHECK(without_diacritics("m² – “5”") == "m² – “5”");
  CHECK(without_diacritics("") == "");
}

TEST_CASE("diacritics: a reduced word lacks marks and has none of its own", "[text]") {
  CHECK(is_reduced("hoach", "hoạch"));
  CHECK(is_reduced("triêu", "triệu"));
  CHECK(is_reduced("dông", "đồng"));
  CHECK_FALSE(is_reduced("hoạch", "hoạch"));
  CHECK_FALSE(is_reduced("sở", "so"));
  CHECK_FALSE(is_reduced("trường", "trưởng"));
  CHECK_FALSE(is_reduced("toan", "toánh"));
}

TEST_CASE("diacritics: what can be one syllable", "[text]") {
  for (const char* word : {"nghieng", "quy", "gi", "gia", "an", "uyen", "khuya", "thuong", "xoay", "y"}) {
    INFO(word);
    CHECK(has_syllable_shape(word));
  }
  for (const char* word : {"", "dungthuong", "tydong", "street", "the5", "bcd", "tho ", "ng", "first"}) {
    INFO(word);
    CHECK_FALSE(has_syllable_shape(word));
  }
}

TEST_CASE("diacritics: Vietnamese that was written without them", "[text]") {
  CHECK(lacks_diacritics("Thu ngan sach dat 104% du toan, tang 39,1% so voi cung ky nam truoc."));
  CHECK(lacks_diacritics("THU NGAN SACH DAT 5 TY DONG, TANG 3% SO VOI CUNG KY"));
  CHECK(lacks_diacritics("Kim ngach xuat khau sang EU dat 1,2 ty USD, GDP tang 7%."));
  CHECK_FALSE(lacks_diacritics("Thu ngân sách đạt 104% dự toán, tăng 39,1% so với cùng kỳ năm trước."));
  CHECK_FALSE(lacks_diacritics("Revenue rose by 39.1% in the first quarter, the ministry said on Monday."));
  CHECK_FALSE(lacks_diacritics("Le chiffre d'affaires a augmenté de 5% au premier trimestre."));
  CHECK_FALSE(lacks_diacritics("5%"));
  CHECK_FALSE(lacks_diacritics(""));
}
