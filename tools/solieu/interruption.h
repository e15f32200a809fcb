// Ctrl-C and other requests to stop: answered at once, whatever the other threads are waiting for.
#pragma once

#include <signal.h>

#include <atomic>
#include <functional>
#include <thread>

namespace solieu::program {

/// While one exists, a thread of its own waits for SIGINT, SIGTERM and SIGHUP (those that the program was not
/// told to ignore, as nohup does). It runs `stop` and ends the process with status 128 + signal; where `stop`
/// says no, since all is done, nothing happens. Threads begun afterwards don't get these signals either.
class Interruption {
 public:
  explicit Interruption(std::function<bool()> stop);
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

 private:
  void wait();

  std::function<bool()> stop_;
  sigset_t signals_;
  int any_ = 0;  // one of them
  std::atomic<bool> over_ = false;
  std::thread thread_;
};

}  // namespace solieu::program
