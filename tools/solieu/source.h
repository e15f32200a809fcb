// The documents of a batch, one after another: files as they are, long ones block by block, archives text by text.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "archives.h"
#include "long_file.h"
#include "taken.h"

namespace solieu::program {

/// A file named *.txt is a text, whatever is in it, and is opened by whoever takes it: many may be opened at the same
/// time, and a file system far away is asked for them side by side. All others are looked into, one after another.
/// What is neither a file nor standard input is a text, as to look into a pipe is to wait for it.
class Source {
 public:
  explicit Source(std::vector<std::string> files, ReadSettings settings = {}, const BlockSizes& sizes = {});

  /// How many documents there are, and how many documents and blocks, where that is known before they are read: where
  /// no file can be an archive.
  std::optional<std::size_t> documents() const;
  std::optional<std::size_t> count() const;
  /// Passes over the first documents, and over the first blocks of the one behind them. Before any is taken. How many
  /// documents and blocks that were.
  std::size_t pass(std::size_t documents, std::size_t blocks);
  /// Document or block number `index`; each is taken once. Waits until those before it are taken. Any thread may.
  Taken take(std::size_t index);

 private:
  Taken next();
  std::shared_ptr<LongFile> long_file(const std::string& path, const struct stat& info) const;
  Taken next_block();
  Taken open(const std::string& path);
  Taken open_zip(Input input);
  Taken next_of_archive();

  const std::vector<std::string> files_;
  const ReadSettings settings_;
  const BlockSizes sizes_;
  std::map<std::size_t, std::shared_ptr<LongFile>> long_files_;  // by file, of those that are texts by their names
  std::size_t more_blocks_ = 0;  // than documents, in these
  bool archives_ = false;        // may any of the others be one?
  std::mutex mutex_;  // of all that follows
  std::condition_variable turn_;
  std::size_t taken_ = 0;             // documents and blocks
  std::size_t file_ = 0;              // that comes next
  std::shared_ptr<LongFile> long_file_;  // whose blocks come next
  std::size_t block_ = 0;
  std::unique_ptr<Archive> archive_;  // that is open, files_[file_ - 1]
};

}  // namespace solieu::program
