#include "table/rows.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "match/numbers.h"
#include "text/cell.h"

namespace solieu {
namespace {

bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool upper(char c) { return c >= 'A' && c <= 'Z'; }

// How deep marks set a row; what has none is on top.
enum : int { kNoMark = 0, kLetter = 10, kRoman = 20, kNumber = 30, kSmallLetter = 40, kBullet = 50, kPlus = 60 };

struct RowMark {
  int depth = kNoMark;
  std::size_t length = 0;  // bytes
};

// "I.", "1)", "1.1", "a)", "-" before a name; alone in a column of their own (`alone`) they need no stop.
RowMark mark_of(std::string_view s, bool alone) {
  auto ends = [&](std::size_t at) {  // the number is over: a stop, a bracket, or nothing more
    if (at >= s.size()) return alone;
    return s[at] == '.' || s[at] == ')' || s[at] == '/';
  };
  auto behind = [&](std::size_t at) { return std::min(s.find_first_not_of(".)/ ", at), s.size()); };
  if (s.empty()) return {};
  if (s[0] == '+') return {kPlus, behind(1)};
  static constexpr std::array<std::string_view, 6> kBullets = {"-", "–", "—", "•", "*", "●"};
  for (std::string_view bullet : kBullets) {
    if (s.starts_with(bullet)) return {kBullet, behind(bullet.size())};
  }
  std::size_t at = 0;
  if (is_digit(s[0])) {
    int dots = 0;
    while (at < s.size() && is_digit(s[at])) ++at;
    while (at + 1 < s.size() && s[at] == '.' && is_digit(s[at + 1])) {
      ++dots;
      for (++at; at < s.size() && is_digit(s[at]);) ++at;
    }
    bool numbered = ends(at) || (dots > 0 && at < s.size() && s[at] == ' ');
    return numbered ? RowMark{kNumber + std::min(dots, 5), behind(at)} : RowMark{};
  }
  while (at < s.size() && upper(s[at])) ++at;
  if (at > 0 && ends(at)) {
    std::string_view letters = s.substr(0, at);
    bool roman = roman_value(letters) > 0 && letters != "C" && letters != "L";
    if (roman || at == 1) return {roman ? kRoman : kLetter, behind(at)};
  }
  if (at == 0 && lower(s[0]) && ends(1)) return {kSmallLetter, behind(1)};
  return {};
}

// Sums that may differ in the last place that is printed, once for each of the numbers.
class Sum {
 public:
  void add(const Decimal& value) {
    total_ = total_ ? total_->plus(value) : std::nullopt;
    std::string printed = value.str();
    if (auto point = printed.find('.'); point != std::string::npos)
      places_ = std::max(places_, static_cast<int>(printed.size() - point) - 1);
    ++count_;
  }
  bool is(const Decimal& whole) const { return !exceeds(whole) && total_ && !is_more(whole, *total_); }
  bool exceeds(const Decimal& whole) const { return !total_ || is_more(*total_, whole); }
  int count() const { return count_; }

 private:
  Decimal tolerance() const { return places_ == 0 ? Decimal(0) : Decimal(count_).shifted(-places_); }
  // By more than the last places explain, or by more than can be told.
  bool is_more(const Decimal& a, const Decimal& b) const {
    auto rest = a.plus(b.negated());
    if (rest) rest = rest->plus(tolerance().negated());
    return !rest || rest->is_positive();
  }

  std::optional<Decimal> total_ = Decimal(0);
  int places_ = 0, count_ = 0;
};

class RowLinker {
 public:
  RowLinker(std::vector<RowHead>& rows, const Levels& levels, bool indents_count)
      : rows_(rows), levels_(levels), indents_count_(indents_count), candidates_(rows.size(), kNoRow) {}

  void run() {
    for (std::size_t r = 0; r < rows_.size(); ++r) place(r);
    settle_numbered();
    settle_totals();
  }

 private:
  std::pair<int, std::size_t> depth(std::size_t r) const { return {rows_[r].mark, indents_count_ ? rows_[r].indent : 0}; }

  bool same_unit(std::size_t a, std::size_t b) const {
    auto unit = [&](std::size_t r) { return rows_[r].unit ? rows_[r].unit->base_unit + " " + rows_[r].unit->words : std::string(); };
    return unit(a) == unit(b);
  }

