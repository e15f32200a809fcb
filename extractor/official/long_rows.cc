#include "official/long_rows.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "match/numbers.h"
#include "official/facts.h"
#include "text/cell.h"

namespace solieu::official {
namespace {

constexpr std::size_t kHeadWithin = 20;  // rows: a head further down is none

class LongReader {
 public:
  LongReader(const SheetView& view, const MappedTable* mapping, WordingReader& reader, OfficialTable& out)
      : view_(view), mapping_(mapping), reader_(reader), names_(reader.grammar().indicators()), out_(out) {}

  bool run() {
    const std::size_t head = find_head();
    if (head == view_.rows()) return false;
    std::string numbers;
    for (std::size_t r = head + 1; r < view_.rows(); ++r) numbers += written_at(r, value_) + "\n";
    habit_ = number_habit(numbers);
    for (std::size_t r = 0; r < head; ++r) above_ = joined(above_, written_at(r, 0));
    for (std::size_t r = head + 1; r < view_.rows(); ++r) {
      if (mapping_ && ((mapping_->first_row && view_.row_number(r) < *mapping_->first_row) || (mapping_->last_row && view_.row_number(r) > *mapping_->last_row))) continue;
      add_row(r);
    }
    return true;
  }

 private:
  std::string written_at(std::size_t r, std::size_t c) const {
    const SheetCell* cell = view_.at(r, c);
    return cell ? written(*cell) : std::string();
  }

  std::optional<ColumnUse> use_of(const std::string& head, std::size_t c) const {
    if (const MappedColumn* said = mapping_ ? mapping_->column(view_.column_number(c), head) : nullptr) return said->use;
    constexpr std::pair<IndicatorList, ColumnUse> kLists[] = {
        {IndicatorList::place_column, ColumnUse::place}, {IndicatorList::year_column, ColumnUse::year},
        {IndicatorList::quarter_column, ColumnUse::quarter}, {IndicatorList::month_column, ColumnUse::month},
        {IndicatorList::period_column, ColumnUse::period}, {IndicatorList::unit_column, ColumnUse::unit},
        {IndicatorList::status_column, ColumnUse::status}, {IndicatorList::value_column, ColumnUse::value},
        {IndicatorList::indicator_column, ColumnUse::indicator}, {IndicatorList::ignored_column, ColumnUse::ignore}};
    for (auto [list, use] : kLists) {
      if (names_.is(head, list)) return use;
    }
    return std::nullopt;
  }

  // A row that heads one column of values, with what is measured beside it, or where and when.
  std::size_t find_head() {
    const std::size_t first = mapping_ && mapping_->first_head ? *mapping_->first_head : 0;
    for (std::size_t r = 0; r < std::min(view_.rows(), kHeadWithin); ++r) {
      if (view_.row_number(r) < first) continue;
      uses_.assign(view_.columns(), std::nullopt);
      std::size_t values = 0, things = 0, filled = 0;
      for (std::size_t c = 0; c < view_.columns(); ++c) {
        const std::string head = written_at(r, c);
        filled += !head.empty();
        uses_[c] = head.empty() && !(mapping_ && mapping_->column(view_.column_number(c), head)) ? std::nullopt : use_of(head, c);
        if (uses_[c] == ColumnUse::value) {
          value_ = c;
          ++values;
        } else if (uses_[c] && uses_[c] != ColumnUse::unit && uses_[c] != ColumnUse::ignore) {
          ++things;
        }
        if (!uses_[c] && !head.empty()) others_.push_back(c);
      }
      if (values == 1 && things >= 1 && filled >= 2 && has_number_below(r)) return r;
      others_.clear();
    }
    return view_.rows();
  }

  bool has_number_below(std::size_t head) const {
    for (std::size_t r = head + 1; r < view_.rows(); ++r) {
      if (view_.is_number(r, value_)) return true;
    }
    return false;
  }

  void add_row(std::size_t r) {
    const SheetCell* cell = view_.at(r, value_);
    if (!cell) return;
    Facts f;
    f.cell = view_.name_of(r, value_);
    f.written = cell->text;
    TimeInColumns when;
    int year = 0;
    for (std::size_t c = 0; c < view_.columns(); ++c) {
      if (!uses_[c]) continue;
      const std::string words = written_at(r, c);
      if (words.empty()) continue;
      switch (*uses_[c]) {
        case ColumnUse::indicator: f.indicator = joined(f.indicator, words); break;
        case ColumnUse::place: {
          const std::string& place = reader_.read(words, 0).place;
          if (place.empty()) f.indicator = joined(f.indicator, words);  // a region, which no gazetteer holds
          else f.place = place;
          break;
        }
        case ColumnUse::period: f.period = read_period(words, 0, reader_); break;
        case ColumnUse::unit: f.unit = words; break;
        case ColumnUse::status: f.status = status_called(words, reader_); break;
        default: when.add(*uses_[c], words);
      }
      f.cumulative = f.cumulative || (*uses_[c] != ColumnUse::indicator && names_.mentions(words, IndicatorList::cumulative));
    }
    for (std::size_t c : others_) f.indicator = joined(f.indicator, written_at(r, c));
    if (!when.words().empty()) f.period = read_period(when.words(), 0, reader_);
    if (f.period && f.period->last) year = f.period->last->year;
    if (f.indicator.empty()) f.indicator = above_;
    else f.context = above_;
    read_value(*cell, f);
    Observation o = observation_of(std::move(f), year, reader_);
    if (mapping_) apply(mapping_->stated, year, reader_, o);
    out_.observations.push_back(std::move(o));
  }

  void read_value(const SheetCell& cell, Facts& f) const {
    if (cell.error) return;
    if (cell.number) {
      f.value = cell.percent ? cell.number->shifted(2) : *cell.number;
    } else if (auto n = read_cell(cell.text); n && n->high_digits.empty()) {
      f.value = parse_digits(std::string_view(cell.text).substr(n->digits.begin, n->digits.size()), habit_, f.ambiguous);
      if (f.value && n->negative) f.value = f.value->negated();
    }
    const bool percent = cell.percent || (!cell.number && cell.text.ends_with('%'));
    if (percent && f.unit.empty()) f.unit = "%";
  }

  const SheetView& view_;
  const MappedTable* mapping_;
  WordingReader& reader_;
  const IndicatorNames& names_;
  OfficialTable& out_;
  std::vector<std::optional<ColumnUse>> uses_;  // by column
  std::vector<std::size_t> others_;             // columns that name more of what is measured: "Khu vực", "Giới tính"
  std::size_t value_ = 0;
  NumberHabit habit_ = NumberHabit::unknown;
  std::string above_;                           // the title
};

}  // namespace

bool read_long_rows(const SheetView& view, const MappedTable* mapping, WordingReader& reader, OfficialTable& out) {
  if (mapping && mapping->layout == MappedTable::Layout::cross) return false;
  return LongReader(view, mapping, reader, out).run();
}

}  // namespace solieu::official
