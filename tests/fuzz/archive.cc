// Fuzz target: any bytes as a ZIP and as a TAR archive, to the files in it.
#include <sys/mman.h>
#include <unistd.h>

#include <string>
#include <utility>

#include "invariants.h"
#include "read/file_archive.h"
#include "read/input.h"
#include "target.h"
#include "text/normalise.h"

using namespace solieu;
using test::Broken;

namespace {

ReadOptions narrow() {
  ReadOptions options;
  options.limits.unpacked = std::size_t{1} << 20;
  options.limits.part = std::size_t{1} << 18;
  options.limits.parts = 1000;
  return options;
}

// Each file has a name, and bytes or an error; what the archive holds is bounded whatever it claims.
void check_files(FileArchive files, std::size_t size) {
  const ReadOptions options = narrow();
  std::size_t count = 0, sum = 0;
  while (auto file = files.next()) {
    ++count;
    sum += file->bytes.size();
    if (valid_utf8(file->name) != file->name) throw Broken("a name is no UTF-8");
    if (!file->error.empty() && !file->bytes.empty()) throw Broken("a file with an error has bytes");
    if (file->bytes.size() > options.limits.part) throw Broken("a file is longer than it may be");
  }
  if (count > options.limits.parts) throw Broken("there are more files than there may be");
  if (sum > options.limits.unpacked + size * options.limits.ratio + options.limits.part) throw Broken("more is unpacked than may be");
  if (files.error().empty() != files.at_end()) throw Broken("an archive ends neither well nor in an error");
}

// A TAR is read as it comes, from a file: here from one in memory.
void check_tar(const std::string& bytes) {
  const int file = memfd_create("archive", MFD_CLOEXEC);
  if (file < 0 || write(file, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) throw Broken("there is no file in memory");
  auto input = Input::open("/proc/self/fd/" + std::to_string(file));
  close(file);
  if (!input) throw Broken(input.error());
  check_files(FileArchive::tar(Unpacked(std::move(*input)), narrow()), bytes.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  check_files(FileArchive::zip_in_memory(bytes, narrow()), size);
  check_tar(bytes);
  return 0;
}
