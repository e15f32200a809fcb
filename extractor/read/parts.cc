#include "read/parts.h"

#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "read/libarchive.h"
#include "text/normalise.h"

namespace solieu {
namespace {

constexpr std::size_t kMiB = std::size_t{1} << 20;

class Unpacking {
 public:
  Unpacking(std::string_view packed, const ReadLimits& limits) : limits_(limits), most_(std::min(limits.unpacked, kMiB + packed.size() * limits.ratio)) {}

  // What is wrong, or nothing.
  std::string unpack(archive* a, Part& part) {
    const void* block;
    std::size_t size;
    la_int64_t offset;
    for (;;) {
      const int status = archive_read_data_block(a, &block, &size, &offset);
      if (status == ARCHIVE_EOF) return {};
      if (status != ARCHIVE_OK) return fmt::format("its part {} is damaged ({})", part.name, archive_trouble(a));
      if (static_cast<std::size_t>(offset) > part.bytes.size()) return fmt::format("its part {} has holes", part.name);
      if (part.bytes.size() + size > limits_.part) return fmt::format("its part {} is longer than {} MiB", part.name, limits_.part / kMiB);
      unpacked_ += size;
      if (unpacked_ > most_) return fmt::format("unpacks to more than {} MiB, {} times its own length", most_ / kMiB, limits_.ratio);
      part.bytes.append(static_cast<const char*>(block), size);
    }
  }

 private:
  const ReadLimits& limits_;
  const std::size_t most_;
  std::size_t unpacked_ = 0;
};

}  // namespace

Result<std::vector<Part>> read_parts(std::string_view packed, const std::function<bool(std::string_view name)>& wanted, const ReadLimits& limits) {
  ArchiveHandle a(archive_read_new(), archive_read_free);
  if (!a) return Error{"there is not enough memory to unpack it"};
  archive_read_support_format_zip_seekable(a.get());  // by its directory: without it a file that was cut off may seem whole
  archive_read_support_format_tar(a.get());
  if (archive_read_open_memory(a.get(), packed.data(), packed.size()) != ARCHIVE_OK) return Error{"is no archive that can be read (" + archive_trouble(a.get()) + ")"};
  std::vector<Part> parts;
  Unpacking unpacking(packed, limits);
  archive_entry* entry;
  for (std::size_t count = 0;; ++count) {
    const int status = archive_read_next_header(a.get(), &entry);
    if (status == ARCHIVE_EOF) return parts;
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return Error{"is damaged or cut off (" + archive_trouble(a.get()) + ")"};
    if (count == limits.parts) return Error{fmt::format("holds more than {} parts", limits.parts)};
    const char* name = archive_entry_pathname_utf8(entry);
    if (!name) name = archive_entry_pathname(entry);
    if (!name || archive_entry_filetype(entry) != AE_IFREG || !wanted(name)) continue;
    Part part{valid_utf8(name), {}};
    if (archive_entry_is_encrypted(entry)) return Error{fmt::format("its part {} is encrypted; save it without a password", part.name)};
    if (std::string wrong = unpacking.unpack(a.get(), part); !wrong.empty()) return Error{wrong};
    parts.push_back(std::move(part));
  }
}

}  // namespace solieu
