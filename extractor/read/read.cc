#include "read/read.h"

#include <fmt/core.h>
#include <sys/stat.h>
#include <utf8proc.h>

#include <algorithm>
#include <climits>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <utility>

#include "base/utf8_block.h"
#include "read/warc.h"

namespace solieu {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kSample = 8192;
constexpr std::size_t kManyBroken = 3;  // bytes; fewer say nothing of an encoding
constexpr std::size_t kLongest = INT_MAX;
constexpr std::string_view kInputEndings[] = {".txt", ".warc", ".wet", ".warc.gz", ".wet.gz"};

// A text has no NUL bytes; UTF-16 has them at every other place, pictures and archives anywhere.
std::string why_no_text(std::string_view bytes) {
  std::string_view head = bytes.substr(0, kSample);
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return "is UTF-16 text; convert it to UTF-8 first (iconv -f UTF-16 -t UTF-8)";
  if (head.starts_with("%PDF")) return "is a PDF; extract its text first (pdftotext)";
  if (head.starts_with("PK\x03\x04")) return "is a ZIP archive or an Office document; save it as UTF-8 text first";
  if (head.starts_with(kGzipMagic)) return "is compressed by gzip; unpack it first (gunzip)";
  if (head.starts_with(kWarcMagic)) return "is a WARC archive, not a text";
  if (head.find('\0') != std::string_view::npos) return "is not text (it holds NUL bytes)";
  return {};
}

// How much of the bytes beyond ASCII is UTF-8.
struct Encoding {
  std::size_t letters = 0;  // well-formed characters of two bytes or more
  std::size_t broken = 0;   // bytes that belong to no character
  std::size_t first = 0;    // where the first of them stands
};

Encoding examine(std::string_view bytes, [[maybe_unused]] bool count_letters) {
  Encoding e;
  auto* data = reinterpret_cast<const utf8proc_uint8_t*>(bytes.data());
  for (std::size_t i = 0; i < bytes.size();) {
#ifdef __SSE2__
    // Nearly all bytes are told by their shape alone; utf8proc is asked about the rest.
    if (bytes.size() - i >= Utf8Block::kSize) {
      if (Utf8Block block(bytes, i); block.well_formed()) {
        if (count_letters) e.letters += block.letters();
        i += block.whole();
        continue;
      }
    }
#endif
    if (data[i] < 0x80) {
      ++i;
      continue;
    }
    utf8proc_int32_t c;
    auto length = utf8proc_iterate(data + i, static_cast<utf8proc_ssize_t>(bytes.size() - i), &c);
    if (length > 0) {
      ++e.letters;
      i += static_cast<std::size_t>(length);
    } else {
      if (e.broken++ == 0) e.first = i;
      ++i;
    }
  }
  return e;
}

// Letters are counted only where some byte is broken.
Encoding examine(std::string_view bytes) {
  const Encoding e = examine(bytes, false);
  return e.broken == 0 ? e : examine(bytes, true);
}

bool is_input(const fs::path& path) {
  const std::string name = path.filename().string();
  return std::any_of(std::begin(kInputEndings), std::end(kInputEndings), [&](std::string_view ending) { return name.ends_with(ending) && name != ending; });
}

// All texts and archives below a folder. What can't be entered costs its own files only. Links to folders are not followed.
void walk(const fs::path& folder, std::vector<std::string>& found, std::vector<std::string>& errors) {
  std::error_code code;
  fs::directory_iterator it(folder, code);
  for (const fs::directory_iterator end; !code && it != end; it.increment(code)) {
    std::error_code ignored;
    if (it->is_directory(ignored)) {
      if (!it->is_symlink(ignored)) walk(it->path(), found, errors);
    } else if (is_input(it->path())) {
      fs::file_status status = it->status(ignored);
      // who names a pipe wants it read; who names a folder may not know of one in it, and would wait for ever
      if (fs::exists(status) && !fs::is_regular_file(status)) errors.push_back(it->path().string() + ": is no regular file; name it to have it read");
      else found.push_back(it->path().string());
    }
  }
  if (code) errors.push_back(fmt::format("{}: {}", folder.string(), code.message()));
}

}  // namespace

Listing list_documents(const std::vector<std::string>& paths) {
  Listing out;
  for (const std::string& path : paths) {
    std::error_code code;
    if (path == "-" || !fs::is_directory(path, code)) {
      out.files.push_back(path);
      continue;
    }
    std::vector<std::string> found;
    const std::size_t errors = out.errors.size();
    walk(path, found, out.errors);
    std::sort(found.begin(), found.end());
    if (found.empty() && out.errors.size() == errors) out.errors.push_back(fmt::format("{}: holds no *.txt files and no archives", path));
    out.files.insert(out.files.end(), found.begin(), found.end());
  }
  return out;
}

Result<Document> read_document(const std::string& path) {
  auto input = Input::open(path);
  if (!input) return Error{input.error()};
  return read_document(std::move(*input));
}

Result<Document> read_document(Input input) {
  std::string bytes;
  const auto size = static_cast<std::uint64_t>(S_ISREG(input.info().st_mode) ? input.info().st_size : 0);
  if (size > kLongest) return input.error("is longer than 2 GiB; split it first");
  bytes.reserve(size);
  char buffer[1 << 16];
  while (std::size_t n = input.read(buffer, sizeof buffer)) {
    bytes.append(buffer, n);
    if (bytes.size() > kLongest) return input.error("is longer than 2 GiB; split it first");
  }
  if (input.failure() != 0) return input.error(std::strerror(input.failure()));
  // Half of one text and half of another has rows that point nowhere.
  if (input.changed()) return input.error("changed while it was read; read it again when it is complete");
  return text_document(input.path(), std::move(bytes));
}

Result<Document> text_document(std::string id, std::string bytes) {
  const std::string name = id == "-" ? "standard input" : id;
  auto fail = [&](std::string_view what) { return Error{fmt::format("{}: {}", name, what)}; };
  if (std::string why = why_no_text(bytes); !why.empty()) return fail(why);
  Document d{std::move(id), std::move(bytes), {}};
  if (Encoding e = examine(d.bytes); e.broken > 0) {
    // Vietnamese in a legacy encoding is broken at most of its letters; a damaged text at few of them.
    if (e.broken >= kManyBroken && e.broken > e.letters && e.broken * 50 > d.bytes.size()) {
      return fail(fmt::format("is not UTF-8 text (byte {} begins no character); convert it first, e.g. iconv -f WINDOWS-1258 -t UTF-8", e.first));
    }
    d.warning = fmt::format("{}: {} {} not UTF-8, the first at byte {}; the rest was read", name, e.broken,
                            e.broken == 1 ? "byte is" : "bytes are", e.first);
  }
  return d;
}

}  // namespace solieu
