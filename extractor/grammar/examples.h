// Runs the examples that stand beside the rules of a grammar.
#pragma once

#include <string>
#include <vector>

#include "grammar/grammar.h"

namespace solieu {

struct ExampleReport {
  std::size_t rules = 0, examples = 0;
  std::vector<std::string> failures;  // "file:line: rule id: what was wanted and what came"
};

/// A `yes` example holds when the rule decides what it gives for the marked part; a `no` example when the
/// rule decides nothing in it. The texts are read as of 15 October 2024.
ExampleReport run_examples(const Grammar& grammar);

}  // namespace solieu
