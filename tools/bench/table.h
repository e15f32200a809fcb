// The results as a table: MB/s, and the ratio to memcpy.
#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <vector>

namespace solieu::bench {

/// Prints a line a benchmark as it comes, named "TEXT/what". 1 MB is 10^6 bytes. Of repetitions the fastest
/// counts: whatever else a machine does only ever makes a run longer.
class Table : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context& context) override;
  void ReportRuns(const std::vector<Run>& runs) override;

 private:
  std::string text_;
  std::map<std::string, double> reference_;  // bytes a second of memcpy, by text
};

}  // namespace solieu::bench
