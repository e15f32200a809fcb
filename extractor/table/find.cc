// Which grids are tables, and what their columns and the lines above them are.
#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "table/table.h"
#include "text/cell.h"

namespace solieu {
namespace {

constexpr std::size_t kLongestAbove = 300;  // bytes of a line that may be a caption
constexpr int kMostLinesAbove = 3;

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

TextSpan trimmed(std::string_view text, TextSpan s) {
  while (s.begin < s.end && blank(text[s.begin])) ++s.begin;
  while (s.end > s.begin && blank(text[s.end - 1])) --s.end;
  return s;
}

class Finder {
 public:
  Finder(std::string_view text, const Grammar& grammar) : text_(text), grammar_(grammar), lists_(grammar.table_lists()) {}

  /// `from`: the end of the table before, above which nothing belongs to this one.
  bool find(Grid grid, std::size_t from, Table& table) { return describe(std::move(grid), from, table) && is_table(); }

  bool describe(Grid grid, std::size_t from, Table& table) {
    t_ = &table;
    t_->grid = std::move(grid);
    t_->span = t_->grid.span;
    read_above(from);
    take_lines_of_heads();
    if (t_->grid.rows.size() == t_->grid.head_rows) return false;
    join_heads();
    skip_column_numbers();
    take_unit_of_caption();
    return tell_columns();
  }

 private:
  std::string_view words(TextSpan s) const { return text_.substr(s.begin, s.size()); }
  std::size_t opening(std::string_view line, ListId list) const { return opening_phrase(line, list, grammar_.lexicon()); }

  // "Bảng 1. …", "Biểu số 02-NS: …"; of "Bảng cân đối" nothing.
  bool is_label(std::string_view line) const {
    std::size_t end = opening(line, lists_.caption);
    if (end == 0) return false;
    std::size_t next = std::min(line.find_first_not_of(' ', end), line.size());
    return next < line.size() && (line[next] == ':' || (line[next] >= '0' && line[next] <= '9'));
  }

  // The units that a line names behind "Đơn vị tính:", which opens it or stands in brackets.
  std::vector<TableUnit> units_of(std::string_view line) const {
    std::vector<TableUnit> units;
    std::size_t at = line.find_first_not_of(" \t(");
    constexpr int kMostBrackets = 4;
    for (int tries = 0; at < line.size() && tries <= kMostBrackets; ++tries) {
      std::size_t length = opening(line.substr(at), lists_.unit);
      std::size_t colon = length == 0 ? line.size() : std::min(line.find_first_not_of(' ', at + length), line.size());
      if (colon < line.size() && line[colon] == ':') {
        std::string_view rest = line.substr(colon + 1);
        if (auto end = rest.find(')'); end != std::string_view::npos && rest.find('(') == std::string_view::npos)
          rest = rest.substr(0, end);
        add_units(rest, units);
        return units;
      }
      auto open = line.find('(', at);
      at = open == std::string_view::npos ? line.size() : std::min(line.find_first_not_of(' ', open + 1), line.size());
    }
    return units_by_name(line);
  }

  // "(Lượng: nghìn tấn; trị giá: triệu USD)": two units and more, each behind what it is of, and nothing else.
  std::vector<TableUnit> units_by_name(std::string_view line) const {
    const std::size_t first = line.find_first_not_of(" \t("), last = line.find_last_not_of(" \t)");
    if (first == std::string_view::npos || line.find(':') == std::string_view::npos) return {};
    line = line.substr(first, last + 1 - first);
    if (line.find_first_of("()") != std::string_view::npos) return {};
    std::vector<TableUnit> units;
    add_units(line, units);
    const auto pieces = static_cast<std::size_t>(std::count(line.begin(), line.end(), ';')) + 1;
    const bool all_named = std::none_of(units.begin(), units.end(), [](const TableUnit& u) { return u.name.empty(); });
    return units.size() >= 2 && units.size() == pieces && all_named ? units : std::vector<TableUnit>();
  }

  void add_units(std::string_view rest, std::vector<TableUnit>& units) const {
    while (!rest.empty()) {
      if (auto all = read_unit_words(rest, grammar_); all && all->known) {
        units.push_back({"", std::move(*all)});
        return;
      }
      std::size_t end = std::min(rest.find_first_of(";,"), rest.size());
      std::string_view one = rest.substr(0, end);
      rest = rest.substr(std::min(end + 1, rest.size()));
      auto colon = one.find(':');
      auto unit = read_unit_words(colon == std::string_view::npos ? one : one.substr(colon + 1), grammar_);
      if (!unit || !unit->known) continue;
      TextSpan name = trimmed(one, {0, colon == std::string_view::npos ? 0 : colon});
      units.push_back({std::string(one.substr(name.begin, name.size())), std::move(*unit)});
    }
  }

