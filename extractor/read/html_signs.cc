#include "read/html_signs.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "base/ascii.h"
#include "text/scan.h"

namespace solieu {
namespace {

constexpr std::size_t kHead = 8192;
constexpr std::string_view kBlanks = " \t\r\n\f";

// In small letters, without byte order marks and the zeros that UTF-16 and UTF-32 have between ASCII letters.
std::string plain_letters(std::string_view bytes) {
  bytes = bytes.substr(0, kHead);
  for (std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
    if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  }
  std::string out(bytes);
  std::erase(out, '\0');
  std::transform(out.begin(), out.end(), out.begin(), ascii_lower);
  if (out.starts_with("\xFE\xFF")) out.erase(0, 2);  // of UTF-32
  return out;
}

bool skip_to(std::string_view& s, std::string_view end) {
  const std::size_t at = s.find(end);
  if (at == std::string_view::npos) return false;
  s.remove_prefix(at + end.size());
  return true;
}

// What stands behind blanks, comments and declarations of XML; nothing where these do not end.
std::optional<std::string_view> first_markup(std::string_view s) {
  while (true) {
    s.remove_prefix(std::min(s.find_first_not_of(kBlanks), s.size()));
    if (s.starts_with("<!--") ? !skip_to(s, "-->") : s.starts_with("<?xml") && !skip_to(s, "?>")) return std::nullopt;
    if (!s.starts_with("<!--") && !s.starts_with("<?xml") && s.find_first_of(kBlanks) != 0) return s;
  }
}

bool opens(std::string_view s, std::string_view name) {
  if (!s.starts_with('<') || !s.substr(1).starts_with(name)) return false;
  const std::size_t end = name.size() + 1;
  return end < s.size() && (s[end] == '>' || s[end] == '/' || kBlanks.find(s[end]) != std::string_view::npos);
}

// The value of `name=…` in a tag.
std::string value_of(std::string_view tag, std::string_view name) {
  for (std::size_t at = 0; (at = tag.find(name, at)) != std::string_view::npos;) {
    at += name.size();
    std::string_view rest = tag.substr(std::min(tag.find_first_not_of(kBlanks, at), tag.size()));
    if (!rest.starts_with('=')) continue;
    rest.remove_prefix(1);
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n\f\"'"), rest.size()));
    return std::string(rest.substr(0, rest.find_first_of(" \t\r\n\f\"';/>?")));
  }
  return {};
}

}  // namespace

bool is_html(std::string_view head) {
  // Behind marks, zeros and blanks nothing but a tag can begin a page, and nearly all texts are told by that.
  constexpr std::string_view kBeforeMarkup("\xEF\xBB\xBF\xFF\xFE\0 \t\r\n\f", 11);
  head = head.substr(0, kHead);
  if (const std::size_t first = head.find_first_not_of(kBeforeMarkup); first == std::string_view::npos || head[first] != '<') return false;
  static constexpr std::string_view kPages[] = {"html", "head", "body", "title", "meta", "frameset"};
  static constexpr std::string_view kParts[] = {"a",  "article", "b",  "br", "center", "div", "figure", "font",  "form", "h1",    "h2",    "h3",    "h4",  "header",
                                                "hr", "i",       "img", "li", "link",  "main", "nav",   "ol",    "p",    "script", "section", "span", "strong",
                                                "style", "table", "tbody", "td", "tr", "ul"};
  const std::string letters = plain_letters(head);
  const auto start = first_markup(letters);
  if (!start) return false;
  if (start->starts_with("<!doctype")) return start->substr(0, start->find('>')).find("html") != std::string_view::npos;
  auto opened = [&](std::string_view name) { return opens(*start, name); };
  if (std::any_of(std::begin(kPages), std::end(kPages), opened)) return true;
  return std::any_of(std::begin(kParts), std::end(kParts), opened) && start->find("</") != std::string_view::npos;
}

bool may_name_legacy_font(std::string_view markup) {
  auto at = [&](std::size_t i) { return i < markup.size() ? ascii_lower(markup[i]) : '\0'; };
  for (std::size_t v = 0; (v = find_byte<'v', 'V'>(markup, v, markup.size())) < markup.size(); ++v) {
    if (at(v + 1) == 'n' && (at(v + 2) == 'i' || (v > 0 && markup[v - 1] == '.'))) return true;
  }
  return false;
}

std::string charset_of_html(std::string_view head) {
  const std::string letters = plain_letters(head);
  std::string_view rest = letters;
  if (std::string_view start = rest.substr(std::min(rest.find_first_not_of(kBlanks), rest.size())); start.starts_with("<?xml")) {
    if (std::string named = value_of(start.substr(0, start.find('>')), "encoding"); !named.empty()) return named;
  }
  while (skip_to(rest, "<meta")) {
    const std::string_view tag = rest.substr(0, rest.find('>'));
    if (std::string named = value_of(tag, "charset"); !named.empty()) return named;
  }
  return {};
}

}  // namespace solieu
