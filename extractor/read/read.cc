#include "read/read.h"

#include <fmt/core.h>
#include <sys/stat.h>

#include <algorithm>
#include <climits>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <utility>


namespace solieu {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kLongest = INT_MAX;
constexpr std::string_view kInputEndings[] = {".txt",  ".htm",  ".html", ".pdf",  ".docx", ".xlsx",  ".odt", ".ods", ".zip",
                                              ".warc", ".wet", ".warc.gz", ".wet.gz", ".tar", ".tar.gz", ".tgz"};

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

Result<std::string> bytes_of(const std::string& path) {
  auto input = Input::open(path);
  if (!input) return Error{input.error()};
  return read_bytes(std::move(*input));
}

Result<SourceText> named(const std::string& name, Result<SourceText> source) {
  if (!source) return Error{name + ": " + source.error()};
  if (!source->warning.empty()) source->warning = name + ": " + source->warning;
  return source;
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
    if (found.empty() && out.errors.size() == errors) out.errors.push_back(fmt::format("{}: holds no documents and no archives", path));
    out.files.insert(out.files.end(), found.begin(), found.end());
  }
  return out;
}

Result<std::string> read_bytes(Input input) {
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
  if (input.changed()) return input.error(kChanged);
  return bytes;
}

std::string shown_name(const std::string& id) { return id == "-" ? "standard input" : id; }

Result<Document> read_document(const std::string& path, const ReadOptions& options) {
  auto bytes = bytes_of(path);
  if (!bytes) return Error{bytes.error()};
  return document_of(path, std::move(*bytes), options);
}

Result<Document> document_of(std::string id, std::string bytes, const ReadOptions& options) {
  const std::size_t size = bytes.size();
  return document_of(std::move(id), size, read_source(std::move(bytes), options));
}

Result<Document> document_of(std::string id, std::size_t bytes, Result<SourceText> source) {
  source = named(shown_name(id), std::move(source));
  if (!source) return Error{source.error()};
  return Document{std::move(id), std::move(*source), bytes};
}

Result<SourceText> read_text_file(const std::string& path) {
  auto bytes = bytes_of(path);
  if (!bytes) return Error{bytes.error()};
  return named(shown_name(path), read_utf8(std::move(*bytes)));
}

}  // namespace solieu
