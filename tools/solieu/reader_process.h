// Risky documents are read in processes of their own: one that crashes, hangs or wants all memory there takes down its document alone.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "child.h"
#include "read/formats.h"
#include "read/source_text.h"
#include "read/worksheet.h"
#include "reader_protocol.h"

namespace solieu::program {

/// A process that reads one document after another. For one thread at a time.
class ReaderProcess {
 public:
  /// `program` is run as `program reader`.
  ReaderProcess(std::string program, const ProcessLimits& limits) : child_(std::move(program), limits) {}

  /// As read_source(); the error may be that the process has crashed, or has been stopped at a limit. The next document
  /// gets a new one then.
  Result<SourceText> read(std::string_view document, const ReadOptions& options);
  /// As read_workbook(), likewise.
  Result<std::vector<Worksheet>> read_sheets(std::string_view workbook, const ReadOptions& options);

 private:
  Result<std::string> answer_to(Wanted wanted, std::string_view document, const ReadOptions& options);
  template <class Answer, class Parse>
  Result<Answer> parsed(const Result<std::string>& frame, Parse parse);

  Child child_;
  std::size_t documents_ = 0;  // that this process has read
};

/// Reader processes for any number of threads, begun when they are needed.
class ReaderProcesses {
 public:
  explicit ReaderProcesses(const ProcessLimits& limits = {}, std::string program = "/proc/self/exe") : limits_(limits), program_(std::move(program)) {}

  Result<SourceText> read(std::string_view document, const ReadOptions& options);
  Result<std::vector<Worksheet>> read_sheets(std::string_view workbook, const ReadOptions& options);

 private:
  std::unique_ptr<ReaderProcess> take();
  void give_back(std::unique_ptr<ReaderProcess> process);

  const ProcessLimits limits_;
  const std::string program_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<ReaderProcess>> idle_;
};

}  // namespace solieu::program
