// WordBegins: the same places as a plain loop finds, wherever they lie in a block.
#include "text/word_begins.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace solieu;

TEST_CASE("word begins: letters with no ASCII letter before them, between any two places", "[text]") {
  const std::string text = "Năm 2024, “thu” ngân sách: một nửa (5,2 tỷ) – tăng II/III lần; ở 62/83 khu.";
  auto letter = [&](std::size_t i) { return (text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z'; };
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    for (std::size_t end = begin; end <= text.size(); ++end) {
      std::vector<std::size_t> expected, found;
      for (std::size_t i = begin; i < end; ++i) {
        bool lead = static_cast<unsigned char>(text[i]) >= 0xC0;
        if ((letter(i) || lead) && (i == begin || !letter(i - 1))) expected.push_back(i);
      }
      for (WordBegins begins(text, begin, end); begins.next();) found.push_back(begins.at());
      REQUIRE(found == expected);
    }
  }
}
