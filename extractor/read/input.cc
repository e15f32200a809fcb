#include "read/input.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace solieu {
namespace {

std::string name_of(const std::string& path) { return path == "-" ? "standard input" : path; }

}  // namespace

Result<Input> Input::open(const std::string& path) {
  const int file = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return Error{fmt::format("{}: {}", path, std::strerror(errno))};
  Input input(path, file);
  if (S_ISDIR(input.info_.st_mode)) return input.error("is a folder");
  return input;
}

Input Input::of_open(std::string path, int file, std::string head) {
  Input input(std::move(path), file);
  input.head_ = std::move(head);
  return input;
}

Input::Input(std::string path, int file) : path_(std::move(path)), file_(file) {
  if (fstat(file, &info_) != 0) info_ = {};
}

Input::Input(Input&& other) noexcept
    : path_(std::move(other.path_)),
      file_(std::exchange(other.file_, -1)),
      failure_(other.failure_),
      info_(other.info_),
      head_(std::move(other.head_)),
      taken_(other.taken_) {}

Input& Input::operator=(Input&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(file_, other.file_);
  std::swap(failure_, other.failure_);
  std::swap(info_, other.info_);
  std::swap(head_, other.head_);
  std::swap(taken_, other.taken_);
  return *this;
}

Input::~Input() {
  if (file_ > STDERR_FILENO) close(file_);
}

Error Input::error(std::string_view what) const { return Error{fmt::format("{}: {}", name_of(path_), what)}; }

std::string_view Input::head(std::size_t size) {
  while (head_.size() < size) {
    char buffer[256];
    const std::size_t n = read_file(buffer, std::min(sizeof buffer, size - head_.size()));
    if (n == 0) break;
    head_.append(buffer, n);
  }
  return std::string_view(head_).substr(0, size);
}

std::string Input::take_head() {
  taken_ += head_.size();
  return std::exchange(head_, {});
}

std::size_t Input::read(char* to, std::size_t size) {
  const std::size_t n = head_.empty() ? read_file(to, size) : head_.copy(to, size);
  head_.erase(0, n);
  taken_ += n;
  return n;
}

std::size_t Input::read_file(char* to, std::size_t size) {
  while (failure_ == 0) {
    const ssize_t n = ::read(file_, to, size);
    if (n >= 0) return static_cast<std::size_t>(n);
    if (errno != EINTR) failure_ = errno;
  }
  return 0;
}

bool differs(const struct stat& before, const struct stat& after) {
  return before.st_mtim.tv_sec != after.st_mtim.tv_sec || before.st_mtim.tv_nsec != after.st_mtim.tv_nsec || before.st_size != after.st_size;
}

bool Input::changed() const {
  struct stat now {};
  if (!S_ISREG(info_.st_mode) || fstat(file_, &now) != 0) return false;
  return differs(info_, now) || (info_.st_size > 0 && taken_ != static_cast<std::uint64_t>(info_.st_size));  // files of /proc claim to be empty
}

}  // namespace solieu
