#include "read/html_characters.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "read/html_tags.h"
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

}  // namespace

HtmlCharacters::Piece HtmlCharacters::take(std::size_t text, std::size_t markup, bool copied) {
  Piece piece{text_.substr(t_, text), {begin_ + m_, begin_ + m_ + markup}, copied};
  t_ += text;
  m_ += markup;
  return piece;
}

// Of a tag, a comment, or the border of a section. A section stands in the markup of a text only where it is one: elsewhere it is a
// comment, which ends the text.
bool HtmlCharacters::skip_markup() {
  if (holds_ != Holds::markup) return false;
  if (m_ < section_end_) return false;
  if (section_end_ > 0) {
    m_ = std::min(section_end_ + kSectionEnd.size(), markup_.size());
    section_end_ = 0;
    return true;
  }
  if (markup_[m_] != '<') return false;
  const HtmlMarkup here = html_markup_at(markup_, m_, true);
  switch (here.kind) {
    case HtmlMarkup::Kind::text: return false;
    case HtmlMarkup::Kind::section:
      m_ += kSectionBegin.size();
      section_end_ = std::min(markup_.find(kSectionEnd, m_), markup_.size());
      return true;
    default: m_ = here.end; return true;
  }
}

void HtmlCharacters::skip_what_is_no_text() {
  while (m_ < markup_.size()) {
    const char c = markup_[m_];
    if (skip_markup()) continue;
    if (c == '\0' && !text_.substr(t_).starts_with(kReplacement)) ++m_;
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
    const char follows = name + 1 < s.size() ? s[name + 1] : ';';
    if (name > 0 && holds_ == Holds::attribute && (is_ascii_letter(follows) || is_digit(follows) || follows == '=')) return 0;
    if (name > 0) end = name + 1;
    else if (text_[t_] == '&' || end == 1) return 0;
  }
  return end < s.size() && s[end] == ';' ? end + 1 : end;
}

bool HtmlCharacters::next(Piece& out) {
  if (t_ >= text_.size()) return false;
  const std::size_t before = m_;
  skip_what_is_no_text();
  const bool in_section = m_ < section_end_;
  const std::string_view text = text_.substr(t_), markup = markup_.substr(m_, in_section ? section_end_ - m_ : std::string_view::npos);
  if (markup.empty()) {  // nothing is lost, though it is not known where it stands
    m_ = before;
    out = take(text.size(), markup_.size() - m_, false);
    return true;
  }
  const bool entities = holds_ != Holds::characters && !in_section;
  if (entities && markup[0] == '&') {
    if (std::size_t length = entity_length(); length > 0) {
      std::size_t says = markup.starts_with("&fjlig;") && text.starts_with("fj") ? 2 : code_point_length(text);
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
  // Where there is neither markup nor an entity, their signs are characters like all.
  const std::size_t first = markup[0] == '<' ? 1 : 0;
  const std::size_t stop = entities ? find_byte<'&', '<', '\r', '\0'>(markup, first, markup.size()) : find_byte<'\r', '\0'>(markup, 0, markup.size());
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
  out = take(text.size(), markup_.size() - m_, false);
  return true;
}

}  // namespace solieu
