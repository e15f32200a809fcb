// The pattern language of the grammars, and its translation to regular expressions over symbols.
//
//   đạt kế hoạch        these words, side by side
//   {reach}             one phrase of the word list `reach`;  {reach|make} of either list
//   {base: plan}        the same, remembered as `base`
//   <value: percent>    the figure the rule is about, when it is a percentage; types join with |
//   <percent> <year>    another quantity, or a number by its shape, as context
//   ..3                 up to three words of any kind, no punctuation and no number
//   {word} {plain}      any one word; one that is in no list and no name (a name: {name})
//   {comma}             a mark: comma semicolon colon dash open close quote stop start end
//   ( | ) ? * +         as in regular expressions; (name: …) remembers what the brackets matched
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "grammar/symbols.h"

namespace solieu {

/// Finds the word lists that patterns name. `by_name` gives null for a list that does not exist;
/// `literal` gives the list that holds just these words, made when the pattern was first read.
struct PatternNames {
  std::function<const ListId*(std::string_view name)> by_name;
  std::function<ListId(std::string_view words)> literal;
};

struct Pattern {
  /// One element of a pattern: text of a regular expression, or a set of symbols.
  struct Element {
    std::string regex;             // used when `symbols` and `lists` are empty
    std::vector<Symbol> symbols;
    std::vector<ListId> lists;
    bool any_word = false;
    int up_to = 0;                 // 0 … this many; 0 itself is exactly one
    std::string name;              // capture
    std::string text;              // as it was written: "{reach}"; of a regular expression empty

    template <class Self, class Archive>
    static void members(Self& self, Archive& archive) {
      archive(self.regex, self.symbols, self.lists, self.any_word, self.up_to, self.name, self.text);
    }
  };
  std::string text;                // as it was written
  std::vector<Element> elements;
  bool has_target = false;         // holds <value: …>
  bool has_shapes = false;         // holds a number by its shape, such as <year>

  /// The names of the groups of that expression by their number, empty where there is none.
  std::vector<std::string> capture_names() const;
  /// The regular expression, once every list is complete.
  std::string regex(const Lexicon& lexicon) const;

  /// For archive.h.
  template <class Self, class Archive>
  static void members(Self& self, Archive& archive) {
    archive(self.text, self.elements, self.has_target, self.has_shapes);
  }
};

/// Reads a pattern; the error says what is wrong and at which word.
Result<Pattern> parse_pattern(std::string_view text, const PatternNames& names);

}  // namespace solieu
