// What is compared: the rows of gold files with their places in the documents, and the rows of CSVs that
// `solieu extract` wrote.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace solieu::evaluate {

/// A figure as somebody says it is. The fields stay text: what is compared is what was written.
struct Row {
  std::string number;  // of the gold row, or the column `figure`; `of` and `parent` point at it
  std::string text, kind, status, qualifier, direction, value, value_high, unit, base, indicator, period, of, parent;
  std::string rule;  // of an extracted row
  SourceSpan span;
  std::size_t line = 0, column = 0;
};

struct GoldDocument {
  std::string name;  // of NAME.tsv and docs/NAME.txt
  std::string path;  // of the text
  std::string bytes;
  std::vector<Row> rows;
};

/// All NAME.tsv of a folder with their docs/NAME.txt, by name. A row stands where its text does first behind
/// the beginning of the row before it, and not within a longer number.
Result<std::vector<GoldDocument>> read_gold(const std::string& folder);

/// Rows by document: its file name without ".txt".
using Figures = std::map<std::string, std::vector<Row>>;

/// The rows of a CSV file, or of all *.csv of a folder.
Result<Figures> read_figures(const std::string& path);
/// The rows of a CSV at hand; `path` is named in errors.
Result<Figures> parse_figures(std::string_view csv, const std::string& path);

}  // namespace solieu::evaluate
