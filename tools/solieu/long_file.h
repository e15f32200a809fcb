// A file that is too long to be held in memory: looked over as a whole once, then read block by block, by several threads.
#pragma once

#include <sys/stat.h>

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"
#include "read/utf8_check.h"
#include "solieu.h"

namespace solieu::program {

/// In bytes. What comes out depends on them, so they are part of what a batch is.
struct BlockSizes {
  std::size_t longest_whole = std::size_t{16} << 20;  // files up to here are read at once
  std::size_t block = std::size_t{4} << 20;
  std::size_t window = std::size_t{64} << 10;   // a block ends within so many behind a multiple of its size
  std::size_t before = std::size_t{16} << 10;   // read before a block, for what it speaks of
  std::size_t opening = std::size_t{2} << 10;   // of the document, read before each block
};

/// Blocks end where best_cut() says, near multiples of their size; where one ends depends on the bytes around that place
/// alone. The file is read with pread, not mapped: one that is cut while it is read would end the program.
class LongFile {
 public:
  LongFile(std::string path, std::uint64_t size, const BlockSizes& sizes = {});
  ~LongFile();
  LongFile(const LongFile&) = delete;
  LongFile& operator=(const LongFile&) = delete;

  const std::string& path() const { return path_; }
  std::size_t blocks() const { return pieces_.size(); }

  /// Looks over all of the file: is it UTF-8, how it writes numbers, where its lines and blocks begin. All threads
  /// that ask take part, and each returns when it is done. An error, "PATH: what is wrong", is that of the document.
  Result<bool> look_over();

  /// A block with what is read before it.
  struct Part {
    std::string bytes;           // from `before` on
    std::size_t before = 0, begin = 0;
    Block place;                 // without its texts
    std::string_view opening;    // of the LongFile
    std::size_t next_before = 0; // where, in the document, that of the next block begins

    Block block() const;         // its texts are those of this part
  };
  /// After look_over().
  Result<Part> part(std::size_t index) const;

  const Survey& survey() const { return survey_; }
  /// "PATH: what is odd about it though it is read", or empty.
  const std::string& warning() const { return warning_; }

 private:
  // What lies between two cuts.
  struct Piece {
    std::uint64_t begin = 0;
    std::size_t line = 1, column = 1;  // of its first byte; until all are known: of the byte behind it, counted from here
    Utf8Check utf8;
    Survey survey;
  };

  std::string open();
  std::string look_at(std::size_t index, std::string& buffer);
  std::string add_up();
  std::string read(std::uint64_t begin, std::uint64_t end, std::string& into) const;
  std::uint64_t boundary(std::size_t index) const { return std::min<std::uint64_t>(std::uint64_t{index} * sizes_.block, size_); }
  std::uint64_t begin_of(std::size_t index) const { return index < pieces_.size() ? pieces_[index].begin : size_; }
  Error fail(const std::string& what) const { return Error{path_ + ": " + what}; }

  const std::string path_;
  const std::uint64_t size_;
  const BlockSizes sizes_;
  int file_ = -1;
  struct stat info_ {};  // when it was opened

  std::vector<Piece> pieces_;
  Survey survey_;
  std::string opening_, warning_;

  std::mutex mutex_;  // of what follows
  std::condition_variable looked_over_;
  std::size_t next_ = 0, running_ = 0;
  bool opened_ = false, over_ = false;
  std::string error_;
};

}  // namespace solieu::program
