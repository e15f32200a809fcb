#include "journal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>

#include "fingerprint.h"

namespace solieu::program {
namespace {

constexpr std::string_view kFirstLine = "solieu journal 1";
constexpr std::string_view kDone = "done", kAnd = " and";

std::string line(const std::string& content) { return fmt::format("{}\t{:016x}\n", content, Fingerprint().add(content).value()); }

// The content of the line at `at`, which then stands behind it; nothing for a line that is not whole.
std::optional<std::string_view> take_line(std::string_view bytes, std::size_t& at) {
  const std::size_t end = bytes.find('\n', at);
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view content = bytes.substr(at, end - at);
  content = content.substr(0, content.rfind('\t'));
  if (bytes.substr(at, end + 1 - at) != line(std::string(content))) return std::nullopt;
  at = end + 1;
  return content;
}

// Takes so many numbers, each behind a blank.
template <std::size_t N>
std::optional<std::array<std::uint64_t, N>> take_numbers(std::string_view& content) {
  std::array<std::uint64_t, N> numbers;
  for (std::uint64_t& n : numbers) {
    if (!content.starts_with(' ')) return std::nullopt;
    content.remove_prefix(1);
    auto [stop, error] = std::from_chars(content.data(), content.data() + content.size(), n);
    if (error != std::errc()) return std::nullopt;
    content.remove_prefix(static_cast<std::size_t>(stop - content.data()));
  }
  return numbers;
}

// "done 12 3 …": a record; of a document that is begun, "… and 40 …" stands behind.
std::optional<Reached> parse(std::string_view content) {
  if (!content.starts_with(kDone)) return std::nullopt;
  content.remove_prefix(kDone.size());
  auto done = take_numbers<5>(content);
  if (!done) return std::nullopt;
  Reached reached{(*done)[0], (*done)[1], (*done)[2], (*done)[3], (*done)[4]};
  if (!content.starts_with(kAnd)) return reached;
  content.remove_prefix(kAnd.size());
  auto begun = take_numbers<6>(content);
  if (!begun) return std::nullopt;
  reached.begun = {(*begun)[0], (*begun)[1], (*begun)[2], (*begun)[3], (*begun)[4], (*begun)[5]};
  return reached;
}

}  // namespace

std::optional<Recorded> read_journal(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return parse_journal(std::string{std::istreambuf_iterator<char>(in), {}});
}

std::optional<Recorded> parse_journal(std::string_view bytes) {
  std::size_t at = 0;
  if (take_line(bytes, at) != kFirstLine) return std::nullopt;
  Recorded recorded;
  while (auto content = take_line(bytes, at)) {
    if (auto reached = parse(*content)) {
      recorded.reached = *reached;
      recorded.size = at;
    } else if (auto tab = content->find('\t'); tab != std::string_view::npos) {
      recorded.identity.emplace_back(content->substr(0, tab), content->substr(tab + 1));
    }
  }
  if (recorded.size == 0) return std::nullopt;
  return recorded;
}

std::string differences(const Identity& then, const Identity& now) {
  if (then.size() != now.size()) return "the form of the journal";
  std::vector<std::string> names;
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (then[i] != now[i]) names.push_back(now[i].first);
  }
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) out += (i == 0 ? "" : i + 1 < names.size() ? ", " : " and ") + names[i];
  return out;
}

Journal::~Journal() {
  if (file_ >= 0) close(file_);
}

bool Journal::continue_from(const Recorded& recorded) {
  file_ = open(path_.c_str(), O_WRONLY | O_CLOEXEC);
  if (file_ < 0 || ftruncate(file_, static_cast<off_t>(recorded.size)) != 0 || lseek(file_, 0, SEEK_END) < 0) return fail();
  return true;
}

bool Journal::record(const Identity& identity, const Reached& r) {
  std::string lines;
  if (file_ < 0) {
    file_ = open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file_ < 0) return fail();
    lines = line(std::string(kFirstLine));
    for (const auto& [name, value] : identity) lines += line(name + "\t" + value);
  }
  std::string content = fmt::format("{} {} {} {} {} {}", kDone, r.documents, r.failed, r.figures, r.figures_length, r.numbers_length);
  if (const Begun& b = r.begun; b.blocks > 0) {
    content += fmt::format("{} {} {} {} {} {} {}", kAnd, b.blocks, b.figures, b.numbers, b.figures_next, b.figures_from, b.numbers_from);
  }
  lines += line(content);
  return append(lines);
}

bool Journal::append(const std::string& lines) {
  errno = ENOSPC;  // of a line that is written in part
  return (write(file_, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()) && fsync(file_) == 0) || fail();
}

void Journal::remove() { std::remove(path_.c_str()); }

bool Journal::fail() {
  error_ = fmt::format("{}: {}", path_, std::strerror(errno));
  return false;
}

}  // namespace solieu::program
