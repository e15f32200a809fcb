#include "read/html_characters.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "text/scan.h"

namespace solieu {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
bool hex_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

std::size_t code_point_length(std::string_view s) {
  std::size_t n = 1;
  while (n < s.size() && continues(s[n])) ++n;
  return std::min(n, s.size());
}

// The names that HTML takes for entities without a semicolon as well, and so also at the beginning of a longer word: those of
// U+00A0 to U+00FF in their order. (HTML Living Standard, 13.5)
constexpr std::array<std::string_view, 96> kLatin = {
    "nbsp",  "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",
    "deg",   "plusmn", "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest",
    "Agrave", "Aacute", "Acirc", "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",
    "ETH",   "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",
    "agrave", "aacute", "acirc", "atilde", "auml",   "aring",  "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",
    "eth",   "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};
struct Ascii {
  std::string_view name;
  char stands_for;
};
constexpr std::array<Ascii, 8> kAscii = {{{"amp", '&'}, {"AMP", '&'}, {"lt", '<'}, {"LT", '<'}, {"gt", '>'}, {"GT", '>'}, {"quot", '"'}, {"QUOT", '"'}}};

// The longest of these names that the word begins with and that stands for what the text goes on with; 0 where none does.
std::size_t short_name(std::string_view word, std::string_view text) {
  std::size_t longest = 0;
  for (const Ascii& a : kAscii) {
    if (text[0] == a.stands_for && word.starts_with(a.name)) longest = a.name.size();
  }
  if (text.size() < 2 || (text[0] != '\xC2' && text[0] != '\xC3')) return longest;
  const std::size_t index = (static_cast<unsigned char>(text[1]) & 0x3Fu) + (text[0] == '\xC3' ? 0x40u : 0u) - 0x20u;
  if (index < kLatin.size() && word.starts_with(kLatin[index])) longest = std::max(longest, kLatin[index].size());
  for (std::string_view name : {"COPY", "REG"}) {
    if (text.starts_with(name == "REG" ? "®" : "©") && word.starts_with(name)) longest = std::max(longest, name.size());
  }
  return longest;
}

// Behind the ">" that is in no quotation marks, or at the end.
std::size_t end_of_tag(std::string_view s, std::size_t at) {
  if (s.substr(at).starts_with("<!--")) {
    const std::size_t end = s.find("-->", at + 4);
    return end == std::string_view::npos ? s.size() : end + 3;
  }
  char quote = '\0', before = '\0';
  for (; at < s.size(); ++at) {
    const char c = s[at];
    if (quote != '\0') quote = c == quote ? '\0' : quote;
    else if (c == '>') return at + 1;
    else if ((c == '"' || c == '\'') && before == '=') quote = c;
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') before = c;
  }
  return s.size();
}

}  // namespace

HtmlCharacters::Piece HtmlCharacters::take(std::size_t text, std::size_t markup, bool copied) {
  Piece piece{text_.substr(t_, text), {begin_ + m_, begin_ + m_ + markup}, copied};
  t_ += text;
  m_ += markup;
  return piece;
}

void HtmlCharacters::skip_what_is_no_text() {
  while (m_ < markup_.size()) {
    const char c = markup_[m_], next = m_ + 1 < markup_.size() ? markup_[m_ + 1] : '\0';
    if (tags_ && c == '<' && (is_ascii_letter(next) || next == '/' || next == '!' || next == '?')) m_ = end_of_tag(markup_, m_);
    else if (c == '\0' && !text_.substr(t_).starts_with(kReplacement)) ++m_;
    else if ((c == '\n' || c == '\r') && text_[t_] != '\n') ++m_;  // the parser drops the first in <pre>
    else break;
  }
}

// Of the entity that the markup goes on with; 0 where "&" is "&".
std::size_t HtmlCharacters::entity_length() const {
  const std::string_view s = markup_.substr(m_);
  std::size_t end = 1;
  if (s.size() > 1 && s[1] == '#') {
    const bool hex = s.size() > 2 && (s[2] | 0x20) == 'x';
    const std::size_t digits = end = hex ? 3 : 2;
    while (end < s.size() && (hex ? hex_digit(s[end]) : is_digit(s[end]))) ++end;
    if (end == digits) return 0;
  } else {
    while (end < s.size() && (is_ascii_letter(s[end]) || is_digit(s[end]))) ++end;
    const std::size_t name = short_name(s.substr(1, end - 1), text_.substr(t_));
    if (name > 0) end = name + 1;
    else if (text_[t_] == '&' || end == 1) return 0;
  }
  return end < s.size() && s[end] == ';' ? end + 1 : end;
}

bool HtmlCharacters::next(Piece& out) {
  if (t_ >= text_.size()) return false;
  skip_what_is_no_text();
  const std::string_view text = text_.substr(t_), markup = markup_.substr(m_);
  if (markup.empty()) {
    out = take(text.size(), 0, false);
    return true;
  }
  if (markup[0] == '&') {
    if (std::size_t length = entity_length(); length > 0) {
      std::size_t says = code_point_length(text);
      // some entities are a sign and a mark that combines with it
      for (std::string_view mark : {"\u0338", "\u20D2", "\u20E5", "\u200A", "\uFE00", "\u0333", "\u0331"}) {
        if (text.substr(says).starts_with(mark) && !markup.substr(length).starts_with(mark)) says += mark.size();
      }
      out = take(says, length, false);
      return true;
    }
    out = take(1, 1, true);
    return true;
  }
  if (markup[0] == '\r') {
    out = take(1, markup.substr(1).starts_with('\n') ? 2 : 1, false);
    return true;
  }
  std::size_t same = 0;
  const std::size_t stop = find_byte<'&', '<', '\r', '\0'>(markup, markup[0] == '<' ? 1 : 0, markup.size());
  while (same < stop && same < text.size() && text[same] == markup[same]) ++same;
  while (same > 0 && same < text.size() && continues(text[same])) --same;
  if (same > 0) {
    out = take(same, same, true);
    return true;
  }
  if (text.starts_with(kReplacement)) {  // for a character that HTML forbids
    out = take(kReplacement.size(), code_point_length(markup), false);
    return true;
  }
  out = take(text.size(), markup.size(), false);  // nothing is lost, though it is not known where it stands
  return true;
}

}  // namespace solieu
