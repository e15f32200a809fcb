// Verdicts added up: precision, recall and F1 of each demand, the share of each field that is right, and
// both by kind and by rule.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "evaluate/verdict.h"

namespace solieu::evaluate {

struct Rates {
  double precision = 0, recall = 0, f1 = 0;
};

/// How many of so many meet a demand. Seen from the gold and from what was extracted the numbers differ where
/// figures are counted by kind: a change that was taken for a rate is found in either.
struct Demanded {
  std::size_t met_of_gold = 0, met_of_extracted = 0;
};

struct Count {
  std::size_t gold = 0, extracted = 0;
  std::array<Demanded, kDemands> demands{};

  Rates rates(Demand demand) const;
};

struct FieldCount {
  std::size_t right = 0, judged = 0;

  double accuracy() const { return judged == 0 ? 0 : static_cast<double>(right) / static_cast<double>(judged); }
};

/// What became of the figures that a rule decided.
struct RuleCount {
  std::string rule;
  std::size_t figures = 0;
  std::array<std::size_t, kDemands> met{};

  std::size_t met_by(Demand demand) const { return met[static_cast<std::size_t>(demand)]; }
};

struct Scores {
  Count all;
  std::array<FieldCount, kFields> fields{};
  std::map<std::string, Count> kinds;
  std::vector<RuleCount> rules;  // those with most figures that are wrong at the core first, then in the record
};

Scores add_up(const std::vector<JudgedDocument>& documents);

}  // namespace solieu::evaluate
