#include "check/share_lists.h"

#include <algorithm>
#include <cstddef>

#include "check/bases.h"
#include "check/reckoning.h"

namespace solieu::check {
namespace {

constexpr std::size_t kFarthest = 12;      // figures between a list and its whole
constexpr std::size_t kSurelyShares = 3;   // in a list of so many, one that is no share of the whole is told from the others

bool adds(const std::vector<Quantity>& quantities) { return fit(Equation::sum, quantities) != Fit::none; }

std::vector<const Figure*> behind(const Figure* first, const std::vector<const Figure*>& others) {
  std::vector<const Figure*> out = {first};
  out.insert(out.end(), others.begin(), others.end());
  return out;
}

// A part and its share, side by side.
bool is_pair(const Figure& part, const Figure& share, const TextFigures& d) {
  return part.kind == "level" && part.parent == 0 && share.kind == "share" && is_percentage(share) && share.of == part.figure && d.together(part, share);
}

// Lists of pairs that follow each other in one paragraph.
std::vector<ShareList> lists_of_pairs(const TextFigures& d) {
  std::vector<ShareList> out;
  const std::vector<Figure>& all = d.figures();
  for (std::size_t i = 0; i + 1 < all.size();) {
    ShareList list;
    for (; i + 1 < all.size() && is_pair(all[i], all[i + 1], d); i += 2) {
      if (!list.parts.empty() && (all[i].base_unit != list.parts[0]->base_unit || all[i].line != list.parts[0]->line)) break;
      list.parts.push_back(&all[i]);
      list.shares.push_back(&all[i + 1]);
    }
    if (list.parts.empty()) ++i;
    if (list.parts.size() > 1) out.push_back(std::move(list));
  }
  return out;
}

bool comes_to_all(const ShareList& list) {
  Figure all = *list.shares.front();
  all.value = all.amount = Decimal(100);
  all.text = "100%";
  const Reckoning r = reckon({"", Equation::sum, behind(&all, list.shares), {}});
  return !r.quantities.empty() && adds(r.quantities);
}

std::size_t shares_that_fit(const ShareList& list, const Figure& whole) {
  std::size_t fitting = 0;
  for (std::size_t i = 0; i < list.parts.size(); ++i) {
    const Fit f = reckon({"", Equation::product, {list.shares[i], list.parts[i], &whole}, {}}).fit;
    fitting += f == Fit::as_written || f == Fit::by_rounding;
  }
  return fitting;
}

bool is_whole(const Figure& whole, const ShareList& list) {
  const std::size_t fitting = shares_that_fit(list, whole);
  const bool all_but_one = fitting > 0 && fitting + 1 >= list.parts.size();
  if (all_but_one && (list.complete || list.parts.size() >= kSurelyShares)) return true;
  const std::vector<const Figure*> figures = behind(&whole, list.parts);
  const Reckoning r = reckon({"", Equation::sum, figures, {}});
  if (r.fit == Fit::as_written) return fitting > 0 || list.complete;
  return list.complete && r.fit == Fit::none && slip(Equation::sum, r.quantities, figures).has_value();
}

const Figure* whole_before(const ShareList& list, const TextFigures& d) {
  const Figure& first = *list.parts.front();
  auto largest = std::max_element(list.parts.begin(), list.parts.end(), [](const Figure* a, const Figure* b) { return a->amount < b->amount; });
  std::size_t passed = 0;
  for (const Figure* f = d.before(first); f && passed < kFarthest; f = d.before(*f), ++passed) {
    if (f->kind != "level" || f->base_unit != first.base_unit || f->status != first.status || f->amount <= (*largest)->amount || is_base(*f, d)) continue;
    if (is_whole(*f, list)) return f;
  }
  return nullptr;
}

}  // namespace

std::vector<ShareList> share_lists(const TextFigures& d) {
  std::vector<ShareList> lists = lists_of_pairs(d);
  for (ShareList& list : lists) {
    list.complete = comes_to_all(list);
    list.whole = whole_before(list, d);
  }
  std::erase_if(lists, [](const ShareList& l) { return !l.whole; });
  return lists;
}

}  // namespace solieu::check
