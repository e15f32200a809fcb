#include "source.h"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <new>
#include <utility>

#include "read/decode.h"
#include "read/delimited.h"
#include "read/encoding.h"
#include "read/file_archive.h"
#include "read/formats.h"
#include "read/read.h"
#include "read/warc.h"
#include "read/zip_directory.h"

namespace solieu::program {
namespace {

constexpr std::size_t kHead = 8192, kArchiveHead = 512;
constexpr std::size_t kTellingHead = 65536;  // tells an encoding
constexpr std::size_t kLongestDirectory = std::size_t{16} << 20;  // of a ZIP, with the names of some 100,000 files
constexpr std::size_t kMostNames = 100'000;

// The last `most` bytes, or all.
std::string end_of_file(const std::string& path, std::size_t most) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  const auto size = static_cast<std::size_t>(std::max<std::streamoff>(file.tellg(), 0));
  std::string end(std::min(size, most), '\0');
  file.seekg(static_cast<std::streamoff>(size - end.size()));
  file.read(end.data(), static_cast<std::streamsize>(end.size()));
  return end;
}

bool may_be_archive(const std::string& path) {
  if (path == "-") return true;
  struct stat info {};
  return !path.ends_with(".txt") && stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
}

// As its first kilobytes tell; a file that can't be read fails where it is read.
bool begins_as_utf8(const std::string& path, const std::string& named) {
  if (!named.empty()) return encoding_named(named) == Encoding{};
  auto input = Input::open(path);
  return !input || is_read_as_utf8(input->head(kTellingHead));
}

}  // namespace

Source::Source(std::vector<std::string> files, ReadSettings settings, const BlockSizes& sizes)
    : files_(std::move(files)), settings_(std::move(settings)), sizes_(sizes) {
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

// What is no file can't be looked over before it is read. What is not UTF-8 is read as a whole.
std::shared_ptr<LongFile> Source::long_file(const std::string& path, const struct stat& info) const {
  if (path == "-" || !S_ISREG(info.st_mode) || static_cast<std::uint64_t>(info.st_size) <= sizes_.longest_whole) return nullptr;
  if (!begins_as_utf8(path, settings_.options.encoding)) return nullptr;
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
  const std::string_view head = input->head(kArchiveHead);
  if (head.starts_with(kZipMagic)) return open_zip(std::move(*input));
  const bool compressed = head.starts_with(kGzipMagic), warc = head.starts_with(kWarcMagic);
  if (is_tar(compressed ? unpacked_head(input->head(kHead), kArchiveHead) : head)) {
    archive_ = open_tar(std::move(*input), settings_);
    return next_of_archive();
  }
  if (!compressed && !warc) {
    const std::string_view beginning = input->head(kHead);
    if (format_of(beginning) == Format::text && !is_delimited(beginning, false)) long_file_ = long_file(path, input->info());
    if (long_file_) return next_block();
    taken.input = std::move(*input);
    return taken;
  }
  Unpacked stream(std::move(*input));
  if (stream.ahead().starts_with(kWarcMagic)) {
    archive_ = open_warc(std::move(stream));
  } else {
    taken.error = stream.input().error(stream.ok() ? "is compressed by gzip and no archive; unpack it first (gunzip)" : stream.error()).message;
    return taken;
  }
  return next_of_archive();
}

// Office documents are ZIP archives too: the names in its directory tell. One without a directory is cut off, which a reader says.
Taken Source::open_zip(Input input) {
  Taken taken;
  taken.id = input.path();
  if (taken.id != "-" && S_ISREG(input.info().st_mode)) {
    const std::string end = end_of_file(taken.id, kLongestDirectory);
    const auto names = names_in_zip(end, kMostNames);
    if (names.empty() || are_of_office(names)) {
      taken.input = std::move(input);
      return taken;
    }
    archive_ = open_zip_file(std::move(input), settings_);
    return next_of_archive();
  }
  auto bytes = read_bytes(std::move(input));
  if (!bytes) {
    taken.error = bytes.error();
  } else if (format_of(*bytes) == Format::zip && !names_in_zip(*bytes, 1).empty()) {
    archive_ = open_zip_in_memory(taken.id, std::move(*bytes), settings_);
    return next_of_archive();
  } else {
    taken.archive_bytes = bytes->size();
    taken.text = std::move(*bytes);
  }
  return taken;
}

Taken Source::next_of_archive() {
  Taken taken = archive_->next();
  if (archive_->over()) archive_.reset();
  return taken;
}

}  // namespace solieu::program
