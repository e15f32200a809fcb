#include "batch.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace solieu::program {

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
    waiting_[index % waiting_.size()] = std::move(outcome);
    if (index == next_out_) turn_.notify_one();
  }
}

std::optional<Outcome> Batch::next() {
  std::unique_lock lock(mutex_);
  if (next_out_ == end_) return std::nullopt;
  std::optional<Outcome>& slot = waiting_[next_out_ % waiting_.size()];
  turn_.wait(lock, [&] { return slot.has_value(); });
  std::optional<Outcome> outcome = std::exchange(slot, std::nullopt);
  ++next_out_;
  held_ -= outcome->held();
  lock.unlock();
  room_.notify_all();
  return outcome;
}

}  // namespace solieu::program
