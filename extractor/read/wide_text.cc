#include "read/wide_text.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>

namespace solieu {
namespace {

using Form = Encoding::Form;
using namespace std::string_view_literals;

constexpr std::size_t kSample = 4096;  // bytes; a multiple of four
constexpr char32_t kBroken = 0xFFFFFFFF;
constexpr char32_t kReplacement = 0xFFFD;

struct Mark {
  std::string_view bytes;
  Form form;
};
// That of UTF-32LE begins as that of UTF-16LE does.
constexpr Mark kMarks[] = {{"\xFF\xFE\0\0"sv, Form::utf32le}, {"\0\0\xFE\xFF"sv, Form::utf32be}, {"\xFF\xFE"sv, Form::utf16le}, {"\xFE\xFF"sv, Form::utf16be}};

std::size_t unit_size(Form form) { return form == Form::utf16le || form == Form::utf16be ? 2 : 4; }
bool is_little(Form form) { return form == Form::utf16le || form == Form::utf32le; }

// One that is cut off reads as nothing.
std::uint32_t unit_at(std::string_view bytes, std::size_t at, Form form) {
  const std::size_t size = unit_size(form);
  if (bytes.size() - at < size) return 0xFFFFFFFF;
  std::uint32_t unit = 0;
  for (std::size_t i = 0; i < size; ++i) unit = unit << 8 | static_cast<unsigned char>(bytes[at + (is_little(form) ? size - 1 - i : i)]);
  return unit;
}

bool is_high(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

struct Character {
  char32_t code;
  std::size_t end;
};

Character character_at(std::string_view bytes, std::size_t at, Form form) {
  const std::size_t end = std::min(at + unit_size(form), bytes.size());
  const std::uint32_t unit = unit_at(bytes, at, form);
  if (unit_size(form) == 2 && is_high(unit) && end < bytes.size()) {
    if (const std::uint32_t low = unit_at(bytes, end, form); is_low(low)) return {0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), end + 2};
  }
  return {unit > 0x10FFFF || is_high(unit) || is_low(unit) ? kBroken : unit, end};
}

// What Vietnamese text is made of: Latin letters, combining marks, punctuation.
bool is_usual(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0x250 && c != 0x7F) || (c >= 0x300 && c < 0x370) || (c >= 0x1E00 && c < 0x1F00) || (c >= 0x2000 && c < 0x2100);
}

bool looks_like(std::string_view sample, Form form) {
  std::size_t all = 0, usual = 0, ascii = 0;
  for (std::size_t at = 0; at < sample.size(); ++all) {
    const Character c = character_at(sample, at, form);
    if (is_usual(c.code)) ++usual;
    if (is_usual(c.code) && c.code < 0x80) ++ascii;
    at = c.end;
  }
  return all > 1 && usual * 10 >= all * 9 && ascii * 2 >= all;
}

}  // namespace

std::optional<WideGuess> guess_wide(std::string_view bytes) {
  for (const Mark& mark : kMarks) {
    if (bytes.starts_with(mark.bytes)) return WideGuess{mark.form, true};
  }
  const std::string_view sample = bytes.substr(0, kSample);
  if (sample.find('\0') == std::string_view::npos) return {};  // all ASCII has one
  for (const Mark& mark : kMarks) {
    if (looks_like(sample, mark.form)) return WideGuess{mark.form, false};
  }
  return {};
}

Converted decode_wide(std::string_view bytes, Form form) {
  Converted out;
  std::size_t at = 0;
  for (const Mark& mark : kMarks) {
    if (unit_size(mark.form) != unit_size(form) || !bytes.starts_with(mark.bytes)) continue;
    form = mark.form;
    at = mark.bytes.size();
    out.map.add({0, 0}, {0, at});
    break;
  }
  out.text.reserve(bytes.size());
  while (at < bytes.size()) {
    const Character c = character_at(bytes, at, form);
    if (c.code == kBroken && out.broken++ == 0) out.first = at;
    utf8proc_uint8_t encoded[4];
    const std::size_t begin = out.text.size();
    out.text.append(reinterpret_cast<char*>(encoded), static_cast<std::size_t>(utf8proc_encode_char(static_cast<utf8proc_int32_t>(c.code == kBroken ? kReplacement : c.code), encoded)));
    out.map.add({begin, out.text.size()}, {at, c.end});
    at = c.end;
  }
  return out;
}

}  // namespace solieu
