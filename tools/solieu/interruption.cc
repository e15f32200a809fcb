#include "interruption.h"

#include <cstdlib>
#include <utility>

namespace solieu::program {

Interruption::Interruption(std::function<bool()> stop) : stop_(std::move(stop)) {
  sigemptyset(&signals_);
  for (int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction now {};
    if (sigaction(signal, nullptr, &now) == 0 && now.sa_handler != SIG_IGN) sigaddset(&signals_, any_ = signal);
  }
  if (any_ == 0) return;
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  thread_ = std::thread([this] { wait(); });
}

Interruption::~Interruption() {
  if (!thread_.joinable()) return;
  over_ = true;
  pthread_kill(thread_.native_handle(), any_);
  thread_.join();
}

void Interruption::wait() {
  while (true) {
    int signal = 0;
    if (sigwait(&signals_, &signal) != 0) continue;
    if (over_) return;
    // Not by way of the other threads: one may be waiting for a terminal, a pipe that nobody reads, a slow disk.
    if (stop_()) std::_Exit(128 + signal);
  }
}

}  // namespace solieu::program
