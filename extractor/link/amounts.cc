#include "link/amounts.h"

#include <algorithm>

namespace solieu {
namespace {

constexpr std::size_t kNear = 4;       // sentences in which a name still means the same amount
constexpr std::size_t kNearer = 2;     // … and a short form of it
constexpr int kLongestShortForm = 2;   // blanks in a short form

const Draft& with_number(const std::vector<Draft>& drafts, int figure) { return drafts[static_cast<std::size_t>(figure - 1)]; }

int of_subject(const std::vector<Draft>& drafts, std::size_t index) {
  const Draft& d = drafts[index];
  auto fits = [&](const Draft& amount) {
    bool share_of_rate = d.figure.kind == "share" && amount.type == QuantityType::percent;
    bool contribution = amount.figure.rule == "rate.contribution";  // points of a growth: no amount that could grow
    return amount.subject == d.subject && amount.is_amount() && !share_of_rate && !contribution;
  };
  for (std::size_t k = index; k-- > 0 && drafts[k].sentence + kNear >= d.sentence;) {
    if (!fits(drafts[k])) continue;
    // "118/142 xã, bằng 83,1%": it is said of the 118
    bool whole_of_pair = k > 0 && drafts[k - 1].figure.parent == drafts[k].figure.figure;
    return drafts[whole_of_pair ? k - 1 : k].figure.figure;
  }
  for (std::size_t k = index + 1; k < drafts.size(); ++k) {
    if (fits(drafts[k])) return drafts[k].figure.figure;
  }
  return 0;
}

// "570 dự án … Số dự án tăng 10%": a name taken up again from one of the sentences before, perhaps in short. The
// figure then carries the full name.
int of_name(std::vector<Draft>& drafts, std::size_t index, const Names& names) {
  Draft& d = drafts[index];
  std::string name = folded(names.without_number_of(d.figure.indicator));
  if (name.empty()) return 0;
  for (std::size_t k = index; k-- > 0 && drafts[k].sentence + kNear >= d.sentence;) {
    const Draft& level = drafts[k];
    if (level.figure.kind != "level" || level.subject == d.subject) continue;
    std::string full = " " + folded(level.figure.indicator) + " ";
    bool same = full.size() == name.size() + 2;
    bool short_form = std::count(name.begin(), name.end(), ' ') <= kLongestShortForm && level.sentence + kNearer >= d.sentence;
    if ((!same && !short_form) || full.find(" " + name + " ") == std::string::npos) continue;
    d.figure.indicator = level.figure.indicator;
    d.subject = level.subject;
    return level.figure.figure;
  }
  return 0;
}

}  // namespace

void link_of(std::vector<Draft>& drafts, std::size_t first, const Names& names) {
  for (std::size_t i = first; i < drafts.size(); ++i) {
    Draft& d = drafts[i];
    if (d.is_amount()) continue;
    int of = of_subject(drafts, i);
    if (!of && d.own_indicator) of = of_name(drafts, i, names);
    if (d.figure.kind == "share" && d.figure.parent) {
      // "có 1.688 người, chiếm 53,6%" is said of a part; "trong đó vốn Nhà nước chiếm 52,6%" is a part itself
      bool said_of_part = of && with_number(drafts, of).sentence == d.sentence;
      (said_of_part ? d.figure.parent : of) = 0;
    }
    d.figure.of = of;
    // Of a target, how much that is of something is a fact.
    if (of && d.figure.status == "target" && with_number(drafts, of).figure.status == "target") d.figure.status = "actual";
  }
}

void link_headline(std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (d.sentence > 1) break;
    if (d.figure.of || d.is_amount()) continue;
    auto said_again = [&](const Draft& later) {
      return later.sentence > 1 && later.figure.of && later.figure.kind == d.figure.kind && later.figure.value == d.figure.value &&
             later.figure.unit == d.figure.unit;
    };
    auto later = std::find_if(drafts.begin(), drafts.end(), said_again);
    if (later == drafts.end()) continue;
    d.figure.of = later->figure.of;
    d.figure.indicator = later->figure.indicator;
  }
}

}  // namespace solieu
