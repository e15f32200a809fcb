#include "read/read.h"

#include <fmt/core.h>
#include <sys/stat.h>
#include <utf8proc.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "read/utf8.h"

namespace solieu {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kSample = 8192;
constexpr std::size_t kManyBroken = 3;  // bytes; fewer say nothing of an encoding

// A text has no NUL bytes; UTF-16 has them at every other place, pictures and archives anywhere.
std::string why_no_text(std::string_view bytes) {
  std::string_view head = bytes.substr(0, kSample);
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return "is UTF-16 text; convert it to UTF-8 first (iconv -f UTF-16 -t UTF-8)";
  if (head.starts_with("%PDF")) return "is a PDF; extract its text first (pdftotext)";
  if (head.starts_with("PK\x03\x04")) return "is a ZIP archive or an Office document; save it as UTF-8 text first";
  if (head.find('\0') != std::string_view::npos) return "is not text (it holds NUL bytes)";
  return {};
}

// How much of the bytes beyond ASCII is UTF-8.
struct Encoding {
  std::size_t letters = 0;  // well-formed characters of two bytes or more
  std::size_t broken = 0;   // bytes that belong to no character
  std::size_t first = 0;    // where the first of them stands
};

Encoding examine(std::string_view bytes) {
  Encoding e;
  auto* data = reinterpret_cast<const utf8proc_uint8_t*>(bytes.data());
  for (std::size_t i = 0; i < bytes.size();) {
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

// Was a file written to between two looks at it, or while `read` bytes of it were read?
bool changed(const struct stat& before, const struct stat& after, std::size_t read) {
  return before.st_mtim.tv_sec != after.st_mtim.tv_sec || before.st_mtim.tv_nsec != after.st_mtim.tv_nsec || before.st_size != after.st_size ||
         (before.st_size > 0 && read != static_cast<std::size_t>(before.st_size));  // files of /proc claim to be empty
}

// All *.txt below a folder. What can't be entered costs its own files only. Links to folders are not followed.
void walk(const fs::path& folder, std::vector<std::string>& found, std::vector<std::string>& errors) {
  std::error_code code;
  fs::directory_iterator it(folder, code);
  for (const fs::directory_iterator end; !code && it != end; it.increment(code)) {
    std::error_code ignored;
    if (it->is_directory(ignored)) {
      if (!it->is_symlink(ignored)) walk(it->path(), found, errors);
    } else if (it->path().extension() == ".txt") {
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
    if (found.empty() && out.errors.size() == errors) out.errors.push_back(fmt::format("{}: holds no *.txt files", path));
    out.files.insert(out.files.end(), found.begin(), found.end());
  }
  return out;
}

Result<Document> read_document(const std::string& path) {
  Document d;
  d.id = path;
  auto fail = [&](std::string_view what) { return Error{fmt::format("{}: {}", path == "-" ? "standard input" : path, what)}; };
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"),
                                                       [](std::FILE* f) { return f == stdin ? 0 : std::fclose(f); });
  if (!file) return fail(std::strerror(errno));
  std::setvbuf(file.get(), nullptr, _IONBF, 0);  // the buffer below is one
  struct stat info {};
  if (fstat(fileno(file.get()), &info) == 0) {
    if (S_ISDIR(info.st_mode)) return fail("is a folder");
    if (S_ISREG(info.st_mode)) {
      if (info.st_size > INT_MAX) return fail("is longer than 2 GiB; split it first");
      d.bytes.reserve(static_cast<std::size_t>(info.st_size));
    }
  }
  char buffer[1 << 16];
  while (std::size_t n = std::fread(buffer, 1, sizeof buffer, file.get())) {
    d.bytes.append(buffer, n);
    if (d.bytes.size() > static_cast<std::size_t>(INT_MAX)) return fail("is longer than 2 GiB; split it first");
  }
  if (std::ferror(file.get())) return fail(std::strerror(errno));
  // Half of one text and half of another has rows that point nowhere.
  if (struct stat now {}; S_ISREG(info.st_mode) && fstat(fileno(file.get()), &now) == 0 && changed(info, now, d.bytes.size())) {
    return fail("changed while it was read; read it again when it is complete");
  }
  if (std::string why = why_no_text(d.bytes); !why.empty()) return fail(why);
  if (!Utf8Automaton::accepts(d.bytes)) {
    Encoding e = examine(d.bytes);
    // Vietnamese in a legacy encoding is broken at most of its letters; a damaged text at few of them.
    if (e.broken >= kManyBroken && e.broken > e.letters && e.broken * 50 > d.bytes.size()) {
      return fail(fmt::format("is not UTF-8 text (byte {} begins no character); convert it first, e.g. iconv -f WINDOWS-1258 -t UTF-8", e.first));
    }
    d.warning = fmt::format("{}: {} {} not UTF-8, the first at byte {}; the rest was read", path == "-" ? "standard input" : path, e.broken,
                            e.broken == 1 ? "byte is" : "bytes are", e.first);
  }
  return d;
}

}  // namespace solieu
