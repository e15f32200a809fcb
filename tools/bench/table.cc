#include "table.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>

#include "bench.h"

namespace solieu::bench {

bool Table::ReportContext(const Context&) {
  fmt::print("{:<6} {:<30} {:>10} {:>12}\n", "text", "what", "MB/s", "of memcpy");
  return true;
}

void Table::ReportRuns(const std::vector<Run>& runs) {
  std::string name, error;
  double best = 0, seconds = 0;
  for (const Run& run : runs) {
    if (run.run_type == Run::RT_Aggregate) continue;
    name = run.run_name.function_name;
    if (run.error_occurred) error = run.error_message;
    auto rate = run.counters.find("bytes_per_second");
    if (rate != run.counters.end()) best = std::max<double>(best, rate->second.value);
    const double took = run.cpu_accumulated_time / static_cast<double>(run.iterations);
    seconds = seconds == 0 ? took : std::min(seconds, took);
  }
  if (name.empty()) return;
  std::size_t slash = name.find('/');
  std::string text = name.substr(0, slash), what = name.substr(slash + 1);
  if (text != text_) fmt::print("\n");
  text_ = text;
  if (what == kReference) reference_[text] = best;
  double reference = reference_[text];
  if (error.empty() && text == kTables) {  // of these what is wanted is how long they take
    fmt::print("{:<6} {:<30} {:>8.2f} s\n", text, what, seconds);
  } else if (error.empty()) {
    std::string ratio = reference > 0 ? fmt::format("{:.4f}", best / reference) : "-";
    fmt::print("{:<6} {:<30} {:>10.1f} {:>12}\n", text, what, best / 1e6, ratio);
  } else {
    fmt::print("{:<6} {:<30} {}\n", text, what, error);
  }
  std::fflush(stdout);
}

}  // namespace solieu::bench
