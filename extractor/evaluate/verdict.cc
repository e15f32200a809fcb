#include "evaluate/verdict.h"

#include <algorithm>
#include <map>
#include <utility>

#include "evaluate/agree.h"

namespace solieu::evaluate {
namespace {

constexpr std::string_view kFieldNames[] = {"span",   "value",     "unit",      "kind", "direction", "base",
                                            "status", "qualifier", "indicator", "of",   "parent",    "period"};
constexpr std::string_view kDemandNames[] = {"found", "span", "core", "record"};

std::string amount_as_written(const Row& row) {
  std::string out = row.value;
  for (const std::string* more : {&row.value_high, &row.unit}) {
    if (!more->empty()) out += (out.empty() ? "" : more == &row.value_high ? "-" : " ") + *more;
  }
  return out;
}

// From the numbers of gold rows to those of the figures found for them.
using Numbers = std::map<std::string, std::string>;

void judge_fields(Verdict& v, const Numbers& numbers) {
  const Row &gold = *v.gold, &got = *v.got;
  auto add = [&](Field field, bool right, std::string want, std::string has) {
    v.fields.push_back({field, right, std::move(want), std::move(has)});
  };
  auto same = [&](Field field, std::string Row::*member) { add(field, gold.*member == got.*member, gold.*member, got.*member); };
  auto refers = [&](Field field, std::string Row::*member) {
    auto found = numbers.find(gold.*member);
    if ((gold.*member).empty()) add(field, (got.*member).empty(), "", got.*member);
    else if (found == numbers.end()) add(field, false, "row " + gold.*member + ", which was missed", got.*member);
    else add(field, found->second == got.*member, found->second, got.*member);
  };
  add(Field::span, gold.span.end == got.span.end, gold.text, got.text);
  add(Field::value,
      amounts_agree(gold.value, gold.unit, got.value, got.unit) && amounts_agree(gold.value_high, gold.unit, got.value_high, got.unit),
      amount_as_written(gold), amount_as_written(got));
  add(Field::unit, units_agree(gold.unit, got.unit), gold.unit, got.unit);
  same(Field::kind, &Row::kind);
  same(Field::direction, &Row::direction);
  same(Field::base, &Row::base);
  same(Field::status, &Row::status);
  same(Field::qualifier, &Row::qualifier);
  add(Field::indicator, indicators_agree(gold.indicator, got.indicator), gold.indicator, got.indicator);
  refers(Field::of, &Row::of);
  refers(Field::parent, &Row::parent);
  if (!gold.period.empty()) same(Field::period, &Row::period);
}

JudgedDocument judge_document(const GoldDocument& gold, const std::vector<Row>& rows) {
  JudgedDocument out;
  out.gold = &gold;
  std::map<std::size_t, const Row*> by_start;
  for (const Row& row : rows) {
    if (!by_start.emplace(row.span.begin, &row).second) out.extras.push_back(&row);  // a second one at the same byte
  }
  Numbers numbers;
  for (const Row& row : gold.rows) {
    Verdict v{&row, nullptr, {}};
    if (auto found = by_start.find(row.span.begin); found != by_start.end()) {
      v.got = found->second;
      numbers[row.number] = v.got->number;
      by_start.erase(found);
    }
    out.verdicts.push_back(std::move(v));
  }
  for (Verdict& v : out.verdicts) {
    if (v.got) judge_fields(v, numbers);
  }
  for (const auto& [start, row] : by_start) out.extras.push_back(row);
  std::stable_sort(out.extras.begin(), out.extras.end(), [](const Row* a, const Row* b) { return a->span.begin < b->span.begin; });
  return out;
}

}  // namespace

std::string_view field_name(Field field) { return kFieldNames[static_cast<std::size_t>(field)]; }
std::string_view demand_name(Demand demand) { return kDemandNames[static_cast<std::size_t>(demand)]; }

bool Verdict::meets(Demand demand) const {
  auto all_right = [&](Field first, Field last) {
    return std::all_of(fields.begin(), fields.end(), [&](const Judgement& j) { return j.right || j.field < first || j.field > last; });
  };
  if (!got) return false;
  switch (demand) {
    case Demand::found: return true;
    case Demand::span: return all_right(Field::span, Field::span);
    case Demand::core: return all_right(Field::value, Field::base);
    case Demand::record: return all_right(Field::value, Field::parent);
  }
  return false;
}

const Judgement* Verdict::judged(Field field) const {
  for (const Judgement& j : fields) {
    if (j.field == field) return &j;
  }
  return nullptr;
}

std::vector<JudgedDocument> judge(const std::vector<GoldDocument>& gold, const Figures& figures) {
  static const std::vector<Row> none;
  std::vector<JudgedDocument> out;
  for (const GoldDocument& document : gold) {
    auto rows = figures.find(document.name);
    out.push_back(judge_document(document, rows == figures.end() ? none : rows->second));
  }
  return out;
}

}  // namespace solieu::evaluate
