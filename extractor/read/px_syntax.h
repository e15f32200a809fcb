// The syntax of PC-Axis files: KEYWORD[language]("variable","value")=values; … and the data at their end.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace solieu {

struct PxEntry {
  std::string keyword;                // in capitals
  std::string language;               // in square brackets; empty for that of the file
  std::vector<std::string> subject;   // in round brackets
  std::vector<std::string> values;    // without quotation marks; strings that no comma divides are one
  std::string_view raw;               // all between = and the semicolon
  std::size_t line = 0;               // of the keyword
  std::size_t raw_line = 0;           // in which raw begins
};

/// Takes a file apart. `text` must outlive the entries. Errors: "PATH:LINE: what is wrong".
Result<std::vector<PxEntry>> parse_px_syntax(std::string_view text, const std::string& path);

}  // namespace solieu
