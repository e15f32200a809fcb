#include "text/grid.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>

#include "text/cell.h"
#include "text/division.h"

namespace solieu {
namespace {

constexpr std::size_t kLongestHead = 200;     // bytes of the head of a column
constexpr std::size_t kLongestSection = 120;  // bytes of a line of words alone between two rows
constexpr std::size_t kMostHeadRows = 4;

struct Line {
  TextSpan span;
  std::vector<LinePart> parts;
  std::size_t numbers = 0;  // parts behind the first that are numbers
  bool years_only = true;   // and all of those are years
};

struct Range {
  std::size_t from, to;
};

// The lines of one block, divided alike, on their way to a Grid.
class Block {
 public:
  Block(std::string_view text, Division division) : text_(text), division_(division) {}

  void add(TextSpan line) { spans_.push_back(line); }

  bool to_grid(Grid& out) {
    divide_lines(false);
    if (division_ == Division::tabs && !settle_columns()) divide_lines(true);
    if (!settle_columns() || !cut_ends() || !enough_numbers()) return false;
    out.columns = columns_;
    out.aligned = division_ == Division::blanks;
    out.head_rows = body_;
    out.span = {lines_.front().span.begin, lines_.back().span.end};
    for (std::size_t i = 0; i < lines_.size(); ++i) out.rows.push_back(row(lines_[i], i < body_));
    return enough_number_columns(out);
  }

 private:
  std::string_view words(const LinePart& s) const { return text_.substr(s.span.begin, s.span.size()); }

  void divide_lines(bool joined) {
    lines_.clear();
    for (TextSpan span : spans_) {
      Line line;
      line.span = span;
      divide(text_, span, division_of(text_, span) == Division::none ? Division::blanks : division_, joined, line.parts);
      for (std::size_t p = 1; p < line.parts.size(); ++p) {
        if (!read_cell(words(line.parts[p]))) continue;
        ++line.numbers;
        line.years_only = line.years_only && is_year_cell(words(line.parts[p]));
      }
      lines_.push_back(std::move(line));
    }
  }

