// A ZIP whose parts are not compressed and have the right checksums, so that a fuzzer gets past them.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace solieu::test {

inline std::string stored_zip(const std::vector<std::pair<std::string, std::string_view>>& parts) {
  std::string zip, directory;
  auto number = [](std::string& to, std::uint64_t value, int bytes) {
    for (; bytes > 0; --bytes, value >>= 8) to += static_cast<char>(value & 0xFF);
  };
  for (const auto& [name, bytes] : parts) {
    const std::size_t offset = zip.size();
    std::string about;  // what local header and directory have in common
    number(about, 20, 2);
    number(about, 0, 8);  // no flags, stored, no time
    number(about, crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())), 4);
    number(about, bytes.size(), 4);
    number(about, bytes.size(), 4);
    number(about, name.size(), 2);
    number(about, 0, 2);
    zip += "PK\x03\x04" + about + name;
    zip += bytes;
    directory += "PK\x01\x02";
    number(directory, 20, 2);
    directory += about;
    number(directory, 0, 10);
    number(directory, offset, 4);
    directory += name;
  }
  const std::size_t begin = zip.size();
  zip += directory + "PK\x05\x06";
  number(zip, 0, 4);
  number(zip, parts.size(), 2);
  number(zip, parts.size(), 2);
  number(zip, directory.size(), 4);
  number(zip, begin, 4);
  number(zip, 0, 2);
  return zip;
}

}  // namespace solieu::test
