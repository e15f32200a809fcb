#include "table/read.h"

#include <algorithm>
#include <utility>

#include "link/bases.h"
#include "link/names.h"
#include "table/columns.h"
#include "table/rows.h"

namespace solieu {
namespace {

// One table on its way to figures.
class TableReader {
 public:
  TableReader(const Table& table, std::string_view text, const Grammar& grammar, const MatchContext& context, std::vector<Draft>& drafts)
      : table_(table), text_(text), grammar_(grammar), names_(grammar), context_(context), drafts_(drafts) {}

  void run() {
    caption_ = read_head(without_label(table_.caption), QuantityType::bare, grammar_, context_);
    int year = caption_.period && caption_.period->last ? caption_.period->last->year : latest_year_of_heads(table_, grammar_, context_);
    if (year > 0) context_.year = year;
    if (caption_.several_periods) caption_.period.reset();  // of which the figures are, only the heads can tell
    columns_ = read_columns(table_, text_, grammar_, context_, caption_);
    columns_divide_ = !caption_.title.empty() && std::any_of(columns_.begin(), columns_.end(), [&](const ValueColumn& c) {
      return !c.head.name.empty() && opening_phrase(c.head.name, grammar_.table_lists().total, grammar_.lexicon()) == c.head.name.size();
    });
    rows_ = read_row_heads(table_, text_, grammar_, context_);
    link_rows(rows_, levels_of(columns_, rows_.size()), indents_count());
    figure_of_row_.assign(columns_.size(), std::vector<int>(rows_.size(), 0));
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      if (rows_[r].has_numbers) {
        read_row(r);
      } else if (!rows_[r].opens_parts) {
        section_ = rows_[r].name;
      }
    }
    link_parents();
  }

 private:
  // "Bảng 1. Thu ngân sách" → "Thu ngân sách"
  std::string_view without_label(std::string_view caption) const {
    if (!table_.has_label) return caption;
    caption.remove_prefix(opening_phrase(caption, grammar_.table_lists().caption, grammar_.lexicon()));
    std::size_t name = std::min(caption.find_first_not_of(" 0123456789.:"), caption.size());
    return caption.substr(name);
  }

  // Blanks before a name mean something where few rows have them and the names stand at one margin.
  bool indents_count() const {
    std::vector<std::size_t> seen;
    for (const RowHead& row : rows_) {
      if (std::find(seen.begin(), seen.end(), row.indent) == seen.end()) seen.push_back(row.indent);
      constexpr std::size_t kMost = 4;
      if (seen.size() > kMost) return false;
    }
    return true;
  }

  void read_row(std::size_t r) {
    const std::size_t first = drafts_.size();
    std::vector<std::size_t> column_of;  // by figure of this row
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (!columns_[c].cells[r]) continue;
      drafts_.push_back(draft_of(r, c));
      column_of.push_back(c);
      if (drafts_.back().figure.kind == "level") figure_of_row_[c][r] = drafts_.back().figure.figure;
    }
    for (std::size_t i = 0; i < column_of.size(); ++i) {
      Draft& d = drafts_[first + i];
      if (d.is_amount()) continue;
      std::size_t amount = amount_for(i, first, column_of);
      if (amount != kNoColumn) {
        d.figure.of = drafts_[first + amount].figure.figure;
        if (columns_[column_of[i]].head.name.empty()) take_indicator(d, drafts_[first + amount]);
        if (!columns_[column_of[i]].head.period && drafts_[first + amount].period) take_period(d, drafts_[first + amount]);
      }
      settle_base(d, columns_[column_of[i]].head.compared ? &*columns_[column_of[i]].head.compared : nullptr, d.period, context_.year);
      if (d.figure.base_period.empty() && d.period) d.figure.base_period = base_period(d.figure.base, *d.period).str();
    }
  }

