#include "progress.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace solieu::program {
namespace {

constexpr std::chrono::milliseconds kBetween{200};
constexpr std::size_t kNarrow = 80;  // columns, where the terminal doesn't tell

void put(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

// 7950 as 7,950
std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::size_t columns() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : kNarrow;
}

std::string clock(double seconds) {
  const auto s = static_cast<std::size_t>(seconds + 0.5);
  if (s >= 3600) return fmt::format("{}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
  return fmt::format("{}:{:02}", s / 60, s % 60);
}

double megabytes(std::uint64_t bytes) { return static_cast<double>(bytes) / 1e6; }

}  // namespace

Progress::Progress(bool quiet) : on_(!quiet && isatty(STDERR_FILENO)) {}

void Progress::begin(const std::vector<std::string>& files, std::optional<std::size_t> count, const Reached& before) {
  if (!on_) return;
  before_ = before;
  total_ = count;
  begun_ = drawn_ = std::chrono::steady_clock::now();
  std::uint64_t sum = 0;
  // of archives it is not known how much of them was done
  for (std::size_t i = count ? before.documents : 0; i < files.size(); ++i) {
    struct stat info {};
    if (stat(files[i].c_str(), &info) != 0) continue;  // it will fail
    if (!S_ISREG(info.st_mode)) return;
    sum += static_cast<std::uint64_t>(info.st_size);
  }
  total_bytes_ = sum;
}

double Progress::seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count(); }

std::string Progress::line(const Reached& reached) const {
  const double rate = megabytes(bytes_) / seconds();
  std::string out = fmt::format("{}{} documents  {:.1f} MB/s  {} figures  {} failed", grouped(reached.documents),
                                total_ ? "/" + grouped(*total_) : "", rate, grouped(reached.figures), grouped(reached.failed));
  if (total_bytes_ && bytes_ > 0) out += fmt::format("  {} left", clock(megabytes(*total_bytes_ - std::min(bytes_, *total_bytes_)) / rate));
  // a line that the terminal folds could not be taken away
  return out.substr(0, columns() - 1);
}

void Progress::show(const Reached& reached, std::size_t bytes) {
  bytes_ += bytes;
  const auto now = std::chrono::steady_clock::now();
  if (!on_ || now - drawn_ < kBetween) return;
  drawn_ = now;
  std::lock_guard lock(mutex_);
  if (over_) return;
  put("\r\033[K" + line(reached));
  visible_ = true;
}

void Progress::erase(bool last) {
  std::lock_guard lock(mutex_);
  if (visible_) put("\r\033[K");
  visible_ = false;
  over_ = over_ || last;
}

void Progress::summarise(const Reached& reached) {
  erase(true);
  if (!on_ || total_.value_or(reached.documents) < 2) return;
  std::string earlier = before_.documents > 0 ? fmt::format("; {} of the documents by an earlier run", grouped(before_.documents)) : "";
  put(fmt::format("{} documents, {} figures, {} failed, {:.1f} MB in {:.1f} s{}\n", grouped(reached.documents), grouped(reached.figures),
                  grouped(reached.failed), megabytes(bytes_), seconds(), earlier));
}

}  // namespace solieu::program
