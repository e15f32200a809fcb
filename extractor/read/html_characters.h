// What a parser has made of a stretch of markup, beside that stretch: which bytes say which.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/span.h"

namespace solieu {

/// Goes through a text and the markup that it was read from, in step. Entities, carriage returns and bytes that HTML forbids differ;
/// tags that the parser passed over and NUL bytes are in the markup alone.
class HtmlCharacters {
 public:
  struct Piece {
    std::string_view text;
    SourceSpan markup;  // bytes of the page
    bool copied = false;  // both are the same bytes; else the text is one character
  };

  /// `begin`: where the markup stands in the page. `tags`: may there be tags in it? In titles and attributes they are text.
  HtmlCharacters(std::string_view text, std::string_view markup, std::size_t begin, bool tags) : text_(text), markup_(markup), begin_(begin), tags_(tags) {}

  /// False at the end of the text.
  bool next(Piece& out);

 private:
  void skip_what_is_no_text();
  std::size_t entity_length() const;
  Piece take(std::size_t text, std::size_t markup, bool copied);

  std::string_view text_, markup_;
  std::size_t begin_;
  bool tags_;
  std::size_t t_ = 0, m_ = 0;  // what is read of both
};

}  // namespace solieu