  // Caption and unit line: the lines right above, with one empty line between at most.
  void read_above(std::size_t from) {
    std::size_t begin = t_->grid.span.begin;
    bool empty_line = false;
    for (int n = 0; n < kMostLinesAbove && begin > from;) {
      std::size_t end = begin - 1;  // the line feed
      std::size_t earliest = std::max(from, end > kLongestAbove ? end - kLongestAbove : 0);
      begin = end;
      while (begin > earliest && text_[begin - 1] != '\n') --begin;
      if (begin > 0 && text_[begin - 1] != '\n') return;  // too long, or of the table before
      TextSpan line = trimmed(text_, {begin, end});
      if (line.empty()) {
        if (std::exchange(empty_line, true)) return;
        continue;
      }
      ++n;
      std::string_view said = words(line);
      auto units = units_of(said);
      bool label = is_label(said);
      bool units_only = !units.empty() && !label &&
                        (opening(said.substr(std::min(said.find_first_not_of('('), said.size())), lists_.unit) > 0 || !units_by_name(said).empty());
      if (t_->units.empty()) t_->units = std::move(units);
      if (units_only) {
        t_->span.begin = line.begin;
        continue;
      }
      if (said.starts_with('(')) continue;  // "(Kèm theo Báo cáo số 125)"
      if (t_->caption.empty() || label) t_->caption = said;
      t_->has_label = label;
      if (label) return;
    }
  }

  // "Bảng 1. Thu ngân sách (tỷ đồng)"
  void take_unit_of_caption() {
    if (!t_->units.empty() || !t_->caption.ends_with(')')) return;
    Head caption = read_head(t_->caption, QuantityType::bare, grammar_, {});
    if (caption.unit && caption.unit_span.end + 1 == t_->caption.size()) t_->units.push_back({"", std::move(*caption.unit)});
  }

  // Rows above the heads that are a caption or a unit line themselves.
  void take_lines_of_heads() {
    Grid& g = t_->grid;
    for (std::size_t r = 0; r < g.head_rows;) {
      TextSpan line = trimmed(text_, g.rows[r].line);
      std::vector<TableUnit> units;
      for (TextSpan cell : g.rows[r].cells) {
        if (units.empty() && !cell.empty() && cell.size() <= kLongestAbove) units = units_of(words(cell));
      }
      bool label = r == 0 && line.size() <= kLongestAbove && is_label(words(line));
      if (units.empty() && !label) {
        ++r;
        continue;
      }
      if (t_->units.empty()) t_->units = std::move(units);
      if (label) {
        t_->caption = words(line);
        t_->has_label = true;
      }
      g.rows.erase(g.rows.begin() + static_cast<std::ptrdiff_t>(r));
      --g.head_rows;
    }
  }

  // Heads of several lines are one; a head over several columns is of each of them.
  void join_heads() {
    const Grid& g = t_->grid;
    t_->heads.assign(g.columns, {});
    for (std::size_t c = 0; c < g.columns; ++c) {
      TextSpan last{};
      for (std::size_t r = 0; r < g.head_rows; ++r) {
        const auto& cells = g.rows[r].cells;
        TextSpan cell = cells[c];
        if (cell.empty() && !g.aligned) cell = head_to_the_left(r, c);
        std::string_view piece = words(cell);
        bool drawn = piece.find_first_not_of("-=_") == std::string_view::npos;
        if (drawn || cell == last) continue;
        last = cell;
        bool unit = read_bare_unit(piece, grammar_).has_value();
        std::string& head = t_->heads[c];
        if (is_own_period(head, piece)) head = std::string(piece) + " " + head;
        else head += (head.empty() ? "" : " ") + (unit ? "(" + std::string(piece) + ")" : std::string(piece));
      }
    }
  }

  // "So với cùng kỳ năm trước (%)" over "Tháng 10 năm 2024": the period is not what is compared with, which is told already.
  bool is_own_period(const std::string& head, std::string_view piece) const {
    if (head.empty()) return false;
    const Cues above = read_head(head, QuantityType::bare, grammar_, {}).cues;
    if (above.base.empty() || above.base == "none" || above.base == "by_period" || (above.kind != "ratio" && above.kind != "change")) return false;
    MatchContext any_year;
    any_year.year = 2000;
    const Head below = read_head(piece, QuantityType::bare, grammar_, any_year);
    return below.period && below.name.empty() && !below.unit && below.cues.base.empty() && (below.cues.kind.empty() || below.cues.kind == "level");
  }

  // Where cells are empty because the head before is theirs too: below it they have heads of their own.
  TextSpan head_to_the_left(std::size_t row, std::size_t column) const {
    const Grid& g = t_->grid;
    auto has_head_below = [&](std::size_t c) {
      for (std::size_t r = row + 1; r < g.head_rows; ++r) {
        if (!g.rows[r].cells[c].empty()) return true;
      }
      return false;
    };
    constexpr std::size_t kWidest = 12;  // columns below one head
    for (std::size_t back = 0; back < kWidest && has_head_below(column); ++back, --column) {
      if (!g.rows[row].cells[column].empty()) return g.rows[row].cells[column];
      if (column <= 1) break;
    }
    return {};
  }

