#include "read/page_tables.h"

#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "read/page_cells.h"
#include "read/page_number_rows.h"
#include "read/page_pieces.h"
#include "read/page_table_heads.h"
#include "text/cell.h"

namespace solieu {
namespace {

// All in heights of the letters.
constexpr float kSameRow = 0.5F;
constexpr float kNextRow = 7;        // a cell beside may have as many lines
constexpr float kNextHead = 1.2F;
constexpr std::size_t kWordsOfProse = 3, kWordsOfLongLine = 7;
constexpr std::size_t kLongTable = 50;  // rows
constexpr std::size_t kMostPieces = 12'000;  // no page for readers has more cells

class Finder {
 public:
  Finder(const Page& page, const std::vector<float>& between) : page_(page), between_(between), pieces_(pieces_of(page)) {}

  std::vector<PageTable> find() {
    std::vector<PageTable> out;
    if (pieces_.size() > kMostPieces) return out;
    rows_ = find_number_rows(page_, pieces_);
    for (std::size_t first = 0; first < rows_.size();) {
      std::size_t end = first + 1;
      begin_table();
      add_row(rows_[first]);
      while (end < rows_.size() && goes_on(rows_[end - 1], rows_[end])) add_row(rows_[end++]);
      if (auto table = table_of(first, end)) {
        out.push_back(std::move(*table));
        first = end;
      } else {  // a row that does not belong to it may stand before a table; not before a long one
        first = end - first > kLongTable ? end : first + 1;
      }
    }
    return out;
  }

 private:
  const PageLine& line_of(const Piece& piece) const { return page_.lines[piece.line]; }
  const std::string& word(const Piece& piece) const { return line_of(piece).words[piece.first].text; }
  float height(const Piece& piece) const { return letter_height(line_of(piece)); }

  // Columns of numbers, from left to right.
  static void add_range(std::vector<Range>& ranges, const Box& box) {
    Range all{box.left, box.right};
    std::erase_if(ranges, [&](const Range& r) {
      if (!r.meets(box)) return false;
      all = {std::min(all.left, r.left), std::max(all.right, r.right)};
      return true;
    });
    ranges.insert(std::find_if(ranges.begin(), ranges.end(), [&](const Range& r) { return r.left > all.left; }), all);
  }
  void add_numbers(const NumberRow& row) {
    for (std::size_t i : row.pieces) add_range(numbers_, pieces_[i].box);
  }
  void begin_table() {
    numbers_ = {};
    words_end_ = -std::numeric_limits<float>::max();
  }
  void add_row(const NumberRow& row) {
    add_numbers(row);
    add_words(row);
  }
  std::size_t ranges_met(const Box& box) const {
    return static_cast<std::size_t>(std::count_if(numbers_.begin(), numbers_.end(), [&](const Range& r) { return r.meets(box); }));
  }

  bool goes_on(const NumberRow& last, const NumberRow& next) const {
    if (next.box.middle() - last.box.middle() > kNextRow * next.box.height()) return false;
    std::size_t below = 0;
    for (std::size_t i : next.pieces) {
      const std::size_t met = ranges_met(pieces_[i].box);
      if (met > 1) return false;
      below += met;
    }
    if (2 * below < next.pieces.size() || below == 0) return false;
    return std::none_of(pieces_.begin(), pieces_.end(), [&](const Piece& p) {
      return p.box.middle() > last.box.middle() && p.box.middle() < next.box.middle() && crosses(p);
    });
  }

  // Words that run from those at the left of the numbers in among them, or across all numbers.
  bool crosses(const Piece& piece) const {
    if (piece.number || numbers_.empty() || ranges_met(piece.box) == 0 || piece.end - piece.first < kWordsOfProse) return false;
    const float height = piece.box.height();
    const bool from_words = piece.box.left < words_end_ - height && piece.box.right > numbers_.front().left + height;
    return from_words || (piece.end - piece.first >= kWordsOfLongLine && ranges_met(piece.box) > 1 && ranges_met(piece.box) == numbers_.size());
  }

  // Where the words beside a row, at the left of all numbers, end.
  void add_words(const NumberRow& row) {
    for (const Piece& p : pieces_) {
      if (!p.number && p.box.beside(row.box) > 0.3F && p.box.right <= numbers_.front().left) words_end_ = std::max(words_end_, p.box.right);
    }
  }

