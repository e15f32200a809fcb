// ZIP and TAR archives are unpacked in a process of their own: one that crashes or hangs there takes down what is behind, and no other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "child.h"
#include "read/file_archive.h"
#include "read/input.h"
#include "reader_protocol.h"

namespace solieu::program {

/// An archive, and how it comes to its process.
struct PackedFiles {
  Wanted wanted;               // zip_file, zip_in_memory or tar
  std::optional<Input> input;  // that is handed on; nothing was read of it, though it may have been looked into
  std::string bytes;           // of a ZIP in memory
};

/// As FileArchive. Each file may cost what the limits of processes allow. Memory holds two files here, and one there.
class ArchiveProcess {
 public:
  /// `program` is run as `program reader`.
  ArchiveProcess(PackedFiles archive, ReadOptions options, const ProcessLimits& limits, std::string program = "/proc/self/exe");

  /// The next file. Nothing behind the last one, and where `error` says what is wrong: what stands behind that is lost.
  std::optional<ArchivedFile> next();

  const std::string& error() const { return ahead_.error; }
  /// Is `next` at its end? It looks ahead, so that what was skipped is known with the last file.
  bool at_end() const { return looked_ && !ahead_.file && ahead_.error.empty(); }
  std::size_t documents() const { return documents_; }
  const std::string& skipped() const { return ahead_.skipped; }
  std::uint64_t taken() const { return ahead_.taken; }

 private:
  void look_ahead();
  Child::Trouble begin();
  void fail(std::string what);

  std::optional<PackedFiles> archive_;  // until it is handed on
  const ReadOptions options_;
  bool waits_ = false;  // for who writes into a pipe
  Child child_;
  ArchiveAnswer ahead_;
  bool looked_ = false;
  std::size_t documents_ = 0;
};

}  // namespace solieu::program
