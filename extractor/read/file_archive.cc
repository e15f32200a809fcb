#include "read/file_archive.h"

#include <utility>

#ifdef SOLIEU_HAS_OFFICE

#include <archive_entry.h>
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <new>

#include "read/libarchive.h"
#include "text/normalise.h"

namespace solieu {
namespace {

constexpr std::size_t kMiB = std::size_t{1} << 20;
constexpr std::size_t kBlock = 1 << 16;

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

// What lies beside documents and is none, though it may be text: told by its name, as a page's code looks like prose.
bool is_named_otherwise(std::string_view path) {
  static constexpr std::array<std::string_view, 34> kEndings = {
      ".css", ".js",  ".json", ".xml", ".xsl", ".svg",  ".woff", ".woff2", ".ttf", ".otf", ".eot", ".ico", ".py",  ".sh",  ".exe", ".dll",    ".db",
      ".ini", ".url", ".lnk",  ".mp3", ".wav", ".m4a",  ".mp4",  ".avi",   ".mov", ".mkv", ".log", ".map", ".yml", ".md5", ".sig", ".sha256", ".sqlite"};
  const std::string name = lower(path.substr(path.rfind('/') + 1));
  if (name.starts_with(".") || name.starts_with("~$") || path.starts_with("__MACOSX/")) return true;
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace

struct FileArchive::State {
  explicit State(const ReadOptions& options) : limits(options.limits), takes_pictures(options.ocr), handle(archive_read_new(), archive_read_free) {
    if (!handle) throw std::bad_alloc();
  }

  void open(int status) {
    if (status != ARCHIVE_OK) error = "is no archive that can be read (" + archive_trouble(handle.get()) + ")";
  }

  std::uint64_t length() const { return stream ? stream->input().taken() : size; }

  std::optional<ArchivedFile> next() {
    while (error.empty() && !at_end) {
      archive_entry* entry;
      const int status = archive_read_next_header(handle.get(), &entry);
      if (status == ARCHIVE_EOF) {
        end();
      } else if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
        fail(stream && !stream->ok() ? stream->error() : "is damaged or cut off (" + archive_trouble(handle.get()) + ")");
      } else if (++entries > limits.parts) {
        fail(fmt::format("holds more than {} files", limits.parts));
      } else if (archive_entry_filetype(entry) == AE_IFDIR) {
        continue;
      } else if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry)) {
        ++links;
      } else if (auto file = take(entry)) {
        return file;
      }
    }
    return std::nullopt;
  }

  void end() {
    if (stream) drain();
    at_end = error.empty();
  }

  // Behind a TAR's end stand zeros, and gzip's checksum of it all.
  void drain() {
    for (auto ahead = stream->ahead(); !ahead.empty(); ahead = stream->ahead()) stream->pass(ahead.size());
    if (!stream->ok()) fail(stream->error());
  }

  std::optional<ArchivedFile> take(archive_entry* entry) {
    const char* name = archive_entry_pathname_utf8(entry);
    if (!name) name = archive_entry_pathname(entry);
    ArchivedFile file{name ? valid_utf8(name) : fmt::format("file {}", entries), {}, {}};
    if (is_named_otherwise(file.name)) {
      ++others;
      return std::nullopt;
    }
    if (archive_entry_is_encrypted(entry)) file.error = "has a password; pack it without one";
    else read(file);
    if (!takes_pictures && file.error.empty() && format_of(file.bytes) == Format::picture) {
      ++pictures;
      return std::nullopt;
    }
    if (!file.error.empty()) file.bytes = std::string();
    return file;
  }

  void read(ArchivedFile& file) {
    const void* block;
    std::size_t count;
    la_int64_t offset;
    for (;;) {
      const int status = archive_read_data_block(handle.get(), &block, &count, &offset);
      if (status == ARCHIVE_EOF) return;
      if (status != ARCHIVE_OK) {
        file.error = fmt::format("is damaged ({})", stream && !stream->ok() ? stream->error() : archive_trouble(handle.get()));
        return;
      }
      unpacked += count;
      if (unpacked > limits.unpacked + length() * limits.ratio) {
        file.error = fmt::format("is more than an archive of this length should hold ({} times its length)", limits.ratio);
        fail(file.error);
        return;
      }
      const std::size_t begin = std::max(file.bytes.size(), static_cast<std::size_t>(offset));
      if (begin > limits.part || count > limits.part - begin) {
        file.error = fmt::format("is longer than {} MiB, as far as a document in an archive may be", limits.part / kMiB);
        return;  // the next header passes over the rest
      }
      file.bytes.resize(begin);  // holes are zeros
      file.bytes.append(static_cast<const char*>(block), count);
    }
  }

