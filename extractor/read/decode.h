// The bytes of a text to UTF-8, whatever encoding they are in, with where each letter came from.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "text/offset_map.h"

namespace solieu {

struct Decoded {
  std::string text;     // UTF-8, though some bytes of a text in UTF-8 may be broken
  OffsetMap map;        // text → bytes; the identity for UTF-8
  std::string encoding; // its name, as of read/encoding.h
  double confidence = 1;  // 0 to 1; 1 where it was named or leaves no doubt
  std::string warning;  // what is no character of it, with the first place; or empty
};

/// `encoding` is a name of read/encoding.h; empty: it is told from the bytes. An error says why they are no text, that the
/// encoding is not known, or that there is none of this name.
Result<Decoded> decode(std::string bytes, std::string_view encoding = {});

/// Is a text that begins so read as UTF-8, where no encoding is named? Also where none fits.
bool is_read_as_utf8(std::string_view head);

/// The longest text in another encoding than UTF-8 that is decoded, in bytes: where each letter stood takes up to thirty
/// times as much memory.
constexpr std::size_t kLongestDecoded = std::size_t{64} << 20;

}  // namespace solieu
