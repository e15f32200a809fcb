// PC-Axis files (.px), in which statistics offices publish cubes of numbers.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"

namespace solieu {

struct PxDimension {
  std::string name;
  std::vector<std::string> values;       // as a reader sees them
  std::vector<std::string> codes;        // as many, or none
  char time_scale = 0;                   // of TIMEVAL: A year, H half year, Q quarter, M month, W week; 0: no time
  std::vector<std::string> time_values;  // of TIMEVAL ("2024", "20243", "202409"): as many as values, or none
};

struct PxCell {
  std::optional<Decimal> value;  // nothing where the file says that it is not known, or nothing can be read
  std::string text;              // as it is written; of a symbol, what the file says that it stands for
};

/// What the file says of some cells (CELLNOTE), or of all that have one value of a variable (VALUENOTE): "số sơ bộ".
struct PxNote {
  std::vector<std::optional<std::size_t>> of;  // a value of each dimension, or any
  std::string text;
};

struct Px {
  std::string path;
  std::string title, contents, units;
  std::map<std::string, std::string> units_of;  // by value of the variable of contents, where these have their own
  std::optional<std::size_t> contents_dimension;
  std::vector<PxDimension> dimensions;  // of the rows, then of the columns
  std::vector<PxCell> cells;            // the last dimension runs fastest

  std::vector<PxNote> notes;

  /// The notes on a cell at this position, one behind the other; those on the whole file are none.
  std::string note_on(const std::vector<std::size_t>& position) const;
  /// The value of each dimension in this cell.
  std::vector<std::size_t> position(std::size_t cell) const;
};

/// Reads a file in UTF-8 or in the code page that it names (windows-1250 to 1258). Of a file in several languages,
/// Vietnamese where it is one of them, else the first. `path` is named in the errors: "PATH:LINE: what is wrong".
Result<Px> parse_px(std::string_view bytes, const std::string& path);
Result<Px> read_px(const std::string& path);

}  // namespace solieu
