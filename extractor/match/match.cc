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
  join_spaced_numbers(m, grammar_, text_);
  assemble_quantities(m, grammar_, text_);
  if (!items_are_read && m.quantities.empty() && m.periods.empty()) {
    m.items.clear();
    return &m;
  }
  lay_out_quantities(m, grammar_.lexicon());
  take_year();
  read_cues(m, grammar_, buffers_);
  if (mended) flag_mended(m);
  return &m;
}

// The year that later periods without one are of. That of a base ("so với 31/12/2022") is none that the text speaks of,
// unless it has named no other.
void SentenceMatcher::take_year() {
  const Lexicon& lexicon = grammar_.lexicon();
  for (std::size_t i = 0; i < mentions_.items.size(); ++i) {
    const Item& item = mentions_.items[i];
    if (item.kind != Item::Kind::period) continue;
    const PeriodMention& p = mentions_.periods[item.ref];
    if (!p.period || p.year_inherited) continue;
    bool base = i > 0 && lexicon.set_has(mentions_.items[i - 1].lists, grammar_.lists().compare);
    if (!base || context_.year == 0) context_.year = (p.period->last ? p.period->last : p.period->first)->year;
  }
}

const Mentions& SentenceMatcher::tokens_of(const Sentence& sentence) {
  mentions_.clear();
  tokenise(text_, sentence.span, grammar_.lexicon(), mentions_.tokens);
  return mentions_;
}

}  // namespace solieu
