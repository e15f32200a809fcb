#include "read/list_numbers.h"

#include <algorithm>
#include <utility>

namespace solieu {

std::string upper_roman(std::int64_t value) {
  static constexpr std::pair<int, const char*> kDigits[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
                                                            {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
  constexpr std::int64_t kMost = 3999;
  if (value < 1 || value > kMost) return std::to_string(value);
  std::string text;
  for (auto [worth, letters] : kDigits) {
    for (; value >= worth; value -= worth) text += letters;
  }
  return text;
}

std::string lower_ascii(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

std::string upper_letters(std::int64_t value) {
  constexpr std::int64_t kMost = 26 * 8;
  if (value < 1 || value > kMost) return std::to_string(value);
  return std::string(static_cast<std::size_t>((value - 1) / 26 + 1), static_cast<char>('A' + (value - 1) % 26));
}

}  // namespace solieu
