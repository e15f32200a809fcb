#include "link/linker.h"

#include <algorithm>
#include <cstdlib>

#include "link/indicator.h"
#include "text/normalise.h"

namespace solieu {
namespace {

std::string_view default_kind(QuantityType t) {
  switch (t) {
    case QuantityType::percent: case QuantityType::points: return "rate";
    case QuantityType::fraction: return "share";
    default: return "level";
  }
}

bool is_amount(const Draft& d) { return d.figure.kind == "level" || d.figure.kind == "rate"; }

bool said_of_an_amount(const Draft& d) { return !is_amount(d); }

constexpr int kLongestEntity = 6;  // blanks in the name of a product, a sector, a place
constexpr std::size_t kNear = 4;  // sentences in which a name still means the same amount

std::string folded(const std::string& s) {
  std::string out;
  append_lower(s, out);
  return out;
}

}  // namespace

Linker::Linker(const Grammar& grammar, std::string_view text)
    : grammar_(grammar), lexicon_(grammar.lexicon()), lists_(grammar.lists()), text_(text) {}

bool Linker::states_a_figure(const Quantity& q) const {
  switch (q.type) {
    case QuantityType::bare:
      return q.cues.by[0] && q.cues.kind_weight > 1;
    case QuantityType::duration:
      return q.cues.by[0] && q.cues.kind_weight > 1;
    default:
      return true;
  }
}

void Linker::fill_fields(const Quantity& q, Draft& d) const {
  Figure& f = d.figure;
  const Cues& c = q.cues;
  f.kind = c.kind.empty() ? default_kind(q.type) : c.kind;
  f.rule = c.by[0] ? c.by[0]->id : "";
  f.status = c.status.empty() ? "actual" : std::string(c.status);
  f.qualifier = c.qualifier.empty() ? "exact" : std::string(c.qualifier);
  if (f.kind == "change") f.direction = c.direction.empty() || c.direction == "none" ? "up" : std::string(c.direction);
  if (f.kind != "level" && f.kind != "rate" && c.base != "none") f.base = c.base;
  f.value = q.value;
  f.value_high = q.high;
  f.unit = q.unit;
  f.base_unit = q.base_unit;
  auto amount = [&](const std::optional<Decimal>& v) { return v ? v->shifted(q.magnitude).times(q.factor) : std::nullopt; };
  if (!f.base_unit.empty() || q.magnitude > 0) {
    f.amount = amount(q.value);
    f.amount_high = amount(q.high);
  }
  for (auto flag : q.flags) f.flags.emplace_back(flag);
  for (auto flag : c.flags) f.flags.emplace_back(flag);
  d.text_span = q.span;
  d.type = q.type;
}

int Linker::last_level(std::size_t not_before) const {
  for (std::size_t i = drafts_.size(); i-- > not_before;) {
    if (drafts_[i].figure.kind == "level") return drafts_[i].figure.figure;
  }
  return 0;
}

bool Linker::fits(const Scope& scope, const Draft& d) const {
  if (!scope.whole || d.figure.figure == scope.whole) return false;
  if (d.figure.kind == "share" || d.figure.kind == "rate") return true;
  if (d.figure.kind != "level") return false;
  bool both_counts = d.type == QuantityType::count && scope.type == QuantityType::count;
  return both_counts || d.figure.base_unit == scope.base_unit;
}

// "trong đó", "gồm"; "riêng" in the middle of a sentence: "tổng chi 294.400 tỷ đồng, riêng trung ương …"
bool Linker::opens_parts(const Mentions& m, std::size_t i) const {
  const Item& item = m.items[i];
  if (item.lists == 0) return false;
  if (lexicon_.set_has(item.lists, lists_.whole)) return true;
  return lexicon_.set_has(item.lists, lists_.apart) && i > 1 && m.items[i - 1].symbol == symbol(Mark::comma) &&
         m.items[i + 1].kind == Item::Kind::word;
}

// "trong đó", "gồm", and brackets, among the items between two quantities.
void Linker::open_scopes(const Mentions& m, std::size_t from, std::size_t to, const Sentence&) {
  for (std::size_t i = from; i < to; ++i) {
    const Item& item = m.items[i];
    if (item.symbol == symbol(Mark::open)) {
      outer_.push_back(scope_);
    } else if (item.symbol == symbol(Mark::close)) {
      if (!outer_.empty()) {
        scope_ = outer_.back();
        outer_.pop_back();
      }
    } else if (i > from && item.kind == Item::Kind::quantity) {
      continue;
    } else if (opens_parts(m, i)) {
      int whole = 0;
      for (std::size_t k = drafts_.size(); k-- > previous_sentence_first_;) {
        const Draft& d = drafts_[k];
        bool candidate = is_amount(d) && d.type != QuantityType::fraction && (d.sentence == sentence_ || d.figure.parent == 0);
        if (candidate) {
          whole = d.figure.figure;
          break;
        }
      }
      if (whole) scope_ = {whole, drafts_[static_cast<std::size_t>(whole - 1)].type, drafts_[static_cast<std::size_t>(whole - 1)].figure.base_unit};
    }
  }
}

// Which base a named period is: decided by its days and those that the figure itself speaks of.
void Linker::settle_base(const Mentions& m, const Quantity& q, Draft& d) const {
  Figure& f = d.figure;
  if (f.base != "by_period") return;
  f.base = "year";
  if (!q.cues.base_period) return;
  const PeriodMention& mention = m.periods[*q.cues.base_period];
  if (mention.rule && mention.rule->gives.period.starts_with("{Y-1}-")) f.base = "same_period";
  if (!mention.period || !mention.period->first || !mention.period->last) return;
  const Period& base = *mention.period;
  f.base_period = base.str();
  bool whole_year = base.first->month == 1 && base.first->day == 1 && base.last->month == 12 && base.first->year == base.last->year;
  bool last_years = mention.rule && mention.rule->gives.period.starts_with("{Y-1}-");
  const std::optional<Period>& own = d.period ? d.period : paragraph_period_ ? paragraph_period_ : last_period_;
  bool known = own && own->first && own->last;
  // Without a year of its own a text that names one other year speaks of the year behind it.
  int own_year = own && own->last ? own->last->year : latest_year_ ? latest_year_ : base.last->year + 1;
  if (whole_year) {
    if (base.first->year == own_year - 1) f.base = "previous_year";
  } else if (last_years || (known && own->year_before() == base)) {
    f.base = "same_period";
  } else if (known) {
    int months = (own->first->year - base.first->year) * 12 + own->first->month - base.first->month;
    int length = (base.last->year - base.first->year) * 12 + base.last->month - base.first->month + 1;
    int own_length = (own->last->year - own->first->year) * 12 + own->last->month - own->first->month + 1;
    if (months == length && length == own_length) f.base = length == 1 ? "previous_month" : length == 3 ? "previous_quarter" : "year";
  }
}

void Linker::add(const Mentions& m, const Sentence& sentence) {
  ++sentence_;
  std::size_t first = drafts_.size();
  if (sentence.opens_paragraph) {
    paragraph_period_.reset();
    list_goal_ = list_goal_ && in_list(sentence);
  }
  scope_ = {};
  outer_.clear();
  std::size_t from = 0;       // items behind what the last figure took
  std::string verb;           // what the sentence says is done to the things it counts
  bool age_inside = false;    // the last figure is an age: "trẻ dưới 1 tuổi được tiêm"
  bool embedded = false;      // the last figure stands inside of a name: "số trúng cử ở 64 tỉnh là …"
  std::size_t before_embedded = 0;
  std::size_t scanned = 0;    // items already searched for scopes and goals
  bool goal = list_goal_, prospect = false;
  std::optional<Period> period;
  bool bracket_subject = false;
  int subject_before_bracket = 0;
  std::string indicator_before_bracket;
  std::vector<bool> used(m.periods.size());
  std::vector<bool> in_cue(m.items.size());
  for (const Quantity& q : m.quantities) {
    if (q.cues.base_period) used[*q.cues.base_period] = true;
    // "đạt 99,5% kế hoạch": the plan is what was reached, not a goal for what follows
    for (std::size_t i = q.item; i < q.cues.right; ++i) in_cue[i] = true;
  }
  std::string list_direction = direction_of_list(m);
  if (list_direction.empty() && skipped_ && m.items.size() > 1 && opens_parts(m, 1)) list_direction = direction_of_words(*skipped_);
  const bool parts_of_trend = skipped_ && !list_direction.empty();
  skipped_.reset();
  const bool whole_named = names_whole(m);
  for (std::size_t index = 0; index < m.quantities.size(); ++index) {
    const Quantity& q = m.quantities[index];
    if (!states_a_figure(q)) continue;
    Draft d;
    d.sentence = sentence_;
    d.figure.figure = static_cast<int>(drafts_.size()) + 1;
    fill_fields(q, d);

    if (!parts_of_trend) open_scopes(m, scanned, q.item, sentence);
    for (std::size_t i = scanned; i < q.item; ++i) {
      const Item& item = m.items[i];
      if (item.kind == Item::Kind::period && !used[item.ref] && m.periods[item.ref].period) {
        period = m.periods[item.ref].period;
        if (period->last && !m.periods[item.ref].year_inherited) latest_year_ = std::max(latest_year_, period->last->year);
      }
      if (item.symbol == symbol(Mark::open)) {
        bracket_subject = true;
        subject_before_bracket = subject_;
        indicator_before_bracket = indicator_;
      }
      if (item.symbol == symbol(Mark::close) && bracket_subject) {
        bracket_subject = false;
        if (subject_before_bracket) {
          subject_ = subject_before_bracket;
          indicator_ = indicator_before_bracket;
        }
      }
      if (item.symbol == symbol(Mark::semicolon) || item.symbol == symbol(Mark::quote) || item.symbol == symbol(Mark::close)) prospect = false;
      if (item.lists == 0 || in_cue[i]) continue;
      if (lexicon_.set_has(item.lists, lists_.goal)) goal = true;
      if (lexicon_.set_has(item.lists, lists_.prospect)) prospect = true;
      if (lexicon_.set_has(item.lists, lists_.fact)) goal = prospect = false;
      if (lexicon_.set_has(item.lists, lists_.compare)) prospect = false;
    }
    scanned = q.item;
    if (!period) {
      for (std::size_t i = q.item + 1; i < m.items.size() && i < q.cues.right; ++i) {
        if (m.items[i].kind == Item::Kind::period && !used[m.items[i].ref]) d.period = m.periods[m.items[i].ref].period;
      }
    }
    if (period) d.period = period;
    if (d.period) {
      d.figure.period = d.period->str();
      if (!paragraph_period_) paragraph_period_ = d.period;
      last_period_ = d.period;
    } else if (paragraph_period_) {
      d.figure.period = paragraph_period_->str();
      d.figure.flags.emplace_back("period_inherited");
    }

    Indicator indicator = find_indicator(m, index, from, grammar_, text_);
    if (((indicator.words.empty() && embedded) || age_inside) && goes_on(m, from, q.item)) {
      Indicator whole = find_indicator(m, index, before_embedded, grammar_, text_, index - 1);
      if (!whole.words.empty()) indicator = whole;
    }
    embedded = indicator.embedded;
    age_inside = q.base_unit == "a" || q.base_unit == "mo";
    before_embedded = from;
    if (!indicator.verb.empty()) {
      verb = indicator.verb;
    } else if (indicator.bare_count && !verb.empty()) {  // "thu giữ 4 khẩu súng, 9 ô tô"
      indicator.words = verb + " " + indicator.words;
      indicator.from_tail = false;
    }
    if (indicator.from_tail && d.type == QuantityType::count) indicator.words = counted_before(indicator.words, d);
    if (indicator.generic) {
      indicator.words = bracket_subject ? std::string() : completed(indicator.words, sentence.paragraph);
    } else if (!indicator.words.empty() && !indicator.from_tail) {
      indicator.words = prefixed(indicator.words, d, sentence.paragraph);
    }
    if (said_of_an_amount(d) && indicator.words.empty()) take_dimension(m, q, d, first);
    bool carried_count = d.type == QuantityType::count && indicator.from_tail && said_of_an_amount(d);
    if (!indicator.specification.empty() && d.figure.kind == "level") {
      // "mức 80.000 đồng đối với miền núi, 100.000 đồng đối với nông thôn": one measure, told of each
      std::string core = indicator.words.empty() ? core_ : indicator.words;
      if (!core.empty()) {
        core_ = core;
        indicator.words = core + " " + indicator.specification;
      }
    } else if (!indicator.words.empty()) {
      core_ = indicator.words;
    }
    if (d.subject) {
      // settled by "về lượng", "về giá trị"
    } else if (!indicator.words.empty() && !carried_count) {
      indicator_ = indicator.words;
      indicator_paragraph_ = sentence.paragraph;
      subject_ = ++subjects_;
      d.own_indicator = true;
    } else if (indicator_.empty()) {
      subject_ = ++subjects_;
      d.figure.flags.emplace_back("indicator_unknown");
    } else {
      // A second amount without words of its own is a new amount of the same indicator.
      if (is_amount(d) && d.figure.kind == "level") {
        for (std::size_t k = drafts_.size(); k-- > 0 && drafts_[k].sentence == sentence_;) {
          if (drafts_[k].subject == subject_ && drafts_[k].figure.kind == "level") {
            subject_ = ++subjects_;
            break;
          }
        }
      }
      d.figure.flags.emplace_back("indicator_inherited");
    }
    if (!d.subject) {
      d.figure.indicator = indicator_;
      d.subject = subject_;
    }
    if (d.figure.kind == "share" && d.type == QuantityType::fraction && !d.figure.unit.empty() && d.figure.base.empty()) d.figure.base = "total";
    bool bracketed = bracket_subject && !d.own_indicator && d.figure.rule == "share.takes" && m.items[q.item - 1].symbol == symbol(Mark::open);
    if (bracketed && !drafts_.empty() && drafts_.back().sentence == sentence_ && drafts_.back().figure.kind == "change") {
      like_its_neighbour(d, q);  // "giảm 21 người (11,4%)"
    }
    money_of_the_text(d, q);
    if (by_default(d)) {
      bool gap = (indicator.elliptical || (bracket_subject && d.own_indicator)) && d.type == QuantityType::percent && q.cues.qualifier.empty() && !starts_with_head(d.figure.indicator);
      bool compared = !q.cues.base.empty() && q.cues.base != "none";  // "tăng 54 vụ, 88 đối tượng so với năm 2022"
      if (gap && list_direction.empty() && !drafts_.empty() && drafts_.back().sentence != sentence_) gap_direction(m, q, d);
      if (gap || compared || joined(m, from, q) || echoes(m, from, q) || reaches_too(m, from, q)) like_its_neighbour(d, q);
      if (by_default(d) && !list_direction.empty() && d.type == QuantityType::percent) {
        d.figure.kind = "change";
        d.figure.direction = list_direction;
        d.figure.flags.emplace_back("kind_inherited");
      }
    }
    bool of_pair = drafts_.size() > 1 && drafts_.back().sentence == sentence_ && drafts_[drafts_.size() - 2].figure.parent == drafts_.back().figure.figure;
    if (d.type == QuantityType::percent && !d.own_indicator && of_pair && (d.figure.rule == "ratio.other" || by_default(d))) {
      d.figure.kind = "share";  // "118/142 xã, bằng 83,1%"
      d.figure.base = "total";
    } else if (by_default(d) && d.figure.kind == "rate" && echoes(m, from, q) && !drafts_.empty() && drafts_.back().figure.kind == "level") {
      d.figure.kind = "share";  // "590 ca, tương đương 14%"
    }
    if (d.figure.kind == "share" && d.figure.rule == "share.of-whole" && begins_in(d.figure.indicator, lists_.rate)) {
      d.figure.kind = "rate";  // "tỷ lệ bao phủ đạt 94,15% dân số"
      d.figure.base.clear();
    }
    if (whole_named && d.figure.kind == "share" && d.figure.base.empty()) d.figure.base = "total";
    if (d.type == QuantityType::bare && d.figure.kind == "level") unit_of_indicator(d);
    if (d.figure.kind == "rate" && d.type == QuantityType::percent) {
      growth_indicator(d);
      if (bracket_subject && d.figure.rule == "rate.plain") like_its_neighbour(d, q);
      if (by_default(d) && d.figure.kind == "rate" && counts_things(m, q)) {  // "100% hộ dân"
        d.figure.kind = "share";
        d.figure.base = "total";
      }
    }
    if (q.cues.status == "target") goal = true;  // a goal governs the list that it opens
    if (q.cues.status == "actual") goal = prospect = false;
    if ((goal || prospect) && d.figure.status == "actual") d.figure.status = "target";
    if (fits(scope_, d)) {
      d.figure.parent = scope_.whole;
      if (d.figure.rule == "rate.plain" && scope_.type != QuantityType::percent) d.figure.kind = "share";
      if (d.figure.kind == "share" && d.figure.base.empty()) d.figure.base = "total";
    }
    if (q.part_of_next) d.figure.parent = d.figure.figure + 1;
    settle_base(m, q, d);
    // "lần lượt đạt 45,2% và 47,9% kế hoạch": what is said behind the last holds for the row
    if (!drafts_.empty() && !by_default(d) && d.figure.kind != "level" && by_default(drafts_.back()) && drafts_.back().sentence == sentence_ &&
        drafts_.back().type == d.type && joined(m, from, q)) {
      Figure& before = drafts_.back().figure;
      before.kind = d.figure.kind;
      before.direction = d.figure.direction;
      before.base = d.figure.base;
      before.base_period = d.figure.base_period;
      before.flags.emplace_back("kind_inherited");
    }
    from = behind(m, q);
    // "trong 4.400 tỷ đồng tăng chi sẽ dành …", "trong tổng số 94 đại biểu có …": a whole, and its parts follow
    if (q.item > 0 && (is_amount(d) || d.type == QuantityType::percent) && opens_whole(m, q)) scope_ = {d.figure.figure, d.type, d.figure.base_unit};
    drafts_.push_back(std::move(d));
  }
  if (!m.items.empty() && text_.substr(sentence.span.begin, sentence.span.size()).ends_with(':')) list_goal_ |= goal || mentions_goal(m);
  if (drafts_.size() == first) skipped_ = sentence.span;
  link_of(first);
  bool base_opens = false;
  for (std::size_t i = 1; i < m.items.size() && i < 4; ++i) base_opens |= m.items[i].lists != 0 && lexicon_.set_has(m.items[i].lists, lists_.compare);
  carry_bases(first, base_opens);
  previous_sentence_first_ = first;
}

// Does "trong" or "trong (tổng) số" stand right before the quantity, at the opening of a clause?
bool Linker::opens_whole(const Mentions& m, const Quantity& q) const {
  const Item& before = m.items[q.item - 1];
  if (before.lists == 0 || !lexicon_.set_has(before.lists, lists_.within) || q.type == QuantityType::duration) return false;
  for (std::size_t i = q.item - 1; i-- > 0;) {
    const Item& item = m.items[i];
    if (item.kind == Item::Kind::mark) return true;
    if (item.lists == 0 || !(lexicon_.set_has(item.lists, lists_.connective) || lexicon_.set_has(item.lists, lists_.conjunction))) return false;
  }
  return true;
}

// The first item that does not belong to a quantity: a base goes on to the next mark or verb ("so với phiên
// giao dịch trước, …").
std::size_t Linker::behind(const Mentions& m, const Quantity& q) const {
  std::size_t i = std::max(q.item + 1, q.cues.right);
  if (!q.cues.by[4]) return i;
  auto is = [&](ListId list) { return m.items[i].lists != 0 && lexicon_.set_has(m.items[i].lists, list); };
  while (i < m.items.size() && m.items[i].kind == Item::Kind::word && !is(lists_.clause) && !is(lists_.conjunction) && !is(lists_.level_verb) &&
         !is(lists_.up) && !is(lists_.down) && !is(lists_.whole) && !is(lists_.verb) && !is(lists_.connective)) {
    ++i;
  }
  return i;
}

// "156.400 tỷ" in a text that has spoken of "tỷ đồng".
void Linker::money_of_the_text(Draft& d, const Quantity& q) {
  if (d.type != QuantityType::amount) return;
  Figure& f = d.figure;
  if (f.base_unit.size() == 3 && q.has_own_unit) {
    currency_ = f.base_unit;
    auto blank = f.unit.rfind(' ');
    currency_name_ = q.magnitude > 0 && blank != std::string::npos ? f.unit.substr(blank + 1) : f.unit;
  } else if (f.base_unit.empty() && q.magnitude >= 6 && !currency_.empty()) {
    f.unit += " " + currency_name_;
    f.base_unit = currency_;
    f.flags.emplace_back("unit_carried");
  }
}

// Does a counted noun follow?
bool Linker::counts_things(const Mentions& m, const Quantity& q) const {
  return longest_phrase(m.tokens, q.end, lexicon_, [](const Phrase& p) { return p.noun >= 0; }).phrase != nullptr;
}

bool Linker::starts_with_head(const std::string& name) const { return begins_in(name, lists_.head); }

bool Linker::begins_in(const std::string& name, ListId list) const {
  std::vector<Token> tokens;
  tokenise(name, {0, name.size()}, lexicon_, tokens);
  Found f = longest_phrase(tokens, 0, lexicon_, [](const Phrase& p) { return p.lists != 0; });
  return f.phrase && lexicon_.set_has(f.phrase->lists, list);
}

// "số đại biểu ấn định là 3.869": what the indicator says is numbered is what is counted.
void Linker::unit_of_indicator(Draft& d) const {
  std::vector<Token> tokens;
  tokenise(d.figure.indicator, {0, d.figure.indicator.size()}, lexicon_, tokens);
  auto listed = [](const Phrase& p) { return p.lists != 0; };
  Found head = longest_phrase(tokens, 0, lexicon_, listed);
  if (!head.phrase || !lexicon_.set_has(head.phrase->lists, lists_.number_of)) return;
  Found noun = longest_phrase(tokens, head.length, lexicon_, [](const Phrase& p) { return p.noun >= 0; });
  if (!noun.phrase) return;
  TextSpan span{tokens[head.length].span.begin, tokens[head.length + noun.length - 1].span.end};
  d.figure.unit = d.figure.indicator.substr(span.begin, span.size());
  d.figure.base_unit = lexicon_.noun(noun.phrase->noun).base_unit;
  d.figure.amount = d.figure.value;
  d.type = QuantityType::count;
  d.figure.flags.emplace_back("unit_from_indicator");
}

bool Linker::by_default(const Draft& d) { return d.figure.rule == "rate.plain" || d.figure.rule == "level.plain"; }

// "còn 1,7 triệu hộ nghèo … Hiện còn 1,4 triệu hộ": the same things are counted again, by their short name.
std::string Linker::counted_before(const std::string& noun, const Draft& d) const {
  std::string name = folded(noun) + " ";
  for (std::size_t k = drafts_.size(); k-- > 0 && drafts_[k].sentence + 1 >= d.sentence;) {
    if (drafts_[k].type != QuantityType::count || drafts_[k].figure.kind != "level") continue;
    if (folded(drafts_[k].figure.indicator).starts_with(name)) return drafts_[k].figure.indicator;
  }
  return noun;
}

// Do only words stand between two items?
bool Linker::goes_on(const Mentions& m, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    if (m.items[i].kind == Item::Kind::mark) return false;
  }
  return true;
}

