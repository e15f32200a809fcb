#include "evaluate/scores.h"

#include <algorithm>
#include <tuple>

namespace solieu::evaluate {
namespace {

double part(std::size_t some, std::size_t all) { return static_cast<double>(some) / static_cast<double>(std::max<std::size_t>(1, all)); }

class Sum {
 public:
  void add(const JudgedDocument& document) {
    for (const Verdict& v : document.verdicts) {
      add_gold(v);
      if (v.got) add_extracted(*v.got, &v);
    }
    for (const Row* row : document.extras) add_extracted(*row, nullptr);
  }

  Scores finish() {
    for (auto& [name, rule] : rules_) scores_.rules.push_back(rule);
    auto badness = [](const RuleCount& r) { return std::tuple(r.figures - r.met_by(Demand::core), r.figures - r.met_by(Demand::record)); };
    std::stable_sort(scores_.rules.begin(), scores_.rules.end(), [&](const auto& a, const auto& b) { return badness(a) > badness(b); });
    return std::move(scores_);
  }

 private:
  void add_gold(const Verdict& v) {
    for (Count* count : {&scores_.all, &scores_.kinds[v.gold->kind]}) {
      ++count->gold;
      for (std::size_t d = 0; d < kDemands; ++d) count->demands[d].met_of_gold += v.meets(static_cast<Demand>(d));
    }
    for (const Judgement& j : v.fields) {
      FieldCount& field = scores_.fields[static_cast<std::size_t>(j.field)];
      ++field.judged;
      field.right += j.right;
    }
  }

  void add_extracted(const Row& row, const Verdict* verdict) {
    RuleCount& rule = rules_[row.rule];
    rule.rule = row.rule;
    ++rule.figures;
    for (Count* count : {&scores_.all, &scores_.kinds[row.kind]}) ++count->extracted;
    for (std::size_t d = 0; verdict && d < kDemands; ++d) {
      bool met = verdict->meets(static_cast<Demand>(d));
      rule.met[d] += met;
      for (Count* count : {&scores_.all, &scores_.kinds[row.kind]}) count->demands[d].met_of_extracted += met;
    }
  }

  Scores scores_;
  std::map<std::string, RuleCount> rules_;
};

}  // namespace

Rates Count::rates(Demand demand) const {
  const Demanded& d = demands[static_cast<std::size_t>(demand)];
  Rates r{part(d.met_of_extracted, extracted), part(d.met_of_gold, gold), 0};
  if (r.precision + r.recall > 0) r.f1 = 2 * r.precision * r.recall / (r.precision + r.recall);
  return r;
}

Scores add_up(const std::vector<JudgedDocument>& documents) {
  Sum sum;
  for (const JudgedDocument& document : documents) sum.add(document);
  return sum.finish();
}

}  // namespace solieu::evaluate
