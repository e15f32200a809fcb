#include "read/raised.h"

#include <array>
#include <cstddef>

#include "base/ascii.h"

namespace solieu {
namespace {

}  // namespace

void append_raised(std::string_view text, std::string& out) {
  static constexpr std::array<std::string_view, 10> kRaised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  const std::string_view before = out;
  const bool behind_number = !before.empty() && is_digit(before.back());
  if ((text == "0" || text == "o") && (behind_number || before.ends_with(' '))) {
    out += "°";
    return;
  }
  const bool power_of_ten = before.ends_with("10") && (before.size() == 2 || !is_digit(before[before.size() - 3]));
  for (char c : text) {
    if (!is_digit(c)) out += c;
    else if (!behind_number || power_of_ten) out += kRaised[static_cast<std::size_t>(c - '0')];
  }
}

}  // namespace solieu
