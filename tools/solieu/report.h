// What `solieu evaluate` has found out, and the two ways to say it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "evaluate/differences.h"
#include "evaluate/scores.h"

namespace solieu::program {

struct Report {
  evaluate::Scores scores;
  std::vector<evaluate::Fault> faults;
  std::string against;  // the path of an earlier run, or empty
  evaluate::Scores before;
  std::vector<evaluate::Change> changes;
};

/// Tables for a reader: the worst `rules` rules, the first `errors` errors.
std::string as_text(const Report& report, std::size_t rules, std::size_t errors);
/// One JSON object in a line, with all rules and the first `errors` errors.
std::string as_json(const Report& report, std::size_t errors);

}  // namespace solieu::program