// A bare "giá", "kim ngạch": of what the paragraph last spoke of. "giá" behind "giá rau" is that price again.
std::string Linker::completed(const std::string& head, std::size_t paragraph) const {
  if (indicator_.empty() || indicator_paragraph_ != paragraph) return head;
  std::string before = folded(indicator_), lower = folded(head);
  if (before.starts_with(lower + " ")) return indicator_;
  std::string topic = without_head(indicator_);
  return topic.empty() ? head : head + " " + topic;
}

// In a paragraph on "kim ngạch", a bare "giày dép" that is so much money is the kim ngạch of giày dép.
std::string Linker::prefixed(const std::string& name, const Draft& d, std::size_t paragraph) const {
  bool money = d.type == QuantityType::amount && d.figure.base_unit.size() == 3;
  bool change = d.type == QuantityType::percent && d.figure.kind == "change";
  if ((!money && !change) || indicator_.empty() || indicator_paragraph_ != paragraph) return name;
  if (std::count(name.begin(), name.end(), ' ') > kLongestEntity) return name;
  if (starts_with_head(name) && !begins_in(name, lists_.flow)) return name;  // CPI, nhập siêu: whole names
  auto generic_length = [&](const std::string& words) -> std::size_t {
    std::vector<Token> tokens;
    tokenise(words, {0, words.size()}, lexicon_, tokens);
    Found f = longest_phrase(tokens, 0, lexicon_, [&](const Phrase& p) { return p.lists != 0 && lexicon_.set_has(p.lists, lists_.generic); });
    return f.phrase ? tokens[f.length - 1].span.end : 0;
  };
  std::size_t head = generic_length(indicator_);
  if (head == 0 || head == indicator_.size() || generic_length(name) > 0) return name;
  return indicator_.substr(0, head) + " " + name;
}

