// What passes between the program and the process in which it has risky documents read.
//
// Frames: the length of what follows (8 bytes, this machine's own order, as both ends are the same file), then it. A request
// is options and a document, an answer is the text that was read of it, or why it could not be read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "read/formats.h"
#include "read/source_text.h"

namespace solieu::program {

constexpr std::size_t kFrameHead = sizeof(std::uint64_t);
constexpr std::uint64_t kLongestFrame = std::uint64_t{3} << 30;

/// A frame without its document, which is to be sent behind it.
std::string request_head(const ReadOptions& options, unsigned seconds, std::size_t document);
/// What a request says. Its parts hold for as long as the frame does.
struct ReadRequest {
  ReadOptions options;
  unsigned seconds = 0;  // of processor time
  std::string_view document;
};
std::optional<ReadRequest> parse_request(std::string_view frame);

std::string answer_frame(const Result<SourceText>& answer);
/// Nothing where the bytes are no answer, or one that points out of its own text: whoever wrote them may have been damaged.
std::optional<Result<SourceText>> parse_answer(std::string_view frame);

}  // namespace solieu::program
