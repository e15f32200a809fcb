// The match stage: one sentence in, its mentions out.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "match/mentions.h"
#include "text/sentences.h"

namespace solieu {

/// Reads the sentences of one document in order, remembering what later ones need (the year last
/// stated, how numbers are written). Buffers are reused: nothing is allocated for a sentence without a
/// number.
class SentenceMatcher {
 public:
  /// `date` is the day the text speaks from, or empty. Without a habit, the text shows it.
  SentenceMatcher(const Grammar& grammar, std::string_view text, std::string_view date, std::optional<NumberHabit> habit = {});

  /// The mentions of a sentence, valid until the next call; null where there is no number in it. Where its numbers are
  /// neither quantities nor periods it has items only if somebody reads them.
  const Mentions* match(const Sentence& sentence, bool items_are_read = true);

  /// Of a sentence without a number: its tokens alone, for the account of digits inside of words and of vague numbers.
  const Mentions& tokens_of(const Sentence& sentence);
  /// What is known of the document so far.
  const MatchContext& context();

  /// The year last stated, or that of the date; 0 where neither is known.
  int year() const { return context_.year; }

 private:
  void settle_habit();

  const Grammar& grammar_;
  std::string_view text_;
  void take_year();

  MatchContext context_;
  bool habit_known_ = false;
  Mentions mentions_;
  RuleBuffers buffers_;
};

}  // namespace solieu
