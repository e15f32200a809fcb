// The bytes of a file as a stream, unpacked where gzip has compressed them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "read/input.h"

namespace solieu {

constexpr std::string_view kGzipMagic = "\x1F\x8B";

/// The first bytes that gzip data hold, at most `size` of them, as far as its own first bytes tell.
std::string unpacked_head(std::string_view packed, std::size_t size);

/// Holds 64 KiB of what it reads and 64 KiB of what it has unpacked, whatever the file claims to hold. A gzip file
/// is one or several members, each with a checksum. (zlib's own gzread takes what stands behind a damaged member
/// for no data, and ends without an error.)
class Unpacked {
 public:
  explicit Unpacked(Input input);
  Unpacked(Unpacked&&) noexcept;
  ~Unpacked();

  /// The bytes that come next: some where there are any, none at the end and where something is wrong.
  std::string_view ahead();
  /// Takes the first `n` bytes of `ahead`.
  void pass(std::size_t n) { at_ += n; }

  const Input& input() const { return input_; }
  bool ok() const { return error_.empty(); }
  /// What is wrong, without the name of the file.
  const std::string& error() const { return error_; }
  bool compressed() const { return inflation_ != nullptr; }
  /// Members whose checksum was right.
  std::size_t members() const { return members_; }
  /// Were all bytes that `ahead` has shown in such members?
  bool settled() const;

 private:
  struct Inflation;

  bool fill();
  bool inflate_some();
  bool take_packed();
  bool begin_member();
  bool fail(std::string what);

  Input input_;
  std::unique_ptr<Inflation> inflation_;  // none of a file that is not compressed
  std::string buffer_;                    // what `ahead` shows, from at_ to end_
  std::size_t at_ = 0, end_ = 0;
  std::size_t members_ = 0;
  bool over_ = false;
  std::string error_;
};

}  // namespace solieu
