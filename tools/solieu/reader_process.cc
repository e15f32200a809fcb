#include "reader_process.h"

#include <fmt/core.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace solieu::program {
namespace {

constexpr std::size_t kDocumentsAProcess = 1000;  // what a library leaks ends with its process
constexpr std::size_t kSmall = std::size_t{64} << 10;  // is sent at once: the process wakes up once for it

}  // namespace

// The bytes of an answer.
Result<std::string> ReaderProcess::answer_to(Wanted wanted, std::string_view document, const ReadOptions& options) {
  if (documents_ == kDocumentsAProcess) child_.stop();
  if (!child_.running()) {
    if (!child_.start()) return Error{fmt::format("no process can be begun to read it in ({})", std::strerror(errno))};
    documents_ = 0;
  }
  ++documents_;
  const int deadline = child_.deadline();
  std::string frame;
  std::string request = request_head(wanted, options, child_.limits().seconds, document.size());
  const bool small = document.size() <= kSmall;
  if (small) request += document;
  Child::Trouble trouble = child_.send(request, deadline);
  if (trouble == Child::Trouble::none && !small) trouble = child_.send(document, deadline);
  if (trouble == Child::Trouble::none) trouble = child_.receive_frame(frame, kLongestFrame, deadline);
  if (trouble != Child::Trouble::none) return child_.fail(trouble, "document");
  return frame;
}

template <class Answer, class Parse>
Result<Answer> ReaderProcess::parsed(const Result<std::string>& frame, Parse parse) {
  if (!frame) return Error{frame.error()};
  if (std::optional<Result<Answer>> answer = parse(*frame)) return std::move(*answer);
  child_.stop();
  return Error{"its reader gave no answer that makes sense; the document may be damaged"};
}

Result<SourceText> ReaderProcess::read(std::string_view document, const ReadOptions& options) {
  return parsed<SourceText>(answer_to(Wanted::text, document, options), [&](const std::string& frame) { return parse_answer(frame, document); });
}

Result<std::vector<Worksheet>> ReaderProcess::read_sheets(std::string_view workbook, const ReadOptions& options) {
  return parsed<std::vector<Worksheet>>(answer_to(Wanted::sheets, workbook, options), parse_sheets);
}

std::unique_ptr<ReaderProcess> ReaderProcesses::take() {
  std::lock_guard lock(mutex_);
  if (idle_.empty()) return std::make_unique<ReaderProcess>(program_, limits_);
  auto process = std::move(idle_.back());
  idle_.pop_back();
  return process;
}

void ReaderProcesses::give_back(std::unique_ptr<ReaderProcess> process) {
  std::lock_guard lock(mutex_);
  idle_.push_back(std::move(process));
}

Result<SourceText> ReaderProcesses::read(std::string_view document, const ReadOptions& options) {
  auto process = take();
  auto answer = process->read(document, options);
  give_back(std::move(process));
  return answer;
}

Result<std::vector<Worksheet>> ReaderProcesses::read_sheets(std::string_view workbook, const ReadOptions& options) {
  auto process = take();
  auto answer = process->read_sheets(workbook, options);
  give_back(std::move(process));
  return answer;
}

}  // namespace solieu::program
