// Runs of text that a font of a legacy character set prints.
#include "read/legacy_fonts.h"

#include <catch2/catch.hpp>
#include <string>

using namespace solieu;

namespace {

std::string decoded(const std::string& font, const std::string& run) {
  const auto legacy = charset_of_font(font);
  REQUIRE(legacy);
  return decode_run(run, *legacy).text;
}

}  // namespace

TEST_CASE("legacy fonts: a character set is told by the name of the font", "[encoding]") {
  CHECK(charset_of_font(".VnTime") == Legacy{Charset::tcvn3, false});
  CHECK(charset_of_font(".vntimeh") == Legacy{Charset::tcvn3, true});
  CHECK(charset_of_font(" '.VnArial NarrowH', serif") == Legacy{Charset::tcvn3, true});
  CHECK(charset_of_font("VNI-Times") == Legacy{Charset::vni, false});
  CHECK(charset_of_font("\"vni-helve\"") == Legacy{Charset::vni, false});
  for (const char* font : {"", "Arial", "Times New Roman", "Arial, .VnTime", "UVnTime", "VNITimes"}) CHECK_FALSE(charset_of_font(font));
}

TEST_CASE("legacy fonts: runs of TCVN3", "[encoding]") {
  CHECK(decoded(".VnTime", "Tæng thu ng©n s¸ch ®¹t 5 tû ®ång, t­¬ng ®­¬ng 39,1%") == "Tổng thu ngân sách đạt 5 tỷ đồng, tương đương 39,1%");
  CHECK(decoded(".VnTimeH", "céng hßa X· héi") == "CỘNG HÒA XÃ HỘI");
  CHECK(decoded(".VnTime", "\uF0A7\uF0E9c l\uF0CBp") == "Độc lập");  // as the characters of a symbol font
  CHECK(decoded(".VnTime", "30\u00B0C \u201Cn\u201D \u20AC 1\u2013 2") == "30°C “n” € 1– 2");
}

TEST_CASE("legacy fonts: what stands in words of capitals is capital", "[encoding]") {
  CHECK(decoded(".VnTime", "CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM") == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  CHECK(decoded(".VnTime", "ë Hµ Néi, UBND tØnh Þ Y\n\xC2\xB5 VIÖT") == "ở Hà Nội, UBND tỉnh ị Y\nÀ VIỆT");
  CHECK(decoded(".VnTime", "TØNH Hµ TÜNH vµ X·\nBµ") == "TỈNH HÀ TĨNH và Xã\nBà");
}

TEST_CASE("legacy fonts: runs of VNI", "[encoding]") {
  CHECK(decoded("VNI-Times", "toång thu ngaân saùch ñaït 5 tyû ñoàng, ngöôøi, kyõ, kî, ñaëc bieät, ñöôïc, nghóa, tìm, thò, taêng") ==
        "tổng thu ngân sách đạt 5 tỷ đồng, người, kỹ, kỵ, đặc biệt, được, nghĩa, tìm, thị, tăng");
  CHECK(decoded("VNI-Times", "COÄNG HOØA XAÕ HOÄI CHUû NGHÓA VIEÄT NAM") == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
}

TEST_CASE("legacy fonts: an edit is a letter and all that it was made of", "[encoding]") {
  const std::string run = "ngöôøi";
  const FontText text = decode_run(run, {Charset::vni, false});
  REQUIRE(text.text == "người");
  REQUIRE(text.map.edits().size() == 2);
  const OffsetMap::Edit& last = text.map.edits()[1];
  CHECK(text.text.substr(last.text.begin, last.text.size()) == "ờ");
  CHECK(run.substr(last.source.begin, last.source.size()) == "ôø");
  CHECK(text.map.to_source({4, text.text.size()}) == SourceSpan{4, run.size()});
}

TEST_CASE("legacy fonts: real Vietnamese in such a font stays as it is", "[encoding]") {
  const FontText text = decode_run("đã đạt “5%”", {Charset::vni, false});
  CHECK(text.text == "đã đạt “5%”");
  CHECK(text.map.identity());
}
