// Risky documents are read in processes of their own: one that crashes, hangs or wants all memory there takes down its document alone.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "read/formats.h"
#include "read/source_text.h"

namespace solieu::program {

/// What one document may cost.
struct ProcessLimits {
  unsigned seconds = 60;         // of processor time; four times as long by the clock
  std::size_t megabytes = 2048;  // of address space
};

/// A process that reads one document after another. For one thread at a time.
class ReaderProcess {
 public:
  /// `program` is run as `program reader`.
  ReaderProcess(std::string program, const ProcessLimits& limits) : program_(std::move(program)), limits_(limits) {}
  ~ReaderProcess() { stop(); }
  ReaderProcess(const ReaderProcess&) = delete;
  ReaderProcess& operator=(const ReaderProcess&) = delete;

  /// As read_source(); the error may be that the process has crashed, or has been stopped at a limit. The next document
  /// gets a new one then.
  Result<SourceText> read(std::string_view document, const ReadOptions& options);

 private:
  enum class Trouble : unsigned char { none, time, ended, too_long };
  bool start();
  void stop();
  int end();
  void forget();
  std::string what_ended_it(Trouble trouble);
  Trouble send(std::string_view bytes, int deadline);
  Trouble receive(std::string& bytes, std::size_t size, int deadline);
  Result<SourceText> fail(Trouble trouble);

  const std::string program_;
  const ProcessLimits limits_;
  pid_t process_ = -1;
  int to_ = -1, from_ = -1;
  std::size_t documents_ = 0;  // that this process has read
};

/// Reader processes for any number of threads, begun when they are needed.
class ReaderProcesses {
 public:
  explicit ReaderProcesses(const ProcessLimits& limits = {}, std::string program = "/proc/self/exe") : limits_(limits), program_(std::move(program)) {}

  Result<SourceText> read(std::string_view document, const ReadOptions& options);

 private:
  const ProcessLimits limits_;
  const std::string program_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<ReaderProcess>> idle_;
};

/// The exit status of a process that has no memory for a document.
constexpr int kNoMemory = 3;

}  // namespace solieu::program
