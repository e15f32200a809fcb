#include "check/verdict.h"

#include <fmt/format.h>

#include <iterator>

#include "write/csv.h"

namespace solieu::check {
namespace {

constexpr std::string_view kNames[kVerdicts] = {"consistent", "consistent_by_rounding", "inconsistent", "unchecked",   "match",
                                                "match_by_rounding", "mismatch",        "ambiguous",    "not_in_table"};

constexpr std::string_view kHeader =
    "document,figure,line,column,text,check,verdict,arithmetic,reason,figures,table,sheet,cell,table_value,difference,candidates\n";

std::string listed(const std::vector<FigureRef>& figures) {
  std::string out;
  for (const FigureRef& f : figures) {
    fmt::format_to(std::back_inserter(out), "{}{}:{}:{} #{} {}-{} «{}»", out.empty() ? "" : "; ", f.document, f.line, f.column, f.figure, f.span.begin,
                   f.span.end, f.text);
  }
  return out;
}

std::string number(const std::optional<Decimal>& d) { return d ? d->str() : std::string(); }

}  // namespace

std::string_view verdict_name(Verdict verdict) { return kNames[static_cast<std::size_t>(verdict)]; }

FigureRef reference(const Figure& f, std::string_view document) { return {std::string(document), f.figure, f.span, f.line, f.column, f.text}; }

void append_findings_header(std::string& out) { out += kHeader; }

void append_finding(const Finding& finding, std::string& out) {
  const FigureRef first = finding.figures.empty() ? FigureRef() : finding.figures.front();
  const std::string cells[] = {first.document,
                               std::to_string(first.figure),
                               std::to_string(first.line),
                               std::to_string(first.column),
                               first.text,
                               finding.check,
                               std::string(verdict_name(finding.verdict)),
                               finding.arithmetic,
                               finding.reason,
                               listed(finding.figures),
                               finding.table.file,
                               finding.table.sheet,
                               finding.table.cell,
                               number(finding.table.value),
                               number(finding.difference),
                               fmt::format("{}", fmt::join(finding.candidates, "; "))};
  bool begun = false;
  for (const std::string& cell : cells) {
    if (begun) out += ',';
    append_csv_cell(cell, out);
    begun = true;
  }
  out += '\n';
}

}  // namespace solieu::check
