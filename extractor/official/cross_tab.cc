#include "official/cross_tab.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "link/draft.h"
#include "official/facts.h"
#include "table/read.h"
#include "table/rows.h"
#include "table/table.h"
#include "text/cell.h"

namespace solieu::official {
namespace {

// A column beside that of the row heads that says more of a row.
struct SideHead {
  std::size_t column = 0;
  ColumnUse use = ColumnUse::indicator;
};

class CrossTabReader {
 public:
  CrossTabReader(const SheetView& view, const SheetBlock& block, const MappedTable* mapping, WordingReader& reader, OfficialTable& out)
      : view_(view), block_(block), mapping_(mapping), reader_(reader), grammar_(reader.grammar()), out_(out) {}

  void run() {
    auto table = describe_grid(block_.grid, block_.text, 0, grammar_);
    if (!table) return;
    table_ = std::move(*table);
    take_uses();
    if (std::find(table_.roles.begin(), table_.roles.end(), ColumnRole::values) == table_.roles.end()) return;
    MatchContext context;
    context.habit = number_habit(std::string_view(block_.text).substr(block_.grid.span.begin));
    std::vector<Draft> drafts;
    read_table(table_, block_.text, grammar_, context, drafts);
    year_ = year_of(drafts);
    rows_ = read_row_heads(table_, block_.text, grammar_, context);
    fill_down();
    place_ = place_above();
    note_sections();
    by_cell_.assign(rows_.size() * table_.grid.columns, nullptr);
    template_.assign(table_.grid.columns, nullptr);
    for (const Draft& d : drafts) {
      auto [r, c] = position(d);
      by_cell_[r * table_.grid.columns + c] = &d;
      if (!template_[c] || d.period) template_[c] = &d;
    }
    note_wholes(drafts);
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      for (std::size_t c = 0; c < table_.grid.columns; ++c) add_cell(r, c);
    }
  }

 private:
  std::string_view text_at(std::size_t r, std::size_t c) const { return table_.cell(block_.text, r + table_.first_row, c); }
  std::size_t view_row(std::size_t r) const { return block_.rows[block_.row_at(table_.grid.rows[r + table_.first_row].line.begin)]; }

  std::pair<std::size_t, std::size_t> position(const Draft& d) const {
    const auto& rows = table_.grid.rows;
    auto behind = std::upper_bound(rows.begin(), rows.end(), d.text_span.begin, [](std::size_t byte, const GridRow& row) { return byte < row.line.begin; });
    const auto row = static_cast<std::size_t>(behind - rows.begin()) - 1;
    std::size_t c = 0;
    while (c + 1 < table_.grid.columns && rows[row].cells[c + 1].begin <= d.text_span.begin) ++c;
    return {row - table_.first_row, c};
  }

  const MappedColumn* mapped(std::size_t c) const {
    if (!mapping_) return nullptr;
    return mapping_->column(view_.column_number(c), table_.heads[c]);
  }

  static std::optional<ColumnUse> use_by_head(const IndicatorNames& names, const std::string& head) {
    if (names.is(head, IndicatorList::place_column)) return ColumnUse::place;
    if (names.is(head, IndicatorList::year_column)) return ColumnUse::year;
    if (names.is(head, IndicatorList::quarter_column)) return ColumnUse::quarter;
    if (names.is(head, IndicatorList::month_column)) return ColumnUse::month;
    if (names.is(head, IndicatorList::period_column)) return ColumnUse::period;
    return std::nullopt;
  }

  bool holds_words(std::size_t c) const {
    std::size_t words = 0, numbers = 0;
    for (std::size_t r = 0; r + table_.first_row < table_.grid.rows.size(); ++r) {
      if (!is_blank_cell(text_at(r, c))) ++(read_cell(text_at(r, c)) ? numbers : words);
    }
    return words > numbers;
  }