  // "A | B | 1 | 2 | 3 = 2/1" below the heads numbers the columns.
  void skip_column_numbers() {
    const Grid& g = t_->grid;
    t_->first_row = g.head_rows;
    int last = 0, in_row = 0;
    for (TextSpan cell : g.rows[t_->first_row].cells) {
      constexpr std::size_t kLongestLetter = 3, kLongest = 20;
      std::string_view number = words(cell);
      if (number.starts_with('(')) number.remove_prefix(1);
      int value = 0;
      auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), value);
      if (error != std::errc()) {
        if (cell.size() > kLongestLetter) return;
        continue;
      }
      bool formula = cell.size() <= kLongest && number.find('=') != std::string_view::npos;
      bool whole = stop == number.data() + number.size() || *stop == ')';
      if (!(whole || formula) || (last > 0 ? value != last + 1 : value > 2)) return;
      last = value;
      ++in_row;
    }
    if (in_row >= 2 && t_->first_row + 1 < g.rows.size()) ++t_->first_row;
  }

  struct Contents {
    std::size_t numbers = 0, years = 0, words = 0;
  };
  Contents contents(std::size_t column) const {
    Contents found;
    for (std::size_t r = t_->first_row; r < t_->grid.rows.size(); ++r) {
      std::string_view cell = t_->cell(text_, r, column);
      if (is_blank_cell(cell)) continue;
      found.years += is_year_cell(cell);
      (read_cell(cell) ? found.numbers : found.words)++;
    }
    return found;
  }

  bool tell_columns() {
    const std::size_t columns = t_->grid.columns;
    t_->roles.assign(columns, ColumnRole::other);
    std::size_t named = kNoColumn;
    for (std::size_t c = 0; c < columns; ++c) {
      const std::string& head = t_->heads[c];
      std::size_t number_word = opening(head, lists_.number);
      Contents in = contents(c);
      if (number_word > 0 && number_word == head.size()) {
        t_->roles[c] = ColumnRole::row_numbers;
        if (t_->row_numbers == kNoColumn && named == kNoColumn) t_->row_numbers = c;
      } else if (named == kNoColumn && in.numbers > 0 && in.words < in.numbers && in.years < in.numbers) {
        if (c > 0 || columns < 3) return false;  // numbers first: only those of the rows may be
        t_->roles[c] = ColumnRole::row_numbers;
        t_->row_numbers = c;
      } else if (named == kNoColumn && (in.words > 0 || in.years > 0)) {
        t_->roles[c] = ColumnRole::row_heads;
        named = t_->row_heads = c;
      } else if (named == kNoColumn) {
        continue;
      } else if (t_->row_units == kNoColumn && opening(head, lists_.unit) == head.size() && !head.empty() && in.words > in.numbers) {
        t_->roles[c] = ColumnRole::units;
        t_->row_units = c;
      } else if (in.numbers > 0 && in.numbers >= 3 * in.words) {
        t_->roles[c] = ColumnRole::values;
      }
    }
    return named != kNoColumn && std::find(t_->roles.begin(), t_->roles.end(), ColumnRole::values) != t_->roles.end();
  }

  // Prose is never taken for one: something must name a unit, or a caption must say that this is a table.
  bool is_table() const {
    bool headed = std::any_of(t_->heads.begin(), t_->heads.end(), [](const std::string& h) { return !h.empty(); });
    if (!t_->units.empty()) return true;
    if (!headed) return false;
    if (t_->has_label) return true;
    if (t_->row_units != kNoColumn) {
      for (std::size_t r = t_->first_row; r < t_->grid.rows.size(); ++r) {
        if (read_unit_words(t_->cell(text_, r, t_->row_units), grammar_)) return true;
      }
    }
    for (std::size_t c = 0; c < t_->grid.columns; ++c) {
      if (t_->roles[c] == ColumnRole::values && read_head(t_->heads[c], QuantityType::bare, grammar_, {}).unit) return true;
    }
    return false;
  }

  std::string_view text_;
  const Grammar& grammar_;
  const TableLists& lists_;
  Table* t_ = nullptr;
};

}  // namespace

std::optional<Table> describe_grid(Grid grid, std::string_view text, std::size_t from, const Grammar& grammar) {
  Table table;
  if (grid.rows.size() == grid.head_rows || !Finder(text, grammar).describe(std::move(grid), from, table)) return std::nullopt;
  return table;
}

std::vector<Table> find_tables(std::string_view text, const Grammar& grammar) {
  std::vector<Table> tables;
  std::vector<Grid> grids;
  find_grids(text, grids);
  std::size_t from = 0;
  for (Grid& grid : grids) {
    std::size_t end = grid.span.end;
    Table table;
    if (Finder(text, grammar).find(std::move(grid), from, table)) tables.push_back(std::move(table));
    from = end;
  }
  return tables;
}

}  // namespace solieu
