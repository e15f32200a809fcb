// read_word(): what it knows by the bytes alone is what Unicode's tables say.
#include "match/word.h"

#include <utf8proc.h>

#include <catch2/catch.hpp>
#include <string>

#include "text/normalise.h"
#include "unicode.h"

using namespace solieu;

namespace {

std::string lower(const std::string& word) {
  std::string out;
  append_lower(word, out);
  return out;
}

// The word that stands at `at`, with as many bytes behind the text as are asked for.
Word read(const std::string& text, std::size_t at = 0) { return read_word(text, at, text.size()); }

}  // namespace

#ifdef __SSE2__
TEST_CASE("word: letters of Vietnamese, wherever the text ends", "[match]") {
  for (const char* known : {"a", "nghiêng", "Đồng", "TỶ", "ước", "quyết", "ở", "Ỹ", "Ả"}) {
    const std::string word = known;
    for (const std::string& behind :
         {std::string(), std::string(" "), std::string(", đạt 104% dự toán năm"), std::string("” và nhiều hơn"), std::string("…")}) {
      INFO(word << behind);
      const Word found = read(word + behind);
      CHECK(found.length == word.size());
      CHECK(found.key == SyllableKey::of(lower(word)));
      CHECK(found.lower == (lower(word) == word));
    }
  }
}

TEST_CASE("word: it ends where the sentence does, and long ones are left alone", "[match]") {
  CHECK(read_word("đường sắt", 0, 3).length == 3);
  CHECK(read("abcdefghijklmno").length == 15);
  CHECK(read("abcdefghijklmnop").length == 0);
  CHECK(read("abcdefghijklmnopq rst").length == 0);
  for (const char* none : {"", " đạt", "5 tỷ", "“đạt”", "m²", "x×y", "ẞ", "θ"}) {
    INFO(none);
    CHECK(read(none).length == 0);
  }
}

TEST_CASE("word: every code point before and behind a letter", "[match][property]") {
  std::size_t known = 0;
  for (char32_t c = 0x21; c < 0x3000; ++c) {
    const std::string letter = test::utf8(c);
    for (const std::string& word : {letter + "n", "n" + letter}) {
      const Word found = read(word + " và nhiều chữ");
      if (found.length != word.size()) continue;
      ++known;
      INFO("U+" << std::hex << static_cast<unsigned>(c));
      const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
      REQUIRE((category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO));
      REQUIRE(found.key == SyllableKey::of(lower(word)));
      REQUIRE(found.lower == (lower(word) == word));
      REQUIRE(found.name == (word[0] != 'n' && lower(letter) != letter));
    }
  }
  CHECK(known > 2 * (52 + 134));
}
#endif
