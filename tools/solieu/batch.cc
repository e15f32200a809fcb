#include "batch.h"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

namespace solieu::program {
namespace {

// To wake a thread costs about a tenth of what a short document does. So whoever waits for documents is woken for several,
// and looks by itself now and then, lest a document that takes long keeps those before it.
constexpr std::size_t kAtOnce = 16;
constexpr std::chrono::milliseconds kLook{20};

}  // namespace

Batch::Batch(std::size_t first, std::size_t end, std::size_t jobs, Work work, Bounds bounds)
    : end_(end), bounds_(bounds), work_(std::move(work)), next_begun_(first), next_out_(first) {
  jobs = std::min(jobs, end - first);
  waiting_.resize(std::max<std::size_t>(1, jobs * bounds.documents_a_job));
  while (threads_.size() < jobs) {
    try {
      threads_.emplace_back([this] { run(); });
    } catch (const std::system_error&) {
      if (threads_.empty()) throw;
      break;  // those that there are will do it
    }
  }
}

Batch::~Batch() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  room_.notify_all();
  for (std::thread& t : threads_) t.join();
}

// The document that is to come out next may always be begun, however much is held, or nothing would go on.
bool Batch::may_begin() const {
  return next_begun_ == next_out_ || (held_ < bounds_.bytes && next_begun_ - next_out_ < waiting_.size());
}

void Batch::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    room_.wait(lock, [&] { return stopping_ || next_begun_ == end_ || may_begin(); });
    if (stopping_ || next_begun_ == end_) return;
    const std::size_t index = next_begun_++;
    if (next_begun_ == end_) room_.notify_all();  // nothing is left to wait for
    lock.unlock();
    Outcome outcome = work_(index);
    lock.lock();
    held_ += outcome.held();
    ++finished_;
    const bool last = outcome.end || next_begun_ == end_;
    waiting_[index % waiting_.size()] = std::move(outcome);
    if (waiting_[next_out_ % waiting_.size()] && (last || finished_ >= kAtOnce || !may_begin())) turn_.notify_one();
  }
}

std::optional<Outcome> Batch::next() {
  std::unique_lock lock(mutex_);
  if (next_out_ == end_) return std::nullopt;
  std::optional<Outcome>& slot = waiting_[next_out_ % waiting_.size()];
  while (!slot) turn_.wait_for(lock, kLook);
  std::optional<Outcome> outcome = std::exchange(slot, std::nullopt);
  ++next_out_;
  --finished_;
  held_ -= outcome->held();
  lock.unlock();
  room_.notify_all();
  return outcome;
}

}  // namespace solieu::program
