// How far a batch is, on the terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "journal.h"

namespace solieu::program {

/// One line on standard error that is drawn anew at most five times a second and is gone at the end, and a
/// summary of a batch of several documents. Silent where standard error is no terminal, or `quiet`.
class Progress {
 public:
  explicit Progress(bool quiet);

  /// `count` is how many documents the files hold, where that is known, and `before` what an earlier run has done of them.
  void begin(const std::vector<std::string>& files, std::optional<std::size_t> count, const Reached& before);
  /// `bytes` more were read.
  void show(const Reached& reached, std::size_t bytes);
  /// Takes the line away, so that a message can be written; `last`: for good. Any thread may.
  void erase(bool last = false);
  void summarise(const Reached& reached);

 private:
  std::string line(const Reached& reached) const;
  double seconds() const;

  const bool on_;
  Reached before_;
  std::optional<std::size_t> total_;
  std::optional<std::uint64_t> total_bytes_;  // unknown where something is no file
  std::uint64_t bytes_ = 0;                   // in this run
  std::chrono::steady_clock::time_point begun_, drawn_;
  std::mutex mutex_;  // of what follows
  bool visible_ = false, over_ = false;
};

}  // namespace solieu::program
