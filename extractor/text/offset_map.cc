#include "text/offset_map.h"

#include <algorithm>
#include <utility>

namespace solieu {

void OffsetMap::add(TextSpan text, SourceSpan source) { edits_.push_back({text, source}); }

std::vector<OffsetMap::Edits> OffsetMap::layers() const {
  std::vector<Edits> out = deeper_;
  if (!edits_.empty()) out.insert(out.begin(), edits_);
  return out;
}

OffsetMap OffsetMap::of_layers(std::vector<Edits> layers) {
  OffsetMap out;
  if (layers.empty()) return out;
  out.edits_ = std::move(layers.front());
  layers.erase(layers.begin());
  out.deeper_ = std::move(layers);
  return out;
}

OffsetMap OffsetMap::chain(OffsetMap first, OffsetMap second) {
  if (second.identity()) return first;
  if (!first.identity()) {
    second.deeper_.push_back(std::move(first.edits_));
    for (auto& layer : first.deeper_) second.deeper_.push_back(std::move(layer));
  }
  return second;
}

// The source position where the text byte at `position` begins.
std::size_t OffsetMap::begin_in(const std::vector<Edit>& edits, std::size_t position) {
  auto next = std::upper_bound(edits.begin(), edits.end(), position,
                               [](std::size_t p, const Edit& e) { return p < e.text.begin; });
  if (next == edits.begin()) return position;
  const Edit& e = *std::prev(next);
  return position < e.text.end ? e.source.begin : e.source.end + (position - e.text.end);
}

// The source position where the text byte before `position` ends; position > 0.
std::size_t OffsetMap::end_in(const std::vector<Edit>& edits, std::size_t position) {
  auto next = std::lower_bound(edits.begin(), edits.end(), position,
                               [](const Edit& e, std::size_t p) { return e.text.begin < p; });
  if (next == edits.begin()) return position;
  const Edit& e = *std::prev(next);
  return position <= e.text.end ? e.source.end : e.source.end + (position - e.text.end);
}

SourceSpan OffsetMap::to_source(TextSpan span) const {
  if (identity()) return {span.begin, span.end};
  std::size_t begin = begin_in(edits_, span.begin);
  std::size_t end = span.empty() ? begin : end_in(edits_, span.end);
  for (const auto& layer : deeper_) {
    bool empty = begin == end;
    begin = begin_in(layer, begin);
    end = empty ? begin : end_in(layer, end);
  }
  return {begin, end};
}

}  // namespace solieu
