// `solieu reader`: the process in which risky documents are read. The program starts it; it is no command for users.
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include "child.h"
#include "official/tables.h"
#include "program.h"
#include "read/file_archive.h"
#include "read/read.h"
#include "reader_protocol.h"

#ifdef SOLIEU_HAS_SECCOMP
#include <seccomp.h>
#endif

namespace solieu::program {
namespace {

bool read_all(char* to, std::size_t size) {
  while (size > 0) {
    const ssize_t n = read(STDIN_FILENO, to, size);
    if (n == 0 || (n < 0 && errno != EINTR)) return false;
    if (n < 0) continue;
    to += n;
    size -= static_cast<std::size_t>(n);
  }
  return true;
}

bool write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (n < 0 && errno != EINTR) return false;
    if (n > 0) bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

void limit(int resource, rlim_t most) {
  rlimit now{};
  if (getrlimit(resource, &now) != 0) return;
  now.rlim_cur = std::min(most, now.rlim_max);
  setrlimit(resource, &now);
}

// The time of each document counts from where it begins.
void limit_time(unsigned seconds) {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  limit(RLIMIT_CPU, static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1) + seconds);
}

// Neither a document nor a library that it has taken over speaks to the network, or looks into another process.
void shut_off() {
#ifdef SOLIEU_HAS_SECCOMP
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  if (!filter) return;
  for (int call : {SCMP_SYS(socket), SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(listen), SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv),
                   SCMP_SYS(process_vm_writev), SCMP_SYS(mount), SCMP_SYS(bpf), SCMP_SYS(userfaultfd), SCMP_SYS(io_uring_setup)}) {
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0);
  }
  seccomp_load(filter);
  seccomp_release(filter);
#endif
}

constexpr char kTooMuchMemory[] = "takes more memory to read than is allowed; --read-memory allows more";

FileArchive archive_of(const ReadRequest& request) {
  if (request.wanted == Wanted::zip_in_memory) return FileArchive::zip_in_memory(std::string(request.document), request.options);
  Input input = Input::of_open("the archive", kGivenFile, std::string(request.document));
  if (request.wanted == Wanted::zip_file) return FileArchive::zip(std::move(input), request.options);
  return FileArchive::tar(Unpacked(std::move(input)), request.options);
}

ArchiveAnswer next_of(std::optional<FileArchive>& archive, const ReadRequest& request) {
  ArchiveAnswer answer;
  try {
    limit_time(request.seconds);
    if (!archive) archive.emplace(archive_of(request));
    answer.file = archive->next();
    answer.error = answer.file ? "" : archive->error();
    answer.skipped = archive->skipped();
    answer.taken = archive->taken();
  } catch (const std::bad_alloc&) {
    answer = {};
    answer.error = kTooMuchMemory;
  }
  return answer;
}

// Each file is sent before the next is looked for: what is wrong there costs none before it.
bool send_files(const ReadRequest& request) {
  std::optional<FileArchive> archive;
  for (;;) {
    const ArchiveAnswer answer = next_of(archive, request);
    if (!write_all(file_head(answer))) return false;
    if (!answer.file) return true;
    if (!write_all(answer.file->bytes)) return false;
  }
}

std::string answer_to(const ReadRequest& request) {
  try {
    limit_time(request.seconds);
    if (request.wanted == Wanted::sheets) return sheets_frame(official::workbook_sheets(request.document, request.options.limits));
    return answer_frame(read_source(std::string(request.document), request.options), request.document);
  } catch (const std::bad_alloc&) {
    return answer_frame(Error{kTooMuchMemory}, request.document);
  } catch (const std::exception& e) {
    return answer_frame(Error{e.what()}, request.document);
  }
}

}  // namespace

int reader(std::size_t megabytes) {
  limit(RLIMIT_CORE, 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // these reserve terabytes
  limit(RLIMIT_AS, static_cast<rlim_t>(megabytes) << 20);
#endif
  shut_off();
  std::string frame;
  for (std::uint64_t length; read_all(reinterpret_cast<char*>(&length), sizeof length);) {
    std::string answer;
    try {
      frame.resize(length);
    } catch (const std::exception&) {
      return kNoMemory;
    }
    if (!read_all(frame.data(), length)) return kSomeFailed;
    const auto request = parse_request(frame);
    if (request && request->wanted >= Wanted::zip_file) return send_files(*request) ? kAllRead : kSomeFailed;
    const std::string_view document = request ? request->document : std::string_view();
    try {
      answer = request ? answer_to(*request) : answer_frame(Error{"the request makes no sense"}, document);
    } catch (const std::bad_alloc&) {
      answer = answer_frame(Error{kTooMuchMemory}, document);
    }
    if (!write_all(answer)) return kSomeFailed;
  }
  return kAllRead;
}

}  // namespace solieu::program
