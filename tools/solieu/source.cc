#include "source.h"

#include <fmt/core.h>
#include <sys/stat.h>

#include <new>
#include <utility>

#include "read/formats.h"
#include "text/normalise.h"

namespace solieu::program {
namespace {

constexpr std::size_t kHead = 8192;

bool may_be_archive(const std::string& path) {
  if (path == "-") return true;
  struct stat info {};
  return !path.ends_with(".txt") && stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
}

}  // namespace

Source::Source(std::vector<std::string> files, const BlockSizes& sizes) : files_(std::move(files)), sizes_(sizes) {
  for (std::size_t i = 0; i < files_.size(); ++i) {
    struct stat info {};
    const bool archive = may_be_archive(files_[i]);
    archives_ = archives_ || archive;
    if (archive || stat(files_[i].c_str(), &info) != 0) continue;
    auto file = long_file(files_[i], info);
    if (!file) continue;
    more_blocks_ += file->blocks() - 1;
    long_files_.emplace(i, std::move(file));
  }
}

// What is no file can't be looked over before it is read.
std::shared_ptr<LongFile> Source::long_file(const std::string& path, const struct stat& info) const {
  if (path == "-" || !S_ISREG(info.st_mode) || static_cast<std::uint64_t>(info.st_size) <= sizes_.longest_whole) return nullptr;
  return std::make_shared<LongFile>(path, static_cast<std::uint64_t>(info.st_size), sizes_);
}

std::optional<std::size_t> Source::documents() const {
  return archives_ ? std::nullopt : std::optional(files_.size());
}

std::optional<std::size_t> Source::count() const {
  auto count = documents();
  if (count) *count += more_blocks_;
  return count;
}

std::size_t Source::pass(std::size_t documents, std::size_t blocks) {
  for (; documents > 0; --documents) {
    do {
      next();
      ++taken_;
    } while (long_file_);
  }
  for (; blocks > 0; --blocks, ++taken_) next();
  return taken_;
}

Taken Source::take(std::size_t index) {
  std::unique_lock lock(mutex_);
  turn_.wait(lock, [&] { return taken_ == index; });
  Taken taken;
  try {
    taken = next();
  } catch (const std::bad_alloc&) {
    taken.id = files_[file_ - 1];
    taken.error = taken.id + ": there is not enough memory for the next of its texts; the rest was not read";
    archive_.reset();
  }
  ++taken_;
  lock.unlock();
  turn_.notify_all();
  return taken;
}

Taken Source::next() {
  if (archive_) return next_of_archive();
  if (long_file_) return next_block();
  Taken taken;
  taken.end = file_ == files_.size();
  if (taken.end) return taken;
  taken.id = files_[file_++];
  if (auto found = long_files_.find(file_ - 1); found != long_files_.end()) {
    long_file_ = std::move(found->second);
    return next_block();
  }
  return may_be_archive(taken.id) ? open(taken.id) : std::move(taken);
}

Taken Source::next_block() {
  Taken taken;
  taken.id = long_file_->path();
  taken.file = long_file_;
  taken.block = block_++;
  if (block_ == long_file_->blocks()) {
    long_file_.reset();
    block_ = 0;
  }
  return taken;
}

Taken Source::open(const std::string& path) {
  Taken taken;
  taken.id = path;
  auto input = Input::open(path);
  if (!input) {
    taken.error = input.error();
    return taken;
  }
  const std::string_view head = input->head(kWarcMagic.size());
  if (head != kWarcMagic && !head.starts_with(kGzipMagic)) {
    if (format_of(input->head(kHead)) == Format::text) long_file_ = long_file(path, input->info());
    if (long_file_) return next_block();
    taken.input = std::move(*input);
    return taken;
  }
  Unpacked stream(std::move(*input));
  if (stream.ahead().starts_with(kWarcMagic)) {
    archive_bytes_ = 0;
    archive_.emplace(std::move(stream));
    return next_of_archive();
  }
  taken.error = stream.input().error(stream.ok() ? "is compressed by gzip and no WARC archive; unpack it first (gunzip)" : stream.error()).message;
  return taken;
}

Taken Source::next_of_archive() {
  auto record = archive_->next();
  if (!record) return end_of_archive();
  Taken taken;
  taken.id = files_[file_ - 1] + "#" + valid_utf8(record->uri);
  taken.date = record->date.substr(0, sizeof "2024-03-01" - 1);
  taken.archive_bytes = static_cast<std::size_t>(archive_->input().taken() - std::exchange(archive_bytes_, archive_->input().taken()));
  if (record->too_long) taken.error = fmt::format("{}: is longer than {} MiB, as far as a text in an archive may be", taken.id, WarcReader::kLongestText >> 20);
  else taken.text = std::move(record->text);
  if (archive_->at_end() && !archive_->input().changed()) {
    if (archive_->unread() > 0) {
      taken.warning = archive_->input().error(fmt::format("skipped what is no plain text: {}; HTML is not read yet", archive_->skipped())).message;
    }
    archive_.reset();
  }
  return taken;
}

// What there is to say where no text comes any more.
Taken Source::end_of_archive() {
  Taken taken;
  taken.id = files_[file_ - 1];
  std::string what = archive_->error();
  if (what.empty() && archive_->input().changed()) what = kChanged;
  else if (what.empty()) what = fmt::format("holds no plain text{}; HTML is not read yet", archive_->skipped().empty() ? "" : ", only " + archive_->skipped());
  if (archive_->texts() > 0) what += fmt::format("; its texts before that ({}) were read, what is behind was not", archive_->texts());
  taken.error = archive_->input().error(what).message;
  archive_.reset();
  return taken;
}

}  // namespace solieu::program