  std::optional<PageTable> table_of(std::size_t first, std::size_t end) {
    while (first < end && years_only(rows_[first])) ++first;  // these are heads
    if (first == end) return std::nullopt;
    begin_table();
    for (std::size_t r = first; r < end; ++r) add_numbers(rows_[r]);
    drop_row_numbers(first, end);
    for (std::size_t r = first; r < end; ++r) add_words(rows_[r]);
    if (numbers_.empty() || end - first < (numbers_.size() > 1 ? 2U : 3U)) return std::nullopt;
    find_limits(first, end);
    find_columns();
    if (columns_.size() <= numbers_.size() || !one_side()) return std::nullopt;
    fill_rows(first, end);
    fill_heads();
    return finish();
  }

  bool years_only(const NumberRow& row) const {
    return std::all_of(row.pieces.begin(), row.pieces.end(), [&](std::size_t i) { return pieces_[i].end - pieces_[i].first == 1 && is_year_cell(word(pieces_[i])); });
  }

  // Columns of numbers at the left, with words behind them, number the rows.
  void drop_row_numbers(std::size_t first, std::size_t end) {
    const float top = rows_[first].box.top, bottom = rows_[end - 1].box.bottom;
    while (numbers_.size() > 1) {
      const Range left = numbers_[0], right = numbers_[1];
      std::size_t words = 0;
      for (const Piece& p : pieces_) {
        words += !p.number && !p.blank && p.box.middle() > top && p.box.middle() < bottom && p.box.left >= left.right && p.box.right <= right.left &&
                 p.end - p.first > 1;
      }
      if (2 * words < end - first) return;
      numbers_.erase(numbers_.begin());
    }
  }

  // How far up and down words may belong to the table: to the next that run across its columns, or that say what they are.
  void find_limits(std::size_t first, std::size_t end) {
    top_row_ = rows_[first].box;
    const Box bottom_row = rows_[end - 1].box;
    bottom_ = bottom_row.bottom;
    upper_ = top_row_.top - 2 * kNextRow * top_row_.height();
    lower_ = bottom_row.bottom + kNextRow * bottom_row.height() / 2;
    for (const Piece& p : pieces_) {
      if (p.box.middle() < top_row_.top && (crosses(p) || is_caption(p))) upper_ = std::max(upper_, p.box.middle());
      if (p.box.middle() > bottom_row.bottom && (crosses(p) || is_caption(p))) lower_ = std::min(lower_, p.box.middle());
    }
    for (std::size_t r = 0; r < first; ++r) {
      if (!years_only(rows_[r])) upper_ = std::max(upper_, rows_[r].box.bottom);
    }
    if (end < rows_.size()) lower_ = std::min(lower_, rows_[end].box.top);
  }

  // "Đơn vị tính: tỷ đồng" is one, and no column that is headed "Đơn vị".
  static bool is_caption(const Piece& piece) {
    static constexpr std::string_view kOpenings[] = {"Bảng ", "BẢNG ", "Biểu ", "BIỂU ", "Phụ lục", "PHỤ LỤC", "Nguồn:", "(Nguồn:", "Ghi chú", "Hình "};
    static constexpr std::string_view kUnits[] = {"Đơn vị", "(Đơn vị", "ĐƠN VỊ", "ĐVT", "(ĐVT", "Đvt", "(Đvt"};
    auto opens = [&](std::string_view opening) { return piece.text.starts_with(opening); };
    if (std::any_of(std::begin(kOpenings), std::end(kOpenings), opens)) return piece.end - piece.first > 1;
    return piece.text.find(':') != std::string::npos && std::any_of(std::begin(kUnits), std::end(kUnits), opens);
  }

  bool within(const Piece& p) const { return p.box.middle() > upper_ && p.box.middle() < lower_; }
  // Over the numbers, or nearer to the first of them than to the words.
  bool in_numbers(const Box& box) const {
    const float left = numbers_.front().left;
    return box.right > left || (box.left > words_end_ && left - box.right < box.left - words_end_);
  }

  // Those of numbers, and around them those of words.
  void find_columns() {
    columns_ = {};
    std::vector<Range> words;
    for (const Piece& p : pieces_) {
      if (within(p) && p.box.middle() > top_row_.top && p.box.middle() < bottom_ && !crosses(p) && ranges_met(p.box) == 0 && !beyond_prose(p)) add_range(words, p.box);
    }
    columns_ = numbers_;
    for (const Range& r : words) columns_.insert(std::find_if(columns_.begin(), columns_.end(), [&](const Range& c) { return c.left > r.left; }), r);
  }

