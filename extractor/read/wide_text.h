// UTF-16 and UTF-32: told by their byte order mark or by how their zeros lie, and made UTF-8.
#pragma once

#include <optional>
#include <string_view>

#include "read/converted.h"
#include "read/encoding.h"

namespace solieu {

struct WideGuess {
  Encoding::Form form;
  bool has_mark = false;  // a byte order mark says so
};

/// By the first kilobytes. Without a mark, nearly all characters must be of those that Vietnamese is written with, half of them ASCII.
std::optional<WideGuess> guess_wide(std::string_view bytes);

/// A byte order mark is left out, and its order wins. What is no character is U+FFFD.
Converted decode_wide(std::string_view bytes, Encoding::Form form);

}  // namespace solieu
