// What a parser has made of a stretch of markup, beside that stretch: which bytes say which.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/span.h"

namespace solieu {

/// Goes through a text and the markup that it was read from, in step. Entities, carriage returns and bytes that HTML forbids differ;
/// tags that the parser passed over, the borders of CDATA sections, and NUL bytes are in the markup alone.
class HtmlCharacters {
 public:
  /// What the markup may hold beside characters.
  enum class Holds : std::uint8_t {
    markup,      // entities, tags and sections
    entities,    // in titles
    attribute,   // entities, which end with a semicolon where a letter follows
    characters,  // nothing: in <xmp> and <plaintext>
  };
  struct Piece {
    std::string_view text;
    SourceSpan markup;  // bytes of the page
    bool copied = false;  // both are the same bytes; else the text is one character
  };

  /// `begin`: where the markup stands in the page.
  HtmlCharacters(std::string_view text, std::string_view markup, std::size_t begin, Holds holds) : text_(text), markup_(markup), begin_(begin), holds_(holds) {}

  /// False at the end of the text.
  bool next(Piece& out);

 private:
  void skip_what_is_no_text();
  bool skip_markup();
  std::size_t entity_length() const;
  Piece take(std::size_t text, std::size_t markup, bool copied);

  std::string_view text_, markup_;
  std::size_t begin_;
  Holds holds_;
  std::size_t t_ = 0, m_ = 0;    // what is read of both
  std::size_t section_end_ = 0;  // where the "]]>" stands of the section that is being read
};

}  // namespace solieu
