#include "official/blocks.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "match/heads.h"

namespace solieu::official {
namespace {

constexpr std::size_t kMostHeadRows = 6;

struct Rows {
  std::size_t above, heads, body, end;  // of the view: [above, heads) is over it, [heads, body) its heads, [body, end) the rest
};

class BlockFinder {
 public:
  BlockFinder(const SheetView& view, const MappedTable* mapping, const Grammar& grammar) : view_(view), mapping_(mapping), grammar_(grammar) {}

  std::vector<SheetBlock> run() {
    std::vector<SheetBlock> blocks;
    if (mapping_ && (mapping_->first_head || mapping_->first_row)) {
      if (auto rows = described()) blocks.push_back(block_of(*rows));
      return blocks;
    }
    for (std::size_t from = 0; auto rows = next(from);) {
      from = rows->end;
      blocks.push_back(block_of(*rows));
    }
    return blocks;
  }

 private:
  const SheetCell* cell(std::size_t r, std::size_t c) const { return view_.at(r, c); }

  // A row whose cells hold amounts: numbers behind a cell that heads them. The first such row must hold others than years.
  bool is_body(std::size_t r, bool first) const {
    std::size_t numbers = 0, years = 0;
    bool headed = false;
    for (std::size_t c = 0; c < view_.columns(); ++c) {
      if (headed && view_.is_number(r, c)) {
        ++numbers;
        years += view_.is_year(r, c);
      }
      headed = headed || cell(r, c);
    }
    return numbers > 0 && !(first && years == numbers);
  }

  std::size_t different_cells(std::size_t r) const {
    std::size_t different = 0;
    const SheetCell* last = nullptr;
    for (std::size_t c = 0; c < view_.columns(); ++c) {
      if (!cell(r, c) || cell(r, c) == last) continue;
      last = cell(r, c);
      ++different;
    }
    return different;
  }

  bool opens(const std::string& words, ListId list) const {
    std::size_t at = std::min(words.find_first_not_of('('), words.size());
    return opening_phrase(std::string_view(words).substr(at), list, grammar_.lexicon()) > 0;
  }

  bool is_unit_line(std::size_t r) const {
    for (std::size_t c = 0; c < view_.columns(); ++c) {
      const SheetCell* x = cell(r, c);
      if (x && opens(x->text, grammar_.table_lists().unit) && x->text.find(':') != std::string::npos) return true;
    }
    return false;
  }

  bool may_be_head(std::size_t r) const {
    if (is_unit_line(r) || is_body(r, true)) return false;
    const std::size_t different = different_cells(r);
    const bool reaches = cell(r, view_.columns() - 1) == cell(r, 0) && view_.columns() > 1;  // a title over all columns
    return different > 1 || (different == 1 && !cell(r, 0) && !reaches);
  }

  bool adjoins(std::size_t r) const { return r > 0 && view_.row_number(r) == view_.row_number(r - 1) + 1; }

  std::optional<Rows> next(std::size_t from) const {
    Rows rows{from, from, from, view_.rows()};
    while (rows.body < view_.rows() && !is_body(rows.body, true)) ++rows.body;
    if (rows.body == view_.rows()) return std::nullopt;
    rows.heads = rows.body;
    while (rows.heads > from && rows.body - rows.heads < kMostHeadRows && adjoins(rows.heads) && may_be_head(rows.heads - 1)) --rows.heads;
    std::size_t last = rows.body;
    for (std::size_t r = rows.body; r < view_.rows(); ++r) {
      if (r > rows.body && !adjoins(r) && new_heads_at(r)) break;
      if (is_body(r, false)) last = r;
    }
    rows.end = last + 1;
    return rows;
  }

  // Behind an empty row: do heads of another table come before its next numbers?
  bool new_heads_at(std::size_t r) const {
    for (; r < view_.rows() && !is_body(r, true); ++r) {
      if (different_cells(r) > 1 && !is_unit_line(r)) return true;
    }
    return false;
  }

  std::size_t index_of(std::size_t sheet_row) const {
    std::size_t r = 0;
    while (r < view_.rows() && view_.row_number(r) < sheet_row) ++r;
    return r;
  }

  std::optional<Rows> described() const {
    Rows rows{0, 0, 0, view_.rows()};
    if (mapping_->first_row) rows.body = index_of(*mapping_->first_row);
    else rows.body = index_of(mapping_->last_head.value_or(0) + 1);
    rows.heads = mapping_->first_head ? index_of(*mapping_->first_head) : rows.body;
    if (mapping_->last_row) rows.end = index_of(*mapping_->last_row + 1);
    if (!mapping_->first_head) {
      while (rows.heads > 0 && adjoins(rows.heads) && may_be_head(rows.heads - 1)) --rows.heads;
    }
    if (rows.body >= rows.end) return std::nullopt;
    return rows;
  }

