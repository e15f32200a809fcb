// What tests need of Unicode: normal forms and grapheme starts by utf8proc, the library that the
// normaliser does not compose with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace solieu::test {

/// The normal forms of valid UTF-8.
std::string nfc(std::string_view text);
std::string nfd(std::string_view text);

/// UTF-8 of one code point.
std::string utf8(char32_t c);

/// Byte positions at which a grapheme cluster of valid UTF-8 begins, and the end of the text.
std::vector<std::size_t> grapheme_starts(std::string_view text);

/// Is this UTF-8, in the strict sense of RFC 3629?
bool valid(std::string_view text);

}  // namespace solieu::test
