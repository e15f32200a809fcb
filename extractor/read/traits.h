// How a text is written: normalisation, line ends, and characters that are odd in one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "read/source_text.h"
#include "text/positions.h"

namespace solieu {

struct Oddity {
  std::string_view key;   // "soft_hyphen", as JSON has it
  std::string_view name;  // "soft hyphens", as people read it
  std::size_t count = 0;
  std::size_t begin = 0;  // of the first, in bytes of the document, or of its text where it is none
  Position position;
  std::string locator;
};

struct Traits {
  std::string normalisation;  // "NFC", "NFD" or "mixed"
  std::string line_ends;      // "LF", "CRLF", "CR" or "mixed"; empty where there are none
  std::vector<Oddity> odd;    // each kind once, in reading order of their first
};

/// `bytes` are those of the document that `source` was read from.
Traits traits_of(const SourceText& source, std::string_view bytes);

}  // namespace solieu
