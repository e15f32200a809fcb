#include "match/match.h"

#include <exception>
#include <utility>
#include <vector>

#include "match/cues.h"
#include "match/misprints.h"
#include "match/quantities.h"
#include "match/skeleton.h"

namespace solieu {

struct SentenceMatcher::Workspace {
  Mentions mentions;
  RuleBuffers buffers;

  // Those that no matcher of the thread has; most threads have one, and use it for all of their documents.
  static std::vector<std::unique_ptr<Workspace>>& idle() {
    constexpr std::size_t kMost = 4;
    thread_local std::vector<std::unique_ptr<Workspace>> workspaces = [] {
      std::vector<std::unique_ptr<Workspace>> none;
      none.reserve(kMost);
      return none;
    }();
    return workspaces;
  }

  static Workspace* take() {
    if (idle().empty()) return new Workspace;
    Workspace* work = idle().back().release();
    idle().pop_back();
    return work;
  }
};

// What an exception broke off is in no state to be used again.
void SentenceMatcher::GiveBack::operator()(Workspace* work) const {
  std::unique_ptr<Workspace> owned(work);
  auto& idle = Workspace::idle();
  if (std::uncaught_exceptions() == 0 && idle.size() < idle.capacity()) idle.push_back(std::move(owned));
}

SentenceMatcher::SentenceMatcher(const Grammar& grammar, std::string_view text, std::string_view date, std::optional<NumberHabit> habit)
    : grammar_(grammar), text_(text), habit_known_(habit.has_value()), work_(Workspace::take()) {
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
  auto& [m, buffers] = *work_;
  if (!may_hold_number(text_, sentence.span, grammar_.lexicon(), m.tokens)) return nullptr;
  m.clear();
  tokenise(text_, sentence.span, grammar_.lexicon(), m.tokens);
  settle_habit();
  find_numbers(text_, m.tokens, grammar_, context_.habit, m.numbers);
  if (m.numbers.empty()) return nullptr;
  const bool mended = mend_syllables(text_, grammar_.lexicon(), m);
  lay_out_numbers(m, grammar_.lexicon());
  settle_numbers(m, grammar_, context_, buffers);
  join_spaced_numbers(m, grammar_, text_);
  assemble_quantities(m, grammar_, text_);
  if (!items_are_read && m.quantities.empty() && m.periods.empty()) {
    m.items.clear();
    return &m;
  }
  lay_out_quantities(m, grammar_.lexicon());
  take_year();
  read_cues(m, grammar_, buffers);
  if (mended) flag_mended(m);
  return &m;
}

// The year that later periods without one are of. That of a base ("so với 31/12/2022") is none that the text speaks of,
// unless it has named no other.
void SentenceMatcher::take_year() {
  const Mentions& m = work_->mentions;
  for (std::size_t i = 0; i < m.items.size(); ++i) {
    const Item& item = m.items[i];
    if (item.kind != Item::Kind::period) continue;
    const PeriodMention& p = m.periods[item.ref];
    if (!p.period || p.year_inherited) continue;
    if (!is_of_base(m, i, grammar_) || context_.year == 0) context_.year = last_year(*p.period);
  }
}

const Mentions& SentenceMatcher::tokens_of(const Sentence& sentence) {
  Mentions& m = work_->mentions;
  m.clear();
  tokenise(text_, sentence.span, grammar_.lexicon(), m.tokens);
  return m;
}

}  // namespace solieu
