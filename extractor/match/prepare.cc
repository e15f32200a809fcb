#include "match/prepare.h"

#include "match/misprints.h"
#include "text/wrapping.h"

namespace solieu {

const Grammar& prepare(std::string_view source, const Grammar& given, Text& text) {
  normalise(source, text);
  const Grammar& grammar = given.fitting(text.utf8);
  join_lines(text, [&](std::string_view line) { return opens_with_unit(line, grammar.lexicon()); });
  return grammar;
}

}  // namespace solieu
