#include "archives.h"

#include <fmt/core.h>
#include <sys/stat.h>

#include <optional>
#include <string_view>
#include <utility>

#include "archive_process.h"
#include "read/read.h"
#include "read/warc.h"
#include "text/normalise.h"

namespace solieu::program {
namespace {

// Of records that are passed over.
std::string_view not_read() { return WarcReader::reads_pages() ? "neither text nor HTML" : "no text (pages are not read: this program was built without HTML)"; }

class WarcArchive : public Archive {
 public:
  explicit WarcArchive(Unpacked stream) : records_(std::move(stream)) {}

  Taken next() override {
    auto record = records_.next();
    if (!record) return end();
    const Input& input = records_.input();
    Taken taken;
    taken.id = input.path() + "#" + valid_utf8(record->uri);
    taken.date = record->date.substr(0, sizeof "2024-03-01" - 1);
    taken.archive_bytes = static_cast<std::size_t>(input.taken() - std::exchange(told_, input.taken()));
    if (record->too_long) taken.error = fmt::format("{}: is longer than {} MiB, as far as a text in an archive may be", taken.id, WarcReader::kLongestText >> 20);
    else if (record->damaged) taken.error = taken.id + ": its body is damaged, or compressed in a way that is not known (gzip and deflate are)";
    else taken.text = std::move(record->text);
    taken.charset = std::move(record->charset);
    if (records_.at_end() && !input.changed()) {
      if (records_.unread() > 0) taken.warning = input.error(fmt::format("skipped what is {}: {}", not_read(), records_.skipped())).message;
      over_ = true;
    }
    return taken;
  }

 private:
  // What there is to say where no text comes any more.
  Taken end() {
    Taken taken;
    taken.id = records_.input().path();
    std::string what = records_.error();
    if (what.empty() && records_.input().changed()) what = kChanged;
    else if (what.empty()) what = fmt::format("holds {}{}", not_read(), records_.skipped().empty() ? "" : ", only " + records_.skipped());
    if (records_.texts() > 0) what += fmt::format("; its texts before that ({}) were read, what is behind was not", records_.texts());
    taken.error = records_.input().error(what).message;
    over_ = true;
    return taken;
  }

  WarcReader records_;
  std::uint64_t told_ = 0;  // bytes of it
};

class FilesArchive : public Archive {
 public:
  FilesArchive(std::string path, PackedFiles archive, const ReadSettings& settings)
      : path_(std::move(path)), info_(archive.input ? std::optional(archive.input->info()) : std::nullopt),
        files_(std::move(archive), settings.options, settings.limits) {
    if (path_ == "-" || !info_ || !S_ISREG(info_->st_mode)) info_.reset();
  }

  Taken next() override {
    auto file = files_.next();
    if (!file) return end();
    Taken taken;
    taken.id = path_ + "#" + file->name;
    taken.archive_bytes = static_cast<std::size_t>(files_.taken() - std::min(files_.taken(), std::exchange(told_, files_.taken())));
    if (!file->error.empty()) taken.error = taken.id + ": " + file->error;
    else taken.text = std::move(file->bytes);
    if (files_.at_end() && !changed()) {
      if (const std::string skipped = files_.skipped(); !skipped.empty()) taken.warning = fmt::format("{}: skipped what is no document: {}", shown_name(path_), skipped);
      over_ = true;
    }
    return taken;
  }

 private:
  bool changed() const {
    struct stat now {};
    return info_ && (stat(path_.c_str(), &now) != 0 || differs(*info_, now));
  }

  Taken end() {
    Taken taken;
    taken.id = path_;
    std::string what = files_.error();
    if (what.empty() && changed()) what = kChanged;
    else if (what.empty()) what = fmt::format("holds no documents{}", files_.skipped().empty() ? "" : ", only " + files_.skipped());
    if (files_.documents() > 0) what += fmt::format("; its documents before that ({}) were read, what is behind was not", files_.documents());
    taken.error = fmt::format("{}: {}", shown_name(path_), what);
    over_ = true;
    return taken;
  }

  const std::string path_;
  std::optional<struct stat> info_;  // as it was, of a file that may change
  ArchiveProcess files_;
  std::uint64_t told_ = 0;  // bytes of it
};

}  // namespace

std::unique_ptr<Archive> open_warc(Unpacked stream) { return std::make_unique<WarcArchive>(std::move(stream)); }

std::unique_ptr<Archive> open_tar(Input input, const ReadSettings& settings) {
  std::string path = input.path();
  return std::make_unique<FilesArchive>(std::move(path), PackedFiles{Wanted::tar, std::move(input), {}}, settings);
}

std::unique_ptr<Archive> open_zip_file(Input input, const ReadSettings& settings) {
  std::string path = input.path();
  return std::make_unique<FilesArchive>(std::move(path), PackedFiles{Wanted::zip_file, std::move(input), {}}, settings);
}

std::unique_ptr<Archive> open_zip_in_memory(const std::string& path, std::string bytes, const ReadSettings& settings) {
  return std::make_unique<FilesArchive>(path, PackedFiles{Wanted::zip_in_memory, std::nullopt, std::move(bytes)}, settings);
}

}  // namespace solieu::program
