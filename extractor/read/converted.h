// A text in UTF-8 that was made of bytes in another encoding.
#pragma once

#include <cstddef>
#include <string>

#include "text/offset_map.h"

namespace solieu {

struct Converted {
  std::string text;        // composed, as far as the encoding is not one of Unicode's
  OffsetMap map;           // to the bytes; one layer
  std::size_t broken = 0;  // stretches that the encoding does not have
  std::size_t first = 0;   // where the first of them stands
};

}  // namespace solieu
