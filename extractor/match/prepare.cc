#include "match/prepare.h"

#include "match/misprints.h"
#include "text/wrapping.h"

namespace solieu {

const Grammar& prepare(std::string_view source, const Grammar& given, Text& text, const std::optional<LetterCount>& letters) {
  normalise(source, text);
  const bool plain = letters ? letters->hardly_any() && is_vietnamese_by_shape(text.utf8) : lacks_diacritics(text.utf8);
  const Grammar& grammar = plain ? given.without_diacritics() : given;
  join_lines(text, [&](std::string_view line) { return opens_with_unit(line, grammar.lexicon()); });
  return grammar;
}

}  // namespace solieu
