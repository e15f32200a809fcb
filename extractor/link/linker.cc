#include "link/linker.h"

#include <algorithm>

#include "link/alignment.h"
#include "link/amounts.h"
#include "link/bases.h"
#include "link/goals.h"
#include "link/indicator.h"
#include "link/reading.h"

namespace solieu {
namespace {

constexpr int kLongestLine = 12;               // blanks in a line that names the figure below it
constexpr std::size_t kLongestNumbering = 16;  // bytes of "XVIII. ", "Điều 12. "

std::string_view default_kind(QuantityType t) {
  switch (t) {
    case QuantityType::percent: case QuantityType::points: return "rate";
    case QuantityType::fraction: return "share";
    default: return "level";
  }
}

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
  // "46,6% tổng doanh thu của hãng trong 6 tháng đầu năm": a share is one of a whole, whatever else is named behind it
  const bool of_plan = f.kind == "attainment" && f.base != "plan" && f.base != "budget";  // "77% so với kế hoạch lãi 244,9 tỷ đồng năm 2023"
  if (of_plan || (f.kind == "share" && f.base != "total" && f.base != "other")) f.base = c.by[0] ? std::string_view(c.by[0]->gives.base) : std::string_view();
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

}  // namespace

Linker::Linker(const Grammar& grammar, std::string_view text, std::string_view date)
    : grammar_(grammar), lists_(grammar.lists()), names_(grammar), goals_(names_, grammar.lists()), text_(text), places_(grammar, text, date), today_(Date::parse(date)) {}

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
  growth_of_whole_ = 0;
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
    if (skipped_ && r.list_direction.empty() && r.around.opens_with_parts()) r.list_direction = names_.trend(words(*skipped_));
  }
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
    // "71 nhà sập đổ (Nà Phong 38 nhà, Bản Lìm 24 nhà)"
    if (const Draft* total = total_of_bracket(r, q, d); total && d.figure.indicator.starts_with(total->figure.indicator + " ")) d.figure.parent = total->figure.figure;
    take_share_of_bracket(r, d);
    settle_base(d, q.cues.base_period ? &m.periods[*q.cues.base_period] : nullptr, d.period ? d.period : days_told(), latest_year_, today_);
    hand_back_kind(r, q, d);
    d.comparative = r.around.is_comparative(q);
    d.base_opens = !d.figure.base.empty() && r.around.base_opens_clause(r.from, q);
    d.base_leads = d.base_opens || (!d.figure.base.empty() && r.around.base_leads(q));
    d.for_purpose = r.around.for_purpose(r.from, q);
    d.in_bracket = r.in_bracket;
    d.reached = r.around.reaches(r.from, q);
    d.said_again = follows(d) && !d.own_indicator && (r.around.echoes(r.from, q) || (r.in_bracket && r.before_bracket == drafts_.size()));
    d.clause = r.clause;
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
  if (drafts_.size() > r.first) take_bases_of_list(drafts_, r.first, r.around.base_of_list(grammar_.table_lists()), days_told(), latest_year_, today_);
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
    if (const PeriodMention* mention = r.own_period(item); mention && mention->period) {
      const bool same_days = i > 0 && r.around.is(i - 1, grammar_.table_lists().same_period);  // "(cùng kỳ năm 2023 tăng 4,2%)"
      r.period = same_days ? same_days_of(*mention->period, r.period ? r.period : paragraph_period_) : mention->period;
    }
    note_year(r, item);
    if (item.symbol == symbol(Mark::open)) {
      if (!r.parts_of_trend) outer_.push_back(scope_);
      r.in_bracket = true;
      r.period_outside = r.period;
      r.before_bracket = drafts_.size();
      r.open = i;
      r.subject_outside = subject_;
      r.prospect_outside = r.prospect;
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
      // "khai khoáng tăng 6,5% (cùng kỳ năm 2022 tăng 4,2%), đóng góp …"
      if (r.in_bracket && drafts_.size() > r.before_bracket) r.period = r.period_outside;
      r.in_bracket = false;
    }
    if (!r.parts_of_trend && r.around.opens_parts(i)) open_scope(r);
    if (is(lists_.result)) scope_ = Scope{};  // "21 vụ, gồm 14 vụ tai nạn và 7 vụ va chạm, làm 9 người chết"
    if (item.symbol == symbol(Mark::semicolon)) ++r.clause;
    if (item.symbol == symbol(Mark::semicolon) || item.symbol == symbol(Mark::quote)) r.prospect = false;
    if (item.symbol == symbol(Mark::close)) r.prospect = r.prospect_outside && r.m.items[i + 1].symbol == symbol(Mark::comma);
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
  growth_of_whole_ = 0;
  if (Scope scope = scope_of(r); scope.whole) {
    scope_ = scope;
  } else if (drafts_.size() > previous_sentence_first_ && drafts_.back().figure.kind == "change" && drafts_.back().type == QuantityType::percent) {
    growth_of_whole_ = drafts_.back().figure.figure;  // "GRDP tăng 7,2%, trong đó nông nghiệp tăng 3,4%"
  }
}

