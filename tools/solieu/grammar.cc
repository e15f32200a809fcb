// `solieu grammar`: runs the examples beside the rules.
#include <fmt/core.h>

#include <cstdio>

#include "grammar/examples.h"
#include "program.h"

namespace solieu::program {

int test_grammar(const std::string& folder) {
  auto grammar = folder.empty() ? Grammar::built_in() : Grammar::from_folder(folder);
  if (!grammar) {
    complain(grammar.error());
    return kUsage;
  }
  ExampleReport report = run_examples(**grammar);
  for (const auto& f : report.failures) complain(f);
  fmt::print("{} rules, {} examples: {} passed, {} failed\n", report.rules, report.examples, report.examples - report.failures.size(),
             report.failures.size());
  return report.failures.empty() ? kAllRead : kSomeFailed;
}

}  // namespace solieu::program
