#include "evaluate/differences.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace solieu::evaluate {
namespace {

// Sorts what was found of one document; what stands at one place stays in its order.
template <class Found>
void sort_by_place(std::vector<Found>& found, std::size_t from) {
  std::stable_sort(found.begin() + static_cast<std::ptrdiff_t>(from), found.end(),
                   [](const Found& a, const Found& b) { return a.at->span.begin < b.at->span.begin; });
}

Change compare(const GoldDocument* document, const Verdict& before, const Verdict& after) {
  Change change{document, after.gold, false, false, {}, {}, {}};
  for (std::size_t d = 0; d < kDemands; ++d) {
    auto demand = static_cast<Demand>(d);
    if (before.meets(demand) == after.meets(demand)) continue;
    (after.meets(demand) ? change.became_right : change.became_wrong).push_back(demand);
  }
  for (const Judgement& now : after.fields) {
    const Judgement* then = before.judged(now.field);
    if (then && then->right != now.right) change.fields.push_back({now.field, now.right, now.want, then->got, now.got});
  }
  return change;
}

// The rows that only one of two runs has where no figure is.
void add_extras(const JudgedDocument& here, const JudgedDocument& there, bool right, std::vector<Change>& out) {
  for (const Row* row : here.extras) {
    auto same = [&](const Row* other) { return other->span.begin == row->span.begin; };
    if (std::none_of(there.extras.begin(), there.extras.end(), same)) out.push_back({here.gold, row, true, right, {}, {}, {}});
  }
}

}  // namespace

std::vector<Fault> faults(const std::vector<JudgedDocument>& documents) {
  std::vector<Fault> out;
  for (const JudgedDocument& document : documents) {
    const std::size_t from = out.size();
    for (const Verdict& v : document.verdicts) {
      if (!v.got) out.push_back({document.gold, v.gold, "missed", v.gold->text, ""});
      for (const Judgement& j : v.fields) {
        if (!j.right) out.push_back({document.gold, v.gold, field_name(j.field), j.want, j.got});
      }
    }
    for (const Row* row : document.extras) out.push_back({document.gold, row, "no figure", "", row->text});
    sort_by_place(out, from);
  }
  return out;
}

std::vector<Change> changes(const std::vector<JudgedDocument>& before, const std::vector<JudgedDocument>& after) {
  std::vector<Change> out;
  for (std::size_t d = 0; d < after.size(); ++d) {
    const std::size_t from = out.size();
    for (std::size_t i = 0; i < after[d].verdicts.size(); ++i) {
      Change change = compare(after[d].gold, before[d].verdicts[i], after[d].verdicts[i]);
      if (!change.became_right.empty() || !change.became_wrong.empty() || !change.fields.empty()) out.push_back(std::move(change));
    }
    add_extras(before[d], after[d], true, out);
    add_extras(after[d], before[d], false, out);
    sort_by_place(out, from);
  }
  return out;
}

}  // namespace solieu::evaluate
