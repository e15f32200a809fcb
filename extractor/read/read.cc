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

namespace solieu {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kSample = 8192;

// A text has no NUL bytes; UTF-16 has them at every other place, pictures and archives anywhere.
std::string why_no_text(std::string_view bytes) {
  std::string_view head = bytes.substr(0, kSample);
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return "is UTF-16 text; convert it to UTF-8 first (iconv -f UTF-16 -t UTF-8)";
  if (head.starts_with("%PDF")) return "is a PDF; extract its text first (pdftotext)";
  if (head.starts_with("PK\x03\x04")) return "is a ZIP archive or an Office document; save it as UTF-8 text first";
  if (head.find('\0') != std::string_view::npos) return "is not text (it holds NUL bytes)";
  return {};
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
    fs::recursive_directory_iterator it(path, code);
    if (code) {
      out.errors.push_back(fmt::format("{}: {}", path, code.message()));
      continue;
    }
    for (const fs::recursive_directory_iterator end; it != end; it.increment(code)) {
      if (code) break;
      std::error_code ignored;
      if (it->path().extension() == ".txt" && !it->is_directory(ignored)) found.push_back(it->path().string());
    }
    if (code) out.errors.push_back(fmt::format("{}: {}", path, code.message()));
    std::sort(found.begin(), found.end());
    if (found.empty() && !code) out.errors.push_back(fmt::format("{}: holds no *.txt files", path));
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
  if (std::string why = why_no_text(d.bytes); !why.empty()) return fail(why);
  return d;
}

}  // namespace solieu