// "Trong thu nội địa, …": the amount that was told under this name.
Linker::Scope Linker::scope_named(std::string_view name) const {
  const std::string wanted = folded(name) + " ";
  for (std::size_t k = drafts_.size(), last = farthest(); k-- > last;) {
    const Draft& d = drafts_[k];
    if (d.figure.kind != "level") continue;
    if ((folded(d.figure.indicator) + " ").starts_with(wanted)) return {d.figure.figure, d.type, d.figure.base_unit};
  }
  return {};
}

// The last amount that can have parts.
Linker::Scope Linker::scope_of(const Reading& r) const {
  for (std::size_t k = drafts_.size(); k-- > previous_sentence_first_;) {
    const Draft& d = drafts_[k];
    bool here = k >= r.first;
    if (!d.is_amount() || d.type == QuantityType::fraction || (!here && d.figure.parent != 0)) continue;
    // "1,03 triệu người (nam 508.715, nữ 520.107). Trong đó, …"
    const auto outside = [&](const Draft& other) { return other.sentence == d.sentence && !other.in_bracket && other.figure.kind == "level" && other.type == d.type && other.figure.base_unit == d.figure.base_unit; };
    if (d.in_bracket && !r.in_bracket && std::any_of(drafts_.begin() + static_cast<std::ptrdiff_t>(previous_sentence_first_), drafts_.begin() + static_cast<std::ptrdiff_t>(k), outside)) continue;
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
    if (r.in_bracket && follows(d)) return;  // "(cùng kỳ năm 2022 tăng 4,2%)" is an aside
    if (!paragraph_period_ || r.around.opens_with_period()) paragraph_period_ = d.period;
    last_period_ = d.period;
  } else if (paragraph_period_) {
    d.figure.period = paragraph_period_->str();
    d.figure.flags.emplace_back("period_inherited");
  }
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
  // "41 dự án với tổng vốn 9.850 tỷ đồng, trong đó có 12 dự án FDI": of what was told beside that amount
  if (scope_.whole && !fits && f.kind == "level" && d.type == QuantityType::count) {
    for (std::size_t k = static_cast<std::size_t>(scope_.whole - 1); k-- > 0 && drafts_[k].sentence == drafts_[k + 1].sentence;) {
      const Draft& beside = drafts_[k];
      if (beside.figure.kind != "level" || beside.figure.parent || beside.type != d.type || beside.figure.base_unit != f.base_unit) continue;
      f.parent = beside.figure.figure;
      break;
    }
  }
  if (q.part_of_next) f.parent = f.figure + 1;
  if (growth_of_whole_ && f.kind == "change" && d.type == QuantityType::percent && d.own_indicator && !scope_.whole) f.parent = growth_of_whole_;
}

// "74,9% lượng hàng được xuất sang châu Á (Nhật Bản chiếm 28,6%, Hàn Quốc chiếm 22,9%)": of the same whole
void Linker::take_share_of_bracket(const Reading& r, Draft& d) const {
  if (!r.in_bracket || r.before_bracket <= r.first || d.figure.kind != "share" || d.type != QuantityType::percent || !d.own_indicator) return;
  const Figure& share = drafts_[r.before_bracket - 1].figure;
  if (share.kind != "share" || drafts_[r.before_bracket - 1].in_bracket || share.unit != d.figure.unit || !d.figure.amount || !share.amount || *share.amount < *d.figure.amount) return;
  d.figure.parent = share.figure;
  if (d.figure.base.empty()) d.figure.base = share.base;
}

}  // namespace solieu
