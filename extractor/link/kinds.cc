// What kind of statement a figure is, and of what status, where its own words leave it open.
#include "link/goals.h"
#include "link/indicator.h"
#include "link/linker.h"
#include "link/reading.h"

namespace solieu {
namespace {

constexpr std::size_t kNearSentences = 2;  // in which shares are told one after another

void be_share_of_total(Draft& d) {
  d.figure.kind = "share";
  d.figure.base = "total";
}

// "xuất khẩu đạt 3 tỷ USD (+8,5%)", "nhập khẩu đạt 2 tỷ USD (-6,5%)"
void take_sign(const Quantity& q, Draft& d) {
  const bool minus = q.value && q.value->is_negative();
  Figure& f = d.figure;
  if (d.type != QuantityType::percent || !(q.plus || minus)) return;
  if (f.kind != "change") f.base.clear();
  f.kind = "change";
  f.direction = minus ? "down" : "up";
  if (minus) f.value = f.value->negated();
  if (minus && f.amount) f.amount = f.amount->negated();
}

// "Đến năm 2030, tỷ lệ che phủ rừng đạt 42%": told of a year that is still to come
bool ahead(const std::optional<Period>& period, const std::optional<Date>& today) {
  if (!period || !today || !period->last) return false;
  return period->first ? *today < *period->first : today->year < period->last->year;
}

}  // namespace

// Where the words around a figure leave its kind open, or say it in short, its neighbours tell.
void Linker::settle_kind(const Reading& r, const Quantity& q, const Indicator& indicator, Draft& d) {
  Figure& f = d.figure;
  if (f.kind == "share" && d.type == QuantityType::fraction && !f.unit.empty() && f.base.empty()) f.base = "total";
  bool opens_bracket = r.m.items[q.item - 1].symbol == symbol(Mark::open);
  if (r.in_bracket && opens_bracket && !d.own_indicator && f.rule == "share.takes" && follows(d) && drafts_.back().figure.kind == "change") {
    be_like_neighbour(r, q, d);  // "giảm 21 người (11,4%)"
  }
  if (d.by_default()) settle_plain_kind(r, q, indicator, d);
  bool of_pair = drafts_.size() > 1 && follows(d) && drafts_[drafts_.size() - 2].figure.parent == drafts_.back().figure.figure;
  if (f.kind == "attainment" && of_pair && !d.own_indicator && drafts_.back().figure.status == "actual") drafts_.back().figure.status = "target";  // "365/600 ha, đạt 61% kế hoạch"
  if (d.type == QuantityType::percent && !d.own_indicator && of_pair && (f.rule == "ratio.other" || f.rule == "ratio.unnamed" || d.by_default())) {
    be_share_of_total(d);  // "118/142 xã, bằng 83,1%"
  } else if (d.by_default() && f.kind == "rate" && !drafts_.empty() && drafts_.back().figure.kind == "level" && r.around.echoes(r.from, q)) {
    f.kind = "share";  // "590 ca, tương đương 14%"
  }
  // "đóng góp 5,7% vào mức tăng chung; …, đóng góp 51,1%"
  auto contributed = [](const Draft& other) { return other.figure.rule == "share.contribution"; };
  if (f.rule == "rate.contribution" && d.type == QuantityType::percent && any_here(r, contributed)) {
    f.kind = "share";
    f.base = "other";
  }
  if (f.kind == "share" && f.rule == "share.of-whole" && names_.begins_in(f.indicator, lists_.rate)) {
    f.kind = "rate";  // "tỷ lệ bao phủ đạt 94,15% dân số"
    f.base.clear();
  }
  if (opens_bracket && r.in_bracket) take_sign(q, d);
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
  if (gap || compared || reached || r.around.joined(r.from, q) || echoes) be_like_neighbour(r, q, d);
  if (percent && !r.list_direction.empty()) d.inherit_kind("change", r.list_direction);
}

// A percentage that is a rate as far as its words go.
void Linker::settle_percentage(const Reading& r, const Quantity& q, const Indicator& indicator, Draft& d) const {
  if (names_.begins_in(d.figure.indicator, lists_.growth)) {  // "tốc độ tăng trưởng đạt 8,2%"
    d.figure.kind = "change";
    d.figure.direction = "up";
  }
  if (names_.begins_in(d.figure.indicator, lists_.portion)) d.figure.kind = "share";  // "thị phần" told before, and of another one now
  if (r.in_bracket && d.figure.rule == "rate.plain") be_like_neighbour(r, q, d);
  bool told_by_the_way = (r.in_bracket || indicator.elliptical || r.around.only_with(q)) && !indicator.measure;
  if (d.by_default() && d.figure.kind == "rate" && told_by_the_way && !names_.begins_in(d.figure.indicator, lists_.head) &&
      names_.opening(d.figure.indicator, lists_.rate) == 0) {
    go_on_with_shares(d);
  }
  if (d.by_default() && d.figure.kind == "rate" && r.around.counts_things(q)) be_share_of_total(d);  // "100% hộ dân"
  if (d.by_default() && d.figure.kind == "rate" && r.around.lists_structure()) d.figure.kind = "share";  // "Cơ cấu kinh tế: nông nghiệp 21,5%; …"
  // "chi thường xuyên là 1.098,1 tỷ đồng, đạt 66,7%": of its plan, which may have been named only
  // before. Of a count only where the sentence tells of plans: it may as well be a share of them
  if (d.by_default() && d.figure.kind == "rate" && !d.own_indicator && follows(d) && r.around.reaches(r.from, q) && may_have_plan(r, drafts_.back(), d.subject)) {
    d.figure.kind = "attainment";
    d.figure.flags.emplace_back("plan_unnamed");
  }
}

bool Linker::may_have_plan(const Reading& r, const Draft& level, int subject) const {
  if (level.subject != subject || level.figure.kind != "level") return false;
  const auto reached = [](const Draft& d) { return d.figure.kind == "attainment"; };
  return level.type == QuantityType::amount || any_here(r, reached);
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
void Linker::be_like_neighbour(const Reading& r, const Quantity& q, Draft& d) const {
  if (!follows(d)) return;
  const Draft& before = drafts_.back();
  if ((before.type != d.type && d.type != QuantityType::percent) || before.is_amount()) return;
  if (before.type == QuantityType::points && d.type == QuantityType::percent) return;  // "bớt 0,08 điểm phần trăm; thành thị 3,1%"
  d.inherit_kind(before.figure.kind, before.figure.direction);
  bool said_again = r.in_bracket && r.before_bracket == drafts_.size();  // "tăng 815 tỷ đồng (+6,9%)"
  bool same = (!d.own_indicator && (before.type == d.type || said_again)) || before.figure.kind == "share";
  if (!q.cues.base.empty() && q.cues.base != "none") {
    d.figure.base = q.cues.base;
  } else if (d.figure.base.empty() && same) {
    d.figure.base = before.figure.base;
    if (said_again) d.figure.base_period = before.figure.base_period;
  }
  if (before.figure.status == "target") d.figure.status = "target";
}

// "lần lượt đạt 45,2% và 47,9% kế hoạch": what is said behind the last holds for the row.
void Linker::hand_back_kind(const Reading& r, const Quantity& q, const Draft& d) {
  if (!follows(d) || d.by_default() || d.figure.kind == "level") return;
  Draft& before = drafts_.back();
  // "Đăk Lăk chỉ đạt 78%, Tiền Giang mới được 12% chỉ tiêu đề ra"
  const bool reached = d.figure.kind == "attainment" && before.reached && before.figure.kind == "rate" && before.clause == r.clause;
  if (!before.by_default() || before.type != d.type || (!reached && !r.around.joined(r.from, q))) return;
  before.inherit_kind(d.figure.kind, d.figure.direction);
  before.figure.base = d.figure.base;
  before.figure.base_period = d.figure.base_period;
}

// A goal governs the figures behind it, until a fact is told.
void Linker::settle_status(Reading& r, const Quantity& q, Draft& d) {
  if (q.cues.status == "target") r.goal = true;
  if (q.cues.status == "actual") r.goal = r.prospect = false;
  bool of_whom = is_age_unit(q.base_unit) && r.in_bracket;  // the age of a person that the goal speaks of
  // "nâng vốn từ 450 tỷ lên 540 tỷ đồng", "so với 7,3% năm 2004": what a goal sets out from
  bool set_out_from = r.around.is_left(q) || r.around.compared_with(q);
  bool wanted = r.goal || r.prospect || (q.cues.status.empty() && goals_.planned(d));
  wanted = wanted || (q.cues.status.empty() && ahead(d.period, today_));
  if (wanted && !of_whom && !set_out_from && d.figure.status == "actual") d.figure.status = "target";
  // "đề ra 18 chỉ tiêu, trong đó …": what follows tells them
  if (d.type == QuantityType::count && r.around.sets(r.from, q) && names_.mention(d.figure.unit, {lists_.target_noun})) r.goal = true;
  goals_.note(d);
}

}  // namespace solieu
