#include "read/zip_directory.h"

#include <algorithm>
#include <cstdint>

namespace solieu {
namespace {

constexpr std::string_view kEnd = "PK\x05\x06", kEndOf64 = "PK\x06\x06", kEntry = "PK\x01\x02";
constexpr std::size_t kEndLength = 22, kEntryLength = 46;

// A little-endian number; 0 where it would lie behind the end.
std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t length) {
  std::uint64_t value = 0;
  if (at > bytes.size() || bytes.size() - at < length) return 0;
  for (std::size_t i = length; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

// Where the directory begins. What stands before the archive counts for nothing in it, so that its length is what tells.
std::size_t directory(std::string_view archive, std::size_t end) {
  std::uint64_t length = number(archive, end + 12, 4);
  constexpr std::uint64_t kIn64 = 0xFFFFFFFF;
  if (length == kIn64 || number(archive, end + 16, 4) == kIn64) {
    const std::size_t wide = archive.substr(0, end).rfind(kEndOf64);
    if (wide == std::string_view::npos) return archive.size();
    length = number(archive, wide + 40, 8);
    end = wide;
  }
  return length <= end ? end - static_cast<std::size_t>(length) : archive.size();
}

}  // namespace

std::vector<std::string_view> names_in_zip(std::string_view archive, std::size_t most) {
  std::vector<std::string_view> names;
  constexpr std::size_t kLongestComment = 0xFFFF;
  const std::size_t tail = archive.size() > kEndLength + kLongestComment ? archive.size() - kEndLength - kLongestComment : 0;
  const std::size_t found = archive.substr(tail).rfind(kEnd);
  if (found == std::string_view::npos) return names;
  for (std::size_t at = directory(archive, tail + found); names.size() < most && archive.substr(at).starts_with(kEntry);) {
    const std::size_t name = number(archive, at + 28, 2), extra = number(archive, at + 30, 2), comment = number(archive, at + 32, 2);
    if (archive.size() - at < kEntryLength + name) break;
    names.push_back(archive.substr(at + kEntryLength, name));
    at += kEntryLength + name + extra + comment;
    if (at > archive.size()) break;
  }
  return names;
}

bool are_of_office(const std::vector<std::string_view>& names) {
  return std::any_of(names.begin(), names.end(), [](std::string_view name) { return name == "[Content_Types].xml" || name == "mimetype" || name == "_rels/.rels"; });
}

}  // namespace solieu
