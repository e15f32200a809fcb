// A text that is put together from pieces of a source, and the map back to it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "base/span.h"
#include "text/offset_map.h"

namespace solieu {

class MappedText {
 public:
  std::string_view text() const { return text_; }

  /// Bytes that stand at `source` as they are.
  void copy(std::string_view bytes, std::size_t source);
  /// Bytes that stand for others.
  void replace(std::string_view bytes, SourceSpan source);
  /// Bytes that stand for nothing, right before what is added next.
  void insert(std::string_view bytes);

  /// Takes both; nothing can be added any more.
  std::pair<std::string, OffsetMap> finish();

 private:
  void settle(std::size_t source);

  std::string text_;
  OffsetMap map_;
  std::size_t inserted_ = 0;  // bytes at the end whose place is that of what comes next
  std::size_t next_ = 0;      // byte of the source that a plain copy goes on with
};

}  // namespace solieu
