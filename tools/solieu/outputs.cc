#include "outputs.h"

#include <algorithm>

namespace solieu::program {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// Records wait for the disk. They are made so seldom that this costs a fiftieth of the time, and on slow disks
// a little more: what a killed run has done since the last one is done again.
constexpr int kWorkARecord = 50;  // times what the last one took
constexpr milliseconds kShortest{50}, kLongest{5000};

}  // namespace

Outputs::Outputs(const std::string& figures, const Form& form) : figures_(figures), journal_(figures_.target() + ".journal") {
  figures_head_ = form.figures.head();
  if (form.with_numbers) {
    numbers_.emplace(form.numbers_file);
    numbers_head_ = form.numbers.head();
  }
  if (!form.package_file.empty()) {
    package_.emplace(form.package_file);
    descriptor_ = package_of(form, figures);
  }
}

const std::string& Outputs::error() const {
  if (!figures_.ok()) return figures_.error();
  if (numbers_ && !numbers_->ok()) return numbers_->error();
  return package_ && !package_->ok() ? package_->error() : journal_.error();
}

bool Outputs::begin(std::optional<Identity> identity) {
  identity_ = std::move(identity);
  // Outside of the lock: to open a named pipe is to wait for its reader.
  if (!figures_.is_file() && !figures_.open()) return false;
  if (numbers_ && !numbers_->is_file() && !numbers_->open()) return false;
  std::lock_guard lock(ending_);
  if (abandoned_) return false;
  if (figures_.is_file() && !figures_.open()) return false;
  if (numbers_ && numbers_->is_file() && !numbers_->open()) return false;
  if (figures_.is_file()) journal_.remove();  // of a run whose rows go now
  if (!figures_.clear() || (numbers_ && !numbers_->clear())) return false;
  figures_.write(figures_head_);
  if (numbers_) numbers_->write(numbers_head_);
  if (!begin_package()) return false;
  due_ = steady_clock::now() + kShortest;
  return true;
}

// It is the same in every run of a batch, so it is always written anew.
bool Outputs::begin_package() {
  if (!package_) return true;
  if (!package_->open() || !package_->clear()) return false;
  package_->write(descriptor_);
  return true;
}

bool Outputs::go_on(const Recorded& recorded, bool finished) {
  identity_ = recorded.identity;
  reached_ = recorded.reached;
  recorded_ = reached_.documents;
  recorded_blocks_ = reached_.begun.blocks;
  std::lock_guard lock(ending_);
  if (abandoned_ || !figures_.open_again(reached_.figures_length, finished)) return false;
  if (numbers_ && !numbers_->open_again(reached_.numbers_length, finished)) return false;
  if (!begin_package()) return false;
  due_ = steady_clock::now() + kShortest;
  return journal_.continue_from(recorded);
}

void Outputs::add(const Outcome& outcome) {
  if (skips(outcome)) return;
  Begun& begun = reached_.begun;
  if (outcome.block == 0) begun = {.figures_from = figures_.length(), .numbers_from = numbers_ ? numbers_->length() : 0};
  skipping_ = left_rows_ = false;
  if (!outcome.error.empty()) {
    fail_document();
  } else {
    const OpenRows::Numbering numbering = numbering_of(outcome);
    auto write = [&](Output& output, const OpenRows& rows) { rows.gaps.empty() ? output.write(rows.text) : output.write(rows.settled(numbering)); };
    write(figures_, outcome.figure_rows);
    if (numbers_) write(*numbers_, outcome.number_rows);
    count(outcome);
  }
  if (identity_ && ok() && steady_clock::now() >= due_) record();
}

void Outputs::fail_document() {
  const Begun begun = reached_.begun;
  count_failure();
  if (begun.blocks == 0) return;
  // A record must not tell of more than there is, so it is made before the rows go.
  if (has_journal()) {
    if (!figures_.sync() || (numbers_ && !numbers_->sync())) return;
    reached_.figures_length = begun.figures_from;
    reached_.numbers_length = begun.numbers_from;
    if (!write_record()) return;
  }
  left_rows_ = !figures_.take_back(begun.figures_from);
  if (numbers_ && !numbers_->take_back(begun.numbers_from)) left_rows_ = true;
}

bool Outputs::record() {
  const auto before = steady_clock::now();
  if (!figures_.sync() || (numbers_ && !numbers_->sync())) return false;
  reached_.figures_length = figures_.length();
  reached_.numbers_length = numbers_ ? numbers_->length() : 0;
  if (!write_record()) return false;
  const auto after = steady_clock::now();
  due_ = after + std::clamp<steady_clock::duration>((after - before) * kWorkARecord, kShortest, kLongest);
  return true;
}

// Whoever abandons all of it while the record is on its way to the disk leaves the rows: without them it would be wrong.
bool Outputs::write_record() {
  const std::size_t documents = recorded_.exchange(reached_.documents), blocks = recorded_blocks_.exchange(reached_.begun.blocks);
  if (journal_.record(*identity_, reached_)) return true;
  recorded_ = documents;
  recorded_blocks_ = blocks;
  return false;
}

bool Outputs::publish() {
  if (!ok()) return false;
  // With a journal, a run that is killed between the names can be finished.
  if (has_journal() && !record()) return false;
  // All are complete before one takes its name.
  if (!figures_.complete() || (numbers_ && !numbers_->complete()) || (package_ && !package_->complete())) return false;
  std::lock_guard lock(ending_);
  if (abandoned_) return false;
  if ((package_ && !package_->publish()) || (numbers_ && !numbers_->publish()) || !figures_.publish()) return false;
  published_ = true;
  if (has_journal()) {
    figures_.sync_folder();
    journal_.remove();
  }
  return true;
}

std::optional<Destination::Remains> Outputs::abandon() {
  std::lock_guard lock(ending_);
  if (published_) return std::nullopt;
  abandoned_ = true;
  Remains remains{recorded_, recorded_blocks_, figures_.is_file()};
  if (package_) package_->remove_partial();
  if (has_journal()) return remains;
  figures_.remove_partial();
  if (numbers_) numbers_->remove_partial();
  return remains;
}

}  // namespace solieu::program
