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
  recorded_blocks_ = reached_.begun.blocks;
  std::lock_guard lock(ending_);
  if (abandoned_ || !figures_.open_again(reached_.figures_length, finished)) return false;
  if (numbers_ && !numbers_->open_again(reached_.numbers_length, finished)) return false;
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
    OpenRows::Numbering numbering{static_cast<std::int64_t>(begun.figures) - outcome.figures_before, begun.numbers, 1};
    // where the two blocks do not agree on what stands between them, nobody knows which figure is meant
    if (static_cast<std::uint64_t>(outcome.figures_before) != begun.figures_next) numbering.least = outcome.figures_before + 1;
    auto write = [&](Output& output, const OpenRows& rows) { rows.gaps.empty() ? output.write(rows.text) : output.write(rows.settled(numbering)); };
    write(figures_, outcome.figures_csv);
    if (numbers_) write(*numbers_, outcome.numbers_csv);
    reached_.figures += outcome.figures;
    begun.figures += outcome.figures;
    begun.numbers += outcome.numbers;
    begun.figures_next = static_cast<std::uint64_t>(outcome.figures_next);
    if (++begun.blocks == outcome.blocks) {
      ++reached_.documents;
      begun = {};
    }
  }
  if (identity_ && ok() && steady_clock::now() >= due_) record();
}

void Outputs::fail_document() {
  const Begun begun = reached_.begun;
  ++reached_.documents;
  ++reached_.failed;
  reached_.figures -= begun.figures;
  reached_.begun = {};
  skipping_ = true;
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
  // Both are complete before either takes its name.
  if (!figures_.complete() || (numbers_ && !numbers_->complete())) return false;
  std::lock_guard lock(ending_);
  if (abandoned_) return false;
  if ((numbers_ && !numbers_->publish()) || !figures_.publish()) return false;
  published_ = true;
  if (has_journal()) {
    sync_folder_of(figures_.target());
    journal_.remove();
  }
  return true;
}

std::optional<Outputs::Remains> Outputs::abandon() {
  std::lock_guard lock(ending_);
  if (published_) return std::nullopt;
  abandoned_ = true;
  Remains remains{recorded_, recorded_blocks_, figures_.is_file()};
  if (has_journal()) return remains;
  figures_.remove_partial();
  if (numbers_) numbers_->remove_partial();
  return remains;
}

}  // namespace solieu::program
