#include "official/facts.h"

#include <utility>
#include <vector>

#include "link/draft.h"
#include "link/names.h"

namespace solieu::official {
namespace {

// "Chỉ số giá tiêu dùng (cùng kỳ năm trước = 100)": a ratio, and what it is compared with; empty for other words.
std::string index_base(std::string_view words) {
  auto hundred = words.rfind("100");
  if (hundred == std::string_view::npos) return {};
  auto equals = words.find_last_not_of(' ', hundred == 0 ? 0 : hundred - 1);
  if (equals == std::string_view::npos || words[equals] != '=') return {};
  std::string_view before = words.substr(0, equals);
  auto open = before.rfind('(');
  return "so với " + std::string(open == std::string_view::npos ? before : before.substr(open + 1));
}

std::string without_bracket(const std::string& words) {
  auto open = words.rfind('(');
  return open == std::string::npos || open == 0 ? words : words.substr(0, open - (words[open - 1] == ' '));
}

// "Thu nhập bình quân tháng của lao động" is a name, though heads are read for the times in them.
bool only_times_are_missing(const std::string& name, const std::string& shorter, const IndicatorNames& names) {
  const std::vector<std::string> all = names.tokens(name), kept = names.tokens(shorter);
  if (all.size() <= kept.size()) return false;
  auto next = kept.begin();
  for (const std::string& word : all) {
    if (next != kept.end() && word == *next) ++next;
    else if (word != "tháng" && word != "năm" && word != "quý" && word != "ngày") return false;
  }
  return next == kept.end();
}

int places_of(const Decimal& value) {
  const std::string digits = value.str();
  auto point = digits.find('.');
  return point == std::string::npos ? 0 : static_cast<int>(digits.size() - point - 1);
}

bool is_percent(const std::optional<UnitWords>& unit) {
  return unit && (unit->type == QuantityType::percent || unit->type == QuantityType::points);
}

}  // namespace

std::optional<UnitWords> unit_called(const std::string& words, WordingReader& reader) {
  return words.empty() ? std::nullopt : reader.read("(" + words + ")", 0).head.unit;
}

bool TimeInColumns::add(ColumnUse use, const std::string& words) {
  switch (use) {
    case ColumnUse::year: words_ = joined(words_, "năm " + words); return true;
    case ColumnUse::quarter: words_ = joined("quý " + words, words_); return true;
    case ColumnUse::month: words_ = joined("tháng " + words, words_); return true;
    default: return false;
  }
}

std::string status_called(const std::string& words, WordingReader& reader) {
  std::string_view status = reader.read(words, 0).head.cues.status;
  return status.empty() ? "actual" : std::string(status);
}

void set_value(Observation& o, const std::optional<Decimal>& value, const std::optional<UnitWords>& unit) {
  o.value = value;
  if (!value) return;
  const Decimal last_place = Decimal(1).shifted(-places_of(*value));
  o.amount = unit ? in_base_units(value, unit->magnitude, unit->factor) : value;
  o.step = (unit ? in_base_units(last_place, unit->magnitude, unit->factor) : last_place).value_or(Decimal(0));
}

Observation observation_of(Facts facts, int year, WordingReader& reader) {
  const std::string base_words = index_base(facts.indicator);
  const std::string named = base_words.empty() ? facts.indicator : without_bracket(facts.indicator);
  const Wording& own = reader.read(named, year);
  auto unit = unit_called(facts.unit, reader);
  if (own.head.unit) unit = own.head.unit;
  if (!base_words.empty() && !unit) unit = unit_called("%", reader);
  // what the words say depends on the unit: "Tốc độ tăng" of a percentage is a growth
  const Wording& said = reader.read(!base_words.empty() ? base_words + " (%)" : own.head.unit || !unit ? named : named + " (" + unit->words + ")", year);
  const Cues& cues = said.head.cues;
  Observation o;
  o.cell = std::move(facts.cell);
  o.written = std::move(facts.written);
  const std::string& shorter = own.head.name.empty() ? own.head.title : own.head.name;
  o.indicator = shorter.empty() || (!own.head.period && only_times_are_missing(named, shorter, reader.grammar().indicators())) ? named : shorter;
  o.context = std::move(facts.context);
  o.kind = !base_words.empty() ? "ratio" : !cues.kind.empty() ? std::string(cues.kind) : "level";
  if (o.kind == "level" && is_percent(unit)) o.kind = "rate";
  if ((o.kind == "ratio" || o.kind == "attainment" || o.kind == "share") && !is_percent(unit) && !(unit && unit->type == QuantityType::times)) o.kind = "level";
  const bool amount = o.kind == "level" || o.kind == "rate";
  o.status = !facts.status.empty() ? facts.status : !cues.status.empty() && amount ? std::string(cues.status) : "actual";
  o.base = amount || cues.base == "none" ? std::string() : std::string(cues.base);
  o.place = facts.place.empty() ? own.place : facts.place;
  o.period = facts.period ? facts.period : own.head.period;
  if (o.period && (facts.cumulative || own.cumulative)) o.period = from_new_year(*o.period);
  if (unit) {
    o.unit = unit->words;
    o.base_unit = unit->base_unit;
  } else if (auto counted = Names(reader.grammar()).counted(o.indicator, false); counted && facts.value && facts.value->is_integer()) {
    o.unit = counted->words;
    o.base_unit = counted->noun->base_unit;
  }
  o.ambiguous = facts.ambiguous;
  set_value(o, facts.value, unit);
  if (o.kind == "change" && cues.direction == "down" && !said.head.both_ways && o.amount && o.amount->is_positive()) o.amount = o.amount->negated();
  return o;
}

void apply(const Stated& stated, int year, WordingReader& reader, Observation& o) {
  if (!stated.indicator.empty()) {
    o.context = joined(o.context, o.indicator);
    o.indicator = stated.indicator;
  }
  if (!stated.unit.empty()) {
    if (auto unit = unit_called(stated.unit, reader)) {
      o.unit = unit->words;
      o.base_unit = unit->base_unit;
      set_value(o, o.value, unit);
      if (o.kind == "level" && is_percent(unit)) o.kind = "rate";
    }
  }
  bool all = false;
  if (!stated.place.empty()) {
    std::string place = reader.place_in(stated.place, year, all);
    o.place = place.empty() ? stated.place : place;
  }
  if (!stated.period.empty()) o.period = read_period(stated.period, year, reader);
  if (!stated.status.empty()) o.status = stated.status;
  if (!stated.kind.empty()) o.kind = stated.kind;
  if (!stated.base.empty()) o.base = stated.base;
  if (stated.cumulative.value_or(false) && o.period) o.period = from_new_year(*o.period);
}

}  // namespace solieu::official