  // How many columns do the rows of numbers have? All must have as many; one less where a cell at the end is missing.
  bool settle_columns() {
    std::map<std::size_t, std::size_t> lengths;
    std::size_t parts = 0;
    for (const Line& l : lines_) {
      parts += l.parts.size();
      if (l.numbers > 0 && !l.years_only) ++lengths[l.parts.size()];
    }
    if (lengths.empty()) return false;
    auto most = std::max_element(lengths.begin(), lengths.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    columns_ = division_ == Division::blanks ? lengths.rbegin()->first : most->first;
    if (columns_ < 2 || lines_.size() * columns_ > 4 * parts + kMostHeadRows * columns_) return false;
    auto fits = [&](const Line& l) {
      if (l.numbers == 0 || l.years_only) return true;
      bool extra_is_blank = l.parts.size() == columns_ + 1 && l.parts.back().span.empty();
      return l.parts.size() == columns_ || extra_is_blank || (l.parts.size() + 1 == columns_ && division_ != Division::blanks);
    };
    even_ = std::all_of(lines_.begin(), lines_.end(), fits);
    if (division_ != Division::tabs) find_ranges();
    return even_ || (division_ == Division::blanks && ranges_.size() == columns_);
  }

  // The room that each column takes, by the rows of numbers: in order where all are full, else by what stands
  // above what.
  void find_ranges() {
    ranges_.clear();
    std::vector<Range> all;
    for (const Line& l : lines_) {
      if (l.numbers == 0 || l.years_only) continue;
      if (even_ && l.parts.size() >= columns_) {
        if (ranges_.empty()) ranges_.assign(columns_, {static_cast<std::size_t>(-1), 0});
        for (std::size_t c = 0; c < columns_; ++c) {
          ranges_[c].from = std::min(ranges_[c].from, l.parts[c].from);
          ranges_[c].to = std::max(ranges_[c].to, l.parts[c].to);
        }
      } else if (!even_) {
        for (const LinePart& s : l.parts) all.push_back({s.from, s.to});
      }
    }
    if (even_) return;
    std::sort(all.begin(), all.end(), [](Range a, Range b) { return a.from < b.from; });
    for (Range r : all) {
      if (ranges_.empty() || r.from >= ranges_.back().to) {
        ranges_.push_back(r);
      } else {
        ranges_.back().to = std::max(ranges_.back().to, r.to);
      }
    }
  }

  // Leaves heads, rows of numbers and what stands between them: no text before or behind.
  bool cut_ends() {
    while (!lines_.empty() && lines_.back().numbers == 0) lines_.pop_back();
    std::size_t first = 0;
    auto heads = [&](const Line& l) { return l.numbers == 0 || (l.years_only && (&l == lines_.data() + first || nothing_at_left(l))); };
    auto too_long = [](const LinePart& s) { return s.span.size() > kLongestHead; };
    for (std::size_t i = 0; i < lines_.size() && heads(lines_[i]); ++i) {
      if (std::any_of(lines_[i].parts.begin(), lines_[i].parts.end(), too_long)) first = i + 1;
    }
    body_ = first;
    bool full = false;  // columns of numbers have heads: words at the left behind that head a part of the rows
    while (body_ < lines_.size() && heads(lines_[body_]) && (reaches_numbers(lines_[body_]) || !full))
      full |= reaches_numbers(lines_[body_++]);
    if (body_ > first + kMostHeadRows) first = body_ - kMostHeadRows;
    lines_.erase(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(first));
    body_ -= first;
    return body_ < lines_.size();
  }

  bool nothing_at_left(const Line& line) const {
    bool by_place = division_ == Division::blanks && !ranges_.empty();
    return by_place ? line.parts[0].from >= ranges_[0].to : line.parts[0].span.empty();
  }

  // Does anything stand behind the second column, or in the second of two?
  bool reaches_numbers(const Line& line) const {
    const std::size_t left = columns_ == 2 ? 1 : 2;
    for (std::size_t p = 1; p < line.parts.size(); ++p) {
      const LinePart& s = line.parts[p];
      bool behind = ranges_.size() == columns_ && division_ == Division::blanks ? s.to > ranges_[left].from : p >= left;
      if (behind && !s.span.empty()) return true;
    }
    return false;
  }

  bool enough_numbers() const {
    const std::size_t fewest = division_ == Division::blanks && body_ == 0 ? 3 : 2;
    auto rows = static_cast<std::size_t>(
        std::count_if(lines_.begin() + static_cast<std::ptrdiff_t>(body_), lines_.end(), [](const Line& l) { return l.numbers > 0; }));
    return rows >= fewest && 2 * rows >= lines_.size() - body_;
  }

  // At least a third of the columns hold hardly anything but numbers.
  bool enough_number_columns(const Grid& grid) const {
    std::size_t number_columns = 0;
    for (std::size_t c = 1; c < columns_; ++c) {
      std::size_t numbers = 0, others = 0;
      for (std::size_t r = body_; r < grid.rows.size(); ++r) {
        TextSpan s = grid.rows[r].cells[c];
        std::string_view cell = text_.substr(s.begin, s.size());
        if (is_blank_cell(cell)) continue;
        (read_cell(cell) ? numbers : others)++;
      }
      number_columns += numbers >= 2 && numbers >= 3 * others;
    }
    return 3 * number_columns >= columns_ - 1 && number_columns > 0;
  }

  GridRow row(const Line& line, bool head) const {
    GridRow r;
    r.line = line.span;
    r.cells.assign(columns_, TextSpan{line.span.begin, line.span.begin});
    bool lone = line.parts.size() == 1;
    bool full = division_ == Division::blanks ? even_ && line.parts.size() == columns_ : line.parts.size() >= columns_;
    bool in_order = lone || full || ranges_.size() != columns_ || (division_ == Division::pipes && !head);
    for (std::size_t p = 0; p < line.parts.size(); ++p) {
      const LinePart& s = line.parts[p];
      if (s.span.empty()) continue;
      if (in_order) {
        if (p < columns_) r.cells[p] = s.span;
      } else {
        place(s, head, r.cells);
      }
    }
    auto first = std::find_if(line.parts.begin(), line.parts.end(), [](const LinePart& s) { return !s.span.empty(); });
    if (first != line.parts.end()) r.indent = first->indent;
    return r;
  }

  // Into the columns below it; a cell of the body into the first of them.
  void place(const LinePart& s, bool head, std::vector<TextSpan>& cells) const {
    auto below = std::lower_bound(ranges_.begin(), ranges_.end(), s.from, [](const Range& r, std::size_t from) { return r.to <= from; });
    auto c = static_cast<std::size_t>(below - ranges_.begin());
    if (c == columns_ || ranges_[c].from >= s.to) {  // above no column: the nearer of its neighbours, or both
      constexpr std::size_t kCentred = 1;
      const std::size_t none = text_.size();
      std::size_t left = c > 0 ? s.from - ranges_[c - 1].to : none, right = c < columns_ ? ranges_[c].from - s.to : none;
      bool both = head && c > 1 && c < columns_ && std::max(left, right) - std::min(left, right) <= kCentred;
      auto add = [&](TextSpan& cell) { cell = cell.empty() ? s.span : TextSpan{cell.begin, s.span.end}; };
      if (left < right || both) add(cells[c - 1]);
      if (left >= right || both) add(cells[c]);
      return;
    }
    for (; c < columns_ && ranges_[c].from < s.to; ++c) {
      if (cells[c].empty()) cells[c] = s.span;
      if (!head) return;
    }
  }

  std::string_view text_;
  Division division_;
  std::vector<TextSpan> spans_;
  std::vector<Line> lines_;
  std::vector<Range> ranges_;  // of the columns, where rows can be told by them
  std::size_t columns_ = 0;
  std::size_t body_ = 0;  // the first line that is no head
  bool even_ = false;     // every row of numbers is full
};

TextSpan line_at(std::string_view text, std::size_t begin) {
  auto* found = static_cast<const char*>(std::memchr(text.data() + begin, '\n', text.size() - begin));
  std::size_t end = found ? static_cast<std::size_t>(found - text.data()) : text.size();
  return {begin, end};
}

TextSpan without_return(std::string_view text, TextSpan line) {
  if (line.end > line.begin && text[line.end - 1] == '\r') --line.end;
  return line;
}

// Words alone on a line, such as "Trong đó:" or "II. Chi ngân sách".
bool may_be_section(std::string_view text, TextSpan line) {
  std::string_view words = text.substr(line.begin, line.size());
  return !words.empty() && words.size() <= kLongestSection && words.back() != '.' &&
         words.find_first_not_of(" \t") != std::string_view::npos;
}

}  // namespace

void find_grids(std::string_view text, std::vector<Grid>& out) {
  out.clear();
  for (std::size_t at = 0; (at = find_divider(text, at)) < text.size();) {
    std::size_t begin = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    TextSpan line = line_at(text, begin == std::string_view::npos ? 0 : begin + 1);
    Division division = division_of(text, without_return(text, line));
    at = line.end;
    if (division == Division::none || division == Division::rule) continue;
    Block block(text, division);
    TextSpan next = line;
    std::optional<TextSpan> section;  // words alone, which only a row behind them makes part of the block
    while (true) {
      TextSpan clean = without_return(text, next);
      Division d = division_of(text, clean);
      bool words_alone = d == Division::none && !section && division != Division::pipes && may_be_section(text, clean);
      if (d == division) {
        if (section) block.add(*section);
        section.reset();
        block.add(clean);
      } else if (words_alone) {
        section = clean;
      } else if (d != Division::rule) {
        break;
      }
      at = next.end;
      if (next.end >= text.size()) break;
      next = line_at(text, next.end + 1);
    }
    Grid grid;
    if (block.to_grid(grid)) out.push_back(std::move(grid));
  }
}

}  // namespace solieu
