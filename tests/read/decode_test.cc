// Bytes in other encodings than UTF-8: the tables, what is told from the bytes, and where each letter came from.
#include "read/decode.h"

#include <catch2/catch.hpp>
#include <iconv.h>
#include <string>

#include "read/charsets.h"
#include "read/encoding.h"
#include "read/legacy_text.h"
#include "read/vietnamese.h"

using namespace solieu;
using namespace std::string_literals;
using Catch::Matchers::Contains;

namespace {

// What iconv makes of a byte; 0 where that is nothing.
char32_t by_iconv(const char* encoding, unsigned char byte) {
  iconv_t converter = iconv_open("UTF-32LE", encoding);
  REQUIRE(converter != reinterpret_cast<iconv_t>(-1));
  char in = static_cast<char>(byte), out[4] = {};
  char *from = &in, *to = out;
  std::size_t left = 1, room = sizeof out;
  const bool ok = iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1);
  iconv(converter, nullptr, nullptr, &to, &room);  // some hold a letter back, as a mark may follow
  iconv_close(converter);
  if (!ok || room != 0) return 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(out);
  return static_cast<char32_t>(bytes[0] | bytes[1] << 8 | bytes[2] << 16);
}

const std::string kText = "Tổng thu ngân sách ước đạt 7.353,5 tỷ đồng, tăng 39,1% so với cùng kỳ";
const std::string kTcvn3 = "T\xE6ng thu ng\xA9n s\xB8" "ch \xAD\xED" "c \xAE\xB9t 7.353,5 t\xFB \xAE\xE5ng, t\xA8ng 39,1% so v\xED" "i c\xEFng k\xFA";

std::string utf16(const std::string& ascii) {
  std::string out;
  for (char c : ascii) out += c + "\0"s;
  return out;
}

}  // namespace

TEST_CASE("charsets: single bytes are those of iconv", "[encoding]") {
  const std::pair<Charset, const char*> all[] = {
      {Charset::viscii, "VISCII"}, {Charset::tcvn5712, "TCVN5712-1"}, {Charset::windows_1258, "WINDOWS-1258"}, {Charset::windows_1252, "WINDOWS-1252"}};
  for (const auto& [charset, name] : all) {
    for (int byte = 0; byte < 256; ++byte) {
      const char32_t expected = by_iconv(name, static_cast<unsigned char>(byte));
      if (charset == Charset::tcvn5712 && byte >= 0xB0 && byte <= 0xB4) continue;  // marks: a letter before them takes them
      INFO(name << " " << byte);
      CHECK(letter_of(charset, static_cast<unsigned char>(byte)) == (expected == 0 && byte != 0 ? kNoLetter : expected));
    }
  }
  for (int byte = 0xA1; byte < 0xFF; ++byte) {  // TCVN3 has the small letters of TCVN5712-1
    const char32_t letter = letter_of(Charset::tcvn3, static_cast<unsigned char>(byte));
    if (letter != kNoLetter && (byte < 0xB0 || byte > 0xB4)) CHECK(letter == by_iconv("TCVN5712-1", static_cast<unsigned char>(byte)));
  }
}

TEST_CASE("encoding: names, their other names, and none", "[encoding]") {
  for (const char* name : {"UTF-8", "UTF-16LE", "UTF-32BE", "TCVN3", "VNI", "VISCII", "TCVN5712-1", "windows-1258", "windows-1252", "TCVN3 in UTF-8", "VNI in UTF-8"}) {
    REQUIRE(encoding_named(name));
    CHECK(name_of(*encoding_named(name)) == name);
  }
  CHECK(encoding_named("utf8") == Encoding{});
  CHECK(encoding_named("abc") == Encoding{Encoding::Form::bytes, Charset::tcvn3});
  CHECK(encoding_named("CP1258") == Encoding{Encoding::Form::bytes, Charset::windows_1258});
  CHECK(encoding_named("vni-in-utf-8") == Encoding{Encoding::Form::in_utf8, Charset::vni});
  for (const char* name : {"", "UTF-7", "in UTF-8", "UTF-16 in UTF-8", "Big5"}) CHECK_FALSE(encoding_named(name));
}

