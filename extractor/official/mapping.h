// What a user says of a table where its own heads do not: a small TOML file (docs/checking.md has all of it).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace solieu::official {

enum class ColumnUse { indicator, place, period, year, quarter, month, unit, status, value, ignore };

/// What cells say that nothing in the table says; empty: the table tells.
struct Stated {
  std::string indicator, unit, place, period, status, kind, base;
  std::optional<bool> cumulative;
};

struct MappedColumn {
  ColumnUse use = ColumnUse::value;
  Stated stated;  // of a column of values
};

struct MappedTable {
  std::string file;   // its name without folders, or as it was given
  std::string sheet;  // empty: every sheet of the file
  enum class Layout { found, cross, long_rows } layout = Layout::found;
  std::optional<std::size_t> first_head, last_head;  // rows of the sheet, from 0
  std::optional<std::size_t> first_row, last_row;
  Stated stated;
  std::map<std::string, MappedColumn> columns;  // by letters ("C"), or by head

  /// What is said of a column, by its number in the sheet (from 0) or its head; null for nothing.
  const MappedColumn* column(std::size_t number, const std::string& head) const;
};

class Mapping {
 public:
  /// What is said of this sheet, or null.
  const MappedTable* find(std::string_view file, std::string_view sheet) const;
  /// A file that it describes, and that is none of these; empty where all are.
  std::string file_not_in(const std::vector<std::string>& files) const;

 private:
  friend class MappingReader;
  std::vector<MappedTable> tables_;
};

/// Errors name file and line, all that were found, one a line.
Result<Mapping> parse_mapping(std::string_view toml, const std::string& path);
Result<Mapping> read_mapping(const std::string& path);

}  // namespace solieu::official
