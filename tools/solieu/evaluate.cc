// `solieu evaluate`: how much of a gold is extracted rightly, and what has changed since an earlier run.
#include "evaluate/rows.h"

#include <cstdio>
#include <memory>
#include <utility>

#include "program.h"
#include "report.h"
#include "solieu.h"

namespace solieu::program {
namespace {

// The figures of the gold's texts. They go through CSV as those of another run do, so that both are the same figures.
Result<evaluate::Figures> extract_all(const std::vector<evaluate::GoldDocument>& gold, std::shared_ptr<const Grammar> grammar) {
  Extractor extractor(std::move(grammar));
  std::string csv;
  append_csv_header(csv);
  for (const auto& document : gold) {
    for (const Figure& f : extractor.extract(document.bytes)) append_csv_row(f, document.path, csv);
  }
  return evaluate::parse_figures(csv, "extracted figures");
}

}  // namespace

int evaluate_run(const EvaluateOptions& options) {
  auto gold = evaluate::read_gold(options.gold);
  if (!gold) return fail(gold.error(), kSomeFailed);
  Result<evaluate::Figures> figures = evaluate::Figures();
  if (options.run.empty()) {
    auto grammar = grammar_in(options.grammars);
    if (!grammar) return fail(grammar.error(), kUsage);
    figures = extract_all(*gold, *grammar);
  } else {
    figures = evaluate::read_figures(options.run);
  }
  if (!figures) return fail(figures.error(), kSomeFailed);

  const auto judged = evaluate::judge(*gold, *figures);
  Report report;
  report.scores = evaluate::add_up(judged);
  report.faults = evaluate::faults(judged);
  Result<evaluate::Figures> earlier = evaluate::Figures();  // outlives what points into it
  if (!options.against.empty()) {
    earlier = evaluate::read_figures(options.against);
    if (!earlier) return fail(earlier.error(), kSomeFailed);
    const auto before = evaluate::judge(*gold, *earlier);
    report.against = options.against;
    report.before = evaluate::add_up(before);
    report.changes = evaluate::changes(before, judged);
  }

  std::string out = options.json ? as_json(report, options.errors) : as_text(report, options.rules, options.errors);
  if (std::fputs(out.c_str(), stdout) < 0 || std::fflush(stdout) != 0) return fail("standard output could not be written", kSomeFailed);
  return kAllRead;
}

}  // namespace solieu::program