TEST_CASE("vietnamese: which syllables there can be", "[encoding]") {
  for (auto word : {U"nghiêng", U"được", U"Quốc", U"gì", U"giêng", U"HÒA", U"hoà", U"quý", U"khuỷu", U"yếu", U"Ước", U"uống", U"xoong", U"tuyết"}) CHECK(is_syllable(word));
  for (auto word : {U"", U"ộtộ", U"cac", U"ỹr", U"für", U"né\u00AD", U"tòàn", U"nghiêngg", U"wà", U"s¸ch", U"đt", U"bịch "}) CHECK_FALSE(is_syllable(word));
  CHECK(with_tone(U'Ơ', Tone::dot) == U'Ợ');
  CHECK(with_tone(U'y', Tone::tilde) == U'ỹ');
  CHECK(with_tone(U'á', Tone::dot) == 0);
  CHECK(with_tone(U'b', Tone::dot) == 0);
}

TEST_CASE("decode: TCVN3 is told, and each letter knows its byte", "[encoding]") {
  auto d = decode(kTcvn3);
  REQUIRE(d.ok());
  CHECK(d->text == kText);
  CHECK(d->encoding == "TCVN3");
  CHECK((d->confidence > 0.99 && d->confidence <= 1));
  CHECK(d->warning.empty());
  const std::size_t at = kText.find("đồng");
  const SourceSpan span = d->map.to_source({at, at + std::string("đồng").size()});
  CHECK(kTcvn3.substr(span.begin, span.size()) == "\xAE\xE5ng");
}

TEST_CASE("decode: tones of windows-1258 are composed with their letter", "[encoding]") {
  const std::string bytes = "ti\xEA\xECng Vi\xEA\xF2t \xF0\xFD\xF5\xF2" "c";
  auto d = decode(bytes, "windows-1258");
  REQUIRE(d.ok());
  CHECK(d->text == "tiếng Việt đượ" + "c"s);
  const std::size_t at = d->text.find("ế");
  CHECK(d->map.to_source({at, at + 3}) == SourceSpan{2, 4});
  CHECK(decode("\xCC a\xF2\xF2", "cp1258")->text == "\u0300 ạ\u0323");  // marks of no letter stay
}

TEST_CASE("decode: what an encoding does not have is told with its place", "[encoding]") {
  auto d = decode("Thu 5\x81 t\xFB", "TCVN3");
  REQUIRE(d.ok());
  CHECK(d->text == "Thu 5\uFFFD tỷ");
  CHECK_THAT(d->warning, Contains("1 of its characters is not TCVN3, the first at byte 5"));
  CHECK_THAT(decode("ab\xFF\xFF", "UTF-8")->warning, Contains("2 bytes are not UTF-8"));
  d = decode("\xFF\xFE" + utf16("Thu 5%") + "\x00\xD8 \x00x"s);
  REQUIRE(d.ok());
  CHECK(d->text == "Thu 5%\uFFFD \uFFFD");
  CHECK_THAT(d->warning, Contains("2 of its characters are not UTF-16LE, the first at byte 14"));
  CHECK(d->map.to_source({0, 3}) == SourceSpan{2, 8});
}

TEST_CASE("decode: the order of a byte order mark wins", "[encoding]") {
  CHECK(decode("\xFE\xFF\0T\0h\0u"s, "UTF-16")->text == "Thu");
  CHECK(decode("\0\0\xFE\xFF\0\0\0T\0\x01\xF6\0"s)->text == "T\U0001F600");
  CHECK(decode("\xFF\xFE"s)->text.empty());
}

TEST_CASE("decode: UTF-8 is handed on as it is", "[encoding]") {
  for (const std::string& text : {kText, ""s, "\uFEFFThu"s, "Thu\xFF 5%"s, "a b c"s, "\n\n"s}) {
    auto d = decode(text);
    REQUIRE(d.ok());
    CHECK(d->text == text);
    CHECK(d->map.identity());
    CHECK(d->encoding == "UTF-8");
  }
}

TEST_CASE("decode: what is no text, or of no encoding that is known", "[encoding]") {
  CHECK_THAT(decode("\x7F" "ELF\0\1\2\3"s).error(), Contains("NUL"));
  CHECK_THAT(decode("x", "Big5").error(), Contains("'Big5' is no encoding") && Contains("VISCII"));
  CHECK_THAT(decode("\xE9t\xE9 \xE9l\xE8ve \xE7" "a gar\xE7on \xE2g\xE9").error(), Contains("byte 0") && Contains("--encoding"));
}
