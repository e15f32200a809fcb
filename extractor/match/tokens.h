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

/// The tokens from byte `at` of the text, as far as a phrase may go on with them: enough for every phrase that begins there.
void tokenise_opening(std::string_view text, std::size_t at, const Lexicon& lexicon, std::vector<Token>& out);

/// A phrase, and how many tokens it has.
struct Found {
  const Phrase* phrase = nullptr;
  std::size_t length = 0;
};

/// Visits the nodes of the walk through the lexicon from token `at`, up to token `stop` at most, with the number of
/// tokens up to each.
template <class Visit>
void walk_nodes(const std::vector<Token>& tokens, std::size_t at, const Lexicon& lexicon, Visit visit,
                std::size_t stop = static_cast<std::size_t>(-1)) {
  stop = stop < tokens.size() ? stop : tokens.size();
  if (at >= stop) return;
  Lexicon::Node node = lexicon.first_step(tokens[at].syllable);
  for (std::size_t i = at; node != 0;) {
    visit(node, ++i - at);
    if (i >= stop) return;
    node = lexicon.next_step(node, tokens[i].syllable);
  }
}

/// The longest of these for which `wanted` holds.
template <class Wanted>
Found longest_phrase(const std::vector<Token>& tokens, std::size_t at, const Lexicon& lexicon, Wanted wanted,
                     std::size_t stop = static_cast<std::size_t>(-1)) {
  Found found;
  walk_nodes(tokens, at, lexicon, [&](Lexicon::Node node, std::size_t length) {
    if (const Phrase* p = lexicon.phrase(node); p && wanted(*p)) found = {p, length};
  }, stop);
  return found;
}

}  // namespace solieu
