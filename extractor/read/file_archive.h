// ZIP and TAR archives of documents: the files in them, one after another. Nothing is ever written to disk, and the names in
// an archive are only names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "read/formats.h"
#include "read/input.h"
#include "read/unpacked.h"

namespace solieu {

struct ArchivedFile {
  std::string name;   // in UTF-8, as the archive has it
  std::string bytes;
  std::string error;  // what is wrong with it, without its name; then it has no bytes, and others may be sound
};

/// Do the first bytes of an archive (512 at the least, where it is not shorter) say that it is a TAR?
bool is_tar(std::string_view head);

/// Reads the files that may be documents. Links, what is named as code, sound and the like, and pictures without
/// options.ocr are passed over and counted. Memory holds one file.
class FileArchive {
 public:
  /// A ZIP that is a regular file; one that is in memory; a TAR as it comes. What is in it may cost what options.limits allow.
  static FileArchive zip(Input input, const ReadOptions& options = {});
  static FileArchive zip_in_memory(std::string bytes, const ReadOptions& options = {});
  static FileArchive tar(Unpacked stream, const ReadOptions& options = {});
  FileArchive(FileArchive&&) noexcept;
  ~FileArchive();

  /// The next file. Nothing behind the last one, and where `error` says what is wrong: what stands behind that is lost.
  std::optional<ArchivedFile> next();

  /// What is wrong with the archive, without its name; empty where nothing is.
  const std::string& error() const;
  /// Did `next` come to the end, with nothing wrong on the way?
  bool at_end() const;
  /// "3 pictures, 1 link": what was passed over; or nothing.
  std::string skipped() const;
  /// Bytes of the archive that were read.
  std::uint64_t taken() const;

 private:
  struct State;
  explicit FileArchive(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace solieu