// "tăng 7% về lượng nhưng tăng tới 32% về giá trị": each is said of the amount of its own dimension.
void Linker::take_dimension(const Mentions& m, const Quantity& q, Draft& d, std::size_t first) const {
  std::size_t at = q.item + 1;
  if (at + 1 >= m.items.size() || m.items[at].lists == 0 || !lexicon_.set_has(m.items[at].lists, lists_.about_what)) return;
  const Item& what = m.items[at + 1];
  if (what.lists == 0) return;
  bool money = lexicon_.set_has(what.lists, lists_.worth), volume = lexicon_.set_has(what.lists, lists_.volume);
  if (money == volume) return;
  for (std::size_t k = drafts_.size(); k-- > first;) {
    if (drafts_[k].figure.kind != "level") continue;
    bool is_money = drafts_[k].type == QuantityType::amount && drafts_[k].figure.base_unit.size() == 3;
    if (is_money != money) continue;
    d.subject = drafts_[k].subject;
    d.figure.indicator = drafts_[k].figure.indicator;
    return;
  }
}

// "kim ngạch sản phẩm gỗ" → "sản phẩm gỗ"; nothing where the name is long or all head.
std::string Linker::without_head(const std::string& name) const {
  std::vector<Token> tokens;
  tokenise(name, {0, name.size()}, lexicon_, tokens);
  std::size_t at = 0;
  while (at < tokens.size()) {
    Found f = longest_phrase(tokens, at, lexicon_, [](const Phrase& p) { return p.lists != 0; });
    if (!f.phrase || !lexicon_.set_has(f.phrase->lists, lists_.head)) break;
    at += f.length;
  }
  if (at == tokens.size() || tokens.size() - at > 5) return {};
  return name.substr(tokens[at].span.begin);
}

