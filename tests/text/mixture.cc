#include "text/mixture.h"

#include <array>
#include <string_view>

#include "unicode.h"

namespace solieu::test {
namespace {

using namespace std::string_view_literals;

constexpr std::array kWords = {"Thu ngân sách"sv, "đạt"sv, "7.353,5"sv, "tỷ đồng"sv, "so với cùng kỳ"sv, "39,1%"sv, "hoà"sv, "hòa"sv,
                               "nghiệp"sv, "ươ"sv, "ƯỜNG"sv, "Ặ"sv, "Quý III"sv, "m²"sv, "½"sv, "“tăng”"sv, "–"sv, "…"sv};
constexpr std::array kMarks = {"\u0300"sv, "\u0301"sv, "\u0303"sv, "\u0309"sv, "\u0323"sv, "\u0302"sv, "\u0306"sv, "\u031B"sv, "\u0327"sv};
constexpr std::array kBases = {"a"sv, "e"sv, "o"sv, "u"sv, "ê"sv, "ơ"sv, "ư"sv, "ạ"sv, "A"sv, "y"sv, "q"sv, "Đ"sv};
constexpr std::array kBlanks = {" "sv, "  "sv, "\t"sv, "\n"sv, "\r\n"sv, "\u00A0"sv, "\u2003"sv, "\u202F"sv, "\u3000"sv, "\u2028"sv, "\u0085"sv, "\x01"sv};
constexpr std::array kInvisible = {"\u200B"sv, "\u200D"sv, "\uFEFF"sv, "\u00AD"sv, "\u200E"sv, "\u034F"sv, "\u2060"sv, "\uFE0F"sv};
constexpr std::array kLookAlikes = {"Ð"sv, "ð"sv, "Ɖ"sv, "Ƣ"sv, "ƣ"sv, "１２３"sv, "，"sv, "．"sv, "％"sv};
constexpr std::array kOthers = {"😀"sv, "👨‍👩‍👧"sv, "🇻🇳"sv, "❤️"sv, "한국"sv, "\u1112\u1161\u11AB"sv, "Å"sv, "\u212B"sv, "Ω"sv, "क़"sv, "ﬁ"sv, "\U0001D160"sv};
constexpr std::array kBroken = {"\xFF"sv, "\xE1\xBA"sv, "\xC3"sv, "\x80"sv, "\xF0\x9F\x98"sv, "\xED\xA0\x80"sv, "\xC0\xAF"sv, "\xF4\x90\x80\x80"sv, "\0"sv};

}  // namespace

std::string mixture(Random& random, std::size_t pieces) {
  std::string out;
  // Some texts hold one kind of trouble only, so that the short cuts for cleaner text are taken as well.
  std::size_t kinds = 1 + random.below(9);
  for (std::size_t n = random.below(pieces + 1); n > 0; --n) {
    switch (random.below(kinds)) {
      case 0: out += random.pick(kWords); break;
      case 1: out += random.pick(kBlanks); break;
      case 2: out += nfd(random.pick(kWords)); break;
      case 3: out += random.pick(kBases); [[fallthrough]];
      case 4: out += random.pick(kMarks); break;
      case 5: out += random.pick(kInvisible); break;
      case 6: out += random.pick(kLookAlikes); break;
      case 7: out += random.pick(kOthers); break;
      default: out += random.pick(kBroken); break;
    }
  }
  return out;
}

}  // namespace solieu::test
