// Where tags, comments and CDATA sections begin and end in a page. One scanner for all who go through markup beside the parser, so
// that they and it see the same tags: the states of the tokenizer of the HTML Living Standard (13.2.5), as gumbo has them too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace solieu {

/// What stands between the attributes of a tag, and collapses in a text.
constexpr bool is_html_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/// What a "<" begins.
struct HtmlMarkup {
  enum class Kind : std::uint8_t {
    text,       // nothing: it is a character
    start_tag,
    end_tag,
    comment,    // or what is dropped as one is: doctypes, "<?php … >", "</>"
    section,    // "<![CDATA[ … ]]>": text without markup
  };
  Kind kind = Kind::text;
  std::string_view name;           // of a tag, as it is written
  std::string_view attributes;     // of a tag: what stands between its name and its ">"
  std::size_t end = 0;             // behind all of it; the end of the page where nothing closes it
  bool closes_itself = false;      // "<path/>"
  bool is_cut_off = false;         // a tag that nothing closes: the parser drops it with all behind
};

/// Of the "<" at `at`. `foreign`: is the innermost open element one of SVG or MathML? Elsewhere "<![CDATA[" is a comment that ">" ends.
HtmlMarkup html_markup_at(std::string_view page, std::size_t at, bool foreign);

/// Has a tag an attribute of this name, in any case?
bool names_attribute(std::string_view attributes, std::string_view name);

constexpr std::string_view kSectionBegin = "<![CDATA[", kSectionEnd = "]]>";

/// Where the end tag begins of an element whose content is no markup (script, style, title …), from behind its start tag; the end
/// of the page where there is none.
std::size_t end_of_raw_text(std::string_view page, std::size_t at, std::string_view name);

}  // namespace solieu
