// OffsetMap: from positions in a normalised text back to the bytes that they came from.
#pragma once

#include <cstddef>
#include <vector>

#include "base/span.h"

namespace solieu {

/// A list of edits, each a stretch of source that was replaced by a stretch of text; everything between
/// two edits was copied. No edits means that text and source are the same bytes, and costs nothing.
/// Spans map tightly: bytes that were dropped at the very edge of a span stay outside of it, and a
/// position within a replaced stretch maps to the whole of that stretch.
class OffsetMap {
 public:
  struct Edit {
    TextSpan text;
    SourceSpan source;
  };

  bool identity() const { return edits_.empty(); }
  /// Of a map that was not chained.
  const std::vector<Edit>& edits() const { return edits_; }

  /// O(log edits).
  SourceSpan to_source(TextSpan span) const;

  /// Appends one edit. Edits must come in order and must not overlap.
  void add(TextSpan text, SourceSpan source);

  /// The map of text → source, where `first` maps a middle text to the source and `second` maps the text
  /// to that middle text.
  static OffsetMap chain(OffsetMap first, OffsetMap second);

 private:
  static std::size_t begin_in(const std::vector<Edit>& edits, std::size_t position);
  static std::size_t end_in(const std::vector<Edit>& edits, std::size_t position);

  std::vector<Edit> edits_;                 // the layer nearest to the text
  std::vector<std::vector<Edit>> deeper_;   // further layers, on the way to the source
};

}  // namespace solieu