// Only joining words stand between the figure before and this one: "hụt lần lượt 12,4 và 9 tỷ đồng".
bool Linker::joined(const Mentions& m, std::size_t from, const Quantity& q) const {
  bool conjunction = false;
  auto is = [&](std::size_t i, ListId list) { return m.items[i].lists != 0 && lexicon_.set_has(m.items[i].lists, list); };
  if (from < q.cues.left && is(from, lists_.about_what)) {  // "9,6% về số dự án và 31,5%"
    constexpr std::size_t kLongestTopic = 5;
    std::size_t stop = from;
    while (stop < q.cues.left && stop - from < kLongestTopic && !is(stop, lists_.conjunction) && m.items[stop].kind == Item::Kind::word) ++stop;
    if (stop < q.cues.left && is(stop, lists_.conjunction)) from = stop;
  }
  for (std::size_t i = from; i < q.cues.left; ++i) {
    const Item& item = m.items[i];
    if (item.symbol == symbol(Mark::comma)) continue;
    if (item.lists == 0 || !lexicon_.set_has(item.lists, lists_.conjunction) || lexicon_.set_has(item.lists, lists_.level_verb)) return false;
    conjunction = true;
  }
  return conjunction && from > 1;
}

// "đạt 48% kế hoạch, trong khi cùng kỳ đạt 51,4%"
bool Linker::reaches_too(const Mentions& m, std::size_t from, const Quantity& q) const {
  if (q.type != QuantityType::percent || drafts_.empty() || drafts_.back().figure.kind != "attainment") return false;
  for (std::size_t i = from; i < q.item; ++i) {
    if (m.items[i].lists != 0 && lexicon_.set_has(m.items[i].lists, lists_.reach)) return true;
  }
  return false;
}

