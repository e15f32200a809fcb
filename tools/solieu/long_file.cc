#include "long_file.h"

#include <fmt/core.h>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <new>
#include <utility>

#include "read/cuts.h"
#include "read/formats.h"
#include "read/input.h"
#include "text/positions.h"

namespace solieu::program {
namespace {

constexpr char kNoMemory[] = "there is not enough memory for it";

// How a document begins: its first lines, as far as they are short.
std::string opening_of(std::string_view head) {
  std::size_t end = head.rfind('\n');
  if (end == std::string_view::npos) end = head.rfind(' ');
  return std::string(head.substr(0, end == std::string_view::npos ? 0 : end));
}

}  // namespace

LongFile::LongFile(std::string path, std::uint64_t size, const BlockSizes& sizes)
    : path_(std::move(path)), size_(size), sizes_(sizes), pieces_(static_cast<std::size_t>((size + sizes.block - 1) / sizes.block)) {}

LongFile::~LongFile() {
  if (file_ >= 0) close(file_);
}

std::string LongFile::open() {
  file_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (file_ < 0 || fstat(file_, &info_) != 0) return std::strerror(errno);
  if (!S_ISREG(info_.st_mode) || static_cast<std::uint64_t>(info_.st_size) != size_) return kChanged;  // since it was listed
  std::string head;
  if (std::string what = read(0, std::min<std::uint64_t>(size_, std::size_t{8} << 10), head); !what.empty()) return what;
  if (std::string why = why_no_text(head); !why.empty()) return why;
  if (const Format format = format_of(head); format != Format::text) {
    return fmt::format("is no text ({}), and so long that by its name it is read as one; name it after what it is", name_of(format));
  }
  opening_ = opening_of(std::string_view(head).substr(0, sizes_.opening));
  return {};
}

// Bytes of the file, all of them or a reason.
std::string LongFile::read(std::uint64_t begin, std::uint64_t end, std::string& into) const {
  const std::size_t had = into.size();
  into.resize(had + static_cast<std::size_t>(end - begin));
  while (begin < end) {
    const ssize_t got = pread(file_, into.data() + (into.size() - (end - begin)), static_cast<std::size_t>(end - begin), static_cast<off_t>(begin));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::strerror(errno);
    if (got == 0) return kChanged;
    begin += static_cast<std::uint64_t>(got);
  }
  // Half of one text and half of another has rows that point nowhere.
  struct stat now {};
  if (fstat(file_, &now) != 0) return std::strerror(errno);
  return differs(info_, now) ? kChanged : "";
}

std::string LongFile::look_at(std::size_t index, std::string& buffer) {
  const std::uint64_t from = boundary(index), to = boundary(index + 1), end = std::min(to + sizes_.window, size_);
  buffer.clear();
  if (std::string what = read(from, end, buffer); !what.empty()) return what;
  const std::string_view bytes = buffer;
  const std::size_t length = static_cast<std::size_t>(to - from);
  const std::size_t begin = index == 0 ? 0 : best_cut(bytes.substr(0, sizes_.window));
  const std::size_t stop = to == size_ ? bytes.size() : length + best_cut(bytes.substr(length));
  const std::string_view piece = bytes.substr(begin, stop - std::min(begin, stop));
  Piece& p = pieces_[index];
  p.begin = from + begin;
  p.utf8 = examine_stretch(piece);
  p.survey.add(piece);
  const Position behind = Positions(piece).of(piece.size());
  p.line = behind.line;
  p.column = behind.column;
  return {};
}

// From what each piece has to what the file has.
std::string LongFile::add_up() {
  Utf8Check utf8;
  Position at;
  for (Piece& p : pieces_) {
    utf8.add(p.utf8, static_cast<std::size_t>(p.begin));
    survey_.add(p.survey);
    const Position behind{at.line + p.line - 1, p.line > 1 ? p.column : at.column + p.column - 1};
    p.line = at.line;
    p.column = at.column;
    at = behind;
  }
  if (std::string why = utf8.why_not_utf8(static_cast<std::size_t>(size_)); !why.empty()) return why + "; name its encoding with --encoding";
  if (std::string what = utf8.what_is_broken(); !what.empty()) warning_ = path_ + ": " + what;
  return {};
}

Result<bool> LongFile::look_over() {
  std::string buffer;
  std::unique_lock lock(mutex_);
  if (!std::exchange(opened_, true)) {
    error_ = open();
    over_ = !error_.empty();
  }
  while (!over_ && next_ < pieces_.size()) {
    const std::size_t index = next_++;
    ++running_;
    lock.unlock();
    std::string error;
    try {
      error = look_at(index, buffer);
    } catch (const std::bad_alloc&) {  // others wait for this piece
      error = kNoMemory;
    }
    lock.lock();
    --running_;
    if (!error.empty()) {
      if (error_.empty()) error_ = error;
      next_ = pieces_.size();
    }
    if (running_ > 0 || next_ < pieces_.size()) continue;
    if (error_.empty()) error_ = add_up();
    over_ = true;
    looked_over_.notify_all();
  }
  looked_over_.wait(lock, [&] { return over_; });
  if (!error_.empty()) return fail(error_);
  return true;
}

Block LongFile::Part::block() const {
  Block block = place;
  const std::string_view all = bytes;
  block.opening = opening;
  block.before = all.substr(before, begin - before);
  block.bytes = all.substr(begin);
  return block;
}

Result<LongFile::Part> LongFile::part(std::size_t index) const {
  Part part;
  const std::uint64_t begin = pieces_[index].begin, end = begin_of(index + 1), from = begin - std::min<std::uint64_t>(begin, sizes_.before);
  if (std::string what = read(from, end, part.bytes); !what.empty()) return fail(what);
  const std::string_view bytes = part.bytes;
  // What is read before a block begins where a block might. A word or number that is cut is read in its two halves: as one
  // it would begin before the block, and be nobody's.
  auto before = [&](std::size_t at) {
    const bool between_words = at == 0 || at == bytes.size() || bytes[at - 1] == '\n' || bytes[at] == ' ' || bytes[at] == '\t';
    const std::size_t first = between_words ? at - std::min(at, sizes_.before) : at;
    return from + first == 0 || first == at ? first : first + best_cut(bytes.substr(first, at - first));
  };
  part.begin = static_cast<std::size_t>(begin - from);
  part.before = before(part.begin);
  part.next_before = static_cast<std::size_t>(from) + before(bytes.size());
  part.opening = std::string_view(opening_).substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(opening_.size(), from + part.before)));
  part.place.offset = static_cast<std::size_t>(begin);
  part.place.line = pieces_[index].line;
  part.place.column = pieces_[index].column;
  return part;
}

}  // namespace solieu::program