  // What stands behind the numbers of a table in one column of prose belongs to the next, and so on the other side.
  bool beyond_prose(const Piece& p) const {
    return std::any_of(between_.begin(), between_.end(), [&](float x) {
      const bool left = p.box.right < x && numbers_.front().left > x, right = p.box.left > x && numbers_.back().right < x;
      return (left && has_words_between(x, numbers_.front().left)) || right;
    });
  }
  bool has_words_between(float left, float right) const {
    return std::any_of(pieces_.begin(), pieces_.end(), [&](const Piece& p) {
      return within(p) && p.box.bottom > top_row_.top && !p.number && !p.blank && p.box.left > left && p.box.right < right;
    });
  }

  // Are there words of rows on one side only of what divides prose?
  bool one_side() const {
    const std::size_t first = column_of(numbers_.front().left);
    for (float x : between_) {
      if (columns_[0].left > x || columns_.back().right < x) continue;
      for (std::size_t c = first; c < columns_.size(); ++c) {
        if (columns_[c].left < x) continue;
        const bool words = std::any_of(pieces_.begin(), pieces_.end(), [&](const Piece& p) {
          return within(p) && !p.number && p.box.middle() > top_row_.top && p.end - p.first >= kWordsOfProse && columns_[c].meets(p.box);
        });
        if (words) return false;
      }
    }
    return true;
  }

