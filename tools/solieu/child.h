// A process of the program's own in which risky things are read: how it is begun, spoken to and stopped.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace solieu::program {

/// What one document may cost.
struct ProcessLimits {
  unsigned seconds = 60;         // of processor time; four times as long by the clock
  std::size_t megabytes = 2048;  // of address space
};

/// The exit status of a process that has no memory for what it was sent.
constexpr int kNoMemory = 3;
/// The number that a file has in a process to which it was given.
constexpr int kGivenFile = 3;

/// Runs `PROGRAM reader`. For one thread at a time. What is said of it goes by deadlines: seconds on a clock of its own.
class Child {
 public:
  enum class Trouble : unsigned char { none, time, ended, too_long };
  static constexpr int kNever = std::numeric_limits<int>::max();  // of a deadline

  Child(std::string program, const ProcessLimits& limits) : program_(std::move(program)), limits_(limits) {}
  ~Child() { stop(); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// False, with errno, where no process can be begun. It has `file` open, if one is given.
  bool start(int file = -1);
  void stop();
  bool running() const { return process_ >= 0; }
  const ProcessLimits& limits() const { return limits_; }

  /// Until when something that begins now may take.
  int deadline() const;
  Trouble send(std::string_view bytes, int deadline);
  /// What a frame holds.
  Trouble receive_frame(std::string& bytes, std::uint64_t longest, int deadline);
  /// Stops it, and says what was wrong with the "document" or "archive" that it was reading.
  Error fail(Trouble trouble, std::string_view what);

 private:
  int end();
  void forget();
  std::string what_ended_it(Trouble trouble, std::string_view what);
  Trouble receive(std::string& bytes, std::size_t size, int deadline);

  const std::string program_;
  const ProcessLimits limits_;
  pid_t process_ = -1;
  int to_ = -1, from_ = -1;
};

}  // namespace solieu::program
