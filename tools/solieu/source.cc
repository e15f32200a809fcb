#include "source.h"

#include <fmt/core.h>
#include <sys/stat.h>

#include <algorithm>
#include <new>
#include <utility>

#include "text/normalise.h"

namespace solieu::program {
namespace {

bool may_be_archive(const std::string& path) {
  if (path == "-") return true;
  struct stat info {};
  return !path.ends_with(".txt") && stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
}

}  // namespace

Source::Source(std::vector<std::string> files) : files_(std::move(files)) {}

std::optional<std::size_t> Source::count() const {
  if (std::any_of(files_.begin(), files_.end(), may_be_archive)) return std::nullopt;
  return files_.size();
}

void Source::pass(std::size_t documents) {
  for (; taken_ < documents; ++taken_) next();
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
  Taken taken;
  taken.end = file_ == files_.size();
  if (taken.end) return taken;
  taken.id = files_[file_++];
  return may_be_archive(taken.id) ? open(taken.id) : std::move(taken);
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
  if (what.empty() && archive_->input().changed()) what = "changed while it was read; read it again when it is complete";
  else if (what.empty()) what = fmt::format("holds no plain text{}; HTML is not read yet", archive_->skipped().empty() ? "" : ", only " + archive_->skipped());
  if (archive_->texts() > 0) what += fmt::format("; its texts before that ({}) were read, what is behind was not", archive_->texts());
  taken.error = archive_->input().error(what).message;
  archive_.reset();
  return taken;
}

}  // namespace solieu::program
