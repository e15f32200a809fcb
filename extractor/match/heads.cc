#include "match/heads.h"

#include <algorithm>

#include "match/cues.h"
#include "match/quantities.h"
#include "match/skeleton.h"

namespace solieu {
namespace {

std::string_view part(std::string_view text, TextSpan s) { return text.substr(s.begin, s.size()); }

bool edge(char c) { return std::string_view(" ,;:-/().=*+").find(c) != std::string_view::npos; }

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && edge(s.front()) && s.front() != '(') s.remove_prefix(1);
  while (!s.empty() && edge(s.back()) && s.back() != ')') s.remove_suffix(1);
  for (std::string_view dash : {"–", "—", "−"}) {
    if (s.starts_with(dash)) s.remove_prefix(dash.size());
    if (s.ends_with(dash)) s.remove_suffix(dash.size());
  }
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  if (s.starts_with('(') && s.find(')') == std::string_view::npos) s.remove_prefix(1);
  if (s.ends_with(')') && s.find('(') == std::string_view::npos) s.remove_suffix(1);
  return s;
}

// 1, 10, 1.000: the power of ten that a number is, or -1.
int power_of_ten(const Decimal& value) {
  for (int power = 0; power <= 12; ++power) {
    if (value == Decimal(1).shifted(power)) return power;
  }
  return -1;
}

class HeadReading {
 public:
  HeadReading(std::string_view text, const Grammar& grammar, const MatchContext& context)
      : text_(text), grammar_(grammar), lexicon_(grammar.lexicon()), context_(context) {}

  Head run(QuantityType type) {
    tokenise(text_, {0, text_.size()}, lexicon_, m_.tokens);
    find_unit();
    find_numbers(text_, m_.tokens, grammar_, context_.habit, m_.numbers);
    lay_out_numbers(m_, lexicon_);
    settle_numbers(m_, grammar_, context_, buffers_);
    take_years();
    Quantity q;
    q.begin = unit_begin_;
    q.end = unit_end_;
    q.type = head_.unit ? head_.unit->type : type;
    m_.quantities.push_back(std::move(q));
    lay_out_head(m_, lexicon_);
    read_head_cues(m_, grammar_, buffers_);
    head_.cues = m_.quantities[0].cues;
    if (head_.cues.base_period) head_.compared = m_.periods[*head_.cues.base_period];
    find_period();
    find_names();
    return std::move(head_);
  }

 private:
  bool in(const Item& item, std::initializer_list<ListId> lists) const {
    return std::any_of(lists.begin(), lists.end(), [&](ListId list) { return lexicon_.set_has(item.lists, list); });
  }

  void take_unit(UnitWords unit, std::size_t begin, std::size_t end, TextSpan span) {
    head_.unit = std::move(unit);
    head_.unit_span = span;
    unit_begin_ = begin;
    unit_end_ = end;
  }

