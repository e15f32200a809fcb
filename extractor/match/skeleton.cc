#include "match/skeleton.h"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>

namespace solieu {
namespace {

template <Stage stage>
ListSetId lists_in(const Phrase& p) {
  return stage == Stage::figures ? p.lists : p.head_lists;
}

// One syllable of a longer name: the "Giá" of "Khe Giá" is no price. A name opens with a capital that
// neither a sentence nor a mark before it asks for.
bool in_name(const Mentions& m, std::size_t at) {
  auto capital = [&](std::size_t t) { return t < m.tokens.size() && m.tokens[t].kind == Token::Kind::word && m.tokens[t].mark == Mark::name; };
  if (m.tokens[at].mark != Mark::name || at == 0 || !capital(at) || m.tokens[at].capitals || m.tokens[at].span.size() < 2) return false;
  return capital(at - 1) && at - 1 > 0 && m.tokens[at - 2].kind == Token::Kind::word;
}

// A phrase as a stage sees it: what it has there, and how many tokens it is long. No lists: none.
struct Listed {
  ListSetId lists = 0;
  std::size_t length = 0;
};

// Where the nth of these begins, or behind all tokens.
template <class Mention>
std::size_t begin_of(const std::vector<Mention>& mentions, std::size_t n) {
  return n < mentions.size() ? mentions[n].begin : static_cast<std::size_t>(-1);
}

inline Item word_item(const Mentions& m, std::size_t at, const Listed& phrase) {
  Item item{at, at + 1, symbol(m.tokens[at].mark), Item::Kind::mark, 0, 0};
  if (phrase.lists != 0 && (phrase.length > 1 || !in_name(m, at))) {
    item.end = at + phrase.length;
    item.lists = phrase.lists;
    item.symbol = symbol_of_set(item.lists);
  }
  if (phrase.lists != 0 || m.tokens[at].kind == Token::Kind::word) item.kind = Item::Kind::word;
  return item;
}

using Match = StageAutomaton::Match;

// "khoản 2 tỷ đồng", "điểm 3%": what has a magnitude or a unit is no identifier. Nor is what is counted, where "tuyen 120
// lao dong" leaves open whether that is tuyến or tuyển.
bool has_unit(const Mentions& m, std::size_t begin, std::size_t end, const Lexicon& lexicon) {
  for (std::size_t i = end; i-- > begin;) {
    if (m.items[i].kind != Item::Kind::number) continue;
    std::size_t next = m.items[i].end;
    Found f = longest_phrase(m.tokens, next, lexicon, [&](const Phrase& p) {
      return p.magnitude > 0 || p.unit >= 0 || p.number_lists != 0 || (lexicon.plain() && p.noun >= 0);
    });
    if (lexicon.plain() && f.phrase && f.phrase->noun >= 0) return true;
    if (!f.phrase || m.tokens[next].span.size() < 2) return f.phrase && f.phrase->unit >= 0 && lexicon.unit(f.phrase->unit).kind == UnitKind::percent;
    if (f.phrase->magnitude > 0) return true;
    return f.phrase->unit >= 0 && lexicon.unit(f.phrase->unit).kind != UnitKind::duration;
  }
  return false;
}

// The numbers that a match speaks of, by the names that the pattern gives them.
int number_for_template(const Number& n, int part) {
  if (part > 0 && part <= n.part_count) {
    int v = 0;
    auto s = n.parts[static_cast<std::size_t>(part - 1)];
    std::from_chars(s.data(), s.data() + s.size(), v);
    return v;
  }
  auto v = n.value ? n.value->to_int() : std::nullopt;
  return v ? static_cast<int>(*v) : -1;
}

}  // namespace

void Mentions::clear() {
  tokens.clear();
  numbers.clear();
  swallowed.clear();
  periods.clear();
  quantities.clear();
  items.clear();
  figure_phrases.clear();
}

const char* read_groups(const Captures& captures, std::size_t begin, std::size_t end, RuleBuffers& buffers) {
  buffers.encoded.clear();
  for (std::size_t i = begin; i < end; ++i) append_symbol(buffers.symbols[i], buffers.encoded);
  captures.read(buffers.encoded, buffers.groups);
  return buffers.encoded.data();
}

void lay_out_numbers(Mentions& m, const Lexicon& lexicon) {
  m.items.clear();
  m.items.push_back({0, 0, symbol(Mark::start), Item::Kind::mark, 0, 0});
  m.figure_phrases.assign(m.tokens.size(), {});
  const std::size_t count = m.tokens.size();
  std::size_t next = 0, number = begin_of(m.numbers, next);
  for (std::size_t t = 0; t < count;) {
    while (number < t) number = begin_of(m.numbers, ++next);
    // One walk finds what both stages see.
    Listed of_figures, phrase;
    walk_nodes(m.tokens, t, lexicon, [&](Lexicon::Node node, std::size_t length) {
      if (const ListSetId lists = lexicon.number_lists_at(node); lists != 0) phrase = {lists, length};
      if (const ListSetId lists = lexicon.lists_at(node); lists != 0) of_figures = {lists, length};
    });
    m.figure_phrases[t] = {static_cast<std::uint32_t>(of_figures.length), of_figures.lists};
    if (number == t && phrase.length <= m.numbers[next].end - t) {
      const Number& n = m.numbers[next];
      m.items.push_back({n.begin, n.end, symbol(n.shape), Item::Kind::number, 0, next});
      t = n.end;
      number = begin_of(m.numbers, ++next);
      continue;
    }
    Item item = word_item(m, t, phrase);
    t = item.end;
    m.items.push_back(item);
  }
  m.items.push_back({m.tokens.size(), m.tokens.size(), symbol(Mark::end), Item::Kind::mark, 0, 0});
  // Only numbers with an item of their own are kept: one inside a listed phrase is a word of that phrase.
  std::size_t kept = 0, seen = 0;
  for (Item& item : m.items) {
    if (item.kind != Item::Kind::number) continue;
    for (; seen < item.ref; ++seen) m.swallowed.push_back(m.numbers[seen].span);
    ++seen;
    if (kept != item.ref) m.numbers[kept] = m.numbers[item.ref];
    item.ref = kept++;
  }
  for (; seen < m.numbers.size(); ++seen) m.swallowed.push_back(m.numbers[seen].span);
  m.numbers.resize(kept);
}

std::vector<Item> number_items(const Mentions& m, const Lexicon& lexicon) {
  Mentions again;
  again.tokens = m.tokens;
  again.numbers = m.numbers;
  lay_out_numbers(again, lexicon);
  return std::move(again.items);
}

namespace {

// Reads what the groups of a match caught: the numbers that a template can name, and the part that is meant
// where it is not all of the match.
void read_captures(const Mentions& m, const Captures& captures, const Match& match, RuleBuffers& buffers, std::size_t& begin, std::size_t& end) {
  const char* bytes = read_groups(captures, match.begin, match.end, buffers);
  const auto& groups = buffers.groups;
  buffers.names.clear();
  buffers.names.reserve(3 * groups.size());  // `values` holds views of them
  for (std::size_t g = 1; g < groups.size(); ++g) {
    if (!groups[g].data() || groups[g].empty()) continue;
    auto at = match.begin + static_cast<std::size_t>(groups[g].data() - bytes) / 2;
    const std::string& name = captures.names()[g];
    if (name == "it") {  // only this part is meant, the rest is context
      begin = at;
      end = at + groups[g].size() / 2;
    }
    if (m.items[at].kind != Item::Kind::number) continue;
    const Number& n = m.numbers[m.items[at].ref];
    buffers.values.named.emplace_back(name, number_for_template(n, 0));
    for (int p = 1; p <= std::min(n.part_count, 3); ++p) {
      buffers.names.push_back(name + std::to_string(p));
      buffers.values.named.emplace_back(buffers.names.back(), number_for_template(n, p));
    }
  }
}

// Where a period of the sentence was read: its place among them, its first item, and the match.
struct Told {
  std::size_t period, item;
  const Match* match;
};

// "Năm 2024, GDP tăng 7,09%, trong đó quý I tăng 5,98%": a year that is named holds for the periods behind it in the
// sentence. That of a base ("so với năm 2023") does not.
void take_years_of_sentence(Mentions& m, const Grammar& grammar, const MatchContext& context, std::vector<Told>& told, RuleBuffers& buffers) {
  std::sort(told.begin(), told.end(), [](const Told& a, const Told& b) { return a.item < b.item; });
  int year = context.year;
  for (const Told& t : told) {
    PeriodMention& mention = m.periods[t.period];
    if (!mention.year_inherited) {
      if (mention.period && !is_of_base(m, t.item, grammar)) year = last_year(*mention.period);
      continue;
    }
    if (year == context.year) continue;
    const Matcher& matcher = grammar.number_matchers().all[t.match->pattern];
    buffers.values.named.clear();
    std::size_t begin = 0, end = 0;
    if (matcher.captures) read_captures(m, *matcher.captures, *t.match, buffers, begin, end);
    buffers.values.year = year;
    mention.period = fill_period(matcher.rule->gives.period, buffers.values);
  }
}

}  // namespace

bool is_of_base(const Mentions& m, std::size_t item, const Grammar& grammar) {
  const ListSetId before = item > 0 ? m.items[item - 1].lists : 0;
  return grammar.lexicon().set_has(before, grammar.lists().compare) || grammar.lexicon().set_has(before, grammar.table_lists().same_period);
}

void settle_numbers(Mentions& m, const Grammar& grammar, const MatchContext& context, RuleBuffers& buffers) {
  buffers.symbols.resize(m.items.size());
  std::transform(m.items.begin(), m.items.end(), buffers.symbols.begin(), [](const Item& item) { return item.symbol; });
  const Matchers& matchers = grammar.number_matchers();
  std::vector<Match>& matches = buffers.hits;
  matchers.automaton.find_all(buffers.symbols, buffers.walks, matches);
  if (matches.empty()) return;
  // The longest first; of equals, in the order of the rules.
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return std::tuple(b.end - b.begin, a.pattern, a.begin) < std::tuple(a.end - a.begin, b.pattern, b.begin);
  });
  std::vector<bool>& taken = buffers.taken;
  taken.assign(m.items.size(), false);
  PeriodValues& values = buffers.values;
  values.year = context.year;
  values.month = context.today.month;
  values.day = context.today.day;
  std::vector<Told> told;
  for (const Match& match : matches) {
    if (std::any_of(taken.begin() + static_cast<std::ptrdiff_t>(match.begin), taken.begin() + static_cast<std::ptrdiff_t>(match.end),
                    [](bool b) { return b; })) {
      continue;
    }
    const Matcher& matcher = matchers.all[match.pattern];
    const Rule& rule = *matcher.rule;
    std::size_t begin = match.begin, end = match.end;
    values.named.clear();
    if (matcher.captures) read_captures(m, *matcher.captures, match, buffers, begin, end);
    bool names_something = rule.gives.reason == "identifier" || rule.gives.reason == "ordinal";
    if (names_something && has_unit(m, begin, end, grammar.lexicon())) continue;
    Number::Fate fate = !rule.gives.period.empty()        ? Number::Fate::period
                        : rule.gives.reason == "measured" ? Number::Fate::open  // itself the figure: shorter rules shall not take it
                                                          : Number::Fate::rejected;
    std::fill(taken.begin() + static_cast<std::ptrdiff_t>(begin), taken.begin() + static_cast<std::ptrdiff_t>(end), true);
    for (std::size_t i = begin; i < end; ++i) {
      if (m.items[i].kind != Item::Kind::number) continue;
      m.numbers[m.items[i].ref].fate = fate;
      m.numbers[m.items[i].ref].why = &rule;
    }
    if (fate == Number::Fate::period) {
      PeriodMention p;
      p.begin = m.items[begin].begin;
      p.end = m.items[end - 1].end;
      p.period = fill_period(rule.gives.period, values);
      p.year_inherited = rule.gives.period.find("{Y") != std::string::npos;
      p.rule = &rule;
      m.periods.push_back(std::move(p));
      told.push_back({m.periods.size() - 1, begin, &match});
    }
  }
  take_years_of_sentence(m, grammar, context, told, buffers);
  std::sort(m.periods.begin(), m.periods.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
}

