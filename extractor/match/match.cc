#include "match/match.h"

#include "match/cues.h"
#include "match/misprints.h"
#include "match/quantities.h"
#include "match/skeleton.h"

namespace solieu {

SentenceMatcher::SentenceMatcher(const Grammar& grammar, std::string_view text, std::string_view date, std::optional<NumberHabit> habit)
    : grammar_(grammar), text_(text), habit_known_(habit.has_value()) {
  if (habit) context_.habit = *habit;
  if (auto today = Date::parse(date)) {
    context_.today = *today;
    context_.year = today->year;
  }
}

void SentenceMatcher::settle_habit() {
  if (!habit_known_) context_.habit = number_habit(text_);
  habit_known_ = true;
}

const MatchContext& SentenceMatcher::context() {
  settle_habit();
  return context_;
}

const Mentions* SentenceMatcher::match(const Sentence& sentence, bool items_are_read) {
  if (!may_hold_number(text_, sentence.span, grammar_.lexicon())) return nullptr;
  Mentions& m = mentions_;
  m.clear();
  tokenise(text_, sentence.span, grammar_.lexicon(), m.tokens);
  settle_habit();
  find_numbers(text_, m.tokens, grammar_, context_.habit, m.numbers);
  if (m.numbers.empty()) return nullptr;
  const bool mended = mend_syllables(text_, grammar_.lexicon(), m);
  lay_out_numbers(m, grammar_.lexicon());
  settle_numbers(m, grammar_, context_, buffers_);
  for (const PeriodMention& p : m.periods) {
    if (p.period && !p.year_inherited) context_.year = (p.period->last ? p.period->last : p.period->first)->year;
  }
  join_spaced_numbers(m, grammar_, text_);
  assemble_quantities(m, grammar_, text_);
  if (!items_are_read && m.quantities.empty() && m.periods.empty()) {
    m.items.clear();
    return &m;
  }
  lay_out_quantities(m, grammar_.lexicon());
  read_cues(m, grammar_, buffers_);
  if (mended) flag_mended(m);
  return &m;
}

const Mentions& SentenceMatcher::tokens_of(const Sentence& sentence) {
  mentions_.clear();
  tokenise(text_, sentence.span, grammar_.lexicon(), mentions_.tokens);
  return mentions_;
}

}  // namespace solieu
