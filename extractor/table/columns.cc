#include "table/columns.h"

#include <algorithm>
#include <utility>

#include "link/bases.h"
#include "link/names.h"
#include "match/numbers.h"
#include "text/cell.h"

namespace solieu {
namespace {

bool is_comparison(std::string_view kind) { return kind == "ratio" || kind == "attainment"; }

// How a column writes its numbers, as far as it shows: "12,345" and "9,876" under each other and no other comma are
// thousands more likely than decimals of three places each.
NumberHabit habit_of(std::string_view numbers, std::size_t with_comma, bool only_thousands, NumberHabit document) {
  NumberHabit habit = number_habit(numbers);
  if (habit != NumberHabit::unknown) return habit;
  constexpr std::size_t kEnough = 3;
  if ((document == NumberHabit::unknown || document == NumberHabit::point_alone) && only_thousands && with_comma >= kEnough) return NumberHabit::point_decimal;
  return document;
}

class ColumnReader {
 public:
  ColumnReader(const Table& table, std::string_view text, const Grammar& grammar, const MatchContext& context)
      : table_(table), text_(text), grammar_(grammar), context_(context) {}

  ValueColumn read(std::size_t index) {
    ValueColumn column;
    column.index = index;
    has_signs_ = false;
    read_cells(column);
    read_head_words(column);
    settle_by_numbers(column);
    return column;
  }

 private:
  void read_cells(ValueColumn& column) {
    std::vector<std::optional<CellNumber>> numbers;
    std::string all;
    std::size_t with_comma = 0;
    bool only_thousands = true;
    for (std::size_t r = table_.first_row; r < table_.grid.rows.size(); ++r) {
      std::string_view cell = table_.cell(text_, r, column.index);
      const auto& n = numbers.emplace_back(read_cell(cell));
      if (!n) continue;
      std::string_view digits = cell.substr(n->digits.begin, n->digits.size());
      all += digits;
      all += '\n';
      auto comma = digits.find(',');
      with_comma += comma != std::string_view::npos;
      only_thousands &= comma == std::string_view::npos || digits.size() - comma == 4;
    }
    NumberHabit habit = habit_of(all, with_comma, only_thousands, context_.habit);
    for (std::size_t r = table_.first_row; r < table_.grid.rows.size(); ++r) {
      std::string_view cell = table_.cell(text_, r, column.index);
      const auto& n = numbers[r - table_.first_row];
      auto& out = column.cells.emplace_back();
      if (!n) continue;
      std::size_t begin = table_.grid.rows[r].cells[column.index].begin;
      CellValue v;
      v.span = {begin + n->span.begin, begin + n->span.end};
      v.value = parse_digits(cell.substr(n->digits.begin, n->digits.size()), habit, v.ambiguous);
      if (!n->high_digits.empty()) v.high = parse_digits(cell.substr(n->high_digits.begin, n->high_digits.size()), habit, v.ambiguous);
      if (!n->high_digits.empty() && !v.high) v.value.reset();
      if (v.value && n->negative) v.value = v.value->negated();
      if (!v.value) v.high.reset();
      v.percent = n->percent;
      out = v;
      has_signs_ = has_signs_ || n->negative || n->plus;
    }
  }

  // "Lượng: tấn; trị giá: triệu USD": the unit of the columns that are called so, or the one for all others.
  const UnitWords* unit_of_line(const std::string& head) const {
    const UnitWords* found = nullptr;
    std::string name = folded(head);
    for (const TableUnit& u : table_.units) {
      if (u.name.empty() ? !found : name.find(folded(u.name)) != std::string::npos) found = &u.unit;
    }
    return found;
  }

  void read_head_words(ValueColumn& column) {
    const std::string& head = table_.heads[column.index];
    bool percent = std::any_of(column.cells.begin(), column.cells.end(), [](const auto& c) { return c && c->percent; });
    const UnitWords* from_line = table_.row_units == kNoColumn ? unit_of_line(head) : nullptr;
    if (percent) from_line = nullptr;
    QuantityType type = percent ? QuantityType::percent : from_line ? from_line->type : QuantityType::bare;
    column.head = read_head(head, type, grammar_, context_);
    column.unit = column.head.unit;
    if (percent && !column.unit) column.unit = read_unit_words("%", grammar_);
    if (!column.unit && from_line) {
      column.unit = *from_line;
      column.unit_from_line = true;
    }
    const Cues& cues = column.head.cues;
    column.kind = cues.kind.empty() ? "level" : cues.kind;
    column.status = !cues.status.empty() && column.is_level() ? cues.status : "actual";
    column.period = column.head.period;
  }