  // In every column in which both have a number, a part is no more than its whole.
  bool fits(std::size_t part, std::size_t whole) const {
    if (!same_unit(part, whole)) return false;
    for (std::size_t c = 0; c < levels_[part].size(); ++c) {
      if (!levels_[part][c] || !levels_[whole][c]) continue;
      if (levels_[part][c]->plus(levels_[whole][c]->negated()).value_or(Decimal(1)).is_positive() && levels_[whole][c]->is_positive())
        return false;
    }
    return true;
  }

  Sum sum_of(const std::vector<std::size_t>& parts, std::size_t column) const {
    Sum sum;
    for (std::size_t r : parts) {
      if (levels_[r][column]) sum.add(*levels_[r][column]);
    }
    return sum;
  }

  bool parts_exceed(const std::vector<std::size_t>& parts, std::size_t whole) const {
    for (std::size_t c = 0; c < levels_[whole].size(); ++c) {
      Sum sum = sum_of(parts, c);
      if (sum.count() > 0 && levels_[whole][c] && sum.exceeds(*levels_[whole][c])) return true;
    }
    return false;
  }

  // Do the parts behind "Trong đó:" come to more than their whole with this one?
  bool scope_exceeded_by(std::size_t r) {
    bool exceeds = false;
    for (std::size_t c = 0; c < levels_[r].size(); ++c) {
      if (!levels_[r][c]) continue;
      scope_sums_[c].add(*levels_[r][c]);
      exceeds |= levels_[scope_][c] && scope_sums_[c].exceeds(*levels_[scope_][c]);
    }
    return exceeds;
  }

  // Are there at least two, and do they make up the whole in a column?
  bool complete(const std::vector<std::size_t>& parts, std::size_t whole) const {
    for (std::size_t c = 0; c < levels_[whole].size() && parts.size() > 1; ++c) {
      Sum sum = sum_of(parts, c);
      bool all = sum.count() == static_cast<int>(parts.size()) && levels_[whole][c] && levels_[whole][c]->is_positive();
      if (all && sum.is(*levels_[whole][c])) return true;
    }
    return false;
  }

  void place(std::size_t r) {
    RowHead& row = rows_[r];
    if (row.opens_parts && !row.has_numbers) {  // "Trong đó:" on a line of its own
      scope_ = last_level_;
      scope_depth_ = scope_ == kNoRow ? std::pair<int, std::size_t>{} : depth(scope_);
      scope_is_deeper_ = false;
      scope_sums_.assign(levels_[r].size(), Sum());
      return;
    }
    while (!above_.empty() && depth(above_.back()) >= depth(r)) above_.pop_back();
    std::size_t whole = above_.empty() ? kNoRow : above_.back();
    if (row.opens_parts && whole == kNoRow && last_level_ != kNoRow && fits(r, last_level_)) {  // "Trong đó: nữ"
      row.whole = last_level_;
      return;
    }
    if (scope_ != kNoRow) {
      bool deeper = depth(r) > scope_depth_;
      bool beside = !deeper && (scope_is_deeper_ || row.mark != kNoMark || depth(r) < scope_depth_);
      scope_is_deeper_ |= deeper;
      if (!row.has_numbers || row.total || beside) scope_ = kNoRow;
      if (scope_ != kNoRow && !deeper && scope_exceeded_by(r)) scope_ = kNoRow;
      if (scope_ != kNoRow && fits(r, scope_)) {
        bool of_part = deeper && whole != kNoRow && whole != scope_ && rows_[whole].whole != kNoRow;
        row.whole = of_part ? whole : scope_;
        above_.push_back(r);
        return;
      }
    }
    if (row.has_numbers && whole != kNoRow && rows_[whole].has_numbers && fits(r, whole)) {
      bool by_indent = row.mark == rows_[whole].mark;
      bool by_number = row.mark > kNoMark && row.mark < kSmallLetter && rows_[whole].mark == kNoMark;
      (by_indent || by_number ? candidates_[r] : row.whole) = whole;
    }
    above_.push_back(r);
    if (row.has_numbers) last_level_ = r;
  }

  // What is set deeper by blanks, or by a number below a row that has none, is a part where the sum allows it.
  void settle_numbered() {
    for (std::size_t whole = 0; whole < rows_.size(); ++whole) {
      std::vector<std::size_t> parts;
      for (std::size_t r = whole + 1; r < rows_.size() && depth(r) > depth(whole); ++r) {
        if (candidates_[r] == whole) parts.push_back(r);
      }
      if (parts.empty()) continue;
      bool by_indent = rows_[parts.front()].mark == rows_[whole].mark;
      if (by_indent ? parts_exceed(parts, whole) : !complete(parts, whole)) continue;
      for (std::size_t r : parts) rows_[r].whole = whole;
    }
  }