  // In brackets, as a percent sign, behind a comma, or all of the head.
  void find_unit() {
    const auto& tokens = m_.tokens;
    unit_begin_ = unit_end_ = tokens.size();
    if (tokens.empty()) return;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].kind != Token::Kind::mark || tokens[i].mark != Mark::open) continue;
      std::size_t close = i + 1;
      while (close < tokens.size() && !(tokens[close].kind == Token::Kind::mark && tokens[close].mark == Mark::close)) ++close;
      TextSpan inside{tokens[i].span.end, close < tokens.size() ? tokens[close].span.begin : text_.size()};
      std::string_view words = part(text_, inside);
      inside.begin += opening_phrase(words, grammar_.table_lists().unit, lexicon_);
      while (inside.begin < inside.end && std::string_view(" :").find(text_[inside.begin]) != std::string_view::npos) ++inside.begin;
      if (auto unit = read_unit_words(part(text_, inside), grammar_); unit && unit->known) {
        take_unit(std::move(*unit), i, std::min(close + 1, tokens.size()), inside);
      }
      i = close;
    }
    if (head_.unit) return;
    for (std::size_t i = tokens.size(); i-- > 0;) {
      const Phrase* p = lexicon_.phrase_of(tokens[i].syllable);
      bool percent = tokens[i].kind == Token::Kind::mark && p && p->unit >= 0 && lexicon_.unit(p->unit).kind == UnitKind::percent;
      if (percent) return take_unit(*read_unit_words(part(text_, tokens[i].span), grammar_), i, i + 1, tokens[i].span);
    }
    for (std::size_t i = tokens.size(); i-- > 0;) {
      bool comma = tokens[i].kind == Token::Kind::mark && tokens[i].mark == Mark::comma;
      if (!comma && i > 0) continue;
      TextSpan tail{comma ? tokens[i].span.end : 0, text_.size()};
      if (auto unit = read_bare_unit(part(text_, tail), grammar_)) take_unit(std::move(*unit), comma ? i + 1 : 0, tokens.size(), tail);
      return;
    }
  }

  PeriodMention year_at(const Number& n) const {
    const Phrase* before = n.begin > 0 ? lexicon_.phrase_of(m_.tokens[n.begin - 1].syllable) : nullptr;
    bool year_word = before && lexicon_.set_has(before->head_lists, grammar_.table_lists().column_word);  // năm
    PeriodValues values;
    values.year = static_cast<int>(n.value->to_int().value_or(0));
    return {n.begin - year_word, n.end, fill_period("{Y}", values), false, nullptr};
  }

  // "Thực hiện 9 tháng": what would be a period at the beginning of a sentence is one anywhere in a head.
  std::optional<PeriodMention> period_from(const Number& n) {
    Mentions rest;
    tokenise(text_, {n.span.begin, text_.size()}, lexicon_, rest.tokens);
    find_numbers(text_, rest.tokens, grammar_, context_.habit, rest.numbers);
    lay_out_numbers(rest, lexicon_);
    settle_numbers(rest, grammar_, context_, buffers_);
    if (rest.periods.empty() || rest.periods[0].begin != 0) return std::nullopt;
    PeriodMention period = rest.periods[0];
    period.begin += n.begin;
    period.end += n.begin;
    return period;
  }

  // A year that no rule took is one: "Dự toán 2024". What a period is compared by is no part of it: "so với | 2023".
  void take_years() {
    for (PeriodMention& p : m_.periods) {
      Found f = longest_phrase(
          m_.tokens, p.begin, lexicon_, [](const Phrase& phrase) { return phrase.head_lists != 0; }, p.end);
      if (f.phrase && f.length < p.end - p.begin && lexicon_.set_has(f.phrase->head_lists, grammar_.lists().compare)) p.begin += f.length;
    }
    int tries = 0;
    for (Number& n : m_.numbers) {
      // the rules for sentences say of many a year alone that it is none: of a birth, of an event
      bool year = n.shape == NumberShape::year && n.fate == Number::Fate::rejected;
      if ((n.fate != Number::Fate::open && !year) || !n.value) continue;
      constexpr int kMostTries = 3;  // each reads the rest of the head
      auto period = n.shape == NumberShape::year ? std::optional(year_at(n)) : tries++ < kMostTries ? period_from(n) : std::nullopt;
      if (!period) continue;
      n.fate = Number::Fate::period;
      m_.periods.push_back(std::move(*period));
    }
    std::sort(m_.periods.begin(), m_.periods.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  }

  // The first period that nothing before it makes a base: "9 tháng 2024 so với cùng kỳ năm 2023".
  void find_period() {
    const TableLists& t = grammar_.table_lists();
    for (const Item& item : m_.items) {
      bool base_follows =
          item.symbol == symbol(Mark::slash) || (item.kind == Item::Kind::word && in(item, {grammar_.lists().compare, t.same_period}));
      if (base_follows) return;
      if (item.kind != Item::Kind::period) continue;
      const auto& period = m_.periods[item.ref].period;
      if (head_.period && period) head_.several_periods = head_.several_periods || *period != *head_.period;
      if (!head_.period) head_.period = period;
    }
  }

  // The words that are left when unit, periods and the words that say how a cell is to be read are taken away.
  void find_names() {
    const KnownLists& k = grammar_.lists();
    const TableLists& t = grammar_.table_lists();
    bool up = false, down = false;
    std::size_t first = 0, last = 0;  // tokens of the words that are kept, as far as they go on
    bool kept = false, of_name = true;
    auto end_run = [&] {
      if (kept) {
        std::string_view words = trimmed(part(text_, {m_.tokens[first].span.begin, m_.tokens[last - 1].span.end}));
        std::string& to = of_name ? head_.name : head_.title;
        if (of_name) to += (to.empty() || words.empty() ? "" : " ") + std::string(words);
        else if (to.empty()) to = words;
      }
      kept = false;
    };
    for (int pass = 0; pass < 2; ++pass) {
      of_name = pass == 0;
      for (const Item& item : m_.items) {
        bool word = item.kind == Item::Kind::word;
        up |= word && in(item, {k.up, k.growth});
        down |= word && in(item, {k.down, k.decline});
        bool statement = of_name && word &&
                         in(item, {k.compare, k.up, k.down, k.growth, k.decline, t.column_word, t.estimate, t.plan, t.budget, t.same_period,
                                   t.previous_month, t.previous_quarter, t.previous_year});
        bool taken = item.begin == item.end || statement || item.kind == Item::Kind::quantity || item.kind == Item::Kind::period;
        if (taken) {
          end_run();
        } else if (kept || word) {
          if (!kept) first = item.begin;
          last = item.end;
          kept = true;
        }
      }
      end_run();
    }
    head_.both_ways = up && down;
  }

  std::string_view text_;
  const Grammar& grammar_;
  const Lexicon& lexicon_;
  const MatchContext& context_;
  Mentions m_;
  RuleBuffers buffers_;
  Head head_;
  std::size_t unit_begin_ = 0, unit_end_ = 0;  // tokens, brackets included
};

