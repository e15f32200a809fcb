#include "read/raised.h"

#include <array>
#include <cstddef>

namespace solieu {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

void append_raised(std::string_view text, std::string& out) {
  static constexpr std::array<std::string_view, 10> kRaised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  if ((text == "0" || text == "o") && !out.empty() && (digit(out.back()) || out.back() == ' ')) {
    out += "°";
    return;
  }
  for (char c : text) {
    if (digit(c)) out += kRaised[static_cast<std::size_t>(c - '0')];
    else out += c;
  }
}

}  // namespace solieu
