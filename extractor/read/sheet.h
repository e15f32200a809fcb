// Rows and columns as text: CSV by RFC 4180, also with semicolons, and tab-separated values without quoting.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace solieu {

struct Sheet {
  struct Row {
    std::size_t line = 0;  // of the file, where the row begins
    std::vector<std::string> cells;
  };

  std::string path;
  std::vector<std::string> header;
  std::vector<Row> rows;  // each with as many cells as the header

  /// The column of this name.
  Result<std::size_t> column(std::string_view name) const;
};

enum class Separated { by_commas, by_semicolons, by_tabs };

/// Reads a sheet. LF or CRLF ends a row, empty lines are passed over, a byte order mark is dropped.
/// `path` is named in the errors: "PATH:LINE: what is wrong".
Result<Sheet> parse_sheet(std::string_view bytes, const std::string& path, Separated separated);

/// The rows alone, of which each may have another number of cells: the first is no header.
Result<std::vector<Sheet::Row>> parse_rows(std::string_view bytes, const std::string& path, Separated separated);

/// The same of a file, which must be UTF-8.
Result<Sheet> read_sheet(const std::string& path, Separated separated);

}  // namespace solieu
