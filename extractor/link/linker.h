// From the mentions of each sentence, in reading order, to figures that know their indicator, amount,
// whole, base and period.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "match/mentions.h"
#include "solieu.h"
#include "text/sentences.h"

namespace solieu {

/// One figure while its document is being read.
struct Draft {
  Figure figure;
  TextSpan text_span;
  QuantityType type = QuantityType::bare;
  int subject = 0;            // figures of one subject speak of the same amount
  std::size_t sentence = 0;   // counted over the document
  bool own_indicator = false; // stated here, not carried over
  std::optional<Period> period;
  bool relative_base = false; // base says same_period … rather than naming a period
};

/// Reads the sentences of one document in order.
class Linker {
 public:
  Linker(const Grammar& grammar, std::string_view text);

  /// Adds the figures of one sentence.
  void add(const Mentions& mentions, const Sentence& sentence);
  /// A sentence without a number: it ends what "trong đó" governs, nothing else.
  void skip(const Sentence& sentence);

  /// All figures, numbered and linked. Spans are still those of the text.
  std::vector<Draft> finish();

 private:
  struct Scope {
    int whole = 0;            // figure number of the whole; 0: no scope
    QuantityType type = QuantityType::bare;
    std::string base_unit;
  };

  bool states_a_figure(const Quantity& q) const;
  void fill_fields(const Quantity& q, Draft& d) const;
  void open_scopes(const Mentions& m, std::size_t from, std::size_t to, const Sentence& sentence);
  void link_of(std::size_t first);
  void carry_bases(std::size_t first, bool base_opens);
  std::size_t behind(const Mentions& m, const Quantity& q) const;
  void like_its_neighbour(Draft& d, const Quantity& q) const;
  void money_of_the_text(Draft& d, const Quantity& q);
  bool counts_things(const Mentions& m, const Quantity& q) const;
  bool starts_with_head(const std::string& name) const;
  std::string counted_before(const std::string& noun, const Draft& d) const;
  std::string prefixed(const std::string& name, const Draft& d, std::size_t paragraph) const;
  void take_dimension(const Mentions& m, const Quantity& q, Draft& d, std::size_t first) const;
  bool in_list(const Sentence& sentence) const;
  bool mentions_goal(const Mentions& m) const;
  void gap_direction(const Mentions& m, const Quantity& q, Draft& d) const;
  bool reaches_too(const Mentions& m, std::size_t from, const Quantity& q) const;
  static Period base_period(std::string_view base, const Period& own);
  bool begins_in(const std::string& name, ListId list) const;
  std::string direction_of_words(TextSpan span) const;
  static bool goes_on(const Mentions& m, std::size_t from, std::size_t to);
  std::string completed(const std::string& head, std::size_t paragraph) const;
  std::string without_head(const std::string& name) const;
  bool opens_parts(const Mentions& m, std::size_t item) const;
  static bool by_default(const Draft& d);
  bool joined(const Mentions& m, std::size_t from, const Quantity& q) const;
  bool echoes(const Mentions& m, std::size_t from, const Quantity& q) const;
  std::string direction_of_list(const Mentions& m) const;
  bool names_whole(const Mentions& m) const;
  int by_name(std::size_t index);
  bool opens_whole(const Mentions& m, const Quantity& q) const;
  void unit_of_indicator(Draft& d) const;
  void growth_indicator(Draft& d) const;
  void settle_base(const Mentions& m, const Quantity& q, Draft& d) const;
  int last_level(std::size_t not_before) const;
  bool fits(const Scope& scope, const Draft& d) const;

  const Grammar& grammar_;
  const Lexicon& lexicon_;
  const KnownLists& lists_;
  std::string_view text_;
  std::vector<Draft> drafts_;
  bool list_goal_ = false;     // the list that is being read was opened as one of goals
  std::size_t sentence_ = 0;
  std::optional<TextSpan> skipped_;  // the sentence right before, where it had no number
  int latest_year_ = 0;        // named so far, bases of comparison aside
  int subjects_ = 0;
  std::string indicator_;      // of the current subject
  std::string core_;           // the same without whom or what it is for
  std::size_t indicator_paragraph_ = 0;
  std::string currency_, currency_name_;  // last stated with an amount
  int subject_ = 0;
  Scope scope_;
  std::vector<Scope> outer_;   // scopes outside of open brackets
  std::optional<Period> paragraph_period_, last_period_;
  std::size_t previous_sentence_first_ = 0;
};

}  // namespace solieu
