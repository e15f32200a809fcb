#include "output.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace solieu::program {
namespace {

constexpr std::size_t kFlushAt = 1 << 20;

// The file that a link leads to: it is to be replaced, and the link (/dev/stderr, say) to stay.
std::string behind_links(const std::string& path) {
  std::error_code code;
  auto real = std::filesystem::canonical(path, code);
  return code ? path : real.string();
}

// Is the open file still the one of this name? A run that has just ended may have renamed it.
bool has_name(int file, const std::string& path) {
  struct stat opened {}, named {};
  return fstat(file, &opened) == 0 && stat(path.c_str(), &named) == 0 && opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

}  // namespace

Output::Output(const std::string& path) : path_(path), target_(path) {
  struct stat info {};
  const bool there = !path.empty() && stat(path.c_str(), &info) == 0;
  directory_ = there && S_ISDIR(info.st_mode);
  if (path.empty() || directory_ || (there && !S_ISREG(info.st_mode))) return;
  target_ = behind_links(path);
  partial_ = target_ + ".part";
}

Output::~Output() {
  if (file_ > STDERR_FILENO) close(file_);
}

bool Output::open() {
  if (is_file()) return open_partial(O_CREAT);
  if (directory_) return fail(std::strerror(EISDIR));
  file_ = path_.empty() ? STDOUT_FILENO : ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
  return file_ >= 0 || fail();
}

bool Output::open_again(std::uint64_t length, bool finished) {
  length_ = length;
  struct stat info {};
  if (finished && stat(partial_.c_str(), &info) != 0 && stat(target_.c_str(), &info) == 0 && static_cast<std::uint64_t>(info.st_size) == length) {
    published_ = true;  // the run ended between this and removing its journal
    return true;
  }
  if (!open_partial(0)) return false;
  if (fstat(file_, &info) != 0) return fail();
  if (static_cast<std::uint64_t>(info.st_size) < length) {
    return fail(fmt::format("its .part holds {} bytes and not the {} of its journal; begin anew without --resume", info.st_size, length));
  }
  if (ftruncate(file_, static_cast<off_t>(length)) != 0 || lseek(file_, 0, SEEK_END) < 0) return fail();
  return true;
}

// Two runs on one file would write into each other. The lock goes with the process, however it ends.
bool Output::open_partial(int flags) {
  do {
    if (file_ >= 0) close(file_);
    file_ = ::open(partial_.c_str(), O_WRONLY | O_CLOEXEC | flags, 0666);
    if (file_ < 0) return fail();
    if (flock(file_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) return fail("another run is writing it");
  } while (!has_name(file_, partial_));
  opened_ = true;
  return true;
}

bool Output::clear() { return !is_file() || ftruncate(file_, 0) == 0 || fail(); }

void Output::write(std::string_view bytes) {
  length_ += bytes.size();
  buffer_ += bytes;
  if (buffer_.size() > kFlushAt) flush();
}

void Output::flush() {
  for (std::string_view rest = buffer_; ok() && !rest.empty();) {
    const ssize_t written = ::write(file_, rest.data(), rest.size());
    if (written >= 0) rest.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR) fail();
  }
  buffer_.clear();
}

bool Output::take_back(std::uint64_t length) {
  const std::uint64_t out = length_ - buffer_.size();
  if (length < out && !is_file()) return false;
  length_ = length;
  if (length >= out) {
    buffer_.resize(static_cast<std::size_t>(length - out));
    return true;
  }
  buffer_.clear();
  return (ftruncate(file_, static_cast<off_t>(length)) == 0 && lseek(file_, 0, SEEK_END) >= 0) || fail();
}

bool Output::sync() {
  flush();
  return ok() && (!is_file() || published_ || fsync(file_) == 0 || fail());
}

bool Output::complete() {
  if (!sync()) return false;
  if (file_ <= STDERR_FILENO) return true;
  const int closed = close(file_);
  file_ = -1;
  return closed == 0 || fail();
}

bool Output::publish() {
  if (is_file() && !published_ && std::rename(partial_.c_str(), target_.c_str()) != 0) return fail();
  published_ = true;
  return true;
}

void Output::sync_folder() const {
  const std::string folder = std::filesystem::path(target_).parent_path().string();
  if (int file = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); file >= 0) {
    fsync(file);  // some file systems can't, and then there is nothing to be done
    close(file);
  }
}

void Output::remove_partial() const {
  if (opened_) std::remove(partial_.c_str());
}

bool Output::fail() { return fail(std::strerror(errno)); }

bool Output::fail(std::string what) {
  error_ = fmt::format("{}: {}", path_.empty() ? "standard output" : path_, what);
  return false;
}

}  // namespace solieu::program
