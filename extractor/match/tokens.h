// A sentence as tokens: words (syllables), digit sequences, and marks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "grammar/grammar.h"

namespace solieu {

struct Token {
  enum class Kind : std::uint8_t { word, digits, mark };

  TextSpan span;
  SyllableId syllable = 0;    // of words and marks, where the lexicon knows them
  Kind kind = Kind::mark;
  Mark mark = Mark::punct;    // of a word: word or name; of a mark: which
  bool glued = false;         // nothing stands between this token and the one before
  bool capitals = false;      // a word of capitals only, as headings are: "NĂM"
  bool misspelt = false;      // `syllable` is what was meant
};

/// Cuts `sentence` of `text` into tokens. A digit sequence takes the separators inside of it along, and
/// what is joined to it without a blank by / - : ("29/9/2024", "6,5-7"); groups of exactly three digits
/// that follow with one blank each are taken too ("1 234 567"). `m2`, `km3` are words where the lexicon
/// knows them.
void tokenise(std::string_view text, TextSpan sentence, const Lexicon& lexicon, std::vector<Token>& out);

/// A phrase, and how many tokens it has.
struct Found {
  const Phrase* phrase = nullptr;
  std::size_t length = 0;
};

/// Visits the phrases that start at token `at` and end before token `stop`, the shorter first, with their lengths.
template <class Visit>
void walk_phrases(const std::vector<Token>& tokens, std::size_t at, const Lexicon& lexicon, Visit visit,
                  std::size_t stop = static_cast<std::size_t>(-1)) {
  Lexicon::Node node = Lexicon::kRoot;
  for (std::size_t i = at; i < tokens.size() && i < stop; ++i) {
    node = lexicon.step(node, tokens[i].syllable);
    if (node == 0) break;
    if (const Phrase* p = lexicon.phrase(node)) visit(*p, i + 1 - at);
  }
}

/// The longest of these for which `wanted` holds.
template <class Wanted>
Found longest_phrase(const std::vector<Token>& tokens, std::size_t at, const Lexicon& lexicon, Wanted wanted,
                     std::size_t stop = static_cast<std::size_t>(-1)) {
  Found found;
  walk_phrases(tokens, at, lexicon, [&](const Phrase& p, std::size_t length) {
    if (wanted(p)) found = {&p, length};
  }, stop);
  return found;
}

}  // namespace solieu