  Draft draft_of(std::size_t r, std::size_t c) const {
    const ValueColumn& column = columns_[c];
    const CellValue& cell = *column.cells[r];
    const RowHead& row = rows_[r];
    Draft d;
    Figure& f = d.figure;
    f.figure = static_cast<int>(drafts_.size()) + 1;
    d.text_span = cell.span;
    f.qualifier = "exact";
    f.value = cell.value;
    f.value_high = cell.high;
    take_names(row, column, d);
    take_unit(row, column, d);
    f.kind = kind_of(column, d.type);
    f.status = d.is_amount() ? column.status : "actual";
    if (f.kind == "change") take_direction(column, f);
    if (!d.is_amount()) {
      f.base = column.head.cues.base == "none" ? std::string_view() : column.head.cues.base;
      if (column.kind_from_numbers) f.flags.emplace_back("kind_from_numbers");
    }
    if (row.period) {
      d.period = row.period;
    } else if (column.period) {
      d.period = column.period;
      if (column.period_from_caption) f.flags.emplace_back("period_inherited");
    }
    if (d.period) f.period = d.period->str();
    for (auto flag : column.head.cues.flags) f.flags.emplace_back(flag);
    if (cell.ambiguous) f.flags.emplace_back("number_format_ambiguous");
    if (!cell.value) f.flags.emplace_back("number_misprinted");
    f.rule = "table." + f.kind;
    d.own_indicator = !f.indicator.empty();
    return d;
  }

  // What the row is about, and the measure where the column has one of its own; where neither says anything, the
  // caption does.
  void take_names(const RowHead& row, const ValueColumn& column, Draft& d) const {
    std::string& name = d.figure.indicator;
    std::string thing = row.period ? std::string() : row.name;
    if (!thing.empty() && !section_.empty() && names_.opening(thing, grammar_.lists().generic) == thing.size()) thing += " " + section_;
    const std::string& measure = column.head.name;
    bool total_of_caption = row.nothing_but_total && (!measure.empty() || !caption_.title.empty());
    if (total_of_caption) thing.clear();
    bool whole = opening_phrase(measure, grammar_.table_lists().total, grammar_.lexicon()) == measure.size();
    if (thing.empty() && columns_divide_) {  // "Dân số": total, men, women by years
      name = whole || measure.empty() ? caption_.title : caption_.title + " " + measure;
      d.figure.flags.emplace_back("indicator_inherited");
      return;
    }
    name = joined(measure, thing);
    bool of_what = thing.empty() && !measure.empty() && names_.opening(measure, grammar_.lists().generic) == measure.size();
    if (!name.empty() && !(of_what && !caption_.title.empty())) return;
    name = joined(measure, caption_.title);
    d.figure.flags.emplace_back(name.empty() ? "indicator_unknown" : "indicator_inherited");
  }

  void take_unit(const RowHead& row, const ValueColumn& column, Draft& d) const {
    const UnitWords* unit = column.unit ? &*column.unit : nullptr;
    bool from_line = column.unit_from_line;
    if (row.unit && (!unit || from_line)) {
      unit = &*row.unit;
      from_line = false;
    }
    Figure& f = d.figure;
    if (unit) {
      d.type = unit->type;
      f.unit = unit->words;
      f.base_unit = unit->base_unit;
      f.amount = in_base_units(f.value, unit->magnitude, unit->factor);
      f.amount_high = in_base_units(f.value_high, unit->magnitude, unit->factor);
      if (from_line) f.flags.emplace_back("unit_from_table");
      if (!unit->known) f.flags.emplace_back("unit_unknown");
    } else if (auto counted = names_.counted(f.indicator, false); counted && f.value && f.value->is_integer()) {
      d.type = QuantityType::count;  // "Số hộ nghèo"
      f.unit = counted->words;
      f.base_unit = counted->noun->base_unit;
      f.amount = f.value;
      f.amount_high = f.value_high;
      f.flags.emplace_back("unit_from_indicator");
    }
  }

  // The kind that the head says, as far as the unit of the row bears it out.
  static std::string kind_of(const ValueColumn& column, QuantityType type) {
    bool percent = type == QuantityType::percent || type == QuantityType::points;
    if (column.kind == "change") return column.kind;
    if (column.is_level()) return percent ? "rate" : "level";
    return percent || type == QuantityType::times ? column.kind : "level";
  }

  // The sign tells; without one, the head.
  static void take_direction(const ValueColumn& column, Figure& f) {
    bool falls = column.head.cues.direction == "down" && !column.head.both_ways;
    bool negative = f.value && !f.value->is_positive() && !f.value->is_zero();
    if (negative) {
      f.value = f.value->negated();
      if (f.amount) f.amount = f.amount->negated();
    }
    f.direction = f.value && f.value->is_zero() ? "flat" : negative != falls ? "down" : "up";
  }

  static void take_period(Draft& d, const Draft& from) {
    d.period = from.period;
    d.figure.period = from.figure.period;
    take_flag("period_inherited", d.figure, from.figure);
  }