  std::size_t column_of(float left) const {
    std::size_t c = 0;
    while (c + 1 < columns_.size() && columns_[c].right <= left) ++c;
    return c;
  }
  std::size_t column_of(const Box& box) const {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c].meets(box)) return c;
    }
    return columns_.size();
  }

  void fill_rows(std::size_t first, std::size_t end) {
    table_ = {};
    taken_.assign(pieces_.size(), false);
    table_.columns = columns_.size();
    std::vector<PageTable::Row> rows(end - first);
    for (std::size_t r = first; r < end; ++r) {
      rows[r - first] = {rows_[r].box, std::vector<std::vector<PageWord>>(columns_.size())};
      for (const Piece& p : pieces_) {  // also what is no number: "-", "1) 5,2"
        if (in_numbers(p.box) && ranges_met(p.box) > 0 && std::fabs(p.box.middle() - rows_[r].box.middle()) < kSameRow * p.box.height() && !beyond_prose(p)) take(p, rows[r - first].cells[column_of(p.box)]);
      }
    }
    std::vector<PageTable::Row> sections;
    std::vector<std::pair<std::size_t, Cell>> cells;
    const std::span<const NumberRow> numbered(rows_.data() + first, end - first);
    const PageCells joined(page_, pieces_, numbered, columns_, upper_, lower_);
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      for (Cell& cell : joined.cells_of(lines_in(c), c)) cells.emplace_back(c, std::move(cell));
    }
    float lowest = rows_[end - 1].box.bottom;
    for (const auto& [c, cell] : cells) {
      const auto r = joined.row_of(cell);
      if (!r) continue;
      for (std::size_t i : cell.pieces) take(pieces_[i], rows[*r].cells[c]);
      rows[*r].box.add(cell.box);
      lowest = std::max(lowest, cell.box.bottom);
    }
    const float heads_end = end_of_heads(rows[0].box.top);
    head_bottom_ = rows[0].box.top;
    for (const auto& [c, words] : cells) {
      const Cell& cell = words;
      if (joined.row_of(cell) || cell.box.middle() > lowest || cell.box.middle() < heads_end || taken_[cell.pieces[0]]) continue;
      auto same = std::find_if(sections.begin(), sections.end(), [&](const PageTable::Row& s) { return s.box.beside(cell.box) > 0.5F; });
      if (same == sections.end()) same = sections.insert(sections.end(), {cell.box, std::vector<std::vector<PageWord>>(columns_.size())});
      for (std::size_t i : cell.pieces) take(pieces_[i], same->cells[c]);
      head_bottom_ = std::min(head_bottom_, cell.box.top);
    }
    for (PageTable::Row& s : sections) rows.push_back(std::move(s));
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.box.middle() < b.box.middle(); });
    table_.rows = std::move(rows);
  }

  // Where the lowest head above the numbers ends: words below it, above the first row, head rows and not columns.
  float end_of_heads(float highest) const {
    float end = upper_;
    bool any = false;
    for (const Piece& p : pieces_) {
      if (!within(p) || p.box.middle() > highest || ranges_met(p.box) == 0 || highest - p.box.bottom > 3 * kNextHead * height(p)) continue;
      end = any ? std::max(end, p.box.bottom) : p.box.bottom;
      any = true;
    }
    return any ? end : highest;
  }

  // Words of the table that stand in a column of words.
  std::vector<std::size_t> lines_in(std::size_t column) const {
    std::vector<std::size_t> lines;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const Piece& p = pieces_[i];
      if (!taken_[i] && within(p) && !crosses(p) && ranges_met(p.box) == 0 && !beyond_prose(p) && column_of(p.box) == column) lines.push_back(i);
    }
    return lines;
  }

  void take(const Piece& p, std::vector<PageWord>& cell) {
    const auto index = static_cast<std::size_t>(&p - pieces_.data());
    if (taken_[index]) return;
    taken_[index] = true;
    const auto& words = line_of(p).words;
    cell.insert(cell.end(), words.begin() + static_cast<std::ptrdiff_t>(p.first), words.begin() + static_cast<std::ptrdiff_t>(p.end));
    table_.box = table_.lines.empty() ? p.box : table_.box;
    table_.box.add(p.box);
    table_.lines.push_back(p.line);
  }

  // What stands over the numbers, line by line from the lowest up, and what stands beside that.
  void fill_heads() {
    std::vector<std::size_t> lines;
    const float left = columns_.front().left - top_row_.height(), right = columns_.back().right + 2 * top_row_.height();
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const Piece& p = pieces_[i];
      if (!taken_[i] && within(p) && p.box.middle() < head_bottom_ && p.box.left > left && p.box.right < right && !crosses(p) && !beyond_prose(p)) lines.push_back(i);
    }
    std::stable_sort(lines.begin(), lines.end(), [&](std::size_t a, std::size_t b) { return pieces_[a].box.bottom > pieces_[b].box.bottom; });
    float top = head_bottom_;
    std::vector<std::size_t> above, beside, rest;
    for (std::size_t i : lines) {
      const Box& box = pieces_[i].box;
      if (!in_numbers(box)) {
        beside.push_back(i);
      } else if (top - box.bottom < kNextHead * box.height()) {
        above.push_back(i);
        top = std::min(top, box.top);
      }
    }
    if (above.empty()) return;
    for (std::size_t i : beside) {
      if (pieces_[i].box.bottom > top) rest.push_back(i);
    }
    write_heads(place_heads(pieces_, columns_, above, rest));
  }

  void write_heads(const std::vector<HeadCell>& heads) {
    for (const HeadCell& head : heads) {
      while (table_.heads.size() <= head.level) table_.heads.push_back({head.box, std::vector<std::vector<PageWord>>(columns_.size())});
      PageTable::Row& row = table_.heads[head.level];
      for (std::size_t i : head.pieces) take(pieces_[i], row.cells[head.column]);
      row.box.add(head.box);
    }
  }

  std::optional<PageTable> finish() {
    // A line is the table's or not: words of it that no cell has taken would be lost.
    std::vector<std::size_t>& lines = table_.lines;
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (taken_[i] || !std::binary_search(lines.begin(), lines.end(), pieces_[i].line)) continue;
      auto row = std::min_element(table_.rows.begin(), table_.rows.end(), [&](const auto& a, const auto& b) {
        return std::fabs(a.box.middle() - pieces_[i].box.middle()) < std::fabs(b.box.middle() - pieces_[i].box.middle());
      });
      take(pieces_[i], row->cells[nearest_range(pieces_[i].box, columns_)]);
    }
    return std::move(table_);
  }

  const Page& page_;
  const std::vector<float>& between_;
  const std::vector<Piece> pieces_;
  std::vector<NumberRow> rows_;
  // of the table that is being read
  std::vector<Range> numbers_, columns_;
  Box top_row_;
  float words_end_ = 0;
  float bottom_ = 0;                // of the last row of numbers
  float upper_ = 0, lower_ = 0, head_bottom_ = 0;
  std::vector<bool> taken_;
  PageTable table_;
};

}  // namespace

std::vector<PageTable> find_page_tables(const Page& page, const std::vector<float>& between) { return Finder(page, between).find(); }

}  // namespace solieu
