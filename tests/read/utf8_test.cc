// The automaton against utf8proc: every code point, and bytes that are none.
#include "read/utf8.h"

#include <catch2/catch.hpp>
#include <string>

#include <utf8proc.h>

#include "random.h"

using namespace solieu;

namespace {

bool well_formed(std::string_view text) {
  auto* data = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    utf8proc_int32_t c;
    auto length = utf8proc_iterate(data + i, static_cast<utf8proc_ssize_t>(text.size() - i), &c);
    if (length <= 0) return false;
    i += static_cast<std::size_t>(length);
  }
  return true;
}

}  // namespace

TEST_CASE("utf8: every code point is accepted, and not without its last byte", "[read]") {
  for (std::int32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    utf8proc_uint8_t encoded[4];
    std::string text(reinterpret_cast<char*>(encoded), static_cast<std::size_t>(utf8proc_encode_char(c, encoded)));
    if (!Utf8Automaton::accepts(text)) FAIL(c);
    if (text.size() > 1 && Utf8Automaton::accepts(text.substr(0, text.size() - 1))) FAIL(c);
  }
}

TEST_CASE("utf8: what is broken is refused", "[read]") {
  test::Random random(1);
  const std::string bytes = "a\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xC3\xDF\xE0\xE1\xBA\xED\xEF\xF0\xF1\xF4\xF5\xFF";
  for (int n = 0; n < 20000; ++n) {
    std::string text;
    for (std::size_t length = random.below(7); length > 0; --length) text += random.pick(bytes);
    INFO(n);
    REQUIRE(Utf8Automaton::accepts(text) == well_formed(text));
  }
}
