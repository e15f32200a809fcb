// normalise(): what comes out for what goes in, and that it is a normal form.
#include "text/normalise.h"

#include <catch2/catch.hpp>
#include <string>

#include "text/mixture.h"
#include "text/plain.h"
#include "unicode.h"

using namespace std::string_literals;
using solieu::Text;

namespace {

std::string normal(const std::string& source) {
  Text t;
  solieu::normalise(source, t);
  return std::string(t.utf8);
}

}  // namespace

TEST_CASE("normalise: plain text is neither copied nor mapped", "[text]") {
  const std::string source = "Thu ngân sách đạt 7.353,5 tỷ đồng – tăng “39,1%”…\n";
  Text t;
  solieu::normalise(source, t);
  CHECK(t.utf8.data() == source.data());
  CHECK(t.utf8.size() == source.size());
  CHECK(t.map.identity());
  CHECK_FALSE(t.broken);
}

TEST_CASE("normalise: decomposed letters are composed, in whatever order their marks stand", "[text]") {
  CHECK(normal(solieu::test::nfd("Thuế thu nhập, đường sắt")) == "Thuế thu nhập, đường sắt");
  CHECK(normal("e\u0302\u0323") == "ệ");
  CHECK(normal("e\u0323\u0302") == "ệ");
  CHECK(normal("ê\u0323") == "ệ");
  CHECK(normal("ẹ\u0302") == "ệ");
  CHECK(normal("o\u031B\u0300") == "ờ");
}

TEST_CASE("normalise: every blank is a blank", "[text]") {
  CHECK(normal("7\u00A0tỷ\u2003đồng\u202Fvà\u3000hết") == "7 tỷ đồng và hết");
  CHECK(normal("a\tb\nc") == "a\tb\nc");
  CHECK(normal("a\rb\r") == "a b ");
  CHECK(normal("a\u2028b\u2029c\u0085d") == "a\nb\nc\nd");
  CHECK(normal("a\0b"s) == "a b");
}

TEST_CASE("normalise: the carriage return of a line end stays, whether the rest is plain or not", "[text]") {
  CHECK(solieu::is_plain("a\r\nb\r\n"));
  CHECK(normal("a\r\nb\r\n\u00A0") == "a\r\nb\r\n ");
  CHECK(normal("a\r\r\n") == "a \r\n");
  CHECK(normal("a\r\u200B\n") == "a \n");
}

TEST_CASE("normalise: what can't be seen is gone", "[text]") {
  CHECK(normal("\uFEFF7\u200B.35\u00AD3\u200E,5\u2060") == "7.353,5");
  CHECK(normal("a\u200B\u0301") == "á");
}

TEST_CASE("normalise: look-alikes become what they stand for", "[text]") {
  CHECK(normal("Ðồng ðạt Ɖó") == "Đồng đạt Đó");
  CHECK(normal("nƣớc Ƣ") == "nước Ư");
  CHECK(normal("１２．３４５，６％") == "12.345,6%");
}

TEST_CASE("normalise: compatibility forms keep what the text says", "[text]") {
  for (const char* text : {"100 m²", "½", "30 ºC", "ﬁ", "№ 5"}) CHECK(normal(text) == text);
}

TEST_CASE("normalise: bytes that are not UTF-8 cost nothing beside them", "[text]") {
  Text t;
  const std::string source = "đạt \xFF\xE1\xBA 5 tỷ";
  solieu::normalise(source, t);
  CHECK(t.broken);
  CHECK(t.utf8 == "đạt \uFFFD\uFFFD\uFFFD 5 tỷ");
  CHECK(normal("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");  // a surrogate
  CHECK(normal("\xC0\xAF") == "\uFFFD\uFFFD");            // an overlong form
}

TEST_CASE("normalise: a Text can be used again", "[text]") {
  Text t;
  solieu::normalise("e\u0302\xFF", t);
  solieu::normalise("tỷ", t);
  CHECK(t.utf8 == "tỷ");
  CHECK(t.map.identity());
  CHECK_FALSE(t.broken);
}

TEST_CASE("is_plain: only what normalise() would leave as it is", "[text]") {
  CHECK(solieu::is_plain(""));
  CHECK(solieu::is_plain("Đạt 104% dự toán, tăng “5,3%” – ước đạt 1.200 tấn…"));
  for (const char* text : {"\r", "\u00A0", "\u00AD", "e\u0302", "Ð", "ð", "ƣ", "\u200B", "\u2028", "１", "\xFF", "đ\xE1\xBA", "\u0085"}) {
    INFO(text);
    CHECK_FALSE(solieu::is_plain(text));
  }
}

TEST_CASE("is_plain: every code point alone and behind a letter", "[text]") {
  std::size_t plain = 0;
  for (char32_t c = 0; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    for (const std::string& text : {solieu::test::utf8(c), "e" + solieu::test::utf8(c)}) {
      if (!solieu::is_plain(text)) continue;
      ++plain;
      std::string cleaned = text;
      solieu::OffsetMap map;
      if (solieu::compose(text, map) != text) FAIL("U+" << std::hex << static_cast<unsigned>(c) << " is not in NFC");
      // a byte that can't be plain makes normalise() go the long way
      if (normal(text + "\x01") != text + " ") FAIL("U+" << std::hex << static_cast<unsigned>(c) << " is not left as it is");
    }
  }
  CHECK(plain > 2 * (95 + 134));  // ASCII and the Vietnamese letters are plain
}

TEST_CASE("normalise: what comes out is NFC by utf8proc too, valid, and stays as it is", "[text][property]") {
  solieu::test::Random random(20240930);
  for (int n = 0; n < 20000; ++n) {
    std::string source = solieu::test::mixture(random, 24);
    std::string once = normal(source);
    INFO("source: " << Catch::StringMaker<std::string>::convert(source) << " round " << n);
    REQUIRE(solieu::test::valid(once));
    REQUIRE(solieu::test::nfc(once) == once);
    REQUIRE(normal(once) == once);
    if (solieu::is_plain(source)) REQUIRE(once == source);
  }
}

TEST_CASE("valid_utf8: broken bytes are shown, the rest is kept", "[text]") {
  CHECK(solieu::valid_utf8("đạt \xFF 5") == "đạt \uFFFD 5");
  CHECK(solieu::valid_utf8("\xE1\xBA") == "\uFFFD\uFFFD");
  CHECK(solieu::valid_utf8("e\u0302 nguyên") == "e\u0302 nguyên");
}

TEST_CASE("append_lower: Vietnamese letters keep their length in bytes", "[text]") {
  std::string out = ">";
  solieu::append_lower("TỶ ĐỒNG, ƯỚC ĐẠT Ằ Ỹ m²", out);
  CHECK(out == ">tỷ đồng, ước đạt ằ ỹ m²");
}