  void fail(std::string what) { error = std::move(what); }

  static la_ssize_t give_block(archive*, void* self, const void** block) {
    State& state = *static_cast<State*>(self);
    state.stream->pass(state.shown);
    const std::string_view ahead = state.stream->ahead();
    *block = ahead.data();
    state.shown = ahead.size();
    if (ahead.empty() && !state.stream->ok()) {
      archive_set_error(state.handle.get(), EIO, "%s", state.stream->error().c_str());
      return -1;
    }
    return static_cast<la_ssize_t>(ahead.size());
  }

  const ReadLimits limits;
  const bool takes_pictures;
  std::optional<Input> zip_file;
  std::string memory;              // of a ZIP that is there
  std::optional<Unpacked> stream;  // of a TAR
  std::size_t shown = 0;           // bytes of what it shows that libarchive has
  std::uint64_t size = 0;          // of a ZIP
  ArchiveHandle handle;
  bool at_end = false;
  std::size_t entries = 0, pictures = 0, links = 0, others = 0;
  std::uint64_t unpacked = 0;
  std::string error;
};

FileArchive FileArchive::zip(Input input, const ReadOptions& options) {
  auto state = std::make_unique<State>(options);
  state->size = static_cast<std::uint64_t>(input.info().st_size);
  state->zip_file.emplace(std::move(input));
  lseek(state->zip_file->file(), 0, SEEK_SET);  // it was looked into
  archive_read_support_format_zip_seekable(state->handle.get());
  state->open(archive_read_open_fd(state->handle.get(), state->zip_file->file(), kBlock));
  return FileArchive(std::move(state));
}

FileArchive FileArchive::zip_in_memory(std::string bytes, const ReadOptions& options) {
  auto state = std::make_unique<State>(options);
  state->memory = std::move(bytes);
  state->size = state->memory.size();
  archive_read_support_format_zip_seekable(state->handle.get());
  state->open(archive_read_open_memory(state->handle.get(), state->memory.data(), state->memory.size()));
  return FileArchive(std::move(state));
}

FileArchive FileArchive::tar(Unpacked stream, const ReadOptions& options) {
  auto state = std::make_unique<State>(options);
  state->stream.emplace(std::move(stream));
  archive_read_support_format_tar(state->handle.get());
  state->open(archive_read_open(state->handle.get(), state.get(), nullptr, State::give_block, nullptr));
  return FileArchive(std::move(state));
}

std::optional<ArchivedFile> FileArchive::next() { return state_->next(); }
const std::string& FileArchive::error() const { return state_->error; }
bool FileArchive::at_end() const { return state_->at_end; }

std::uint64_t FileArchive::taken() const {
  if (state_->stream) return state_->stream->input().taken();
  return static_cast<std::uint64_t>(std::max<la_int64_t>(archive_filter_bytes(state_->handle.get(), -1), 0));
}

std::string FileArchive::skipped() const {
  const std::pair<std::size_t, const char*> kinds[] = {{state_->pictures, "picture"}, {state_->links, "link"}, {state_->others, "other file"}};
  std::string all;
  for (auto [count, kind] : kinds) {
    if (count > 0) all += fmt::format("{}{} {}{}", all.empty() ? "" : ", ", count, kind, count > 1 ? "s" : "");
  }
  return all;
}

}  // namespace solieu

#else  // without libarchive

namespace solieu {

struct FileArchive::State {
  const std::string error = "is an archive, and this program was built without libarchive; unpack it first";
};

FileArchive FileArchive::zip(Input, const ReadOptions&) { return FileArchive(std::make_unique<State>()); }
FileArchive FileArchive::zip_in_memory(std::string, const ReadOptions&) { return FileArchive(std::make_unique<State>()); }
FileArchive FileArchive::tar(Unpacked, const ReadOptions&) { return FileArchive(std::make_unique<State>()); }
std::optional<ArchivedFile> FileArchive::next() { return std::nullopt; }
const std::string& FileArchive::error() const { return state_->error; }
bool FileArchive::at_end() const { return false; }
std::uint64_t FileArchive::taken() const { return 0; }
std::string FileArchive::skipped() const { return {}; }

}  // namespace solieu

#endif

namespace solieu {

bool is_tar(std::string_view head) {
  constexpr std::size_t kMagic = 257;
  return head.size() > kMagic && head.substr(kMagic).starts_with("ustar");
}

FileArchive::FileArchive(std::unique_ptr<State> state) : state_(std::move(state)) {}
FileArchive::FileArchive(FileArchive&&) noexcept = default;
FileArchive::~FileArchive() = default;

}  // namespace solieu
