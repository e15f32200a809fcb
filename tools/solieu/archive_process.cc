#include "archive_process.h"

#include <fmt/core.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace solieu::program {
namespace {

constexpr std::uint64_t kAboutFile = std::uint64_t{1} << 20;  // bytes of a frame that are not the file's

constexpr char kNonsense[] = "its reader gave no answer that makes sense; the archive may be damaged";

}  // namespace

ArchiveProcess::ArchiveProcess(PackedFiles archive, ReadOptions options, const ProcessLimits& limits, std::string program)
    : archive_(std::move(archive)), options_(std::move(options)), child_(std::move(program), limits) {}

std::optional<ArchivedFile> ArchiveProcess::next() {
  if (!looked_) look_ahead();
  if (!ahead_.file) return std::nullopt;
  ArchivedFile file = std::move(*ahead_.file);
  ++documents_;
  look_ahead();
  return file;
}

// A pipe may be filled slowly, and its reader then waits and is none that hangs: only its processor time counts.
Child::Trouble ArchiveProcess::begin() {
  PackedFiles archive = std::move(*std::exchange(archive_, std::nullopt));
  const int file = archive.input ? archive.input->file() : -1;
  if (!child_.start(file)) return Child::Trouble::ended;
  waits_ = archive.input && !S_ISREG(archive.input->info().st_mode);
  if (archive.wanted == Wanted::tar) archive.bytes = archive.input->take_head();
  const int deadline = child_.deadline();
  const auto trouble = child_.send(request_head(archive.wanted, options_, child_.limits().seconds, archive.bytes.size()), deadline);
  return trouble == Child::Trouble::none ? child_.send(archive.bytes, deadline) : trouble;
}

void ArchiveProcess::look_ahead() {
  looked_ = true;
  ahead_.file.reset();
  auto trouble = Child::Trouble::none;
  if (archive_) {
    trouble = begin();
    if (!child_.running()) return fail(fmt::format("no process can be begun to read it in ({})", std::strerror(errno)));
  }
  std::string frame;
  if (trouble == Child::Trouble::none) trouble = child_.receive_frame(frame, options_.limits.part + kAboutFile, waits_ ? Child::kNever : child_.deadline());
  if (trouble == Child::Trouble::too_long) return fail(kNonsense);
  if (trouble != Child::Trouble::none) return fail(child_.fail(trouble, "archive").message);
  auto answer = parse_file(std::move(frame));
  if (!answer || documents_ > options_.limits.parts) return fail(kNonsense);
  ahead_ = std::move(*answer);
  if (!ahead_.file) child_.stop();
}

void ArchiveProcess::fail(std::string what) {
  child_.stop();
  ahead_.error = std::move(what);
}

}  // namespace solieu::program
