// What a figure measures, and which amount of which money: from its sentence, completed from what was said before.
#include <algorithm>
#include <tuple>

#include "link/completion.h"
#include "link/indicator.h"
#include "link/linker.h"
#include "link/reading.h"

namespace solieu {
namespace {

constexpr std::size_t kNearSentences = 2;  // in which a change is of things that were counted

}  // namespace

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
  r.after_age = is_age_unit(q.base_unit);
  r.before_last = r.from;
  if (!indicator.verb.empty()) {
    r.verb = indicator.verb;
  } else if (indicator.new_clause) {  // "xảy ra 21 vụ, làm 9 người chết, 11 người bị thương"
    r.verb.clear();
  } else if (indicator.bare_count && d.figure.kind != "change" && !r.verb.empty() && r.around.lists_on(r.from, q)) {  // "thu giữ 4 khẩu súng, 9 ô tô"
    indicator.words = r.verb + " " + indicator.words;
    indicator.from_tail = false;
  }
  if (indicator.from_tail && d.type == QuantityType::count && d.figure.kind != "change") indicator.words = counted_before(indicator.words, d);
  Said said{.indicator = indicator_,
            .unit = indicator_unit_,
            .paragraphs_ago = r.sentence.paragraph - indicator_paragraph_,
            .whole = whole_name(),
            .whole_unit = scope_.base_unit,
            .topic = r.topic,
            .measure = r.measure,
            .done = r.done,
            .headline = headline_,
            .in_bracket = r.in_bracket,
            .before = follows(d) ? &drafts_.back() : nullptr};
  if (const Draft* total = total_of_bracket(r, q, d)) {
    said.total = total->figure.indicator;
    said.total_unit = total->figure.unit;
    said.part_of_total = d.figure.amount && total->figure.amount && *d.figure.amount < *total->figure.amount && q.cues.status.empty() && !r.period_in_bracket();
  }
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

// The amount that a bracket stands behind, where this one in it is as much of the same and has words of its own:
// "71 nhà (Nà Phong 38 nhà)", "22.630 người, chiếm 2,2% (nữ 11.717 người)".
const Draft* Linker::total_of_bracket(const Reading& r, const Quantity& q, const Draft& d) const {
  if (!r.in_bracket || r.before_bracket <= r.first || std::min(q.cues.left, q.item) <= r.open + 1) return nullptr;
  const Draft* total = &drafts_[r.before_bracket - 1];
  if (!total->is_amount() && total->type == QuantityType::percent && !total->own_indicator && r.before_bracket - 1 > r.first) --total;
  const bool alike = total->figure.kind == "level" && d.figure.kind == "level" && total->type == d.type && total->figure.base_unit == d.figure.base_unit;
  return alike ? total : nullptr;
}

std::string_view Linker::whole_name() const {
  return scope_.whole ? std::string_view(drafts_[static_cast<std::size_t>(scope_.whole - 1)].figure.indicator) : std::string_view();
}

// "còn 1,7 triệu hộ nghèo … Hiện còn 1,4 triệu hộ": the same things are counted again, by their short name.
std::string Linker::counted_before(const std::string& noun, const Draft& d) const {
  std::string name = folded(noun) + " ";
  for (std::size_t k = drafts_.size(), last = farthest(); k-- > last && drafts_[k].sentence + 1 >= d.sentence;) {
    if (drafts_[k].type != QuantityType::count || drafts_[k].figure.kind != "level") continue;
    if (drafts_[k].figure.figure == scope_.whole) continue;           // "65 người chết, mất tích, gồm 49 người chết"
    if (drafts_[k].figure.parent == d.figure.figure) continue;  // the 14 of "14/19 điểm đen đã xóa"
    if (folded(drafts_[k].figure.indicator).starts_with(name)) return drafts_[k].figure.indicator;
  }
  return noun;
}

void Linker::speak_of(const std::string& name, const Reading& r, const Draft& d) {
  indicator_ = name;
  indicator_unit_ = d.figure.base_unit;
  indicator_paragraph_ = r.sentence.paragraph;
  subject_ = ++subjects_;
}

// "lượng khách nội địa" says what 25 "triệu lượt khách" are.
bool Linker::name_says_what(std::string_view unit) const {
  if (names_.begins_in(indicator_, lists_.counting)) return true;
  return names_.begins_in(indicator_, lists_.head) && holds_words(folded(indicator_), folded(unit.substr(unit.rfind(' ') + 1)));
}

// A name of its own makes a new subject; without one the subject is that of the figure before.
void Linker::take_subject(const Reading& r, const Quantity& q, Indicator& indicator, Draft& d) {
  if (d.figure.kind == "change" || d.figure.kind == "ratio") take_subject_of_dimension(r, q, indicator, d);
  if (!d.subject && take_subject_of_count(q, indicator, d)) return;
  if (!indicator.specification.empty() && d.figure.kind == "level") {
    // "mức 80.000 đồng đối với miền núi, 100.000 đồng đối với nông thôn": one measure, told of each
    if (!indicator.words.empty()) core_ = indicator.words;
    if (!core_.empty()) indicator.words = core_ + " " + indicator.specification;
  } else if (!indicator.words.empty()) {
    core_ = indicator.words;
  }
  // "số lao động tăng gấp 1,6 lần, đạt 4.310 người": the count that its name has said
  const bool counted_by_name = d.type == QuantityType::count && d.figure.kind == "level" && indicator.from_tail && follows(d) && r.around.reaches(r.from, q);
  if (counted_by_name && drafts_.back().own_indicator && !drafts_.back().is_amount() && name_says_what(d.figure.unit)) indicator.words.clear();
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
    speak_of(indicator.words, r, d);
    d.own_indicator = true;
  } else if (indicator_.empty()) {
    subject_ = ++subjects_;
    d.figure.flags.emplace_back("indicator_unknown");
  } else {
    // A second amount without words of its own is a new amount of the same indicator.
    auto same_amount = [&](const Draft& other) { return other.subject == subject_ && other.figure.kind == "level"; };
    if (d.figure.kind == "level" && any_here(r, same_amount)) subject_ = ++subjects_;
    d.figure.flags.emplace_back("indicator_inherited");
  }
  d.figure.indicator = indicator_;
  d.subject = subject_;
  if (besides) std::tie(indicator_, core_, subject_) = *besides;
}

