#include "match/match.h"

#include "match/cues.h"
#include "match/quantities.h"
#include "match/skeleton.h"

namespace solieu {
namespace {

constexpr std::size_t kUsualTokens = 128;  // so that buffers need not grow in every document anew

}  // namespace

SentenceMatcher::SentenceMatcher(const Grammar& grammar, std::string_view text, std::string_view date, std::optional<NumberHabit> habit)
    : grammar_(grammar), text_(text), habit_known_(habit.has_value()) {
  if (habit) context_.habit = *habit;
  if (auto today = Date::parse(date)) {
    context_.today = *today;
    context_.year = today->year;
  }
  mentions_.tokens.reserve(kUsualTokens);
  mentions_.items.reserve(kUsualTokens);
  mentions_.figure_phrases.reserve(kUsualTokens);
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
  lay_out_numbers(m, grammar_.lexicon());
  settle_numbers(m, grammar_, context_, buffers_);
  for (const PeriodMention& p : m.periods) {
    if (p.period && !p.year_inherited) context_.year = (p.period->last ? p.period->last : p.period->first)->year;
  }
  assemble_quantities(m, grammar_, text_);
  if (!items_are_read && m.quantities.empty() && m.periods.empty()) {
    m.items.clear();
    return &m;
  }
  lay_out_quantities(m, grammar_.lexicon());
  read_cues(m, grammar_, buffers_);
  return &m;
}

const Mentions& SentenceMatcher::tokens_of(const Sentence& sentence) {
  mentions_.clear();
  tokenise(text_, sentence.span, grammar_.lexicon(), mentions_.tokens);
  return mentions_;
}

}  // namespace solieu