// "giảm 115 tỷ đồng, tương đương 8,5%": the same thing said in another unit.
bool Linker::echoes(const Mentions& m, std::size_t from, const Quantity& q) const {
  for (std::size_t i = from; i < q.item; ++i) {
    if (m.items[i].lists != 0 && lexicon_.set_has(m.items[i].lists, lists_.echo)) return from > 1;
    if (m.items[i].symbol != symbol(Mark::comma) && m.items[i].symbol != symbol(Mark::open)) return false;
  }
  return false;
}

// "Tăng cao nhất: dệt (12,1%); may (3%)": what a list head says of all its items.
std::string Linker::direction_of_list(const Mentions& m) const {
  std::string direction;
  for (const Item& item : m.items) {
    if (item.symbol == symbol(Mark::colon)) return direction;
    if (item.kind == Item::Kind::quantity) break;
    if (item.lists == 0) continue;
    if (lexicon_.set_has(item.lists, lists_.up)) direction = "up";
    if (lexicon_.set_has(item.lists, lists_.down)) direction = "down";
  }
  return {};
}

// "các mặt hàng đều có tốc độ tăng cao, đặc biệt là gạo 47,3%": what the sentence has said of all of them.
void Linker::gap_direction(const Mentions& m, const Quantity& q, Draft& d) const {
  for (std::size_t i = q.item; i-- > 0;) {
    const Item& item = m.items[i];
    if (item.kind == Item::Kind::quantity) return;
    if (item.lists == 0) continue;
    bool up = lexicon_.set_has(item.lists, lists_.up) || lexicon_.set_has(item.lists, lists_.growth);
    bool down = lexicon_.set_has(item.lists, lists_.down) || lexicon_.set_has(item.lists, lists_.decline);
    if (!up && !down) continue;
    d.figure.kind = "change";
    d.figure.direction = up ? "up" : "down";
    d.figure.flags.emplace_back("kind_inherited");
    return;
  }
}

