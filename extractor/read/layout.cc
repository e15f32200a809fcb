#include "read/layout.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "text/cell.h"

namespace solieu {
namespace {

constexpr std::string_view kBlanks = " \t\n";

constexpr std::size_t kLongestOfCell = 200;   // bytes of a paragraph; a longer one beside others is prose
constexpr std::size_t kMostPadded = 256;      // columns up to which all rows are given as many

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n\xC2\xA0") == std::string_view::npos; }

bool ends_as_sentence(std::string_view text) {
  text = trimmed(text, kBlanks);
  return !text.empty() && std::string_view(".!?;:").find(text.back()) != std::string_view::npos;
}

bool is_prose(const LaidCell& cell) {
  const auto full = std::count_if(cell.paragraphs.begin(), cell.paragraphs.end(), [](const Paragraph& p) { return !is_blank(p.text); });
  auto as_prose = [](const Paragraph& p) { return p.text.size() > kLongestOfCell || ends_as_sentence(p.text); };
  return !cell.tables.empty() || (full > 1 && std::any_of(cell.paragraphs.begin(), cell.paragraphs.end(), as_prose));
}

std::string text_of(const LaidCell& cell) {
  std::string text;
  for (const Paragraph& p : cell.paragraphs) text += (text.empty() || p.text.empty() ? "" : " ") + p.text;
  return std::string(trimmed(text, kBlanks));
}

bool is_number(std::string_view text) { return read_cell(text).has_value(); }

// Which columns are one: borders that are drawn a hair apart make columns of their own, in which no row has two cells.
class Columns {
 public:
  explicit Columns(const LaidTable& table) {
    for (const auto& row : table.rows) {
      for (const LaidCell& cell : row) count_ = std::max(count_, cell.column + 1);
    }
    std::vector<std::vector<std::size_t>> rows(count_);  // that have a cell which begins in the column
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      for (const LaidCell& cell : table.rows[r]) {
        if (rows[cell.column].empty() || rows[cell.column].back() != r) rows[cell.column].push_back(r);
      }
    }
    std::vector<bool> taken(table.rows.size(), true);  // by a cell of the column that is being made
    std::vector<std::size_t> members;
    for (std::size_t c = 0; c < count_; ++c) {
      const bool apart = std::any_of(rows[c].begin(), rows[c].end(), [&](std::size_t r) { return taken[r]; });
      if (c == 0 || apart) {
        for (std::size_t r : members) taken[r] = false;
        if (c == 0) taken.assign(table.rows.size(), false);
        members.clear();
        if (c > 0) ++size_;
      }
      for (std::size_t r : rows[c]) taken[r] = true;
      members.insert(members.end(), rows[c].begin(), rows[c].end());
      index_.push_back(size_);
    }
    if (count_ > 0) ++size_;
  }

  std::size_t size() const { return size_; }
  std::size_t operator[](std::size_t column) const { return index_[column]; }

 private:
  std::size_t count_ = 0, size_ = 0;
  std::vector<std::size_t> index_;
};

}  // namespace

std::string in_one_line(std::string_view text) {
  std::string line(text);
  std::replace_if(line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return line;
}

std::string objects_left_out(std::size_t count) {
  return count == 0 ? std::string() : fmt::format("charts or documents within it ({}) were not read; open and save them on their own", count);
}

void Layout::add_stretch(std::string_view text, const std::string& name) {
  if (text.empty()) return;
  const std::size_t begin = out_.text.size();
  out_.text += text;
  out_.stretches.push_back({begin, out_.text.size(), name});
}

void Layout::end_line() {
  if (!out_.text.empty() && out_.text.back() != '\n') out_.text += '\n';
}

void Layout::add_empty_line() {
  end_line();
  if (!out_.text.empty() && !out_.text.ends_with("\n\n")) out_.text += '\n';
}

void Layout::add(const Paragraph& paragraph) {
  if (!is_blank(paragraph.text)) {
    insert(paragraph.label);
    add_stretch(paragraph.text, paragraph.name);
  }
  if (!paragraph.goes_on) end_line();
}

void Layout::add_cell(const LaidCell& cell) {
  bool first = true;
  for (const Paragraph& p : cell.paragraphs) {
    if (is_blank(p.text)) continue;
    if (!std::exchange(first, false)) insert(" ");
    insert(p.label);
    add_stretch(in_one_line(p.text), p.name);
  }
}

void Layout::add_as_paragraphs(const std::vector<LaidCell>& row) {
  for (const LaidCell& cell : row) {
    for (const Paragraph& p : cell.paragraphs) add(p);
    end_line();
    for (const LaidTable& table : cell.tables) add(table);
  }
}

void Layout::add(const LaidTable& table) {
  add_empty_line();
  const Columns columns(table);
  const std::size_t width = columns.size() <= kMostPadded ? columns.size() : 0;
  std::vector<std::string> above(columns.size());  // what cells over several rows say
  for (const auto& row : table.rows) {
    if (width == 1 || std::any_of(row.begin(), row.end(), is_prose)) {
      add_as_paragraphs(row);
      continue;
    }
    bool numbers = false, words = false;
    for (const LaidCell& cell : row) {
      const std::string text = text_of(cell);
      numbers = numbers || (is_number(text) && !is_year_cell(text));
      words = words || !text.empty();
      if (!cell.continues) above[columns[cell.column]] = text;
    }
    if (!words) continue;
    std::size_t at = 0;
    for (const LaidCell& cell : row) {
      for (; at < columns[cell.column]; ++at) insert("\t");
      if (!cell.continues) add_cell(cell);
      else if (numbers && !is_number(above[at])) insert(in_one_line(above[at]));
    }
    for (; at + 1 < width; ++at) insert("\t");
    out_.text += '\n';
  }
  add_empty_line();
}

SourceText Layout::finish() && { return std::move(out_); }

}  // namespace solieu