  std::string line_of(std::size_t r) const {
    std::string line;
    const SheetCell* last = nullptr;
    for (std::size_t c = 0; c < view_.columns(); ++c) {
      const SheetCell* x = cell(r, c);
      if (!x || x == last) continue;
      last = x;
      line += (line.empty() ? "" : " ") + x->text;
    }
    return line;
  }

  // "Bảng 1. Thu ngân sách", "12. Thu ngân sách" → "Thu ngân sách"; nothing where there is no label.
  std::optional<std::string> labelled(const std::string& line) const {
    std::size_t word = opening_phrase(line, grammar_.table_lists().caption, grammar_.lexicon());
    std::size_t number = std::min(line.find_first_not_of(' ', word), line.size());
    std::size_t end = std::min(line.find_first_not_of("0123456789", number), line.size());
    bool label = end > number && (word > 0 || (end < line.size() && line[end] == '.'));
    if (!label) return std::nullopt;
    return line.substr(std::min(line.find_first_not_of(" .:-", end), line.size()));
  }

  bool only_says_when(const std::string& line) const {
    if (line.starts_with('(')) return true;
    Head head = read_head(line, QuantityType::bare, grammar_, {});
    return head.period && head.name.empty() && head.title.empty();
  }

  // The title: from its label on, or else the last line, with the one before where it only says when.
  std::string title_of(const std::vector<std::string>& lines) const {
    std::string title;
    for (std::size_t i = lines.size(); i-- > 0;) {
      auto rest = labelled(lines[i]);
      const std::string& line = rest ? *rest : lines[i];
      title = line + (title.empty() || line.empty() ? "" : " ") + title;
      bool complete = !rest && !only_says_when(lines[i]) && std::none_of(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(i), [&](const auto& l) { return labelled(l).has_value(); });
      if (rest || complete) break;
    }
    return title;
  }

  SheetBlock block_of(const Rows& rows) const {
    SheetBlock b;
    std::vector<std::string> titles, units;
    for (std::size_t r = rows.above; r < rows.heads; ++r) {
      b.above.push_back(line_of(r));
      const bool is_unit = is_unit_line(r);
      if (!is_unit) titles.push_back(b.above.back());
      if (is_unit || b.above.back().starts_with('(')) units.push_back(b.above.back());  // "(Lượng: tấn; trị giá: USD)"
    }
    b.title = title_of(titles);
    constexpr std::size_t kLongestTitle = 300;  // bytes that extractor/table reads above a grid
    if (!b.title.empty() && b.title.size() <= kLongestTitle) b.text += b.title + "\n";
    for (const std::string& line : units) b.text += line + "\n";
    b.grid.columns = view_.columns();
    b.grid.head_rows = rows.body - rows.heads;
    b.grid.span.begin = b.text.size();
    for (std::size_t r = rows.heads; r < rows.end; ++r) add_row(r, r < rows.body, b);
    b.grid.span.end = b.text.size();
    return b;
  }

  void add_row(std::size_t r, bool head, SheetBlock& b) const {
    GridRow row;
    row.line.begin = b.text.size();
    const SheetCell* first = nullptr;
    for (std::size_t c = 0; c < view_.columns(); ++c) {
      const SheetCell* x = cell(r, c);
      if (c > 0) b.text += '\t';
      TextSpan span{b.text.size(), b.text.size()};
      if (const TextSpan* same = head ? span_of_merged(r, c, b, row) : nullptr) {
        span = *same;
      } else if (x) {
        b.text += written(*x);
        span.end = b.text.size();
        if (!first && !view_.is_number(r, c)) first = x;
      }
      row.cells.push_back(span);
    }
    row.line.end = b.text.size();
    row.indent = first ? first->indent : 0;
    b.text += '\n';
    b.line_begins.push_back(row.line.begin);
    b.rows.push_back(r);
    b.grid.rows.push_back(std::move(row));
  }

  // A head over several columns or rows is in each of them, once.
  const TextSpan* span_of_merged(std::size_t r, std::size_t c, const SheetBlock& b, const GridRow& row) const {
    const SheetCell* x = cell(r, c);
    if (!x) return nullptr;
    if (c > 0 && cell(r, c - 1) == x) return &row.cells[c - 1];
    if (!b.rows.empty() && cell(b.rows.back(), c) == x) return &b.grid.rows.back().cells[c];
    return nullptr;
  }

  const SheetView& view_;
  const MappedTable* mapping_;
  const Grammar& grammar_;
};

}  // namespace

std::size_t SheetBlock::row_at(std::size_t byte) const {
  auto behind = std::upper_bound(line_begins.begin(), line_begins.end(), byte);
  return static_cast<std::size_t>(behind - line_begins.begin()) - 1;
}

std::vector<SheetBlock> find_blocks(const SheetView& view, const MappedTable* mapping, const Grammar& grammar) {
  return BlockFinder(view, mapping, grammar).run();
}

}  // namespace solieu::official
