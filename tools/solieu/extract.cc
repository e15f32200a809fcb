// `solieu extract`: documents in, CSV out.
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "program.h"
#include "read/read.h"
#include "solieu.h"

namespace solieu::program {
namespace {

constexpr std::size_t kFlushAt = 1 << 20;

// The CSV on its way out. A file is written beside its name and takes the name when it is complete; what
// is no file (/dev/null, a named pipe) is written to directly.
class Output {
 public:
  explicit Output(const std::string& path) : path_(path) {
    struct stat info {};
    bool direct = stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
    if (!path.empty() && !direct) partial_ = path + ".part";
    if (S_ISDIR(info.st_mode)) errno = EISDIR;
    else file_ = path.empty() ? stdout : std::fopen(direct ? path.c_str() : partial_.c_str(), "wb");
    if (!file_) fail();
    opened_ = file_ != nullptr;
  }
  ~Output() {
    if (file_ && file_ != stdout) std::fclose(file_);
    if (opened_ && !partial_.empty() && !complete_) std::remove(partial_.c_str());
  }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  std::string buffer;

  bool ok() const { return error_.empty(); }
  const std::string& error() const { return error_; }
  // What is left of the output after an error.
  std::string_view remains() const { return partial_.empty() ? "the CSV is incomplete" : "nothing was written"; }

  void flush() {
    if (ok() && !buffer.empty() && std::fwrite(buffer.data(), 1, buffer.size(), file_) != buffer.size()) fail();
    buffer.clear();
  }

  // Everything is on disk under its own name, or there is an error.
  bool finish() {
    flush();
    if (!ok()) return false;
    if (std::fflush(file_) != 0) return fail();
    if (file_ == stdout) return true;
    if (!partial_.empty() && fsync(fileno(file_)) != 0) return fail();
    int closed = std::fclose(file_);
    file_ = nullptr;
    if (closed != 0) return fail();
    if (!partial_.empty() && std::rename(partial_.c_str(), path_.c_str()) != 0) return fail();
    complete_ = true;
    return true;
  }

 private:
  bool fail() {
    error_ = fmt::format("{}: {}", path_.empty() ? "standard output" : path_, std::strerror(errno));
    return false;
  }

  std::string path_, partial_, error_;
  std::FILE* file_ = nullptr;
  bool opened_ = false, complete_ = false;
};

}  // namespace

int extract(const ExtractOptions& options) {
  auto grammar = options.grammars.empty() ? load_grammar() : load_grammar(options.grammars);
  if (!grammar) {
    complain(grammar.error());
    return kUsage;
  }
  Extractor extractor(grammar.value());
  Output out(options.out);
  if (!out.ok()) {
    complain(out.error());
    return kSomeFailed;
  }
  Listing listing = list_documents(options.paths);
  for (const auto& e : listing.errors) complain(e);
  std::size_t failed = listing.errors.size(), read = 0;
  append_csv_header(out.buffer);
  Options extract_options;
  extract_options.date = options.date;
  for (const std::string& path : listing.files) {
    auto document = read_document(path);
    if (!document) {
      complain(document.error());
      ++failed;
      continue;
    }
    if (!document->warning.empty() && !options.quiet) complain(document->warning);
    ++read;
    for (const Figure& f : extractor.extract(document->bytes, extract_options)) {
      append_csv_row(f, document->id, out.buffer);
      if (out.buffer.size() > kFlushAt) out.flush();
    }
    if (!out.ok()) break;
  }
  if (!out.finish()) {
    complain(fmt::format("{}; {}", out.error(), out.remains()));
    return kSomeFailed;
  }
  if (failed > 0) complain(fmt::format("{} of {} documents could not be read", failed, failed + read));
  return failed > 0 ? kSomeFailed : kAllRead;
}

}  // namespace solieu::program
