#include "destination.h"

namespace solieu::program {

OpenRows::Numbering Destination::numbering_of(const Outcome& outcome) const {
  const Begun& begun = reached_.begun;
  OpenRows::Numbering numbering{static_cast<std::int64_t>(begun.figures) - outcome.figures_before, begun.numbers, 1};
  // where the two blocks do not agree on what stands between them, nobody knows which figure is meant
  if (static_cast<std::uint64_t>(outcome.figures_before) != begun.figures_next) numbering.least = outcome.figures_before + 1;
  return numbering;
}

bool Destination::count(const Outcome& outcome) {
  Begun& begun = reached_.begun;
  reached_.figures += outcome.figures;
  begun.figures += outcome.figures;
  begun.numbers += outcome.numbers;
  begun.figures_next = static_cast<std::uint64_t>(outcome.figures_next);
  if (++begun.blocks < outcome.blocks) return false;
  ++reached_.documents;
  begun = {};
  return true;
}

void Destination::count_failure() {
  ++reached_.documents;
  ++reached_.failed;
  reached_.figures -= reached_.begun.figures;
  reached_.begun = {};
  skipping_ = true;
}

}  // namespace solieu::program
