// `solieu grammar`: runs the examples beside the rules.
#include <fmt/core.h>

#include <cstdio>

#include "grammar/examples.h"
#include "program.h"

namespace solieu::program {

int test_grammar(const std::string& folder) {
  auto grammar = grammar_in(folder);
  if (!grammar) return fail(grammar.error(), kUsage);
  ExampleReport report = run_examples(**grammar);
  for (const auto& f : report.failures) complain(f);
  std::string summary = fmt::format("{} rules, {} examples: {} passed, {} failed\n", report.rules, report.examples,
                                    report.examples - report.failures.size(), report.failures.size());
  if (std::fputs(summary.c_str(), stdout) < 0 || std::fflush(stdout) != 0) return fail("standard output could not be written", kSomeFailed);
  return report.failures.empty() ? kAllRead : kSomeFailed;
}

}  // namespace solieu::program
