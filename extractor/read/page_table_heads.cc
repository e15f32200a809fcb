#include "read/page_table_heads.h"

#include <algorithm>
#include <cmath>

namespace solieu {
namespace {

struct Head {
  std::vector<std::size_t> pieces;
  Box box;
};

class HeadPlacer {
 public:
  HeadPlacer(const std::vector<Piece>& pieces, const std::vector<Range>& columns) : pieces_(pieces), reach_(columns), own_(columns.size()) {}

  void place(std::size_t piece);
  void place_beside(std::size_t piece) { add_to(own_[nearest_range(pieces_[piece].box, reach_)], piece); }
  std::vector<HeadCell> cells() const;

 private:
  struct Span {
    std::size_t from, to;  // columns, both included
    Head head;
  };

  void add_to(Head& head, std::size_t piece) const {
    head.box = head.pieces.empty() ? pieces_[piece].box : head.box;
    head.box.add(pieces_[piece].box);
    head.pieces.push_back(piece);
  }
  HeadCell cell(const Head& head, std::size_t from, std::size_t to) const;

  const std::vector<Piece>& pieces_;
  std::vector<Range> reach_;  // of the columns and what heads them alone
  std::vector<Head> own_;     // by columns
  std::vector<Span> spans_;
};

void HeadPlacer::place(std::size_t i) {
  const Box& box = pieces_[i].box;
  std::size_t from = reach_.size(), to = 0;
  for (std::size_t c = 0; c < reach_.size(); ++c) {
    if (!reach_[c].meets(box)) continue;
    from = std::min(from, c);
    to = c;
  }
  if (from == reach_.size()) {  // in the room between two: over both, where these have heads of their own
    from = to = nearest_range(box, reach_);
    const bool before = reach_[from].left > box.right;
    const std::size_t other = before ? from - 1 : from + 1;
    if ((before ? from > 0 : other < reach_.size()) && !own_[from].pieces.empty() && !own_[other].pieces.empty()) {
      from = std::min(from, other);
      to = from + 1;
    }
  }
  if (from == to && !own_[from].pieces.empty()) {  // nearer to the middle of two columns than to that of one?
    auto middle = [&](std::size_t a, std::size_t b) { return std::fabs((reach_[a].left + reach_[b].right) / 2 - (box.left + box.right) / 2); };
    for (std::size_t other : {from - 1, from + 1}) {
      if (other >= reach_.size() || other == 0 || own_[other].pieces.empty()) continue;
      if (middle(std::min(from, other), std::max(from, other)) >= middle(from, from)) continue;
      to = std::max(from, other);
      from = std::min(from, other);
      break;
    }
  }
  const bool has_own = std::any_of(own_.begin() + static_cast<std::ptrdiff_t>(from), own_.begin() + static_cast<std::ptrdiff_t>(to) + 1, [](const Head& c) { return !c.pieces.empty(); });
  auto covering = std::find_if(spans_.begin(), spans_.end(), [&](const Span& s) { return s.from <= from && to <= s.to && s.head.box.over(box); });
  if (from < to && (has_own || covering != spans_.end())) {
    auto same = std::find_if(spans_.begin(), spans_.end(), [&](const Span& s) { return s.from == from && s.to == to; });
    if (same == spans_.end()) same = spans_.insert(spans_.end(), {from, to, {}});
    add_to(same->head, i);
  } else if (covering != spans_.end()) {  // a second line over several columns, and shorter
    add_to(covering->head, i);
  } else {
    add_to(own_[from], i);
    reach_[from].left = std::min(reach_[from].left, box.left);
    reach_[to].right = std::max(reach_[to].right, box.right);
  }
}

// Its level is that below all that stand over it.
HeadCell HeadPlacer::cell(const Head& head, std::size_t from, std::size_t to) const {
  HeadCell out{head.pieces, head.box, 0, from};
  out.level = static_cast<std::size_t>(std::count_if(spans_.begin(), spans_.end(), [&](const Span& s) { return s.from <= from && to <= s.to && s.head.box.top < head.box.top; }));
  std::stable_sort(out.pieces.begin(), out.pieces.end(), [&](std::size_t a, std::size_t b) {
    const Box &x = pieces_[a].box, &y = pieces_[b].box;
    return x.beside(y) > 0.5F ? x.left < y.left : x.middle() < y.middle();
  });
  return out;
}

std::vector<HeadCell> HeadPlacer::cells() const {
  std::vector<HeadCell> out;
  for (const Span& s : spans_) out.push_back(cell(s.head, s.from, s.to));
  for (std::size_t c = 0; c < own_.size(); ++c) {
    if (!own_[c].pieces.empty()) out.push_back(cell(own_[c], c, c));
  }
  return out;
}

}  // namespace

std::size_t nearest_range(const Box& box, const std::vector<Range>& reach) {
  std::size_t best = 0;
  auto distance = [&](const Range& r) { return std::max({r.left - box.right, box.left - r.right, std::fabs((r.left + r.right - box.left - box.right) / 2) / 1000}); };
  for (std::size_t c = 1; c < reach.size(); ++c) {
    if (distance(reach[c]) < distance(reach[best])) best = c;
  }
  return best;
}

std::vector<HeadCell> place_heads(const std::vector<Piece>& pieces, const std::vector<Range>& columns, const std::vector<std::size_t>& above,
                                  const std::vector<std::size_t>& beside) {
  HeadPlacer heads(pieces, columns);
  for (std::size_t i : above) heads.place(i);
  for (std::size_t i : beside) heads.place_beside(i);
  return heads.cells();
}

}  // namespace solieu
