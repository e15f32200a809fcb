// What passes between the program and the process in which it has risky documents read.
//
// Frames: the length of what follows (8 bytes, this machine's own order, as both ends are the same file), then it. A request
// is options and a document, an answer is the text or the sheets that were read of it, or why it could not be read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "read/file_archive.h"
#include "read/formats.h"
#include "read/source_text.h"
#include "read/worksheet.h"

namespace solieu::program {

constexpr std::size_t kFrameHead = sizeof(std::uint64_t);
constexpr std::uint64_t kLongestFrame = std::uint64_t{3} << 30;

/// What is to be read of a document: its text, or a workbook's sheets cell by cell; or of an archive its files. That may be a ZIP
/// that is the file which the process was given; one that is sent; a TAR in such a file, of which the first bytes are sent.
enum class Wanted : std::uint8_t { text, sheets, zip_file, zip_in_memory, tar };

/// A frame without its document, which is to be sent behind it.
std::string request_head(Wanted wanted, const ReadOptions& options, unsigned seconds, std::size_t document);
/// What a request says. Its parts hold for as long as the frame does.
struct ReadRequest {
  Wanted wanted = Wanted::text;
  ReadOptions options;
  unsigned seconds = 0;  // of processor time
  std::string_view document;
};
std::optional<ReadRequest> parse_request(std::string_view frame);

/// The answer to a request with this document, whose own bytes are not sent back.
std::string answer_frame(const Result<SourceText>& answer, std::string_view document);
/// Nothing where the bytes are no answer, or one that points out of its own text or of the document: whoever wrote them may have
/// been damaged.
std::optional<Result<SourceText>> parse_answer(std::string_view frame, std::string_view document);

/// Answers to one request for the files of an archive: one for each file, and one without a file behind the last.
struct ArchiveAnswer {
  std::optional<ArchivedFile> file;
  std::string error, skipped;  // as FileArchive has them
  std::uint64_t taken = 0;
};
/// A frame without the file's bytes, which are to be sent behind it.
std::string file_head(const ArchiveAnswer& answer);
std::optional<ArchiveAnswer> parse_file(std::string frame);

/// The same of sheets.
std::string sheets_frame(const Result<std::vector<Worksheet>>& answer);
std::optional<Result<std::vector<Worksheet>>> parse_sheets(std::string_view frame);

}  // namespace solieu::program
