// A reader process that does what its document tells it to, most of which no reader should.
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

#include "reader_protocol.h"

using namespace solieu;
using namespace solieu::program;

namespace {

bool read_all(char* to, std::size_t size) {
  while (size > 0) {
    const ssize_t n = read(STDIN_FILENO, to, size);
    if (n <= 0) return false;
    to += n;
    size -= static_cast<std::size_t>(n);
  }
  return true;
}

void write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (n <= 0) std::_Exit(9);
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

// A sanitizer would report the signal and leave in peace.
[[noreturn]] void crash() {
  std::signal(SIGSEGV, SIG_DFL);
  std::raise(SIGSEGV);
  std::_Exit(9);
}

std::string framed(std::string_view bytes) {
  const std::uint64_t length = bytes.size();
  return std::string(reinterpret_cast<const char*>(&length), sizeof length).append(bytes);
}

// An archive of two files, and then whatever the archive says.
void unpack(const std::string& archive) {
  for (const char* name : {"a", "b"}) {
    const ArchiveAnswer answer{ArchivedFile{name, "5 tỷ", ""}, "", "", 1};
    write_all(file_head(answer));
    write_all(answer.file->bytes);
  }
  if (archive == "crash") crash();
  if (archive == "hang") for (;;) pause();
  if (archive == "nonsense") return write_all(framed("nonsense"));
  if (archive == "endless") return write_all(std::string(16, '\xFF'));
  if (archive == "error") return write_all(file_head({std::nullopt, "is damaged", "", 2}));
  write_all(file_head({std::nullopt, "", "1 link", 2}));
}

void obey(const std::string& document) {
  SourceText source;
  source.text = document;
  source.format = std::to_string(getpid());
  if (document == "crash") crash();
  if (document == "abort") std::abort();
  if (document == "exit") std::_Exit(7);
  if (document == "hang") for (;;) pause();
  if (document == "spin") std::raise(SIGXCPU);  // what the system does when its time is over
  if (document == "close") {
    close(STDOUT_FILENO);
    for (;;) pause();
  }
  if (document == "nonsense") return write_all(framed("nonsense"));
  if (document == "endless") return write_all(std::string(16, '\xFF'));
  if (document == "outside") source.stretches = {{0, document.size() + 1, "a"}};
  if (document == "overlap") source.words = {{0, 4, 1, 0, 0, 1, 1}, {3, 5, 1, 0, 0, 1, 1}};
  if (document == "map") source.bytes.add({0, 1}, {0, 9});
  if (document == "inside") source.stretches = {{0, 2, "a"}, {2, 6, "b"}};
  if (document == "error") return write_all(answer_frame(Error{"is no document"}, document));
  write_all(answer_frame(source, document));
}

}  // namespace

int main() {
  std::string frame;
  for (std::uint64_t length; read_all(reinterpret_cast<char*>(&length), sizeof length);) {
    frame.resize(length);
    if (!read_all(frame.data(), length)) return 1;
    const auto request = parse_request(frame);
    if (request->wanted == Wanted::zip_in_memory) unpack(std::string(request->document));
    else obey(std::string(request->document));
  }
}
