// Bytes as ASCII, whatever the locale: what all who read numbers, markup and headers ask of a character.
#pragma once

#include <algorithm>
#include <string_view>

namespace solieu {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Does it stand between words of one line?
constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// The same but for capitals?
inline bool same_letters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

/// Without the `blanks` at both ends.
constexpr std::string_view trimmed(std::string_view s, std::string_view blanks) {
  const std::size_t begin = s.find_first_not_of(blanks);
  return begin == std::string_view::npos ? std::string_view() : s.substr(begin, s.find_last_not_of(blanks) + 1 - begin);
}

}  // namespace solieu
