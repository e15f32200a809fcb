#include "link/linker.h"

#include <algorithm>
#include <tuple>

#include "link/alignment.h"
#include "link/amounts.h"
#include "link/bases.h"
#include "link/completion.h"
#include "link/goals.h"
#include "link/indicator.h"
#include "link/surroundings.h"

namespace solieu {
namespace {

constexpr std::size_t kFarthestCount = 50;  // figures back that a short name can mean; endless sentences have thousands
constexpr std::size_t kNearSentences = 2;      // in which shares are told one after another
constexpr int kLongestLine = 12;              // blanks in a line that names the figure below it
constexpr std::size_t kLongestNumbering = 8;  // bytes of "XVIII. "

std::string_view default_kind(QuantityType t) {
  switch (t) {
    case QuantityType::percent: case QuantityType::points: return "rate";
    case QuantityType::fraction: return "share";
    default: return "level";
  }
}

bool is_age(const Quantity& q) { return q.base_unit == "a" || q.base_unit == "mo"; }

// What number, unit and rules say by themselves.
Draft draft_of(const Quantity& q, int number, std::size_t sentence) {
  Draft d;
  d.sentence = sentence;
  d.text_span = q.span;
  d.type = q.type;
  Figure& f = d.figure;
  const Cues& c = q.cues;
  f.figure = number;
  f.kind = c.kind.empty() ? default_kind(q.type) : c.kind;
  f.rule = c.by[0] ? c.by[0]->id : "";
  f.status = c.status.empty() ? "actual" : std::string(c.status);
  f.qualifier = c.qualifier.empty() ? "exact" : std::string(c.qualifier);
  if (f.kind == "change") f.direction = c.direction.empty() || c.direction == "none" ? "up" : std::string(c.direction);
  if (!d.is_amount() && c.base != "none") f.base = c.base;
  if (f.kind == "change" && f.base == "total") f.base.clear();  // "GDP tăng 8,4% của cả nước"
  f.value = q.value;
  f.value_high = q.high;
  f.unit = q.unit;
  f.base_unit = q.base_unit;
  if (!f.base_unit.empty() || q.magnitude > 0) {
    f.amount = in_base_units(q.value, q.magnitude, q.factor);
    f.amount_high = in_base_units(q.high, q.magnitude, q.factor);
  }
  for (auto flag : q.flags) f.flags.emplace_back(flag);
  for (auto flag : c.flags) f.flags.emplace_back(flag);
  return d;
}

void be_share_of_total(Draft& d) {
  d.figure.kind = "share";
  d.figure.base = "total";
}

}  // namespace

struct Linker::Reading {
  Reading(const Mentions& mentions, const Sentence& s, const Grammar& grammar)
      : m(mentions), sentence(s), around(mentions, grammar), period_compared(m.periods.size()), in_cue(m.items.size()) {
    for (const Quantity& q : m.quantities) {
      if (q.cues.base_period) period_compared[*q.cues.base_period] = true;
      // "đạt 99,5% kế hoạch": the plan is what was reached, not a goal for what follows
      for (std::size_t i = q.item; i < q.cues.right; ++i) in_cue[i] = true;
    }
    for (std::size_t i = 0; i < m.items.size(); ++i) {
      if (m.items[i].kind == Item::Kind::period && around.is_compared(i)) period_compared[m.items[i].ref] = true;
    }
  }

  /// The period that this item is, unless something is compared with it.
  const PeriodMention* own_period(const Item& item) const {
    return item.kind == Item::Kind::period && !period_compared[item.ref] ? &m.periods[item.ref] : nullptr;
  }

  /// "Sở công bố số liệu 8 tháng đầu năm 2024. Theo đó, …": the time that a sentence without a figure speaks of. A day
  /// is only when something was said.
  std::optional<Period> span_of_time() const {
    for (std::size_t i = m.items.size(); i-- > 0;) {
      const PeriodMention* mention = own_period(m.items[i]);
      if (mention && mention->period && mention->period->first && mention->period->first != mention->period->last) return mention->period;
    }
    return std::nullopt;
  }

