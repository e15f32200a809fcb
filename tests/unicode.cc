#include "unicode.h"

#include <utf8proc.h>

#include <cstdlib>
#include <stdexcept>

namespace solieu::test {
namespace {

std::string mapped(std::string_view text, utf8proc_option_t form) {
  utf8proc_uint8_t* result = nullptr;
  auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &result,
                             static_cast<utf8proc_option_t>(UTF8PROC_STABLE | form));
  if (length < 0) throw std::invalid_argument(utf8proc_errmsg(length));
  std::string out(reinterpret_cast<char*>(result), static_cast<std::size_t>(length));
  std::free(result);
  return out;
}

utf8proc_ssize_t next(std::string_view text, std::size_t at, utf8proc_int32_t& c) {
  return utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at, static_cast<utf8proc_ssize_t>(text.size() - at), &c);
}

}  // namespace

std::string nfc(std::string_view text) { return mapped(text, UTF8PROC_COMPOSE); }
std::string nfd(std::string_view text) { return mapped(text, UTF8PROC_DECOMPOSE); }

std::string utf8(char32_t c) {
  utf8proc_uint8_t bytes[4];
  auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes);
  return {reinterpret_cast<char*>(bytes), static_cast<std::size_t>(length)};
}

std::vector<std::size_t> grapheme_starts(std::string_view text) {
  std::vector<std::size_t> starts;
  utf8proc_int32_t before = 0, c, state = 0;
  for (std::size_t at = 0; at < text.size();) {
    auto length = next(text, at, c);
    if (length < 0) throw std::invalid_argument("not UTF-8");
    if (at == 0 || utf8proc_grapheme_break_stateful(before, c, &state)) starts.push_back(at);
    before = c;
    at += static_cast<std::size_t>(length);
  }
  starts.push_back(text.size());
  return starts;
}

bool valid(std::string_view text) {
  utf8proc_int32_t c;
  for (std::size_t at = 0; at < text.size();) {
    auto length = next(text, at, c);
    if (length < 0) return false;
    at += static_cast<std::size_t>(length);
  }
  return true;
}

}  // namespace solieu::test
