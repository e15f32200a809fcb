#include "official/cube.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "match/heads.h"
#include "official/facts.h"

namespace solieu::official {
namespace {

// What one value of a dimension says.
struct Category {
  std::optional<Period> period;
  bool cumulative = false;
  std::string when;   // part of a period: "tháng 9" beside a dimension of years
  std::string place;
  std::string words;  // of what is measured
};

enum class Role { time, part_of_time, place, words };

class CubeReader {
 public:
  CubeReader(const Px& px, const MappedTable* mapping, WordingReader& reader, OfficialTable& out)
      : px_(px), mapping_(mapping), reader_(reader), grammar_(reader.grammar()), out_(out) {}

  void run() {
    for (std::size_t d = 0; d < px_.dimensions.size(); ++d) {
      roles_.push_back(role_of(px_.dimensions[d]));
      std::vector<Category> categories;
      for (std::size_t v = 0; v < px_.dimensions[d].values.size(); ++v) categories.push_back(category_of(d, v));
      categories_.push_back(std::move(categories));
    }
    bool all = false;
    place_ = reader_.place_in(px_.title, 0, all);
    if (place_.empty()) place_ = reader_.place_in(px_.contents, 0, all);
    for (std::size_t i = 0; i < px_.cells.size(); ++i) add_cell(i);
  }

 private:
  // By TIMEVAL, by its name, or because most of its values say so.
  Role role_of(const PxDimension& d) {
    const IndicatorNames& names = grammar_.indicators();
    if (const MappedColumn* said = mapping_ ? mapping_->column(static_cast<std::size_t>(-1), d.name) : nullptr) {
      switch (said->use) {
        case ColumnUse::place: return Role::place;
        case ColumnUse::period:
        case ColumnUse::year: return Role::time;
        case ColumnUse::month:
        case ColumnUse::quarter: return Role::part_of_time;
        default: return Role::words;
      }
    }
    if (d.time_scale != 0) return Role::time;
    if (names.is(d.name, IndicatorList::month_column) || names.is(d.name, IndicatorList::quarter_column)) {
      return other_years(d) ? Role::part_of_time : Role::time;
    }
    if (names.is(d.name, IndicatorList::year_column) || names.is(d.name, IndicatorList::period_column)) return Role::time;
    std::size_t places = 0;
    for (const std::string& value : d.values) {
      bool all = false;
      places += !reader_.place_in(value, 0, all).empty() && all;
    }
    return 2 * places > d.values.size() || (places > 0 && names.is(d.name, IndicatorList::place_column)) ? Role::place : Role::words;
  }

  bool other_years(const PxDimension& than) const {
    return std::any_of(px_.dimensions.begin(), px_.dimensions.end(), [&](const PxDimension& d) {
      return &d != &than && (grammar_.indicators().is(d.name, IndicatorList::year_column) || d.time_scale == 'A');
    });
  }

  Category category_of(std::size_t d, std::size_t v) {
    const PxDimension& dimension = px_.dimensions[d];
    const std::string& value = dimension.values[v];
    Category c;
    switch (roles_[d]) {
      case Role::time:
        c.period = time_of(dimension, v);
        c.cumulative = reader_.read(value, 0).cumulative;
        break;
      case Role::part_of_time: {
        const bool number = value.find_first_not_of("0123456789IVX") == std::string::npos;
        const bool quarter = grammar_.indicators().is(dimension.name, IndicatorList::quarter_column);
        c.when = (number ? quarter ? "quý " : "tháng " : "") + value;
        c.cumulative = reader_.read(value, 0).cumulative;
        break;
      }
      case Role::place: {
        bool all = false;
        c.place = reader_.place_in(value, 0, all);
        if (c.place.empty() && !is_total(value)) c.words = value;  // a region, which no gazetteer holds
        break;
      }
      case Role::words:
        if (!is_total(value)) c.words = value;
    }
    return c;
  }

  bool is_total(const std::string& value) const {
    return opening_phrase(value, grammar_.table_lists().total, grammar_.lexicon()) == value.size();
  }

  std::optional<Period> time_of(const PxDimension& d, std::size_t v) {
    if (d.time_values.size() == d.values.size()) {
      const std::string& t = d.time_values[v];
      const std::string year = t.substr(0, 4), rest = t.size() > 4 ? t.substr(4 + (t.find_first_of("0123456789", 4) == 5)) : std::string();
      std::optional<Period> period;
      if (d.time_scale == 'A') period = read_period(t, 0, reader_);
      if (d.time_scale == 'H') period = read_period(year + "H" + rest, 0, reader_);
      if (d.time_scale == 'Q') period = read_period(year + "Q" + rest, 0, reader_);
      if (d.time_scale == 'M') period = read_period(year + "M" + rest, 0, reader_);
      if (period) return period;
    }
    return read_period(d.values[v], 0, reader_);
  }

  void add_cell(std::size_t i) {
    const std::vector<std::size_t> at = px_.position(i);
    Facts f;
    f.value = px_.cells[i].value;
    f.written = px_.cells[i].text;
    f.unit = px_.units;
    f.place = place_;
    std::string when, words, measure = px_.contents;
    for (std::size_t d = 0; d < at.size(); ++d) {
      const Category& c = categories_[d][at[d]];
      const std::string& value = px_.dimensions[d].values[at[d]];
      f.cell += (d == 0 ? "" : " / ") + value;
      if (c.period) f.period = c.period;
      if (!c.place.empty()) f.place = c.place;
      f.cumulative = f.cumulative || c.cumulative;
      when = joined(when, c.when);
      if (px_.contents_dimension == d) {
        measure = value;
        if (auto unit = px_.units_of.find(value); unit != px_.units_of.end()) f.unit = unit->second;
      } else {
        words = joined(words, c.words);
      }
    }
    if (!when.empty()) {
      const int year = f.period && f.period->last ? f.period->last->year : 0;
      f.period = read_period(when, year, reader_);
    }
    // "Chỉ tiêu" as a dimension names what is measured; its title says so of all
    const bool names_itself = !words.empty() && names_measures(at);
    f.indicator = names_itself ? words : joined(measure, words);
    f.context = names_itself ? measure : std::string();
    const int year = f.period && f.period->last ? f.period->last->year : 0;
    Observation o = observation_of(std::move(f), year, reader_);
    if (mapping_) apply(mapping_->stated, year, reader_, o);
    o.note = px_.note_on(at);
    out_.observations.push_back(std::move(o));
  }

  bool names_measures(const std::vector<std::size_t>& at) const {
    for (std::size_t d = 0; d < at.size(); ++d) {
      if (roles_[d] == Role::words && grammar_.indicators().is(px_.dimensions[d].name, IndicatorList::indicator_column)) return true;
    }
    return false;
  }

  const Px& px_;
  const MappedTable* mapping_;
  WordingReader& reader_;
  const Grammar& grammar_;
  OfficialTable& out_;
  std::vector<Role> roles_;                        // by dimension
  std::vector<std::vector<Category>> categories_;  // by dimension and value
  std::string place_;
};

}  // namespace

void read_cube(const Px& px, const MappedTable* mapping, WordingReader& reader, OfficialTable& out) {
  CubeReader(px, mapping, reader, out).run();
}

}  // namespace solieu::official