// "người/km2": a noun, and what is below the line behind it.
std::optional<UnitWords> per_something(std::string_view words, const Grammar& grammar) {
  auto slash = words.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  auto above = read_unit_words(words.substr(0, slash), grammar);
  auto below = read_unit_words(words.substr(slash + 1), grammar);
  if (!above || !below || !above->known || !below->known) return std::nullopt;
  bool base = below->factor == Decimal(1) && below->magnitude == 0;
  above->base_unit += "/" + (base ? below->base_unit : "{" + below->words + "}");
  above->words = words;
  return above;
}

}  // namespace

std::optional<UnitWords> read_unit_words(std::string_view words, const Grammar& grammar) {
  words = trimmed(words);
  constexpr std::size_t kLongest = 60;  // bytes
  if (words.empty() || words.size() > kLongest) return std::nullopt;
  bool numbered = words[0] >= '0' && words[0] <= '9';
  std::string text = numbered ? std::string(words) : "1 " + std::string(words);
  Mentions m;
  tokenise(text, {0, text.size()}, grammar.lexicon(), m.tokens);
  find_numbers(text, m.tokens, grammar, NumberHabit::unknown, m.numbers);
  assemble_quantities(m, grammar, text);
  bool alone = m.quantities.size() == 1 && m.quantities[0].begin == 0 && m.quantities[0].end == m.tokens.size() && m.quantities[0].value;
  if (!alone) return per_something(words, grammar);
  const Quantity& q = m.quantities[0];
  int power = numbered ? power_of_ten(*q.value) : 0;
  if (power < 0 || q.high || q.type == QuantityType::bare || q.type == QuantityType::fraction || q.unit.empty()) return std::nullopt;
  UnitWords u{std::string(words), q.base_unit, q.magnitude + power, q.factor, q.type, true};
  u.known = std::find(q.flags.begin(), q.flags.end(), "unit_unknown") == q.flags.end();
  return u;
}

std::optional<UnitWords> read_bare_unit(std::string_view words, const Grammar& grammar) {
  if (opening_phrase(words, grammar.lists().generic, grammar.lexicon()) > 0) return std::nullopt;
  auto unit = read_unit_words(words, grammar);
  bool names_something = unit && (unit->type == QuantityType::count || (unit->base_unit.starts_with('{') && unit->magnitude == 0));
  return names_something ? std::nullopt : unit;
}

Head read_head(std::string_view text, QuantityType type, const Grammar& grammar, const MatchContext& context) {
  return HeadReading(text, grammar, context).run(type);
}

std::size_t opening_phrase(std::string_view words, ListId list, const Lexicon& lexicon) {
  std::vector<Token> tokens;
  tokenise(words, {0, words.size()}, lexicon, tokens);
  Found f = longest_phrase(tokens, 0, lexicon, [](const Phrase& p) { return p.head_lists != 0; });
  return f.phrase && lexicon.set_has(f.phrase->head_lists, list) ? tokens[f.length - 1].span.end : 0;
}

}  // namespace solieu