  static void take_indicator(Draft& d, const Draft& from) {
    d.figure.indicator = from.figure.indicator;
    take_flag("indicator_inherited", d.figure, from.figure);
  }

  static void take_flag(std::string_view flag, Figure& to, const Figure& from) {
    to.flags.erase(std::remove(to.flags.begin(), to.flags.end(), flag), to.flags.end());
    if (std::find(from.flags.begin(), from.flags.end(), flag) != from.flags.end()) to.flags.emplace_back(flag);
  }

  // Which amount of its row is a percentage said of? A fact of the same measure, of its own days if its head names
  // some, else the latest one, the nearest before it.
  std::size_t amount_for(std::size_t said, std::size_t first, const std::vector<std::size_t>& column_of) const {
    const ValueColumn& column = columns_[column_of[said]];
    const Draft& figure = drafts_[first + said];
    const bool relative = figure.type == QuantityType::percent || figure.type == QuantityType::times;
    std::size_t best = kNoColumn;
    for (std::size_t i = 0; i < column_of.size(); ++i) {
      const ValueColumn& other = columns_[column_of[i]];
      const Draft& d = drafts_[first + i];
      bool of_base = !other.head.cues.base.empty();
      if (!relative &&
          (figure.type == QuantityType::points ? d.type != QuantityType::percent : figure.figure.base_unit != d.figure.base_unit))
        continue;
      bool planned_too = column.head.period && d.period && *column.head.period == *d.period;  // "KH 2025/TH 2024 (%)"
      if (!d.is_amount() || (other.status == "target" && !planned_too) || of_base) continue;
      if (!column.head.name.empty() && !other.head.name.empty() && column.head.name != other.head.name) continue;
      if (column.head.period && d.period && *column.head.period != *d.period) continue;
      if (best != kNoColumn && later(drafts_[first + best], d)) continue;
      if (best != kNoColumn && other.index > column.index && !later(d, drafts_[first + best])) continue;
      best = i;
    }
    return best;
  }

  static bool later(const Draft& a, const Draft& b) {
    return a.period && a.period->last && b.period && b.period->last && *a.period->last > *b.period->last;
  }

  // A row that is a part of another is so in every column of levels.
  void link_parents() {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      for (std::size_t r = 0; r < rows_.size(); ++r) {
        int part = figure_of_row_[c][r], whole = rows_[r].whole == kNoRow ? 0 : figure_of_row_[c][rows_[r].whole];
        if (!part || !whole) continue;
        Figure& f = drafts_[static_cast<std::size_t>(part - 1)].figure;
        if (f.base_unit == drafts_[static_cast<std::size_t>(whole - 1)].figure.base_unit) f.parent = whole;
      }
    }
  }

  const Table& table_;
  std::string_view text_;
  const Grammar& grammar_;
  Names names_;
  MatchContext context_;
  std::vector<Draft>& drafts_;
  Head caption_;
  std::vector<ValueColumn> columns_;
  bool columns_divide_ = false;  // one of them is the total of what the caption names
  std::vector<RowHead> rows_;
  std::vector<std::vector<int>> figure_of_row_;  // levels by column and row; 0: none
  std::string section_;                          // the last row of words alone
};

}  // namespace

void read_table(const Table& table, std::string_view text, const Grammar& grammar, const MatchContext& context,
                std::vector<Draft>& drafts) {
  TableReader(table, text, grammar, context, drafts).run();
}

std::vector<Draft> in_reading_order(std::vector<Draft> sentences, std::vector<Draft> tables) {
  if (tables.empty()) return sentences;
  std::vector<Draft> all;
  std::vector<int> numbers[2];  // of sentences and tables, new by old
  std::size_t s = 0, t = 0;
  std::vector<bool> of_table;
  while (s < sentences.size() || t < tables.size()) {
    bool table = s == sentences.size() || (t < tables.size() && tables[t].text_span.begin < sentences[s].text_span.begin);
    all.push_back(std::move(table ? tables[t++] : sentences[s++]));
    numbers[table].push_back(static_cast<int>(all.size()));
    of_table.push_back(table);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    Figure& f = all[i].figure;
    auto renumbered = [&](int old) { return old == 0 ? 0 : numbers[of_table[i]][static_cast<std::size_t>(old - 1)]; };
    f.figure = static_cast<int>(i) + 1;
    f.of = renumbered(f.of);
    f.parent = renumbered(f.parent);
  }
  return all;
}

}  // namespace solieu