  // What describe_grid could not tell: columns beside that of the row heads, and what the mapping says.
  void take_uses() {
    std::size_t first_values = table_.grid.columns;
    for (std::size_t c = 0; c < table_.grid.columns; ++c) {
      ColumnRole& role = table_.roles[c];
      const MappedColumn* said = mapped(c);
      auto use = said ? std::optional(said->use) : c > table_.row_heads ? use_by_head(grammar_.indicators(), table_.heads[c]) : std::nullopt;
      if (!use && role == ColumnRole::other && c > table_.row_heads && first_values == table_.grid.columns && holds_words(c)) use = ColumnUse::indicator;
      if (use == ColumnUse::unit) {
        role = ColumnRole::units;
        table_.row_units = c;
      } else if (use == ColumnUse::value) {
        role = ColumnRole::values;
      } else if (use == ColumnUse::ignore) {
        role = ColumnRole::other;
      } else if (use && c != table_.row_heads) {
        role = ColumnRole::other;
        side_heads_.push_back({c, *use});
      }
      if (role == ColumnRole::values) first_values = std::min(first_values, c);
    }
  }

  int year_of(const std::vector<Draft>& drafts) const {
    int year = 0;
    for (const Draft& d : drafts) {
      if (d.period && d.period->last && d.figure.status != "target") year = std::max(year, d.period->last->year);
    }
    return year;
  }

  // Of the title, or else of any line above: the office that signs may stand there.
  std::string place_above() const {
    bool all = false;
    std::string place = reader_.place_in(block_.title, year_, all);
    for (const std::string& line : block_.above) {
      if (place.empty()) place = reader_.place_in(line, year_, all);
    }
    return place;
  }

  // Where a second column heads the rows, the first often names a group once.
  void fill_down() {
    filled_.assign(rows_.size(), false);
    for (std::size_t r = 1; r < rows_.size() && !side_heads_.empty(); ++r) {
      if (!rows_[r].name.empty() || !rows_[r].has_numbers) continue;
      rows_[r].name = rows_[r - 1].name;
      rows_[r].period = rows_[r - 1].period;
      rows_[r].nothing_but_total = rows_[r - 1].nothing_but_total;
      filled_[r] = true;
    }
  }

  // Rows of words alone head those below them: a part of the table, a period, a place.
  void note_sections() {
    std::size_t section = kNoRow;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      if (!rows_[r].has_numbers && !rows_[r].opens_parts) section = r;
      sections_.push_back(rows_[r].has_numbers ? section : kNoRow);
    }
  }

  // Amounts alone are parts of others; a percentage in their row is of the same thing.
  void note_wholes(const std::vector<Draft>& drafts) {
    wholes_.assign(rows_.size(), kNoRow);
    for (const Draft& d : drafts) {
      if (d.figure.parent != 0) wholes_[position(d).first] = position(drafts[static_cast<std::size_t>(d.figure.parent - 1)]).first;
    }
  }

  void add_cell(std::size_t r, std::size_t c) {
    if (table_.roles[c] != ColumnRole::values || !rows_[r].has_numbers || !template_[c]) return;
    const SheetCell* cell = view_.at(view_row(r), c);
    const Draft* d = by_cell_[r * table_.grid.columns + c];
    if (!d && !cell) return;
    Observation o = d ? known(*d) : unknown(*template_[c], r);
    o.cell = view_.name_of(view_row(r), c);
    o.written = cell ? cell->text : std::string();
    name(r, c, d ? *d : *template_[c], d != nullptr, o);
    say_more(r, o);
    const bool cumulative = reader_.read(table_.heads[c], year_).cumulative || reader_.read(block_.title, year_).cumulative;
    if (cumulative && o.period) o.period = from_new_year(*o.period);
    if (mapping_) apply(mapping_->stated, year_, reader_, o);
    if (const MappedColumn* said = mapped(c)) apply(said->stated, year_, reader_, o);
    if (o.place.empty()) o.place = place_;
    out_.observations.push_back(std::move(o));
  }

  Observation known(const Draft& d) {
    const Figure& f = d.figure;
    Observation o = unknown(d, kNoRow);
    auto value = f.value;
    if (value && f.direction == "down") value = value->negated();
    set_value(o, value, unit_called(f.unit, reader_));
    if (f.amount) o.amount = f.direction == "down" ? f.amount->negated() : f.amount;
    o.ambiguous = std::find(f.flags.begin(), f.flags.end(), "number_format_ambiguous") != f.flags.end();
    return o;
  }