  const Mentions& m;
  const Sentence& sentence;
  Surroundings around;
  std::size_t first = 0;       // index of its first draft
  std::size_t from = 0;        // the first item behind what the last figure took
  std::size_t scanned = 0;     // items read for periods, brackets, goals
  bool whole_named = false;    // "Trong thu nội địa, …"
  std::string_view list_direction;
  bool parts_of_trend = false; // list_direction is of the sentence before: "… đều tăng. Trong đó, …"

  std::vector<bool> period_compared;  // by period: something is compared with it
  std::vector<bool> in_cue;           // by item: it is said of a figure before it
  std::optional<Period> period;       // last stated
  bool goal = false, prospect = false;
  std::string verb;            // what is said to be done to the things that are counted
  std::string topic, measure, done;  // see Said
  std::string_view line_above;
  bool after_age = false;      // the last figure is an age: "trẻ dưới 1 tuổi được tiêm"
  bool after_embedded = false; // the last figure stands inside of a name: "số trúng cử ở 64 tỉnh là …"
  std::size_t before_last = 0; // `from` of the last figure

  bool in_bracket = false;
  int subject_outside = 0;
  std::string indicator_outside;
};

Linker::Linker(const Grammar& grammar, std::string_view text, std::string_view date)
    : grammar_(grammar), lists_(grammar.lists()), names_(grammar), goals_(names_, grammar.lists()), text_(text), places_(grammar, text, date) {}

bool Linker::reads_items(const Sentence& sentence) const {
  return (reported_ && !sentence.opens_paragraph) || words(sentence).ends_with(':');
}

// A sentence with numbers that are neither quantities nor periods, as far as add() has something to do then.
void Linker::pass(const Sentence& sentence) {
  ++sentence_;
  previous_sentence_first_ = drafts_.size();
  skip(sentence);
}

void Linker::add(const Mentions& m, const Sentence& sentence) {
  if (m.items.empty()) return pass(sentence);
  ++sentence_;
  open_paragraph(sentence);
  scope_ = list_open_ && sentence.opens_paragraph ? list_scope_ : Scope{};
  outer_.clear();
  Reading r(m, sentence, grammar_);
  r.first = drafts_.size();
  if (!paragraph_period_ && reported_ && !sentence.opens_paragraph && r.around.follows_on()) paragraph_period_ = reported_;
  goals_.read_sentence(r.around, m, r.period_compared);
  r.goal = goals_.wanted();
  if (!m.quantities.empty()) {  // what these say is said of quantities
    r.topic = r.around.topic(text_);
    r.whole_named = r.around.opens_with_whole();
    if (auto whole = r.around.opening_whole(text_); !whole.empty()) scope_ = scope_named(whole);
    r.list_direction = r.around.direction_of_list();
  }
  if (skipped_ && !m.quantities.empty() && r.list_direction.empty() && r.around.opens_with_parts()) r.list_direction = names_.trend(words(*skipped_));
  r.parts_of_trend = skipped_ && !r.list_direction.empty();
  if (r.parts_of_trend) r.measure = names_.leading_measure(words(*skipped_));
  r.line_above = line_above(r);
  skipped_.reset();
  for (std::size_t index = 0; index < m.quantities.size(); ++index) {
    const Quantity& q = m.quantities[index];
    if (!q.states_a_figure()) continue;
    Draft d = draft_of(q, static_cast<int>(drafts_.size()) + 1, sentence_);
    read_up_to(r, q);
    take_period(r, q, d);
    Indicator indicator = indicator_of(r, index, d);
    take_subject(r, q, indicator, d);
    take_money(q, d);
    settle_kind(r, q, indicator, d);
    settle_status(r, q, d);
    take_whole(q, d);
    settle_base(d, q.cues.base_period ? &m.periods[*q.cues.base_period] : nullptr, d.period ? d.period : paragraph_period_ ? paragraph_period_ : last_period_,
                latest_year_);
    hand_back_kind(r, q, d);
    d.comparative = r.around.is_comparative(q);
    d.joined = follows(d) && r.around.joined(r.from, q);
    d.of_base = r.in_bracket && !d.own_indicator && d.figure.kind == "level" && follows(d) && !drafts_.back().is_amount() && r.around.in_bracket_behind_base(r.from, q);
    r.from = r.around.behind(q);
    // "trong 4.400 tỷ đồng tăng chi sẽ dành …", "trong tổng số 94 đại biểu có …": a whole, and its parts follow
    if ((d.is_amount() || d.type == QuantityType::percent) && r.around.opens_whole(q)) scope_ = {d.figure.figure, d.type, d.figure.base_unit};
    drafts_.push_back(std::move(d));
  }
  for (std::size_t i = r.scanned; i < m.items.size(); ++i) note_year(r, m.items[i]);
  reported_.reset();
  if (drafts_.size() == r.first && !paragraph_period_) {
    reported_ = r.span_of_time();
    if (r.around.reports()) paragraph_period_ = reported_;
  }
  const bool opens_list = words(sentence).ends_with(':');
  list_open_ |= opens_list;
  if (opens_list) list_scope_ = r.around.ends_with_parts() ? scope_of(r) : Scope{};
  if (opens_list && (r.goal || r.around.speaks_of_goal())) goals_.open_list();
  if (drafts_.size() == r.first) {
    read_headline(sentence);
    skipped_ = sentence;
    goals_.read_line(line_to(sentence));
  }
  align_lists(drafts_, r.first, words(sentence), names_, lists_, subjects_);
  link_of(drafts_, r.first, names_);
  carry_bases(drafts_, r.first, r.around.opens_with_base());
  places_.add(m, sentence, drafts_, r.first);
  previous_sentence_first_ = r.first;
}

void Linker::skip(const Sentence& sentence) {
  open_paragraph(sentence);
  read_headline(sentence);
  places_.skip(sentence);
  skipped_ = sentence;
  reported_.reset();
  goals_.read_line(line_to(sentence));
  list_open_ |= words(sentence).ends_with(':');
}

std::vector<Draft> Linker::finish() {
  link_headline(drafts_);
  places_.finish(drafts_, latest_year_);
  for (Draft& d : drafts_) {
    if (d.figure.base_period.empty() && d.period) d.figure.base_period = base_period(d.figure.base, *d.period).str();
    if (!d.of_base) continue;
    const std::string& days = drafts_[static_cast<std::size_t>(d.figure.figure - 2)].figure.base_period;
    if (!days.empty()) d.figure.period = days;
  }
  return std::move(drafts_);
}

void Linker::read_headline(const Sentence& sentence) {
  if (sentence.paragraph == 0 && headline_.empty()) headline_ = names_.leading_measure(words(sentence));
}

// A line without a figure right above one that is nothing but a figure: "Gửi ngân hàng", "9,7%".
std::string_view Linker::line_above(const Reading& r) const {
  const bool alone = r.m.quantities.size() == 1 && r.m.items.size() == 3 && r.sentence.opens_paragraph;
  if (!alone || !skipped_ || !skipped_->opens_paragraph || skipped_->paragraph + 1 != r.sentence.paragraph) return {};
  std::string_view line = words(*skipped_);
  const bool statement = line.find_last_of(".:;!?") == line.size() - 1;
  const bool numbered = line.find_first_of("0123456789") != std::string_view::npos;  // a row of cells
  return statement || numbered || std::count(line.begin(), line.end(), ' ') > kLongestLine ? std::string_view() : line;
}

// The sentence, with the number that a heading opens with: "IV. NHIỆM VỤ".
std::string_view Linker::line_to(const Sentence& sentence) const {
  const std::size_t stop = sentence.span.begin, from = stop - std::min(stop, kLongestNumbering);
  std::size_t feed = text_.substr(from, stop - from).rfind('\n');
  if (feed == std::string_view::npos && from > 0) return words(sentence);
  std::size_t begin = feed == std::string_view::npos ? 0 : from + feed + 1;
  return text_.substr(begin, sentence.span.end - begin);
}

void Linker::open_paragraph(const Sentence& sentence) {
  if (!sentence.opens_paragraph) return;
  // "… đã chi trả 5.127 tỷ đồng, gồm:" and its list are of one period
  list_open_ = list_open_ && bulleted(words(sentence));
  if (!list_open_) paragraph_period_.reset();
  goals_.open_paragraph(words(sentence));
}

// Scopes, periods, brackets and goals among the items before a quantity.
void Linker::read_up_to(Reading& r, const Quantity& q) {
  for (std::size_t i = r.scanned; i < q.item; ++i) {
    const Item& item = r.m.items[i];
    auto is = [&](ListId list) { return r.around.is(i, list); };
    if (const PeriodMention* mention = r.own_period(item); mention && mention->period) r.period = mention->period;
    note_year(r, item);
    if (item.symbol == symbol(Mark::open)) {
      if (!r.parts_of_trend) outer_.push_back(scope_);
      r.in_bracket = true;
      r.subject_outside = subject_;
      r.indicator_outside = indicator_;
    }
    if (item.symbol == symbol(Mark::close)) {
      if (!outer_.empty()) {
        scope_ = outer_.back();
        outer_.pop_back();
      }
      if (r.in_bracket && r.subject_outside) {
        subject_ = r.subject_outside;
        indicator_ = r.indicator_outside;
      }
      r.in_bracket = false;
    }
    if (!r.parts_of_trend && r.around.opens_parts(i)) open_scope(r);
    if (item.symbol == symbol(Mark::semicolon) || item.symbol == symbol(Mark::quote) || item.symbol == symbol(Mark::close)) r.prospect = false;
    if (r.in_cue[i]) continue;
    if (is(lists_.goal)) r.goal = true;
    if (is(lists_.prospect)) r.prospect = true;
    if (is(lists_.fact)) r.goal = r.prospect = false;
    if (is(lists_.compare)) r.prospect = false;
  }
  r.scanned = q.item;
}

// The year that a text speaks of: bases of comparison aside, plans of several years, and days, on which it may only
// have been written.
void Linker::note_year(const Reading& r, const Item& item) {
  const PeriodMention* mention = r.own_period(item);
  if (!mention || !mention->period || mention->year_inherited) return;
  const auto& [first, last] = *mention->period;
  if (!first || !last || first == last || first->year != last->year) return;
  latest_year_ = std::max(latest_year_, last->year);
}

// The amount before is a whole now, in this sentence or the one before.
void Linker::open_scope(const Reading& r) {
  if (Scope scope = scope_of(r); scope.whole) scope_ = scope;
}

// "Trong thu nội địa, …": the amount that was told under this name.
Linker::Scope Linker::scope_named(std::string_view name) const {
  const std::string wanted = folded(name);
  const std::size_t last = drafts_.size() > kFarthestCount ? drafts_.size() - kFarthestCount : 0;
  for (std::size_t k = drafts_.size(); k-- > last;) {
    const Draft& d = drafts_[k];
    const std::string name_of_it = folded(d.figure.indicator);
    if (d.figure.kind == "level" && (name_of_it == wanted || name_of_it.starts_with(wanted + " "))) return {d.figure.figure, d.type, d.figure.base_unit};
  }
  return {};
}

// The last amount that can have parts.
Linker::Scope Linker::scope_of(const Reading& r) const {
  for (std::size_t k = drafts_.size(); k-- > previous_sentence_first_;) {
    const Draft& d = drafts_[k];
    bool here = k >= r.first;
    if (!d.is_amount() || d.type == QuantityType::fraction || (!here && d.figure.parent != 0)) continue;
    Scope scope{d.figure.figure, d.type, d.figure.base_unit};
    // "10.000 tấn, đạt kim ngạch 14 triệu USD. Trong đó, …"
    const Draft* before = k > 0 && drafts_[k - 1].sentence == d.sentence ? &drafts_[k - 1] : nullptr;
    bool worth = before && d.is_money() && names_.mention(d.figure.indicator, {lists_.worth});
    if (worth && before->figure.kind == "level" && !before->is_money()) scope.things = before->figure.figure;
    return scope;
  }
  return {};
}

void Linker::take_period(const Reading& r, const Quantity& q, Draft& d) {
  // "bán 38,65 tỷ kWh trong năm 2023": right behind a figure, or among the words that are said of it. Behind a
  // change it may be what is compared with.
  const bool may_follow = d.is_amount() || !r.period;
  std::size_t end = std::max(q.item + 1, q.cues.right);
  if (end < r.m.items.size() && r.around.is(end, lists_.aside)) ++end;
  for (std::size_t i = q.item + 1; may_follow && i <= end && i < r.m.items.size(); ++i) {
    if (const PeriodMention* mention = r.own_period(r.m.items[i])) d.period = mention->period;
  }
  if (!d.period) d.period = r.period;
  if (d.period) {
    d.figure.period = d.period->str();
    if (!paragraph_period_) paragraph_period_ = d.period;
    last_period_ = d.period;
  } else if (paragraph_period_) {
    d.figure.period = paragraph_period_->str();
    d.figure.flags.emplace_back("period_inherited");
  }
}

// What the sentence says the figure measures, completed from what was said before.
Indicator Linker::indicator_of(Reading& r, std::size_t index, const Draft& d) const {
  const Quantity& q = r.m.quantities[index];
  Indicator indicator = find_indicator(r.m, index, r.from, grammar_, text_);
  // "số trúng cử ở 64 tỉnh, thành phố là 3.852 người"
  bool nameless = indicator.words.empty() || (indicator.from_tail && d.type == QuantityType::count && r.around.is_told(q));
  bool name_goes_on = (nameless && r.after_embedded) || r.after_age;
  if (name_goes_on && r.around.goes_on(r.from, q.item)) {
    Indicator whole = find_indicator(r.m, index, r.before_last, grammar_, text_, index - 1);
    if (!whole.words.empty()) indicator = whole;
  }
  r.after_embedded = indicator.embedded;
  r.after_age = is_age(q);
  r.before_last = r.from;
  if (!indicator.verb.empty()) {
    r.verb = indicator.verb;
  } else if (indicator.bare_count && !r.verb.empty() && r.around.lists_on(r.from, q)) {  // "thu giữ 4 khẩu súng, 9 ô tô"
    indicator.words = r.verb + " " + indicator.words;
    indicator.from_tail = false;
  }
  if (indicator.from_tail && d.type == QuantityType::count) indicator.words = counted_before(indicator.words, d);
  Said said{.indicator = indicator_,
            .unit = indicator_unit_,
            .paragraphs_ago = r.sentence.paragraph - indicator_paragraph_,
            .whole = whole_name(),
            .topic = r.topic,
            .measure = r.measure,
            .done = r.done,
            .headline = headline_,
            .in_bracket = r.in_bracket,
            .before = follows(d) ? &drafts_.back() : nullptr};
  bool first_of_list = !follows(d) || drafts_.back().type == QuantityType::count;
  if (r.measure.empty() && d.type == QuantityType::percent && (indicator.elliptical || r.in_bracket) && first_of_list) {
    said.measure = r.measure = r.around.measure_before(q, text_);
  }
  indicator.measure = names_.begins_in(indicator.words, lists_.head);
  indicator.words = completed(indicator, d, said, names_, lists_);
  if (indicator.words.empty()) indicator.words = r.line_above;
  if (!indicator.done.empty()) r.done = indicator.done;
  return indicator;
}

std::string_view Linker::whole_name() const {
  return scope_.whole ? std::string_view(drafts_[static_cast<std::size_t>(scope_.whole - 1)].figure.indicator) : std::string_view();
}

// "còn 1,7 triệu hộ nghèo … Hiện còn 1,4 triệu hộ": the same things are counted again, by their short name.
std::string Linker::counted_before(const std::string& noun, const Draft& d) const {
  std::string name = folded(noun) + " ";
  std::size_t last = drafts_.size() > kFarthestCount ? drafts_.size() - kFarthestCount : 0;
  for (std::size_t k = drafts_.size(); k-- > last && drafts_[k].sentence + 1 >= d.sentence;) {
    if (drafts_[k].type != QuantityType::count || drafts_[k].figure.kind != "level") continue;
    if (drafts_[k].figure.parent == d.figure.figure) continue;  // the 14 of "14/19 điểm đen đã xóa"
    if (folded(drafts_[k].figure.indicator).starts_with(name)) return drafts_[k].figure.indicator;
  }
  return noun;
}

// A name of its own makes a new subject; without one the subject is that of the figure before.
void Linker::take_subject(const Reading& r, const Quantity& q, Indicator& indicator, Draft& d) {
  if (!d.is_amount() && indicator.words.empty()) take_subject_of_dimension(r, q, d);
  if (!indicator.specification.empty() && d.figure.kind == "level") {
    // "mức 80.000 đồng đối với miền núi, 100.000 đồng đối với nông thôn": one measure, told of each
    if (!indicator.words.empty()) core_ = indicator.words;
    if (!core_.empty()) indicator.words = core_ + " " + indicator.specification;
  } else if (!indicator.words.empty()) {
    core_ = indicator.words;
  }
  if (d.subject) return;  // settled by "về lượng", "về giá trị"
  // "tỷ lệ hộ nghèo tăng lên 26% với 4,6 triệu hộ (hiện là 8%)": the count is told by the way
  std::optional<std::tuple<std::string, std::string, int>> besides;
  if (d.type == QuantityType::count && follows(d) && drafts_.back().type == QuantityType::percent && r.around.comes_with(r.from, q)) {
    besides.emplace(indicator_, core_, subject_);
    if (auto things = names_.things_of(indicator_, indicator.words); !things.empty()) indicator.words = things;
  }
  if (indicator.predicate) besides.emplace(indicator_, core_, subject_);  // what follows speaks of all again
  bool counts_only = d.type == QuantityType::count && indicator.from_tail && !d.is_amount();
  if (!indicator.words.empty() && !counts_only) {
    indicator_ = indicator.words;
    indicator_unit_ = d.figure.base_unit;
    indicator_paragraph_ = r.sentence.paragraph;
    subject_ = ++subjects_;
    d.own_indicator = true;
  } else if (indicator_.empty()) {
    subject_ = ++subjects_;
    d.figure.flags.emplace_back("indicator_unknown");
  } else {
    // A second amount without words of its own is a new amount of the same indicator.
    auto same_amount = [&](const Draft& other) { return other.subject == subject_ && other.figure.kind == "level"; };
    if (d.figure.kind == "level" && std::any_of(drafts_.begin() + static_cast<std::ptrdiff_t>(r.first), drafts_.end(), same_amount)) subject_ = ++subjects_;
    d.figure.flags.emplace_back("indicator_inherited");
  }
  d.figure.indicator = indicator_;
  d.subject = subject_;
  if (besides) std::tie(indicator_, core_, subject_) = *besides;
}

// "tăng 7% về lượng nhưng tăng tới 32% về giá trị": each is said of the amount of its own dimension.
void Linker::take_subject_of_dimension(const Reading& r, const Quantity& q, Draft& d) const {
  auto dimension = r.around.dimension(q);
  if (dimension == Surroundings::Dimension::none) return;
  for (std::size_t k = drafts_.size(); k-- > r.first;) {
    const Draft& level = drafts_[k];
    if (level.figure.kind != "level" || level.is_money() != (dimension == Surroundings::Dimension::worth)) continue;
    d.subject = level.subject;
    d.figure.indicator = level.figure.indicator;
    return;
  }
}

// "156.400 tỷ" in a text that has spoken of "tỷ đồng".
void Linker::take_money(const Quantity& q, Draft& d) {
  if (d.type != QuantityType::amount) return;
  Figure& f = d.figure;
  if (d.is_money() && q.has_own_unit) {
    currency_ = f.base_unit;
    auto blank = f.unit.rfind(' ');
    currency_name_ = q.magnitude > 0 && blank != std::string::npos ? f.unit.substr(blank + 1) : f.unit;
  } else if (f.base_unit.empty() && q.magnitude >= 6 && !currency_.empty()) {
    if (names_.begins_in(f.indicator, lists_.number_of)) return;  // "dân số 98 triệu", "số máy là 5 triệu"
    f.unit += " " + currency_name_;
    f.base_unit = currency_;
    f.flags.emplace_back("unit_carried");
  }
}

// "số đại biểu ấn định là 3.869": what the indicator says is numbered is what is counted.
void Linker::take_unit_of_name(const Indicator& indicator, Draft& d) const {
  auto counted = names_.counted(d.figure.indicator, indicator.label && d.figure.value && d.figure.value->is_integer());
  if (!counted) return;
  d.figure.unit = counted->words;
  d.figure.base_unit = counted->noun->base_unit;
  d.figure.amount = d.figure.value;
  d.type = QuantityType::count;
  d.figure.flags.emplace_back("unit_from_indicator");
}

// Where the words around a figure leave its kind open, or say it in short, its neighbours tell.
void Linker::settle_kind(const Reading& r, const Quantity& q, const Indicator& indicator, Draft& d) {
  Figure& f = d.figure;
  if (f.kind == "share" && d.type == QuantityType::fraction && !f.unit.empty() && f.base.empty()) f.base = "total";
  bool opens_bracket = r.m.items[q.item - 1].symbol == symbol(Mark::open);
  if (r.in_bracket && opens_bracket && !d.own_indicator && f.rule == "share.takes" && follows(d) && drafts_.back().figure.kind == "change") {
    be_like_neighbour(q, d);  // "giảm 21 người (11,4%)"
  }
  if (d.by_default()) settle_plain_kind(r, q, indicator, d);
  bool of_pair = drafts_.size() > 1 && follows(d) && drafts_[drafts_.size() - 2].figure.parent == drafts_.back().figure.figure;
  if (f.kind == "attainment" && of_pair && !d.own_indicator && drafts_.back().figure.status == "actual") drafts_.back().figure.status = "target";  // "365/600 ha, đạt 61% kế hoạch"
  if (d.type == QuantityType::percent && !d.own_indicator && of_pair && (f.rule == "ratio.other" || d.by_default())) {
    be_share_of_total(d);  // "118/142 xã, bằng 83,1%"
  } else if (d.by_default() && f.kind == "rate" && !drafts_.empty() && drafts_.back().figure.kind == "level" && r.around.echoes(r.from, q)) {
    f.kind = "share";  // "590 ca, tương đương 14%"
  }
  if (f.kind == "share" && f.rule == "share.of-whole" && names_.begins_in(f.indicator, lists_.rate)) {
    f.kind = "rate";  // "tỷ lệ bao phủ đạt 94,15% dân số"
    f.base.clear();
  }
  if (r.whole_named && f.kind == "share" && f.base.empty()) f.base = "total";
  if (d.type == QuantityType::bare && f.kind == "level") take_unit_of_name(indicator, d);
  if (d.type == QuantityType::percent && f.kind == "rate") settle_percentage(r, q, indicator, d);
}

// No rule but the last resort has decided.
void Linker::settle_plain_kind(const Reading& r, const Quantity& q, const Indicator& indicator, Draft& d) const {
  bool percent = d.type == QuantityType::percent;
  // "tăng từ 1.500 đến 4.000 đồng/kg": from one growth to another, not from one amount
  if (auto direction = r.around.moved_by(q); !direction.empty()) {
    d.figure.kind = "change";
    d.figure.direction = direction;
    return;
  }
  bool gap = percent && (indicator.elliptical || (r.in_bracket && d.own_indicator)) && q.cues.qualifier.empty() &&
             !indicator.measure;
  if (gap && r.list_direction.empty() && !follows(d)) {
    // "các mặt hàng đều có tốc độ tăng cao, đặc biệt là gạo 47,3%": what the sentence has said of all of them
    if (auto direction = r.around.direction_before(q); !direction.empty()) d.inherit_kind("change", direction);
  }
  bool compared = !q.cues.base.empty() && q.cues.base != "none";  // "tăng 54 vụ, 88 đối tượng so với năm 2022"
  // "đạt 48% kế hoạch, trong khi cùng kỳ đạt 51,4%"
  bool reached = percent && !drafts_.empty() && drafts_.back().figure.kind == "attainment" && r.around.reaches(r.from, q);
  bool echoes = r.around.echoes(r.from, q) && (percent || !r.around.reaches(r.from, q));  // "tăng 5 tỷ, tức là đạt 42 tỷ"
  if (gap || compared || reached || r.around.joined(r.from, q) || echoes) be_like_neighbour(q, d);
  if (percent && !r.list_direction.empty()) d.inherit_kind("change", r.list_direction);
}

// A percentage that is a rate as far as its words go.
void Linker::settle_percentage(const Reading& r, const Quantity& q, const Indicator& indicator, Draft& d) const {
  if (names_.begins_in(d.figure.indicator, lists_.growth)) {  // "tốc độ tăng trưởng đạt 8,2%"
    d.figure.kind = "change";
    d.figure.direction = "up";
  }
  if (r.in_bracket && d.figure.rule == "rate.plain") be_like_neighbour(q, d);
  bool told_by_the_way = (r.in_bracket || indicator.elliptical || r.around.only_with(q)) && !indicator.measure;
  if (d.by_default() && d.figure.kind == "rate" && told_by_the_way && !names_.begins_in(d.figure.indicator, lists_.head) &&
      names_.opening(d.figure.indicator, lists_.rate) == 0) {
    go_on_with_shares(d);
  }
  if (d.by_default() && d.figure.kind == "rate" && r.around.counts_things(q)) be_share_of_total(d);  // "100% hộ dân"
}

// "chiếm 32% số phiếu … Đứng thứ ba là Ronaldo với 9,9%. … Zola (3,6%)": where shares are being told, so is this.
void Linker::go_on_with_shares(Draft& d) const {
  for (std::size_t k = drafts_.size(); k-- > 0 && drafts_[k].sentence + kNearSentences >= d.sentence;) {
    if (drafts_[k].type != QuantityType::percent) continue;
    if (drafts_[k].figure.kind == "share" && drafts_[k].figure.parent == 0) d.inherit_kind("share", "");
    return;
  }
}

// "đạt 99,5% kế hoạch (năm 2023 đạt 81,5%)", "máy móc (giảm 13%), giấy (3,1%)": it says the same kind of thing as
// the figure before it.
void Linker::be_like_neighbour(const Quantity& q, Draft& d) const {
  if (!follows(d)) return;
  const Draft& before = drafts_.back();
  if ((before.type != d.type && d.type != QuantityType::percent) || before.is_amount()) return;
  if (before.type == QuantityType::points && d.type == QuantityType::percent) return;  // "bớt 0,08 điểm phần trăm; thành thị 3,1%"
  d.inherit_kind(before.figure.kind, before.figure.direction);
  bool same = (!d.own_indicator && before.type == d.type) || before.figure.kind == "share";
  if (!q.cues.base.empty() && q.cues.base != "none") d.figure.base = q.cues.base;
  else if (d.figure.base.empty() && same) d.figure.base = before.figure.base;
  if (before.figure.status == "target") d.figure.status = "target";
}

// "lần lượt đạt 45,2% và 47,9% kế hoạch": what is said behind the last holds for the row.
void Linker::hand_back_kind(const Reading& r, const Quantity& q, const Draft& d) {
  if (!follows(d) || d.by_default() || d.figure.kind == "level") return;
  Draft& before = drafts_.back();
  if (!before.by_default() || before.type != d.type || !r.around.joined(r.from, q)) return;
  before.inherit_kind(d.figure.kind, d.figure.direction);
  before.figure.base = d.figure.base;
  before.figure.base_period = d.figure.base_period;
}

// A goal governs the figures behind it, until a fact is told.
void Linker::settle_status(Reading& r, const Quantity& q, Draft& d) {
  if (q.cues.status == "target") r.goal = true;
  if (q.cues.status == "actual") r.goal = r.prospect = false;
  bool of_whom = is_age(q) && r.in_bracket;  // the age of a person that the goal speaks of
  // "nâng vốn từ 450 tỷ lên 540 tỷ đồng", "so với 7,3% năm 2004": what a goal sets out from
  bool set_out_from = r.around.is_left(q) || r.around.compared_with(q);
  bool wanted = r.goal || r.prospect || (q.cues.status.empty() && goals_.planned(d));
  if (wanted && !of_whom && !set_out_from && d.figure.status == "actual") d.figure.status = "target";
  goals_.note(d);
}

// Is it a part of the amount that the scope tells of, and of its kind?
void Linker::take_whole(const Quantity& q, Draft& d) const {
  Figure& f = d.figure;
  bool both_counts = d.type == QuantityType::count && scope_.type == QuantityType::count;
  bool fits = f.kind == "share" || f.kind == "rate" || (f.kind == "level" && (both_counts || f.base_unit == scope_.base_unit));
  if (scope_.whole && fits) {
    f.parent = scope_.whole;
    if (f.rule == "rate.plain" && scope_.type != QuantityType::percent) f.kind = "share";
    if (f.kind == "share" && f.base.empty()) f.base = "total";
    if (f.kind == "share" && scope_.things) f.parent = scope_.things;
  }
  if (q.part_of_next) f.parent = f.figure + 1;
}

}  // namespace solieu
