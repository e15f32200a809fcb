// Half-open byte ranges. A SourceSpan counts bytes of the file as it stands on disk, a TextSpan bytes
// of the normalised text: two types, so that one can never be handed over as the other.
#pragma once

#include <cstddef>

namespace solieu {

template <class Space>
struct BasicSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  friend bool operator==(const BasicSpan&, const BasicSpan&) = default;
};

struct SourceSpace;
struct TextSpace;
using SourceSpan = BasicSpan<SourceSpace>;
using TextSpan = BasicSpan<TextSpace>;

}  // namespace solieu
