#include "read/read.h"

#include <fmt/core.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "read/encoding.h"

namespace solieu {
namespace fs = std::filesystem;
namespace {

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

bool differs(const struct stat& before, const struct stat& after) {
  return before.st_mtim.tv_sec != after.st_mtim.tv_sec || before.st_mtim.tv_nsec != after.st_mtim.tv_nsec || before.st_size != after.st_size;
}

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
  // Half of one text and half of another has rows that point nowhere. Files of /proc claim to be empty.
  const bool short_of_it = info.st_size > 0 && d.bytes.size() != static_cast<std::size_t>(info.st_size);
  if (struct stat now {}; S_ISREG(info.st_mode) && fstat(fileno(file.get()), &now) == 0 && (short_of_it || differs(info, now))) return fail(kChanged);
  if (std::string why = why_no_text(d.bytes); !why.empty()) return fail(why);
  const Encoding encoding = examine(d.bytes);
  if (std::string why = encoding.why_not_utf8(d.bytes.size()); !why.empty()) return fail(why);
  if (std::string what = encoding.what_is_broken(); !what.empty()) d.warning = (path == "-" ? "standard input" : path) + ": " + what;
  return d;
}

}  // namespace solieu
