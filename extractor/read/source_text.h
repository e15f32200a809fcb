// A document as the text that a reader has made of it, with where each stretch of that stands in the document.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/offset_map.h"
#include "text/positions.h"

namespace solieu {

/// The flag of figures whose text was recognised in a picture.
inline constexpr char kRecognised[] = "ocr";

/// A stretch of the text that is a paragraph or a cell of a document that is no text by itself.
struct Stretch {
  std::size_t begin = 0, end = 0;  // bytes of the text; in rising order, none overlap
  std::string name;                // "word/document.xml#p12", "Ngân sách!B7"
};

/// A stretch of the text, a word as a rule, that is printed on a page.
struct PrintedWord {
  std::size_t begin = 0, end = 0;  // as above
  int page = 0;                    // 1-based
  float left = 0, top = 0, right = 0, bottom = 0;  // points (1/72 inch) from the upper left corner of the page
};

/// Where something stands in a document.
struct Location {
  SourceSpan span;      // bytes of the document; where these are no text, of SourceText::text
  Position position;    // of `span.begin`, in what a reader of those bytes sees
  int page = 0;         // 1-based; 0 where there are no pages
  std::string locator;  // "word/document.xml#p12:34-41" (code points of the paragraph), "72.0,100.5,130.2,112.0" (left, top,
                        // right, bottom; one box a line, with ; between them); empty where the bytes say it all
};

/// Which of `bytes`, `stretches` and `words` holds depends on the document; where both vectors are empty it is `bytes`.
struct SourceText {
  std::string text;       // UTF-8, though some bytes of it may be broken
  std::string format;     // "text", "html", "docx" …
  std::string encoding;   // of texts and HTML: "UTF-8", "TCVN3" …
  double confidence = 1;  // in that, 0 to 1
  std::string published;  // the day that the document says it was published on, ISO 8601; or empty
  std::vector<std::string> flags;  // which every figure of it has: kRecognised
  std::string warning;    // what is odd about it though it was read, without its name; or empty

  OffsetMap bytes;    // text → bytes of the document; of HTML its text is read from `markup`, not from the bytes
  std::string markup; // the document's own bytes, in UTF-8, where lines and columns are counted in them and not in the text; or empty
  OffsetMap in_markup;  // text → markup, where there is one
  std::vector<Stretch> stretches;
  std::vector<PrintedWord> words;

  /// The day that it speaks from: the one that was given, else its own; or empty.
  const std::string& day(const std::string& given) const { return given.empty() ? published : given; }
  bool in_bytes() const { return stretches.empty() && words.empty(); }
  /// Are the text and the document the same bytes?
  bool is_document() const { return in_bytes() && bytes.identity() && markup.empty(); }
};

/// Finds stretches of one text, best in rising order. Holds on to the SourceText.
class Locator {
 public:
  explicit Locator(const SourceText& source) : source_(source), positions_(source.markup.empty() ? source.text : source.markup) {}

  Location of(TextSpan text);
  /// The place in the text of byte `offset` of the document, or of what its spans count where that is no text.
  std::size_t text_offset(std::size_t offset) const;

 private:
  const SourceText& source_;
  Positions positions_;
};

}  // namespace solieu
