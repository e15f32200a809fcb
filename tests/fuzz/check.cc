// Fuzz target: any bytes as a CSV of figures, and the checks of what it says.
#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "check/figures_csv.h"
#include "check/repeats.h"
#include "invariants.h"
#include "target.h"

using namespace solieu;
using test::Broken;

namespace {

void check_findings(const std::vector<check::Finding>& findings) {
  std::string csv;
  for (const check::Finding& f : findings) {
    if (f.figures.empty()) throw Broken("a finding is about no figure");
    if ((f.verdict == check::Verdict::unchecked) == f.reason.empty()) throw Broken("what is unchecked has a reason, and nothing else");
    check::append_finding(f, csv);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  auto documents = check::parse_figures_csv(bytes, "x.csv");
  if (!documents) {
    if (!documents.error().starts_with("x.csv:")) throw Broken("an error does not say where: " + documents.error());
    return 0;
  }
  check::Repeats repeats;
  for (auto& [name, figures] : *documents) {
    const check::TextFigures text(name, figures);
    std::vector<check::Finding> findings = check::check_document(text);
    repeats.add(name, text.figures(), findings);
    check_findings(findings);
  }
  return 0;
}
