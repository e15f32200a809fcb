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
#include "read/unpacked.h"

namespace solieu {

struct ArchivedFile {
  std::string name;   // in UTF-8, as the archive has it
  std::string bytes;
  std::string error;  // what is wrong with it, without its name; then it has no bytes, and others may be sound
};

/// Do the first bytes of an archive (512 at the least, where it is not shorter) say that it is a TAR?
bool is_tar(std::string_view head);

/// Reads the files that may be documents. Pictures, links, and what is named as code, sound and the like are passed over and
/// counted. Memory holds two files.
class FileArchive {
 public:
  /// A ZIP that is a regular file; one that is in memory; a TAR as it comes. What is in it may cost what `limits` allow.
  static FileArchive zip(const std::string& path, const ReadLimits& limits = {});
  static FileArchive zip_in_memory(std::string bytes, const ReadLimits& limits = {});
  static FileArchive tar(Unpacked stream, const ReadLimits& limits = {});
  FileArchive(FileArchive&&) noexcept;
  ~FileArchive();

  /// The next file. Nothing behind the last one, and where `error` says what is wrong: what stands behind that is lost.
  std::optional<ArchivedFile> next();

  /// What is wrong with the archive, without its name; empty where nothing is.
  const std::string& error() const;
  /// Is `next` at its end? It looks ahead, so that what was skipped is known with the last file.
  bool at_end() const;
  std::size_t documents() const;
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
