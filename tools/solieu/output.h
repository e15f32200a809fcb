// A file on its way out: complete under its own name, or not there at all.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace solieu::program {

/// A file is written beside its name and takes the name when it is complete; what is no file (/dev/null, a
/// named pipe) is written to directly, and so is standard output, which has no name.
class Output {
 public:
  explicit Output(const std::string& path);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  std::string buffer;

  bool ok() const { return error_.empty(); }
  const std::string& error() const { return error_; }
  /// What is left of the output after an error.
  std::string_view remains() const { return partial_.empty() ? "the CSV is incomplete" : "nothing was written"; }

  /// Writes the buffer once it is large.
  void flush_when_full();
  /// Everything is on disk, beside its name, or there is an error.
  bool complete();
  /// Gives a complete output its name, or there is an error.
  bool publish();

 private:
  void flush();
  bool fail();

  std::string path_, target_, partial_, error_;
  std::FILE* file_ = nullptr;
  bool opened_ = false, published_ = false;
};

}  // namespace solieu::program
