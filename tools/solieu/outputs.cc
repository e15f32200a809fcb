#include "outputs.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "solieu.h"

namespace solieu::program {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// Records wait for the disk. They are made so seldom that this costs a fiftieth of the time, and on slow disks
// a little more: what a killed run has done since the last one is done again.
constexpr int kWorkARecord = 50;  // times what the last one took
constexpr milliseconds kShortest{50}, kLongest{5000};

// A new name is on disk when its folder is.
void sync_folder_of(const std::string& path) {
  std::string folder = std::filesystem::path(path).parent_path().string();
  if (int file = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); file >= 0) {
    fsync(file);  // some file systems can't, and then there is nothing to be done
    close(file);
  }
}

}  // namespace

Outputs::Outputs(const std::string& figures, const std::string& numbers) : figures_(figures), journal_(figures_.target() + ".journal") {
  if (!numbers.empty()) numbers_.emplace(numbers);
}

const std::string& Outputs::error() const {
  if (!figures_.ok()) return figures_.error();
  return numbers_ && !numbers_->ok() ? numbers_->error() : journal_.error();
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
  std::string header;
  append_csv_header(header);
  figures_.write(header);
  if (numbers_) {
    header.clear();
    append_numbers_csv_header(header);
    numbers_->write(header);
  }
  due_ = steady_clock::now() + kShortest;
  return true;
}

bool Outputs::go_on(const Recorded& recorded, bool finished) {
  identity_ = recorded.identity;
  reached_ = recorded.reached;
  recorded_ = reached_.documents;
  std::lock_guard lock(ending_);
  if (abandoned_ || !figures_.open_again(reached_.figures_length, finished)) return false;
  if (numbers_ && !numbers_->open_again(reached_.numbers_length, finished)) return false;
  due_ = steady_clock::now() + kShortest;
  return journal_.continue_from(recorded);
}

void Outputs::add(const Outcome& outcome) {
  ++reached_.documents;
  if (!outcome.error.empty()) ++reached_.failed;
  reached_.figures += outcome.figures;
  figures_.write(outcome.figures_csv);
  if (numbers_) numbers_->write(outcome.numbers_csv);
  if (identity_ && ok() && steady_clock::now() >= due_) record();
}

bool Outputs::record() {
  const auto before = steady_clock::now();
  if (!figures_.sync() || (numbers_ && !numbers_->sync())) return false;
  reached_.figures_length = figures_.length();
  reached_.numbers_length = numbers_ ? numbers_->length() : 0;
  if (!journal_.record(*identity_, reached_)) return false;
  recorded_ = reached_.documents;
  const auto after = steady_clock::now();
  due_ = after + std::clamp<steady_clock::duration>((after - before) * kWorkARecord, kShortest, kLongest);
  return true;
}

bool Outputs::publish() {
  if (!ok()) return false;
  // With a journal, a run that is killed between the names can be finished.
  if (recorded_ > 0 && !record()) return false;
  // Both are complete before either takes its name.
  if (!figures_.complete() || (numbers_ && !numbers_->complete())) return false;
  std::lock_guard lock(ending_);
  if (abandoned_) return false;
  if ((numbers_ && !numbers_->publish()) || !figures_.publish()) return false;
  published_ = true;
  if (recorded_ > 0) {
    sync_folder_of(figures_.target());
    journal_.remove();
  }
  return true;
}

std::optional<Outputs::Remains> Outputs::abandon() {
  std::lock_guard lock(ending_);
  if (published_) return std::nullopt;
  abandoned_ = true;
  Remains remains{recorded_, figures_.is_file()};
  if (remains.documents > 0) return remains;
  figures_.remove_partial();
  if (numbers_) numbers_->remove_partial();
  return remains;
}

}  // namespace solieu::program
