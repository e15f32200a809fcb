#include "read/delimited.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "text/cell.h"

namespace solieu {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kMostTitles = 5;  // lines before the table

struct Cell {
  std::size_t begin, end;  // without quotation marks
  bool quoted = false;
  std::size_t size() const { return end - begin; }
};

struct Row {
  std::size_t begin = 0, end = 0;  // without its line end
  std::vector<Cell> cells;

  std::size_t filled() const {
    return static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [](const Cell& c) { return c.size() > 0; }));
  }
};

// Takes rows from a text, as long as its quotation marks are those of a CSV.
class Rows {
 public:
  Rows(std::string_view text, char separator) : text_(text), separator_(separator), at_(text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0) {}

  bool at_end() const { return at_ >= text_.size(); }

  // False where a quotation mark stands where none can.
  bool next(Row& row) {
    row.cells.clear();
    row.begin = at_;
    for (;;) {
      if (!take_cell(row.cells.emplace_back())) return false;
      if (at_ == text_.size() || text_[at_] != separator_) break;
      ++at_;
    }
    row.end = at_;
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] != '\n') return false;
    ++at_;
    return true;
  }

 private:
  bool at_line_end() const { return text_[at_] == '\n' || (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n'); }

  bool take_cell(Cell& cell) {
    cell.quoted = at_ < text_.size() && text_[at_] == '"';
    if (cell.quoted) return take_quoted(cell);
    cell.begin = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && !at_line_end()) ++at_;
    cell.end = at_;
    return true;
  }

  bool take_quoted(Cell& cell) {
    cell.begin = ++at_;
    for (;;) {
      at_ = std::min(text_.find('"', at_), text_.size());
      if (at_ == text_.size()) return false;
      if (text_.substr(at_, 2) != "\"\"") break;
      at_ += 2;
    }
    cell.end = at_++;
    return at_ == text_.size() || text_[at_] == separator_ || at_line_end();
  }

  std::string_view text_;
  char separator_;
  std::size_t at_;
};

// Looks at row after row whether they are those of one table.
class Regularity {
 public:
  Regularity(std::string_view text, char separator) : text_(text), separator_(separator) {}

  bool takes(const Row& row) {
    if (row.filled() == 0) return true;
    if (columns_.empty()) return row.filled() == 1 ? ++titles_ <= kMostTitles : takes_head(row);
    if (row.cells.size() == 1) return ends_ = true;  // a note behind the table
    if (ends_ || row.cells.size() != columns_.size()) return false;
    ++rows_;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const std::string_view cell = words(row.cells[c]);
      quoted_ = quoted_ || row.cells[c].quoted;
      blanks_ += c > 0 && !row.cells[c].quoted && cell.starts_with(' ');
      if (is_blank_cell(cell)) continue;
      (read_cell(cell) ? columns_[c].numbers : columns_[c].others)++;
    }
    return true;
  }

  bool is_table() const {
    if (rows_ < 2 || (separator_ == '\t' && !quoted_)) return false;
    if (separator_ == ',' && blanks_ * 5 > rows_ * (columns_.size() - 1)) return false;  // ", " divides words
    return std::any_of(columns_.begin() + 1, columns_.end(), [](const Column& c) { return c.numbers >= 2 && c.numbers >= c.others && !c.headed_by_number; });
  }

 private:
  struct Column {
    bool headed_by_number = false;
    std::size_t numbers = 0, others = 0;
  };

  std::string_view words(const Cell& cell) const { return text_.substr(cell.begin, cell.size()); }

  bool takes_head(const Row& row) {
    for (const Cell& cell : row.cells) {
      quoted_ = quoted_ || cell.quoted;
      columns_.push_back({read_cell(words(cell)) && !is_year_cell(words(cell)), 0, 0});
    }
    return true;
  }

  std::string_view text_;
  char separator_;
  std::vector<Column> columns_;
  std::size_t titles_ = 0, rows_ = 0, blanks_ = 0;
  bool ends_ = false, quoted_ = false;
};

std::optional<char> separator_of(std::string_view text, bool whole) {
  for (char separator : {'\t', ';', ','}) {
    if (text.find(separator) == std::string_view::npos) continue;
    Rows rows(text, separator);
    Regularity regularity(text, separator);
    Row row;
    bool regular = true;
    while (regular && !rows.at_end()) {
      regular = rows.next(row);
      if (!whole && rows.at_end()) {  // the last is cut
        regular = true;
        break;
      }
      regular = regular && regularity.takes(row);
    }
    if (regular && regularity.is_table()) return separator;
  }
  return std::nullopt;
}

// The text with tabs, and where it differs.
class Writer {
 public:
  explicit Writer(std::string_view from) : from_(from) { out_.reserve(from.size()); }

  void add(const Row& row) {
    replace(at_, row.begin, from_.substr(at_, row.begin - at_));
    const bool lone = row.filled() == 1;  // a title, a note: a line of its own
    bool first = true;
    for (const Cell& cell : row.cells) {
      if (lone && cell.size() == 0) continue;
      replace(at_, cell.begin, std::exchange(first, false) ? "" : "\t");
      add(cell);
    }
    replace(at_, row.end, "");
  }

  std::pair<std::string, OffsetMap> finish() && {
    replace(at_, from_.size(), from_.substr(at_));
    return {std::move(out_), std::move(map_)};
  }

 private:
  void add(const Cell& cell) {
    for (std::size_t i = cell.begin; i < cell.end;) {
      const std::size_t end = std::min(from_.find_first_of("\"\t\r\n", i), cell.end);
      replace(at_, end, from_.substr(at_, end - at_));
      if (end == cell.end) break;
      const bool doubled = cell.quoted && from_[end] == '"';
      replace(end, end + (doubled ? 2 : 1), from_[end] == '"' ? "\"" : " ");
      i = at_;
    }
  }

  void replace(std::size_t begin, std::size_t end, std::string_view with) {
    if (with != from_.substr(begin, end - begin)) map_.add({out_.size(), out_.size() + with.size()}, {begin, end});
    out_ += with;
    at_ = end;
  }

  std::string_view from_;
  std::string out_;
  OffsetMap map_;
  std::size_t at_ = 0;
};

}  // namespace

bool is_delimited(std::string_view text, bool whole) { return separator_of(text, whole).has_value(); }

void lay_out_delimited(SourceText& source) {
  const auto separator = separator_of(source.text, true);
  if (!separator || !source.markup.empty()) return;
  Writer writer(source.text);
  Rows rows(source.text, *separator);
  for (Row row; !rows.at_end() && rows.next(row);) writer.add(row);
  auto [text, map] = std::move(writer).finish();
  source.bytes = source.bytes.identity() ? map : OffsetMap::chain(std::move(source.bytes), map);
  source.in_markup = std::move(map);
  source.markup = std::exchange(source.text, std::move(text));
  source.format = *separator == '\t' ? "tsv" : "csv";
}

}  // namespace solieu