  // "So với cùng kỳ (%)" over 108,5 is a ratio; over +8,5 and -3,2, or 8,5 and 3,2 alone, it is a growth.
  void settle_by_numbers(ValueColumn& column) {
    if (!is_comparison(column.kind)) return;
    constexpr int kHardlyRatios = 50;  // per cent
    std::size_t numbers = 0, low = 0;
    for (const auto& cell : column.cells) {
      if (!cell || !cell->value) continue;
      ++numbers;
      low += !cell->value->plus(Decimal(-kHardlyRatios)).value_or(Decimal(1)).is_positive();
    }
    bool small = column.kind == "ratio" && numbers >= 2 && low == numbers && column.unit && column.unit->type == QuantityType::percent;
    if (!has_signs_ && !small) return;
    column.kind = "change";
    column.head.both_ways = true;
    column.kind_from_numbers = true;
  }

  const Table& table_;
  std::string_view text_;
  const Grammar& grammar_;
  const MatchContext& context_;
  bool has_signs_ = false;  // of the column that is being read
};

bool whole_years(const Period& p) {
  return p.first && p.last && p.first->month == 1 && p.first->day == 1 && p.last->month == 12 && p.last->day == 31;
}

// The days that the table speaks of: those of its caption, or of the first column of facts that names some.
std::optional<Period> main_period(const std::vector<ValueColumn>& columns, const Head& caption) {
  if (caption.period) return caption.period;
  for (const ValueColumn& c : columns) {
    if (c.is_level() && c.status != "target" && c.head.cues.base.empty() && c.period) return c.period;
  }
  return std::nullopt;
}

void settle_periods(std::vector<ValueColumn>& columns, const Head& caption) {
  std::optional<Period> main = main_period(columns, caption);
  for (ValueColumn& c : columns) {
    std::string_view base = c.head.cues.base;
    if (c.is_level() && !base.empty() && base != "none" && base != "by_period") {  // "Cùng kỳ năm 2023": the amounts themselves
      Period then = main ? base_period(base, *main) : Period{};
      c.period = then.empty() ? std::nullopt : std::optional(then);
    } else if (!c.period && caption.period && (c.status != "target" || whole_years(*caption.period))) {
      c.period = caption.period;
      c.period_from_caption = true;
    }
  }
}

}  // namespace

std::vector<ValueColumn> read_columns(const Table& table, std::string_view text, const Grammar& grammar, const MatchContext& context,
                                      const Head& caption) {
  std::vector<ValueColumn> columns;
  ColumnReader reader(table, text, grammar, context);
  for (std::size_t c = 0; c < table.grid.columns; ++c) {
    if (table.roles[c] == ColumnRole::values) columns.push_back(reader.read(c));
  }
  settle_periods(columns, caption);
  return columns;
}

int latest_year_of_heads(const Table& table, const Grammar& grammar, MatchContext context) {
  context.year = 0;  // what the text has named before is no year of theirs
  int latest = 0;
  for (std::size_t c = 0; c < table.grid.columns; ++c) {
    if (table.roles[c] != ColumnRole::values) continue;
    Head head = read_head(table.heads[c], QuantityType::bare, grammar, context);
    if (head.cues.status != "target" && head.period && head.period->last) latest = std::max(latest, head.period->last->year);
  }
  return latest;
}

Levels levels_of(const std::vector<ValueColumn>& columns, std::size_t rows) {
  Levels levels(rows);
  for (const ValueColumn& c : columns) {
    if (c.kind != "level") continue;
    for (std::size_t r = 0; r < rows; ++r) levels[r].push_back(c.cells[r] ? c.cells[r]->value : std::nullopt);
  }
  return levels;
}

}  // namespace solieu
