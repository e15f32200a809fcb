// Searches over bytes: the same place as a plain loop finds, wherever it lies in a block.
#include "text/scan.h"

#include <catch2/catch.hpp>
#include <string>

using namespace solieu;

TEST_CASE("scan: what is searched for is found at every place, and not behind the end", "[text]") {
  for (std::size_t size = 0; size < 40; ++size) {
    std::string text(size + 1, '\xBA');
    text[size] = '7';  // behind the end
    CHECK(find_digit(text, 0, size) == size);
    CHECK(find_byte<'7', '.'>(text, 0, size) == size);
    for (std::size_t at = 0; at < size; ++at) {
      for (char c : {'0', '9', '.'}) {
        std::string one = text;
        one[at] = c;
        if (c != '.') CHECK(find_digit(one, at / 2, size) == at);
        CHECK(find_byte<'0', '.', '9'>(one, at / 2, size) == at);
        CHECK(find_byte<'0', '.', '9'>(one, at + 1, size) == size);
      }
    }
  }
}

TEST_CASE("scan: code points are counted from any place to any other", "[text]") {
  const std::string text = "năm 2024, đạt 7.353,5 tỷ đồng — tăng…";
  for (std::size_t at = 0; at <= text.size(); ++at) {
    std::size_t count = 0;
    for (std::size_t end = at; end <= text.size(); ++end) {
      CHECK(count_code_points(text, at, end) == count);
      if (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80) ++count;
    }
  }
}

TEST_CASE("scan: a digit is one of ten bytes", "[text]") {
  for (int c = 0; c < 256; ++c) {
    std::string text(16, static_cast<char>(c));
    CHECK((find_digit(text, 0, 16) == 0) == (c >= '0' && c <= '9'));
  }
}