// "… của nhiều tỉnh đều tăng. Trong đó, Vĩnh Phúc cao nhất với 31,8%": the trend of the sentence before.
std::string Linker::direction_of_words(TextSpan span) const {
  std::vector<Token> tokens;
  tokenise(text_, span, lexicon_, tokens);
  std::string direction;
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    Found f = longest_phrase(tokens, t, lexicon_, [](const Phrase& p) { return p.lists != 0; });
    if (!f.phrase) continue;
    if (lexicon_.set_has(f.phrase->lists, lists_.up)) direction = "up";
    if (lexicon_.set_has(f.phrase->lists, lists_.down)) direction = "down";
    t += f.length - 1;
  }
  return direction;
}

// "Trong thu nội địa, …", "Trong tổng số 94 đại biểu …": the shares that follow are shares of that.
bool Linker::names_whole(const Mentions& m) const {
  for (std::size_t i = 1; i < m.items.size() && i < 4; ++i) {
    const Item& item = m.items[i];
    if (item.lists == 0) return false;
    if (lexicon_.set_has(item.lists, lists_.within)) return m.items[i + 1].kind != Item::Kind::period;
  }
  return false;
}

// "đạt 99,5% kế hoạch (năm 2023 đạt 81,5%)", "máy móc (giảm 13%), giấy (3,1%)": a bare percentage in brackets
// says the same kind of thing as the percentage before it.
void Linker::like_its_neighbour(Draft& d, const Quantity& q) const {
  if (drafts_.empty()) return;
  const Draft& before = drafts_.back();
  bool same_type = before.type == d.type || d.type == QuantityType::percent;
  if (before.sentence != d.sentence || !same_type || before.figure.kind == "rate" || before.figure.kind == "level") return;
  d.figure.kind = before.figure.kind;
  d.figure.direction = before.figure.direction;
  bool same = (!d.own_indicator && before.type == d.type) || before.figure.kind == "share";
  if (!q.cues.base.empty() && q.cues.base != "none") d.figure.base = q.cues.base;
  else if (d.figure.base.empty() && same) d.figure.base = before.figure.base;
  if (before.figure.status == "target") d.figure.status = "target";
  d.figure.flags.emplace_back("kind_inherited");
}

