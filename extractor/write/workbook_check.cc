#include "write/workbook_check.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace solieu {
namespace {

constexpr std::string_view kCut = "it could not be written completely; is the disk full?";
constexpr std::string_view kEnd = "</worksheet>";
constexpr std::size_t kHeader = 30;  // of a file in the archive, behind which its name stands

struct CloseFile {
  void operator()(std::FILE* f) const { std::fclose(f); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

std::uint64_t little(const unsigned char* bytes, std::size_t count) {
  std::uint64_t out = 0;
  while (count > 0) out = out << 8 | bytes[--count];
  return out;
}

// One file in the archive: its local header.
struct Member {
  std::string name;
  std::uint64_t packed = 0, size = 0;
};

bool next_member(std::FILE* file, Member& out) {
  std::array<unsigned char, kHeader> head;
  if (std::fread(head.data(), 1, kHeader, file) != kHeader || std::memcmp(head.data(), "PK\3\4", 4) != 0) return false;
  out.packed = little(&head[18], 4);
  out.size = little(&head[22], 4);
  out.name.resize(little(&head[26], 2));
  if (std::fread(out.name.data(), 1, out.name.size(), file) != out.name.size()) return false;
  return fseeko(file, static_cast<off_t>(little(&head[28], 2)), SEEK_CUR) == 0;
}

// Unpacks what stands in the file here: does it have its size, and end as a sheet does?
bool is_whole(std::FILE* file, const Member& member) {
  z_stream z{};
  if (inflateInit2(&z, -MAX_WBITS) != Z_OK) return false;
  std::vector<unsigned char> in(1 << 16), out(1 << 18);
  std::string tail;
  std::uint64_t left = member.packed, size = 0;
  int code = Z_OK;
  while (code == Z_OK && left > 0) {
    z.avail_in = static_cast<unsigned>(std::fread(in.data(), 1, std::min<std::uint64_t>(left, in.size()), file));
    z.next_in = in.data();
    if (z.avail_in == 0) break;
    left -= z.avail_in;
    do {
      z.next_out = out.data();
      z.avail_out = static_cast<unsigned>(out.size());
      code = inflate(&z, Z_NO_FLUSH);
      const std::size_t got = out.size() - z.avail_out;
      size += got;
      tail.append(reinterpret_cast<char*>(out.data()) + (got - std::min(got, kEnd.size())), std::min(got, kEnd.size()));
      tail.erase(0, tail.size() - std::min(tail.size(), kEnd.size()));
    } while (code == Z_OK && z.avail_out == 0);
  }
  inflateEnd(&z);
  return code == Z_STREAM_END && size == member.size && tail == kEnd;
}

}  // namespace

std::string check_workbook(const std::string& path, std::span<const std::uint64_t> least_sizes) {
  File file(std::fopen(path.c_str(), "rb"));
  if (!file) return std::strerror(errno);
  std::size_t found = 0;
  for (Member member; next_member(file.get(), member);) {
    const off_t behind = ftello(file.get()) + static_cast<off_t>(member.packed);
    const std::string expected = "xl/worksheets/sheet" + std::to_string(found + 1) + ".xml";
    if (found < least_sizes.size() && member.name == expected) {
      if (member.size < least_sizes[found] || !is_whole(file.get(), member)) return std::string(kCut);
      ++found;
    }
    if (fseeko(file.get(), behind, SEEK_SET) != 0) break;
  }
  return found == least_sizes.size() ? std::string() : std::string(kCut);
}

}  // namespace solieu
