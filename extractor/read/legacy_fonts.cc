#include "read/legacy_fonts.h"

#include <algorithm>
#include <utility>

#include "read/legacy_text.h"
#include "text/letters.h"

namespace solieu {
namespace {

bool is_around(char c) { return c == ' ' || c == '"' || c == '\'' || c == '\t' || c == '\r' || c == '\n'; }

// The first name of a list, in small letters.
std::string first_name(std::string_view fonts) {
  while (!fonts.empty() && is_around(fonts.front())) fonts.remove_prefix(1);
  fonts = fonts.substr(0, fonts.find_first_of(",;"));
  while (!fonts.empty() && is_around(fonts.back())) fonts.remove_suffix(1);
  std::string name(fonts);
  std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; });
  return name;
}

// Letters that no byte of a legacy character set was taken for: of U+0100 to U+01BF and U+1E80 to U+1EFF.
bool holds_vietnamese(std::string_view run) {
  for (std::size_t at = 0; at < run.size(); ++at) {
    const auto byte = static_cast<unsigned char>(run[at]);
    if (byte >= 0xC4 && latin_letter(run.substr(at)).length > 0) return true;
  }
  return false;
}

}  // namespace

std::optional<Legacy> charset_of_font(std::string_view font) {
  const std::string name = first_name(font);
  if (name.starts_with(".vn")) return Legacy{Charset::tcvn3, name.ends_with('h')};
  if (name.starts_with("vni-") || name.starts_with("vni ")) return Legacy{Charset::vni, false};
  return {};
}

FontText decode_run(std::string_view run, Legacy legacy) {
  if (holds_vietnamese(run)) return {std::string(run), {}};
  Converted decoded = decode_legacy(run, legacy.charset, Carrier::in_utf8);
  if (legacy.capitals) raise_all(decoded.text);
  else if (legacy.charset == Charset::tcvn3) raise_capitals(decoded.text);
  return {std::move(decoded.text), std::move(decoded.map)};
}

}  // namespace solieu
