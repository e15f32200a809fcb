#include "grammar/spelling.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace solieu {
namespace {

// Each vowel without a tone and with the five.
constexpr std::array<std::array<std::string_view, 6>, 12> kVowels = {{{"a", "à", "á", "ả", "ã", "ạ"},
                                                                      {"ă", "ằ", "ắ", "ẳ", "ẵ", "ặ"},
                                                                      {"â", "ầ", "ấ", "ẩ", "ẫ", "ậ"},
                                                                      {"e", "è", "é", "ẻ", "ẽ", "ẹ"},
                                                                      {"ê", "ề", "ế", "ể", "ễ", "ệ"},
                                                                      {"i", "ì", "í", "ỉ", "ĩ", "ị"},
                                                                      {"o", "ò", "ó", "ỏ", "õ", "ọ"},
                                                                      {"ô", "ồ", "ố", "ổ", "ỗ", "ộ"},
                                                                      {"ơ", "ờ", "ớ", "ở", "ỡ", "ợ"},
                                                                      {"u", "ù", "ú", "ủ", "ũ", "ụ"},
                                                                      {"ư", "ừ", "ứ", "ử", "ữ", "ự"},
                                                                      {"y", "ỳ", "ý", "ỷ", "ỹ", "ỵ"}}};
constexpr std::size_t kI = 5, kY = 11;

struct Vowel {
  std::size_t kind = 0, tone = 0, length = 0;
};

std::optional<Vowel> vowel_at(std::string_view s) {
  if (s.empty()) return std::nullopt;
  const bool ascii = static_cast<unsigned char>(s[0]) < 0x80;
  for (std::size_t kind = 0; kind < kVowels.size(); ++kind) {
    if (ascii && kVowels[kind][0] != s.substr(0, 1)) continue;
    if (ascii) return Vowel{kind, 0, 1};
    for (std::size_t tone = 0; tone < kVowels[kind].size(); ++tone) {
      const std::string_view way = kVowels[kind][tone];
      if (way[0] == s[0] && s.starts_with(way)) return Vowel{kind, tone, way.size()};
    }
  }
  return std::nullopt;
}

// A syllable as its parts. Others than those with one run of vowels and one tone at most have none.
struct Parts {
  std::string_view onset, coda;
  std::vector<std::size_t> vowels;  // kinds
  std::size_t tone = 0;
  bool known = false;
};

Parts parts_of(std::string_view s) {
  Parts p;
  std::size_t at = 0;
  while (at < s.size() && !vowel_at(s.substr(at))) ++at;
  p.onset = s.substr(0, at);
  int tones = 0;
  for (auto v = vowel_at(s.substr(at)); v; v = vowel_at(s.substr(at))) {
    p.vowels.push_back(v->kind);
    if (v->tone > 0) p.tone = v->tone, ++tones;
    at += v->length;
  }
  p.coda = s.substr(at);
  p.known = !p.vowels.empty() && tones <= 1 && std::none_of(p.coda.begin(), p.coda.end(), [](char c) { return c < 'a' || c > 'z'; });
  return p;
}

}  // namespace

std::vector<std::string> other_spellings(std::string_view lower) {
  std::vector<std::string> found;
  const bool toneless = std::all_of(lower.begin(), lower.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (toneless && !lower.ends_with('i') && !lower.ends_with('y')) return found;
  Parts p = parts_of(lower);
  if (!p.known) return found;
  auto add = [&](const std::vector<std::size_t>& vowels) {
    for (std::size_t toned = 0; toned < (p.tone == 0 ? 1 : vowels.size()); ++toned) {
      std::string way(p.onset);
      for (std::size_t i = 0; i < vowels.size(); ++i) way += kVowels[vowels[i]][i == toned ? p.tone : 0];
      way += p.coda;
      if (way != lower) found.push_back(std::move(way));
    }
  };
  add(p.vowels);
  std::size_t& last = p.vowels.back();
  static constexpr std::array<std::string_view, 6> kBoth = {"h", "k", "l", "m", "s", "t"};
  const bool lone = p.vowels.size() == 1 && std::find(kBoth.begin(), kBoth.end(), p.onset) != kBoth.end();
  const bool behind_qu = p.onset == "q" && p.vowels.size() == 2;
  if (p.coda.empty() && (lone || behind_qu) && (last == kI || last == kY)) {
    last = last == kI ? kY : kI;
    add(p.vowels);
  }
  return found;
}

}  // namespace solieu