  // A cell without a number is of the same kind as those of its column.
  Observation unknown(const Draft& like, std::size_t r) const {
    const Figure& f = like.figure;
    Observation o;
    o.unit = f.unit;
    o.base_unit = f.base_unit;
    o.kind = f.kind;
    o.status = f.status;
    o.base = f.base;
    o.period = r != kNoRow && rows_[r].period ? rows_[r].period : like.period;
    return o;
  }

  void name(std::size_t r, std::size_t c, const Draft& d, bool own, Observation& o) {
    const Head& head = reader_.read(table_.heads[c], year_).head;
    const Wording& row = reader_.read(rows_[r].name, year_);
    const Wording& column = reader_.read(head.name, year_);
    const bool column_is_place = column.only_place;
    const Wording& title = reader_.read(block_.title, year_);
    const std::string& caption = title.head.title.empty() ? title.head.name : title.head.title;
    const std::string measure = column_is_place ? std::string() : head.name;
    const bool row_names = !row.only_place && !rows_[r].period && !rows_[r].nothing_but_total;
    if (row.only_place) o.place = row.place;
    else if (column_is_place) o.place = column.place;
    o.indicator = own && row_names && !column_is_place && !filled_[r] ? d.figure.indicator : joined(measure, row_names ? rows_[r].name : std::string());
    const bool caption_completes = o.indicator != caption;
    if (o.indicator.empty()) o.indicator = caption;
    else if (caption_completes) o.context = caption;
    if (std::size_t s = sections_[r]; s != kNoRow) {
      const Wording& section = reader_.read(rows_[s].name, year_);
      if (section.only_place && o.place.empty()) o.place = section.place;
      else if (rows_[s].period && !o.period) o.period = rows_[s].period;
      else if (!rows_[s].period) o.whole = rows_[s].name;
    }
    const std::size_t whole = wholes_[r];
    if (whole == kNoRow) return;
    o.context = joined(o.context, o.whole);
    o.whole = rows_[whole].name;
    for (std::size_t outer = wholes_[whole]; outer != kNoRow; outer = wholes_[outer]) o.context = joined(o.context, rows_[outer].name);
  }

  void say_more(std::size_t r, Observation& o) {
    TimeInColumns when;
    for (const SideHead& side : side_heads_) {
      std::string words(text_at(r, side.column));
      if (words.empty()) continue;
      const std::string& place = reader_.read(words, year_).place;
      switch (side.use) {
        case ColumnUse::place:
          if (place.empty()) o.indicator = joined(o.indicator, words);  // a region, which no gazetteer holds
          else o.place = place;
          break;
        case ColumnUse::period: o.period = read_period(words, year_, reader_); break;
        case ColumnUse::status: o.status = status_called(words, reader_); break;
        default:
          if (when.add(side.use, words)) break;
          if (reader_.read(words, year_).only_place) o.place = place;
          else o.indicator = joined(o.indicator, words);
      }
    }
    if (!when.words().empty()) o.period = read_period(when.words(), year_, reader_);
  }

  const SheetView& view_;
  const SheetBlock& block_;
  const MappedTable* mapping_;
  WordingReader& reader_;
  const Grammar& grammar_;
  OfficialTable& out_;
  Table table_;
  std::vector<SideHead> side_heads_;
  std::vector<RowHead> rows_;
  std::vector<bool> filled_;                // the name is that of the row above
  std::vector<std::size_t> wholes_;         // the row that a row is a part of
  std::vector<std::size_t> sections_;       // the row of words above, by row
  std::vector<const Draft*> by_cell_;       // by row and column
  std::vector<const Draft*> template_;      // a cell of the column that has a number
  std::string place_;                       // that the lines above name
  int year_ = 0;
};

}  // namespace

void read_cross_tab(const SheetView& view, const SheetBlock& block, const MappedTable* mapping, WordingReader& reader, OfficialTable& out) {
  CrossTabReader(view, block, mapping, reader, out).run();
}

}  // namespace solieu::official
