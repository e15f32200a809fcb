// The documents of a batch, one after another: files as they are, archives text by text.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "read/input.h"
#include "read/warc.h"

namespace solieu::program {

/// A document that is still to be read, or where it stands in an archive, is read.
struct Taken {
  bool end = false;            // there is none any more
  std::string id;              // the path of a file; of a text in an archive, ARCHIVE#URI
  std::string error, warning;  // "ID: what"; where there is an error, there is nothing to be read
  std::optional<Input> input;  // of a file that is open already
  std::optional<std::string> text;  // of an archive
  std::string date;                 // the day it was captured, of an archive that tells it
  std::size_t archive_bytes = 0;    // that were read of an archive for it
};

/// A file named *.txt is a text, whatever is in it, and is opened by whoever takes it: many may be opened at the same
/// time, and a file system far away is asked for them side by side. All others are looked into, one after another.
/// What is neither a file nor standard input is a text, as to look into a pipe is to wait for it.
class Source {
 public:
  explicit Source(std::vector<std::string> files);

  /// How many documents there are, where that is known before they are read: where no file can be an archive.
  std::optional<std::size_t> count() const;
  /// Passes over the first documents. Before any is taken.
  void pass(std::size_t documents);
  /// Document number `index`; each is taken once. Waits until those before it are taken. Any thread may.
  Taken take(std::size_t index);

 private:
  Taken next();
  Taken open(const std::string& path);
  Taken next_of_archive();
  Taken end_of_archive();

  const std::vector<std::string> files_;
  std::mutex mutex_;  // of all that follows
  std::condition_variable turn_;
  std::size_t taken_ = 0;             // documents
  std::size_t file_ = 0;              // that comes next
  std::optional<WarcReader> archive_; // that is open, files_[file_ - 1]
  std::uint64_t archive_bytes_ = 0;   // of it, told already
};

}  // namespace solieu::program
