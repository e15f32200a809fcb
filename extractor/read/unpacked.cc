#include "read/unpacked.h"

#include <fmt/core.h>
#include <zlib.h>

#include <cstring>
#include <new>
#include <utility>

namespace solieu {
namespace {

constexpr std::size_t kBlock = 1 << 16;
constexpr int kGzipOnly = 15 + 16;  // the largest window; a gzip header is demanded

}  // namespace

struct Unpacked::Inflation {
  Inflation() : packed(kBlock, '\0') {
    if (inflateInit2(&stream, kGzipOnly) != Z_OK) throw std::bad_alloc();
  }
  ~Inflation() { inflateEnd(&stream); }
  Inflation(const Inflation&) = delete;
  Inflation& operator=(const Inflation&) = delete;

  z_stream stream{};
  std::string packed;
  bool within = true;  // a member, and not between two
};

std::string unpacked_head(std::string_view packed, std::size_t size) {
  std::string head(size, '\0');
  z_stream stream{};
  if (inflateInit2(&stream, kGzipOnly) != Z_OK) throw std::bad_alloc();
  std::string copy(packed);
  stream.next_in = reinterpret_cast<Bytef*>(copy.data());
  stream.avail_in = static_cast<uInt>(copy.size());
  stream.next_out = reinterpret_cast<Bytef*>(head.data());
  stream.avail_out = static_cast<uInt>(head.size());
  inflate(&stream, Z_SYNC_FLUSH);
  head.resize(size - stream.avail_out);
  inflateEnd(&stream);
  return head;
}

Unpacked::Unpacked(Input input) : input_(std::move(input)), buffer_(kBlock, '\0') {
  if (input_.head(kGzipMagic.size()) == kGzipMagic) inflation_ = std::make_unique<Inflation>();
}

Unpacked::Unpacked(Unpacked&&) noexcept = default;
Unpacked::~Unpacked() = default;

bool Unpacked::settled() const { return inflation_ && !inflation_->within; }

std::string_view Unpacked::ahead() {
  while (at_ == end_ && !over_) {
    at_ = 0;
    end_ = 0;
    if (inflation_ ? !inflate_some() : !fill()) over_ = true;
  }
  return std::string_view(buffer_).substr(at_, end_ - at_);
}

bool Unpacked::fill() {
  end_ = input_.read(buffer_.data(), buffer_.size());
  if (input_.failure() != 0) return fail(std::strerror(input_.failure()));
  return end_ > 0;
}

// Up to the end of a member, or as much as there is room for: a pipe may give its bytes one by one.
bool Unpacked::inflate_some() {
  z_stream& stream = inflation_->stream;
  if (!inflation_->within && !begin_member()) return false;
  stream.next_out = reinterpret_cast<Bytef*>(buffer_.data());
  stream.avail_out = static_cast<uInt>(buffer_.size());
  int code = Z_OK;
  while (code == Z_OK && stream.avail_out > 0) {
    if (stream.avail_in == 0 && !take_packed()) return ok() && fail("is cut off: its gzip data has no end");
    code = inflate(&stream, Z_NO_FLUSH);
    if (code == Z_BUF_ERROR) code = Z_OK;  // it wants more of the file
    end_ = buffer_.size() - stream.avail_out;
  }
  if (code == Z_OK) return true;
  if (code == Z_STREAM_END) {
    ++members_;
    inflation_->within = false;
    return true;
  }
  if (code == Z_MEM_ERROR) throw std::bad_alloc();
  return fail(fmt::format("its gzip data is damaged before byte {} ({})", input_.taken() - stream.avail_in, stream.msg ? stream.msg : "no dictionary"));
}

// False at the end, and where reading failed.
bool Unpacked::take_packed() {
  std::string& packed = inflation_->packed;
  inflation_->stream.next_in = reinterpret_cast<Bytef*>(packed.data());
  inflation_->stream.avail_in = static_cast<uInt>(input_.read(packed.data(), packed.size()));
  if (input_.failure() != 0) return fail(std::strerror(input_.failure()));
  return inflation_->stream.avail_in > 0;
}

// Another member, or zeros up to the end: tapes are padded with them.
bool Unpacked::begin_member() {
  z_stream& stream = inflation_->stream;
  while (true) {
    if (stream.avail_in == 0 && !take_packed()) return false;
    if (*stream.next_in != 0) break;
    ++stream.next_in;
    --stream.avail_in;
  }
  inflateReset(&stream);
  return inflation_->within = true;
}

bool Unpacked::fail(std::string what) {
  error_ = std::move(what);
  return false;
}

}  // namespace solieu