  // Rows before or behind a total are its components if they make it up.
  void settle_totals() {
    for (std::size_t t = 0; t < rows_.size(); ++t) {
      if (!rows_[t].total || !rows_[t].has_numbers) continue;
      auto component = [&](std::size_t r) {
        return r < rows_.size() && rows_[r].has_numbers && rows_[r].whole == kNoRow && same_unit(r, t);
      };
      std::vector<std::size_t> behind, before;
      for (std::size_t r = t + 1; r < rows_.size() && !rows_[r].total; ++r) {
        if (component(r)) behind.push_back(r);
      }
      for (std::size_t r = t; r-- > 0 && !rows_[r].total;) {
        if (component(r)) before.push_back(r);
      }
      const auto& parts = complete(behind, t) ? behind : before;
      if (rows_[t].whole != kNoRow || !complete(parts, t)) continue;
      for (std::size_t r : parts) rows_[r].whole = t;
    }
  }

  std::vector<RowHead>& rows_;
  const Levels& levels_;
  bool indents_count_;
  std::vector<std::size_t> candidates_;  // wholes by indent or number, which the sums must allow
  std::vector<std::size_t> above_;       // rows that are less deep, the deepest last
  std::size_t last_level_ = kNoRow;      // the last row with numbers that "trong đó" can be said of
  std::size_t scope_ = kNoRow;           // the whole that "Trong đó:" speaks of
  std::pair<int, std::size_t> scope_depth_;
  bool scope_is_deeper_ = false;  // its parts are set deeper than it: what is not ends it
  std::vector<Sum> scope_sums_;   // of its parts so far, by column
};

}  // namespace

std::vector<RowHead> read_row_heads(const Table& table, std::string_view text, const Grammar& grammar, const MatchContext& context) {
  const TableLists& lists = grammar.table_lists();
  std::vector<RowHead> rows;
  for (std::size_t r = table.first_row; r < table.grid.rows.size(); ++r) {
    RowHead row;
    std::string_view name = table.cell(text, r, table.row_heads);
    RowMark mark = mark_of(name, false);
    if (table.row_numbers != kNoColumn) {
      RowMark own = mark_of(table.cell(text, r, table.row_numbers), true);
      if (mark.depth == kNoMark) mark.depth = own.depth;
      if (name.empty() && own.depth == kNoMark) name = table.cell(text, r, table.row_numbers);  // "Trong đó:" at the margin
    }
    row.mark = mark.depth;
    row.indent = table.grid.rows[r].indent;
    name.remove_prefix(std::min(mark.length, name.size()));
    if (std::size_t parts = opening_phrase(name, lists.parts, grammar.lexicon())) {
      row.opens_parts = true;
      std::size_t rest = std::min(name.find_first_not_of(" :", parts), name.size());
      if (rest < name.size()) name = name.substr(rest);
      if (RowMark inner = mark_of(name, false); inner.depth >= kBullet) name.remove_prefix(inner.length);
    }
    constexpr std::size_t kLongestToRead = 200;  // bytes
    if (name.size() <= kLongestToRead && (name.ends_with(')') || name.find_first_of("0123456789") != std::string_view::npos)) {
      Head head = read_head(name, QuantityType::bare, grammar, context);
      bool unit_behind = head.unit && name.ends_with(')') && head.unit_span.end + 1 == name.size();
      if (unit_behind) {
        name = name.substr(0, name.rfind('('));
        while (name.ends_with(' ')) name.remove_suffix(1);
        row.unit = head.unit;
      }
      if (head.name.empty()) row.period = head.period;
    }
    if (table.row_units != kNoColumn) {
      if (auto unit = read_unit_words(table.cell(text, r, table.row_units), grammar)) row.unit = std::move(unit);
    }
    while (name.ends_with(':') || name.ends_with(' ') || name.ends_with('*')) name.remove_suffix(1);
    std::size_t total = opening_phrase(name, lists.total, grammar.lexicon());
    row.total = total > 0;
    row.nothing_but_total = total > 0 && total == name.size();
    row.name = name;
    for (std::size_t c = 0; c < table.grid.columns; ++c) {
      row.has_numbers = row.has_numbers || (table.roles[c] == ColumnRole::values && read_cell(table.cell(text, r, c)));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

void link_rows(std::vector<RowHead>& rows, const Levels& levels, bool indents_count) { RowLinker(rows, levels, indents_count).run(); }

}  // namespace solieu
