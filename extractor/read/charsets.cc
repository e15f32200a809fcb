#include "read/charsets.h"

#include "read/vietnamese.h"

namespace solieu {
namespace {

// Bytes 80 to FF. What has no letter of its own in TCVN3's fonts looks as it does in windows-1252.
constexpr std::u32string_view kWindows1252 =
    U"€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD"
    U"\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ"
    U"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯"
    U"°±²³´µ¶·¸¹º»¼½¾¿"
    U"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"
    U"ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
    U"àáâãäåæçèéêëìíîï"
    U"ðñòóôõö÷øùúûüýþÿ";
constexpr std::u32string_view kWindows1258 =
    U"€\uFFFD‚ƒ„…†‡ˆ‰\uFFFD‹Œ\uFFFD\uFFFD\uFFFD"
    U"\uFFFD‘’“”•–—˜™\uFFFD›œ\uFFFD\uFFFDŸ"
    U"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯"
    U"°±²³´µ¶·¸¹º»¼½¾¿"
    U"ÀÁÂĂÄÅÆÇÈÉÊË\u0300ÍÎÏ"
    U"ĐÑ\u0309ÓÔƠÖ×ØÙÚÛÜƯ\u0303ß"
    U"àáâăäåæçèéêë\u0301íîï"
    U"đñ\u0323óôơö÷øùúûüư₫ÿ";
constexpr std::u32string_view kViscii =
    U"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
    U"ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    U"Õắằặấầẩậẽẹếềểễệố"
    U"ồổỗỠƠộờởịỰỨỪỬơớƯ"
    U"ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
    U"ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    U"àáâãảăữẫèéêẻìíĩỉ"
    U"đựòóôõỏọụùúũủýợỮ";
constexpr std::u32string_view kTcvn5712 =
    U"ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ"
    U"ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    U"\u00A0ĂÂÊÔƠƯĐăâêôơưđẰ"
    U"°±²³´àảãáạẲằẳẵắẴ"
    U"ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
    U"éẹềểễếệìỉỄẾỒĩíịò"
    U"Ổỏõóọồổỗốộờởỡớợù"
    U"ỖủũúụừửữứựỳỷỹýỵỐ";
constexpr std::u32string_view kTcvn3 =
    U"€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD"
    U"\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ"
    U"\u00A0ĂÂÊÔƠƯĐăâêôơưđ\uFFFD"
    U"°±²³´àảãáạ\uFFFDằẳẵắ\uFFFD"
    U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDặầẩẫấậè\uFFFDẻẽ"
    U"éẹềểễếệìỉ\uFFFD\uFFFD\uFFFDĩíịò"
    U"\uFFFDỏõóọồổỗốộờởỡớợù"
    U"\uFFFDủũúụừửữứựỳỷỹýỵ\uFFFD";

// Control bytes that are capital letters.
struct Control {
  unsigned char byte;
  char32_t letter;
};
constexpr Control kVisciiControls[] = {{0x02, U'Ẳ'}, {0x05, U'Ẵ'}, {0x06, U'Ẫ'}, {0x14, U'Ỷ'}, {0x19, U'Ỹ'}, {0x1E, U'Ỵ'}};
constexpr Control kTcvn5712Controls[] = {{0x01, U'Ú'}, {0x02, U'Ụ'}, {0x04, U'Ừ'}, {0x05, U'Ử'}, {0x06, U'Ữ'}, {0x11, U'Ứ'},
                                         {0x12, U'Ự'}, {0x13, U'Ỳ'}, {0x14, U'Ỷ'}, {0x15, U'Ỹ'}, {0x16, U'Ý'}, {0x17, U'Ỵ'}};

// VNI's letters of one byte that are not those of windows-1252: small, then capital.
constexpr std::u32string_view kVniBytes = U"ñôöíìæóòîÑÔÖÍÌÆÓÒÎ";
constexpr std::u32string_view kVniLetters = U"đơưíìỉĩịỵĐƠƯÍÌỈĨỊỴ";

// VNI's marks: a small letter of windows-1252 and what it makes of the vowel before it.
struct VniMark {
  char32_t mark;
  std::u32string_view vowels, become;
  Tone tone;
};
constexpr std::u32string_view kBare = U"aeouyơưAEOUYƠƯ", kRound = U"aeoAEO", kRoof = U"âêôÂÊÔ";
constexpr VniMark kVniMarks[] = {
    {U'ù', kBare, kBare, Tone::acute},  {U'ø', kBare, kBare, Tone::grave}, {U'û', kBare, kBare, Tone::hook},
    {U'õ', kBare, kBare, Tone::tilde},  {U'ï', kBare, kBare, Tone::dot},   {U'â', kRound, kRoof, Tone::none},
    {U'á', kRound, kRoof, Tone::acute}, {U'à', kRound, kRoof, Tone::grave}, {U'å', kRound, kRoof, Tone::hook},
    {U'ã', kRound, kRoof, Tone::tilde}, {U'ä', kRound, kRoof, Tone::dot},  {U'ê', U"aA", U"ăĂ", Tone::none},
    {U'é', U"aA", U"ăĂ", Tone::acute},  {U'è', U"aA", U"ăĂ", Tone::grave}, {U'ú', U"aA", U"ăĂ", Tone::hook},
    {U'ü', U"aA", U"ăĂ", Tone::tilde},  {U'ë', U"aA", U"ăĂ", Tone::dot}};

char32_t vni_joined(char32_t first, unsigned char second) {
  const char32_t small = second >= 0xC0 ? second | 0x20u : 0;  // a capital letter may have a small mark, and the other way round
  for (const VniMark& m : kVniMarks) {
    const std::size_t at = m.mark == small ? m.vowels.find(first) : std::u32string_view::npos;
    if (at != std::u32string_view::npos) return with_tone(m.become[at], m.tone);
  }
  return 0;
}

// Of a combining mark.
Tone tone_of(char32_t mark) {
  switch (mark) {
    case 0x300: return Tone::grave;
    case 0x309: return Tone::hook;
    case 0x303: return Tone::tilde;
    case 0x301: return Tone::acute;
    case 0x323: return Tone::dot;
    default: return Tone::none;
  }
}

constexpr char32_t kTcvnMarks[] = {0x300, 0x309, 0x303, 0x301, 0x323};  // bytes B0 to B4

template <std::size_t n>
char32_t of_control(const Control (&controls)[n], unsigned char byte) {
  for (const Control& c : controls) {
    if (c.byte == byte) return c.letter;
  }
  return byte;
}

}  // namespace

std::string_view name_of(Charset charset) {
  switch (charset) {
    case Charset::tcvn3: return "TCVN3";
    case Charset::vni: return "VNI";
    case Charset::viscii: return "VISCII";
    case Charset::tcvn5712: return "TCVN5712-1";
    case Charset::windows_1258: return "windows-1258";
    case Charset::windows_1252: break;
  }
  return "windows-1252";
}

char32_t letter_of(Charset charset, unsigned char byte) {
  if (byte < 0x20 && charset == Charset::viscii) return of_control(kVisciiControls, byte);
  if (byte < 0x20 && charset == Charset::tcvn5712) return of_control(kTcvn5712Controls, byte);
  if (byte < 0x80) return byte;
  const std::size_t at = byte - 0x80u;
  switch (charset) {
    case Charset::tcvn3: return kTcvn3[at];
    case Charset::viscii: return kViscii[at];
    case Charset::tcvn5712: return kTcvn5712[at];
    case Charset::windows_1258: return kWindows1258[at];
    case Charset::windows_1252: return kWindows1252[at];
    case Charset::vni: break;
  }
  const char32_t latin = kWindows1252[at];
  const std::size_t own = kVniBytes.find(latin);
  if (own != std::u32string_view::npos) return kVniLetters[own];
  const bool is_mark = vni_joined(U'a', byte) != 0;
  return is_mark ? kNoLetter : latin;
}

char32_t joined(Charset charset, char32_t first, unsigned char second) {
  if (second < 0x80) return 0;
  if (charset == Charset::vni) return vni_joined(first, second);
  char32_t mark = 0;
  if (charset == Charset::windows_1258) mark = kWindows1258[second - 0x80u];
  else if ((charset == Charset::tcvn3 || charset == Charset::tcvn5712) && second >= 0xB0 && second <= 0xB4) mark = kTcvnMarks[second - 0xB0];
  const Tone tone = tone_of(mark);
  return tone == Tone::none ? 0 : with_tone(first, tone);
}

int byte_of_windows_1252(char32_t c) {
  if (c <= 0xFF) return static_cast<int>(c);
  const std::size_t at = c == kNoLetter ? std::u32string_view::npos : kWindows1252.substr(0, 0x20).find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(0x80 + at);
}

}  // namespace solieu