// "tăng 7% về lượng nhưng tăng tới 32% về giá trị": each is said of the amount of its own dimension. Where the sentence has
// not told that amount, the dimension is a measure of the subject.
void Linker::take_subject_of_dimension(const Reading& r, const Quantity& q, const Indicator& indicator, Draft& d) {
  using Of = Surroundings::Dimension::Of;
  const auto dimension = r.around.dimension(q, text_);
  if (dimension.of == Of::none) return;
  const std::size_t first = indicator.words.empty() ? r.first : drafts_.size();  // a name of its own is a new subject
  for (std::size_t k = drafts_.size(); k-- > first;) {
    const Draft& level = drafts_[k];
    const bool price = level.figure.base_unit.find('/') != std::string::npos;
    if (level.figure.kind != "level" || price != (dimension.of == Of::price) || (!price && level.is_money() != (dimension.of == Of::worth))) continue;
    d.subject = level.subject;
    d.figure.indicator = level.figure.indicator;
    return;
  }
  const std::string& subject = indicator.words.empty() ? indicator_ : indicator.words;
  if (subject.empty()) return;
  std::string_view goods = std::string_view(subject).substr(names_.opening(subject, lists_.generic));
  goods.remove_prefix(std::min(goods.size(), goods.find_first_not_of(' ')));
  const std::string name = folded(goods).starts_with(dimension.name) ? std::string() : std::string(dimension.name) + (goods.empty() ? "" : " ");
  d.figure.indicator = name + std::string(goods);
  d.subject = ++subjects_;
  if (!indicator.words.empty()) speak_of(indicator.words, r, d);
}

// "xảy ra 118 vụ, làm chết 61 người, bị thương 84 người; giảm 12 vụ, giảm 5 người chết": a change that is counted is one
// of the things that were counted before.
bool Linker::take_subject_of_count(const Quantity& q, const Indicator& indicator, Draft& d) {
  if (d.figure.kind != "change" || d.type != QuantityType::count || !(indicator.words.empty() || indicator.from_tail)) return false;
  const std::string things = folded(indicator.words.empty() ? q.unit : indicator.words);
  for (std::size_t k = drafts_.size(), last = farthest(); k-- > last && drafts_[k].sentence + kNearSentences >= d.sentence;) {
    const Draft& level = drafts_[k];
    // "số rút lui khỏi thị trường lên tới 431, nhiều hơn cùng kỳ 57 doanh nghiệp"
    if (level.sentence == d.sentence && level.subject == subject_ && level.type == QuantityType::bare) return false;
    if (level.figure.kind != "level" || level.type != QuantityType::count || level.figure.base_unit != d.figure.base_unit) continue;
    if (!holds_words(folded(level.figure.unit + " " + level.figure.indicator), things)) continue;
    indicator_ = d.figure.indicator = level.figure.indicator;
    subject_ = d.subject = level.subject;
    d.figure.flags.emplace_back("indicator_inherited");
    return true;
  }
  const bool says_more = things.size() > folded(q.unit).size() || q.noun_end - q.noun_begin > 1;  // "người tử vong", not "em" beside "học sinh"
  if (indicator.words.empty() || !says_more || holds_words(folded(indicator_), things)) return false;
  indicator_ = d.figure.indicator = indicator.words;  // "giảm 1 người tử vong" where none were told
  subject_ = d.subject = ++subjects_;
  d.own_indicator = true;
  return true;
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

}  // namespace solieu