// "tốc độ tăng trưởng đạt 8,2%": an indicator that is a growth makes its percentage a change.
void Linker::growth_indicator(Draft& d) const {
  std::string lower = folded(d.figure.indicator);
  Lexicon::Node node = Lexicon::kRoot;
  std::size_t begin = 0;
  const Phrase* longest = nullptr;
  while (begin < lower.size()) {
    std::size_t end = std::min(lower.find(' ', begin), lower.size());
    node = lexicon_.step(node, lexicon_.syllable(std::string_view(lower).substr(begin, end - begin)));
    if (node == 0) break;
    if (lexicon_.phrase(node) && lexicon_.phrase(node)->lists) longest = lexicon_.phrase(node);
    begin = end + 1;
  }
  if (longest && lexicon_.set_has(longest->lists, lists_.growth)) {
    d.figure.kind = "change";
    d.figure.direction = "up";
  }
}

// "570 dự án … Số dự án tăng 10%": a short name taken up again from one of the two sentences before. The
// figure then carries the full name.
int Linker::by_name(std::size_t index) {
  Draft& d = drafts_[index];
  static constexpr std::string_view kCounting[] = {"số ", "tổng số ", "số lượng "};
  std::string name = folded(d.figure.indicator);
  for (auto prefix : kCounting) {
    if (name.starts_with(prefix)) name.erase(0, prefix.size());
  }
  if (name.empty()) return 0;
  for (std::size_t k = index; k-- > 0 && drafts_[k].sentence + kNear >= d.sentence;) {
    const Draft& level = drafts_[k];
    if (level.figure.kind != "level" || level.subject == d.subject) continue;
    std::string full = " " + folded(level.figure.indicator) + " ";
    bool same = full.size() == name.size() + 2;
    bool short_form = std::count(name.begin(), name.end(), ' ') <= 2 && drafts_[k].sentence + 2 >= d.sentence;
    if ((!same && !short_form) || full.find(" " + name + " ") == std::string::npos) continue;
    d.figure.indicator = level.figure.indicator;
    d.subject = level.subject;
    return level.figure.figure;
  }
  return 0;
}

// Gives each attainment, change, ratio and share of this sentence the amount that it is said of.
void Linker::link_of(std::size_t first) {
  for (std::size_t i = first; i < drafts_.size(); ++i) {
    Draft& d = drafts_[i];
    if (!said_of_an_amount(d)) continue;
    int of = 0;
    for (std::size_t k = i; k-- > 0 && !of && drafts_[k].sentence + kNear >= d.sentence;) {
      if (drafts_[k].subject == d.subject && is_amount(drafts_[k])) of = drafts_[k].figure.figure;
    }
    for (std::size_t k = i + 1; k < drafts_.size() && !of; ++k) {
      if (drafts_[k].subject == d.subject && is_amount(drafts_[k])) of = drafts_[k].figure.figure;
    }
    if (!of && d.own_indicator) of = by_name(i);
    if (d.figure.kind == "share" && d.figure.parent) {
      // "trong đó vốn Nhà nước chiếm 52,6%" is a part itself; "có 1.688 người, chiếm 53,6%" is said of a part
      (of && drafts_[static_cast<std::size_t>(of - 1)].sentence == d.sentence ? d.figure.parent : of) = 0;
    }
    d.figure.of = of;
    if (of && d.figure.status == "target" && drafts_[static_cast<std::size_t>(of - 1)].figure.status == "target") d.figure.status = "actual";
  }
}

