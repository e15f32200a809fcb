#include "grammar/spelling.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

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
constexpr std::uint8_t kI = 5, kY = 11;

struct Vowel {
  std::uint8_t kind = 0, tone = 0, length = 0;  // bytes; 0: no vowel
};

constexpr std::int32_t code_point(std::string_view s) {
  auto byte = [&](std::size_t i) { return static_cast<std::int32_t>(static_cast<unsigned char>(s[i])); };
  if (s.empty() || byte(0) < 0x80) return s.empty() ? 0 : byte(0);
  if (byte(0) < 0xE0 && s.size() > 1) return (byte(0) & 0x1F) << 6 | (byte(1) & 0x3F);
  if (byte(0) < 0xF0 && s.size() > 2) return (byte(0) & 0xF) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  return 0;
}

// The vowels by code point: up to U+01B0, and from U+1EA0 on.
class Vowels {
 public:
  constexpr Vowels() {
    for (std::size_t kind = 0; kind < kVowels.size(); ++kind) {
      for (std::size_t tone = 0; tone < kVowels[kind].size(); ++tone) {
        const std::string_view way = kVowels[kind][tone];
        all_[place(code_point(way))] = {static_cast<std::uint8_t>(kind), static_cast<std::uint8_t>(tone), static_cast<std::uint8_t>(way.size())};
      }
    }
  }
  constexpr Vowel at(std::string_view s) const { return all_[place(code_point(s))]; }

 private:
  static constexpr std::int32_t kFirst = 0x1B1, kSecond = 0x1EA0, kEnd = 0x1F00;
  static constexpr std::size_t place(std::int32_t c) {
    return static_cast<std::size_t>(c < kFirst ? c : c >= kSecond && c < kEnd ? c - kSecond + kFirst : 0);
  }
  std::array<Vowel, static_cast<std::size_t>(kFirst + kEnd - kSecond)> all_{};
};

constexpr Vowels vowels;

// A syllable as its parts. Others than those with one run of vowels and one tone at most have none.
struct Parts {
  static constexpr std::size_t kMost = 4;  // vowels
  std::string_view onset, coda;
  std::array<std::uint8_t, kMost> kinds{};
  std::size_t count = 0;  // of vowels
  std::size_t tone = 0;
  bool known = false;
};

Parts parts_of(std::string_view s) {
  Parts p;
  std::size_t at = 0;
  while (at < s.size() && vowels.at(s.substr(at)).length == 0) ++at;
  p.onset = s.substr(0, at);
  int tones = 0;
  for (Vowel v = vowels.at(s.substr(at)); v.length > 0; v = vowels.at(s.substr(at))) {
    if (p.count == Parts::kMost) return p;
    p.kinds[p.count++] = v.kind;
    if (v.tone > 0) p.tone = v.tone, ++tones;
    at += v.length;
  }
  p.coda = s.substr(at);
  p.known = p.count > 0 && tones <= 1 && std::all_of(p.coda.begin(), p.coda.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return p;
}

}  // namespace

std::vector<std::string> other_spellings(std::string_view lower) {
  std::vector<std::string> found;
  const bool toneless = std::all_of(lower.begin(), lower.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (toneless && !lower.ends_with('i') && !lower.ends_with('y')) return found;
  Parts p = parts_of(lower);
  if (!p.known) return found;
  auto add = [&] {
    for (std::size_t toned = 0; toned < (p.tone == 0 ? 1 : p.count); ++toned) {
      std::string way(p.onset);
      for (std::size_t i = 0; i < p.count; ++i) way += kVowels[p.kinds[i]][i == toned ? p.tone : 0];
      way += p.coda;
      if (way != lower) found.push_back(std::move(way));
    }
  };
  if (p.count > 1 && p.tone > 0) add();
  std::uint8_t& last = p.kinds[p.count - 1];
  if (!p.coda.empty() || (last != kI && last != kY)) return found;
  static constexpr std::array<std::string_view, 6> kBoth = {"h", "k", "l", "m", "s", "t"};
  const bool lone = p.count == 1 && std::find(kBoth.begin(), kBoth.end(), p.onset) != kBoth.end();
  const bool behind_qu = p.onset == "q" && p.count == 2;
  if (lone || behind_qu) {
    last = last == kI ? kY : kI;
    add();
  }
  return found;
}

}  // namespace solieu
