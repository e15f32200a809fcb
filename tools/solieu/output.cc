#include "output.h"

#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
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

}  // namespace

Output::Output(const std::string& path) : path_(path) {
  struct stat info {};
  bool direct = stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
  if (!path.empty() && !direct) {
    target_ = behind_links(path);
    partial_ = target_ + ".part";
  }
  if (S_ISDIR(info.st_mode)) errno = EISDIR;
  else file_ = path.empty() ? stdout : std::fopen(direct ? path.c_str() : partial_.c_str(), "wb");
  if (!file_) fail();
  opened_ = file_ != nullptr;
}

Output::~Output() {
  if (file_ && file_ != stdout) std::fclose(file_);
  if (opened_ && !partial_.empty() && !published_) std::remove(partial_.c_str());
}

void Output::flush() {
  if (ok() && !buffer.empty() && std::fwrite(buffer.data(), 1, buffer.size(), file_) != buffer.size()) fail();
  buffer.clear();
}

void Output::flush_when_full() {
  if (buffer.size() > kFlushAt) flush();
}

bool Output::complete() {
  flush();
  if (!ok()) return false;
  if (std::fflush(file_) != 0) return fail();
  if (file_ == stdout) return true;
  if (!partial_.empty() && fsync(fileno(file_)) != 0) return fail();
  int closed = std::fclose(file_);
  file_ = nullptr;
  return closed == 0 || fail();
}

bool Output::publish() {
  if (!partial_.empty() && std::rename(partial_.c_str(), target_.c_str()) != 0) return fail();
  published_ = true;
  return true;
}

bool Output::fail() {
  error_ = fmt::format("{}: {}", path_.empty() ? "standard output" : path_, std::strerror(errno));
  return false;
}

}  // namespace solieu::program