namespace {

// The longest phrase of the stage at token `t` that ends before `stop`.
template <Stage stage>
Listed phrase_at(const Mentions& m, std::size_t t, std::size_t stop, const Lexicon& lexicon) {
  if (stage == Stage::figures && t < m.figure_phrases.size() && m.figure_phrases[t].length <= stop - t) {
    return {m.figure_phrases[t].lists, m.figure_phrases[t].length};
  }
  const Found found = longest_phrase(m.tokens, t, lexicon, [](const Phrase& known) { return lists_in<stage>(known) != 0; }, stop);
  return found.phrase ? Listed{lists_in<stage>(*found.phrase), found.length} : Listed{};
}

// Tokens of the "…" or "..." at `t`.
std::size_t ellipsis_length(const Mentions& m, std::size_t t) {
  constexpr std::size_t kEllipsisBytes = 3;  // of U+2026
  std::size_t stops = 0;
  while (t + stops < m.tokens.size() && m.tokens[t + stops].kind == Token::Kind::mark && m.tokens[t + stops].mark == Mark::stop) ++stops;
  return stops > 1 || (stops == 1 && m.tokens[t].span.size() == kEllipsisBytes) ? stops : 0;
}

bool behind_percentage(const Mentions& m) {
  if (m.items.size() < 2) return false;
  const Item& item = m.items[m.items.size() - (m.items.back().symbol == symbol(Mark::comma) ? 2 : 1)];
  return item.kind == Item::Kind::quantity && m.quantities[item.ref].type == QuantityType::percent;
}

template <Stage stage>
void lay_out(Mentions& m, const Lexicon& lexicon) {
  m.items.clear();
  m.items.push_back({0, 0, symbol(Mark::start), Item::Kind::mark, 0, 0});
  std::size_t q = 0, p = 0, n = 0;
  std::size_t quantity = begin_of(m.quantities, q), period = begin_of(m.periods, p), number = begin_of(m.numbers, n);
  const std::size_t count = m.tokens.size();
  for (std::size_t t = 0; t < count;) {
    while (quantity < t) quantity = begin_of(m.quantities, ++q);
    while (period < t) period = begin_of(m.periods, ++p);
    while (number < t) number = begin_of(m.numbers, ++n);
    if (quantity == t) {
      m.quantities[q].item = m.items.size();
      m.items.push_back({t, m.quantities[q].end, symbol(m.quantities[q].type, false), Item::Kind::quantity, 0, q});
      t = m.quantities[q].end;
      quantity = begin_of(m.quantities, ++q);  // "14.276/30.890": the second one has no token of its own
    } else if (period == t) {
      m.items.push_back({t, m.periods[p].end, symbol(Mark::period), Item::Kind::period, 0, p});
      t = m.periods[p].end;
    } else if (number == t && m.numbers[n].fate != Number::Fate::open) {
      m.items.push_back({t, m.numbers[n].end, symbol(Mark::nothing), Item::Kind::nothing, 0, n});
      t = m.numbers[n].end;
    } else if (std::size_t dots = ellipsis_length(m, t); dots > 0 && t + dots < m.tokens.size() && behind_percentage(m)) {
      // "đồ uống tăng 61,5%,… so với cùng kỳ": that more could be told parts no figure from its base
      if (m.items.back().symbol == symbol(Mark::comma)) m.items.pop_back();
      t += dots;
    } else {
      // A phrase must not run into the next quantity or period.
      const std::size_t stop = std::min({count, quantity, period});
      Item item = word_item(m, t, phrase_at<stage>(m, t, stop, lexicon));
      t = item.end;
      m.items.push_back(item);
    }
  }
  if (stage == Stage::heads && q < m.quantities.size() && m.quantities[q].begin == m.tokens.size()) {
    m.quantities[q].item = m.items.size();
    m.items.push_back({m.tokens.size(), m.tokens.size(), symbol(m.quantities[q].type, false), Item::Kind::quantity, 0, q});
  }
  m.items.push_back({m.tokens.size(), m.tokens.size(), symbol(Mark::end), Item::Kind::mark, 0, 0});
}

}  // namespace

void lay_out_quantities(Mentions& m, const Lexicon& lexicon) { lay_out<Stage::figures>(m, lexicon); }

void lay_out_head(Mentions& m, const Lexicon& lexicon) { lay_out<Stage::heads>(m, lexicon); }

}  // namespace solieu
