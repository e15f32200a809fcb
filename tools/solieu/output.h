// A file on its way out: complete under its own name, or not there at all.
#pragma once

#include <cstdint>
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

  bool ok() const { return error_.empty(); }
  const std::string& error() const { return error_; }

  /// Is it written beside its name? Then it can be taken up again after an interruption.
  bool is_file() const { return !partial_.empty(); }
  const std::string& target() const { return target_; }
  /// Where it is written to until it has its name.
  const std::string& partial() const { return partial_; }

  /// Opens it. A file that another run is writing is an error.
  bool open();
  /// Drops what an earlier run has left.
  bool clear();
  /// Takes up what an earlier run has left, at this length; what stands behind it is dropped. Where
  /// `finished`, it may have its name already.
  bool open_again(std::uint64_t length, bool finished);

  void write(std::string_view bytes);
  /// Bytes that were given to `write`, in earlier runs too.
  std::uint64_t length() const { return length_; }
  /// Takes back what was written behind this length; false where it has gone out to what is no file, or there is an error.
  bool take_back(std::uint64_t length);
  /// What was written so far is on disk, or there is an error.
  bool sync();
  /// Everything is on disk, beside its name, or there is an error.
  bool complete();
  /// Gives a complete output its name, or there is an error.
  bool publish();
  /// A new name is on disk when its folder is.
  void sync_folder() const;
  /// Removes what was opened beside the name. May be called while another thread writes.
  void remove_partial() const;

 private:
  bool open_partial(int flags);
  void flush();
  bool fail();
  bool fail(std::string what);

  std::string path_, target_, partial_, error_, buffer_;
  std::uint64_t length_ = 0;
  int file_ = -1;
  bool directory_ = false, opened_ = false, published_ = false;
};

}  // namespace solieu::program
