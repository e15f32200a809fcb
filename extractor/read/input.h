// An open file, or standard input, that may be looked into before it is read.
#pragma once

#include <sys/stat.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace solieu {

/// What is said of a document that was written to meanwhile, and whether two looks at it say so.
inline constexpr char kChanged[] = "changed while it was read; read it again when it is complete";
bool differs(const struct stat& before, const struct stat& after);

class Input {
 public:
  /// "-" is standard input. The error is "PATH: why".
  static Result<Input> open(const std::string& path);
  /// A file that is open and is closed here; `head` was read of it already.
  static Input of_open(std::string path, int file, std::string head);
  Input(Input&& other) noexcept;
  Input& operator=(Input&& other) noexcept;
  ~Input();

  const std::string& path() const { return path_; }
  int file() const { return file_; }
  const struct stat& info() const { return info_; }  // as it was when it was opened
  /// "PATH: what", as messages name it.
  Error error(std::string_view what) const;

  /// The first bytes, at most `size` of them; to be asked for before anything is read. They are read all the same.
  std::string_view head(std::size_t size);
  /// All that was looked at, which is read then.
  std::string take_head();
  /// Reads up to `size` bytes; 0 at the end, and where something is wrong.
  std::size_t read(char* to, std::size_t size);
  /// What read(2) said; 0 where all is well.
  int failure() const { return failure_; }
  /// Bytes of the file that were read.
  std::uint64_t taken() const { return taken_; }
  /// At the end of a file: was it written to while it was read?
  bool changed() const;

 private:
  Input(std::string path, int file);
  std::size_t read_file(char* to, std::size_t size);

  std::string path_;
  int file_ = -1, failure_ = 0;
  struct stat info_ {};
  std::string head_;  // looked at, and not read yet
  std::uint64_t taken_ = 0;
};

}  // namespace solieu
