#include "read/vietnamese.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace solieu {
namespace {

// Each vowel without a tone, then with each in the order of Tone.
constexpr std::u32string_view kVowels[] = {U"aàảãáạ", U"ăằẳẵắặ", U"âầẩẫấậ", U"eèẻẽéẹ", U"êềểễếệ", U"iìỉĩíị", U"oòỏõóọ", U"ôồổỗốộ", U"ơờởỡớợ", U"uùủũúụ", U"ưừửữứự", U"yỳỷỹýỵ"};

// What a letter is in the lists below: ă â đ ê ô ơ ư are A Z D E O W U there, so that a syllable is as many bytes as letters.
struct Letter {
  char base = 0;  // 0: no letter of Vietnamese
  Tone tone = Tone::none;
};

constexpr std::string_view kBases = "aAZeEioOWuUy";
constexpr char32_t kEnd = 0x1F00;

constexpr std::array<Letter, kEnd> make_letters() {
  std::array<Letter, kEnd> letters;
  for (char c : std::string_view("bcdghklmnpqrstvx")) letters[static_cast<unsigned char>(c)].base = c;
  letters[U'đ'].base = 'D';
  for (std::size_t v = 0; v < kBases.size(); ++v) {
    for (std::size_t t = 0; t < kVowels[v].size(); ++t) letters[kVowels[v][t]] = {kBases[v], static_cast<Tone>(t)};
  }
  return letters;
}
constexpr std::array<Letter, kEnd> kLetters = make_letters();

constexpr std::string_view kOnsets =
    " b c ch d D g gh gi h k kh l m n ng ngh nh p ph r s t th tr v x ";
constexpr std::string_view kRimes =
    " a ac ach ai am an ang anh ao ap at au ay"
    " Ac Am An Ang Ap At Zc Zm Zn Zng Zp Zt Zu Zy"
    " e ec em en eng eo ep et E Ech Em En Enh Ep Et Eu"
    " i ia ich iEc iEm iEn iEng iEp iEt iEu im in inh ip it iu"
    " o oa oac oach oai oan oang oanh oao oat oay oAc oAm oAn oAng oAt oc oe oen oeo oet oi om on ong ooc oong op ot"
    " O Oc Oi Om On Ong Op Ot W Wi Wm Wn Wp Wt"
    " u ua uc ui um un ung up ut uZn uZng uZt uZy uE uEch uEnh uOc uOi uOm uOn uOng uOt uW uy uya uych uyEn uyEt uyn uynh uyt uyu"
    " U Ua Uc Ui Ung Ut Uu UWc UWi UWm UWn UWng UWp UWt UWu"
    " y yEm yEn yEng yEt yEu ";
// Behind "qu", which holds the u of their rime, or stands for a sound of its own.
constexpr std::string_view kRimesOfQu =
    " a ac ach ai an ang anh ao at au ay Ac Am An Ang Ap At Zn Zng Zt Zy e en eo et E Ech En Enh Et Oc W Wi i in it o y ych yEn yEt ynh yt yu ";

bool is_in(std::string_view list, std::string_view part) {
  for (std::size_t at = list.find(part); at != std::string_view::npos; at = list.find(part, at + 1)) {
    if (list[at - 1] == ' ' && list[at + part.size()] == ' ') return true;
  }
  return false;
}

// p, t, c and ch end a syllable under the acute tone or the dot only, and never without a tone.
bool fits(Tone tone, std::string_view syllable) {
  const char last = syllable.back();
  const bool stopped = last == 'p' || last == 't' || last == 'c' || syllable.ends_with("ch");
  return !stopped || tone == Tone::acute || tone == Tone::dot;
}

constexpr std::size_t kLongest = 7;  // letters: "nghiêng"

}  // namespace

char32_t with_tone(char32_t vowel, Tone tone) {
  const auto lower = static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(vowel)));
  for (std::u32string_view v : kVowels) {
    if (v[0] != lower) continue;
    const char32_t found = v[static_cast<std::size_t>(tone)];
    return vowel == lower ? found : static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(found)));
  }
  return 0;
}

bool is_syllable(std::u32string_view letters) {
  if (letters.empty() || letters.size() > kLongest) return false;
  char bytes[kLongest];
  std::size_t size = 0;
  Tone tone = Tone::none;
  for (char32_t c : letters) {
    const auto lower = static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
    if (lower >= kEnd || kLetters[lower].base == 0) return false;
    const Letter letter = kLetters[lower];
    if (letter.tone != Tone::none && tone != Tone::none) return false;
    if (letter.tone != Tone::none) tone = letter.tone;
    bytes[size++] = letter.base;
  }
  const std::string_view syllable(bytes, size);
  if (!fits(tone, syllable)) return false;
  if (syllable.starts_with("qu")) return is_in(kRimesOfQu, syllable.substr(2));
  if (syllable == "gi" || is_in(kRimes, syllable)) return true;
  for (std::size_t onset = std::min<std::size_t>(3, size - 1); onset > 0; --onset) {
    if (is_in(kOnsets, syllable.substr(0, onset)) && is_in(kRimes, syllable.substr(onset))) return true;
  }
  return false;
}

}  // namespace solieu
