#include "check_report.h"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

namespace solieu::program {
namespace {

using check::Finding;
using check::Verdict;

constexpr std::size_t kReasons = 5;  // that are told

std::string place(const check::FigureRef& f) { return fmt::format("{}:{}:{}", f.document, f.line, f.column); }

std::string told(const Finding& finding) {
  std::string out = fmt::format("{}: {}: {}\n", place(finding.figures.front()), finding.check, finding.arithmetic);
  for (const check::FigureRef& f : finding.figures) fmt::format_to(std::back_inserter(out), "    {} «{}»\n", place(f), f.text);
  const check::TableCell& t = finding.table;
  if (!t.cell.empty()) fmt::format_to(std::back_inserter(out), "    {} {}{}{}\n", t.file, t.sheet, t.sheet.empty() ? "" : "!", t.cell);
  return out;
}

bool is_held(Verdict v) { return v == Verdict::consistent || v == Verdict::consistent_by_rounding || v == Verdict::inconsistent; }

std::string percent(std::size_t part, std::size_t whole) {
  const std::size_t rounded = whole == 0 ? 0 : (part * 100 + whole / 2) / whole;
  return rounded == 0 && part > 0 ? "less than 1%" : fmt::format("{}%", rounded);
}

// "1 figure", "4 figures"
std::string counted(std::size_t n, std::string_view thing) { return fmt::format("{} {}{}", n, thing, n == 1 ? "" : "s"); }

}  // namespace

std::string CheckReport::add(const Checked::Text& text) {
  std::string out;
  std::set<int> held;
  for (const Finding& f : text.findings) {
    if (f.verdict == Verdict::consistent && f.figures.size() == 1) {
      ++ranges_;
      continue;
    }
    ++found_[static_cast<std::size_t>(f.verdict)];
    if (f.verdict == Verdict::unchecked) ++reasons_[f.reason];
    if (f.verdict == Verdict::inconsistent || f.verdict == Verdict::mismatch) out += told(f);
    if (!is_held(f.verdict)) continue;
    for (const check::FigureRef& figure : f.figures) {
      if (figure.document == text.name) held.insert(figure.figure);
    }
  }
  ++texts_;
  figures_ += text.figures;
  held_ += held.size();
  return out;
}

std::string CheckReport::summary() const {
  std::string out = fmt::format("{} in {}; {} of them ({}) held against others\n", counted(figures_, "figure"), counted(texts_, "document"), held_, percent(held_, figures_));
  out += fmt::format("{}: {} consistent, {} consistent by rounding, {} inconsistent\n",
                     counted(count(Verdict::consistent) + count(Verdict::consistent_by_rounding) + count(Verdict::inconsistent), "check"), count(Verdict::consistent),
                     count(Verdict::consistent_by_rounding), count(Verdict::inconsistent));
  if (ranges_ > 0) out += fmt::format("{} with {} ends in order\n", counted(ranges_, "range"), ranges_ == 1 ? "its" : "their");
  const std::size_t found = count(Verdict::match) + count(Verdict::match_by_rounding) + count(Verdict::mismatch), open = count(Verdict::ambiguous);
  if (const std::size_t looked_for = found + open + count(Verdict::not_in_table); looked_for > 0) {
    out += fmt::format("{} looked for in the tables, {} ({}) found: {} match, {} match by rounding, {} differ\n", counted(looked_for, "figure"), found,
                       percent(found, looked_for), count(Verdict::match), count(Verdict::match_by_rounding), count(Verdict::mismatch));
    out += fmt::format("not found: {} ambiguous (it is not certain which cell is meant), {} not in the tables\n", open, count(Verdict::not_in_table));
  }
  if (count(Verdict::unchecked) == 0) return out;
  out += fmt::format("{} not possible{}:\n", counted(count(Verdict::unchecked), "check"), reasons_.size() > kReasons ? "; the commonest reasons" : "");
  std::vector<std::pair<std::size_t, std::string>> reasons;
  for (const auto& [reason, times] : reasons_) reasons.emplace_back(times, reason);
  std::stable_sort(reasons.begin(), reasons.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (std::size_t i = 0; i < std::min(kReasons, reasons.size()); ++i) {
    fmt::format_to(std::back_inserter(out), "{:>7}  {}\n", reasons[i].first, reasons[i].second);
  }
  return out;
}

}  // namespace solieu::program