// "tăng 5% và 7% so với cùng kỳ": a base said at the end of a row of changes counts for the whole row.
void Linker::carry_bases(std::size_t first, bool base_opens) {
  for (std::size_t i = drafts_.size(); i-- > first + 1;) {
    Figure& later = drafts_[i].figure;
    Figure& before = drafts_[i - 1].figure;
    if (later.kind == "change" && before.kind == "change" && !later.base.empty() && before.base.empty() &&
        drafts_[i].type == drafts_[i - 1].type) {
      before.base = later.base;
      before.base_period = later.base_period;
    }
  }
  // "So với cùng kỳ, số vụ tăng 37 vụ, số người chết giảm 21 người": a base that opens the sentence holds for it all.
  if (!base_opens || first >= drafts_.size()) return;
  const Figure opening = drafts_[first].figure;
  for (std::size_t i = first + 1; i < drafts_.size(); ++i) {
    Figure& f = drafts_[i].figure;
    if (f.kind != "change" || !f.base.empty()) continue;
    f.base = opening.base;
    f.base_period = opening.base_period;
  }
}

void Linker::skip(const Sentence& sentence) {
  if (sentence.opens_paragraph) {
    paragraph_period_.reset();
    list_goal_ = list_goal_ && in_list(sentence);
  }
  skipped_ = sentence.span;
  std::string_view words = text_.substr(sentence.span.begin, sentence.span.size());
  if (!words.ends_with(':')) return;
  std::vector<Token> tokens;
  tokenise(text_, sentence.span, lexicon_, tokens);
  auto listed = [](const Phrase& p) { return p.lists != 0; };
  for (std::size_t t = 0; t < tokens.size() && !list_goal_; ++t) {
    Found f = longest_phrase(tokens, t, lexicon_, listed);
    list_goal_ = f.phrase && (lexicon_.set_has(f.phrase->lists, lists_.goal) || lexicon_.set_has(f.phrase->lists, lists_.target_noun));
  }
}

bool Linker::mentions_goal(const Mentions& m) const {
  for (const Item& item : m.items) {
    if (item.lists != 0 && (lexicon_.set_has(item.lists, lists_.goal) || lexicon_.set_has(item.lists, lists_.target_noun))) return true;
  }
  return false;
}

// A line of a list: it opens with a bullet or a number, or is a short head without a full stop.
bool Linker::in_list(const Sentence& sentence) const {
  std::string_view words = text_.substr(sentence.span.begin, sentence.span.size());
  static constexpr std::string_view kBullets[] = {"-", "+", "*", "–", "•", "—"};
  for (auto bullet : kBullets) {
    if (words.starts_with(bullet)) return true;
  }
  std::size_t digits = 0;
  while (digits < words.size() && words[digits] >= '0' && words[digits] <= '9') ++digits;
  if (digits > 0 && digits < 3 && digits < words.size() && (words[digits] == '.' || words[digits] == ')' || words[digits] == '/')) return true;
  constexpr std::size_t kShortHead = 90;  // bytes
  return words.size() <= kShortHead && !words.ends_with('.');
}

// The days that a base stands for, told from the days of the figure; empty where they do not tell.
Period Linker::base_period(std::string_view base, const Period& own) {
  if (!own.first || !own.last) return {};
  int months = (own.last->year - own.first->year) * 12 + own.last->month - own.first->month + 1;
  int back = base == "previous_month" ? 1 : base == "previous_quarter" ? 3 : base == "previous_year" ? 12 : 0;
  if (base == "same_period") return own.year_before();
  if (base == "previous_year") {
    PeriodValues values;
    values.year = own.first->year - 1;
    return fill_period("{Y}", values).value_or(Period{});
  }
  if (back == 0 || months != back) return {};
  PeriodValues values;
  values.year = own.first->year;
  values.month = own.first->month;
  return fill_period(back == 1 ? "{Y}-{M-1}" : "{Y}-{M-3}/{Y}-{M-1}", values).value_or(Period{});
}

std::vector<Draft> Linker::finish() {
  // A headline says again what the text says: its percentages are of the same amounts.
  for (Draft& d : drafts_) {
    if (d.sentence > 1) break;
    if (d.figure.of || !said_of_an_amount(d)) continue;
    for (const Draft& later : drafts_) {
      if (later.sentence > 1 && later.figure.of && later.figure.kind == d.figure.kind && later.figure.value == d.figure.value &&
          later.figure.unit == d.figure.unit) {
        d.figure.of = later.figure.of;
        d.figure.indicator = later.figure.indicator;
        break;
      }
    }
  }
  for (Draft& d : drafts_) {
    Figure& f = d.figure;
    if (f.base_period.empty() && d.period) f.base_period = base_period(f.base, *d.period).str();
  }
  return std::move(drafts_);
}

}  // namespace solieu
