#include "check_report.h"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
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

std::string percent(std::size_t part, std::size_t whole) { return whole == 0 ? "0" : fmt::format("{}", (part * 100 + whole / 2) / whole); }

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
  std::string out = fmt::format("{} figures in {} documents; {} of them ({} %) were held against others\n", figures_, texts_, held_, percent(held_, figures_));
  out += fmt::format("{} checks: {} consistent, {} consistent by rounding, {} inconsistent\n",
                     count(Verdict::consistent) + count(Verdict::consistent_by_rounding) + count(Verdict::inconsistent), count(Verdict::consistent),
                     count(Verdict::consistent_by_rounding), count(Verdict::inconsistent));
  if (ranges_ > 0) out += fmt::format("{} ranges go up\n", ranges_);
  const std::size_t found = count(Verdict::match) + count(Verdict::match_by_rounding) + count(Verdict::mismatch), open = count(Verdict::ambiguous);
  if (const std::size_t looked_for = found + open + count(Verdict::not_in_table); looked_for > 0) {
    out += fmt::format("{} figures were looked for in the tables: {} match, {} match by rounding, {} do not match, {} are ambiguous, {} are not in them\n", looked_for,
                       count(Verdict::match), count(Verdict::match_by_rounding), count(Verdict::mismatch), open, count(Verdict::not_in_table));
  }
  if (count(Verdict::unchecked) == 0) return out;
  out += fmt::format("{} could not be made{}\n", count(Verdict::unchecked), reasons_.size() > kReasons ? "; most of them since" : ", since");
  std::vector<std::pair<std::size_t, std::string>> reasons;
  for (const auto& [reason, times] : reasons_) reasons.emplace_back(times, reason);
  std::stable_sort(reasons.begin(), reasons.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (std::size_t i = 0; i < std::min(kReasons, reasons.size()); ++i) {
    fmt::format_to(std::back_inserter(out), "{:>7}  {}\n", reasons[i].first, reasons[i].second);
  }
  return out;
}

}  // namespace solieu::program
