#include "child.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>
#include <utility>

#include "reader_protocol.h"

extern char** environ;

namespace solieu::program {
namespace {

constexpr int kTries = 500;           // 10 ms each, until a process that is ending has ended
constexpr int kClockToProcessor = 4;  // of a busy machine
constexpr int kAboveOthers = 10;      // a file number that neither a pipe nor the process has use for

int now() {
  using namespace std::chrono;
  return static_cast<int>(duration_cast<seconds>(steady_clock::now().time_since_epoch()).count());
}

// Is the file ready before the deadline?
bool ready(int file, short what, int deadline) {
  for (;;) {
    pollfd waiting{file, what, 0};
    const int left = std::max(deadline - now(), 0);
    const int n = poll(&waiting, 1, deadline == Child::kNever ? -1 : left * 1000);
    if (n > 0) return true;
    if (n == 0 || errno != EINTR) return false;
  }
}

struct Pipe {
  int ends[2] = {-1, -1};
  bool open() { return pipe2(ends, O_CLOEXEC) == 0; }
  int take(int end) { return std::exchange(ends[end], -1); }
  ~Pipe() {
    for (int end : ends) {
      if (end >= 0) close(end);
    }
  }
};

}  // namespace

bool Child::start(int file) {
  Pipe to, from, held;
  if (!to.open() || !from.open()) return false;
  if (file >= 0 && (held.ends[0] = fcntl(file, F_DUPFD_CLOEXEC, kAboveOthers)) < 0) return false;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, to.ends[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, from.ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);  // libraries talk; what matters is in the answer
  if (file >= 0) posix_spawn_file_actions_adddup2(&actions, held.ends[0], kGivenFile);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  // A group of its own: what it starts is stopped with it, and Ctrl-C is for the program to handle.
  posix_spawnattr_setpgroup(&attributes, 0);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
  const std::string memory = std::to_string(limits_.megabytes);
  const char* arguments[] = {"solieu", "reader", memory.c_str(), nullptr};
  const int error = posix_spawn(&process_, program_.c_str(), &actions, &attributes, const_cast<char**>(arguments), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) {
    process_ = -1;
    errno = error;
    return false;
  }
  to_ = to.take(1);
  from_ = from.take(0);
  fcntl(to_, F_SETFL, O_NONBLOCK);
  return true;
}

// How a process ended that has closed its output.
int Child::end() {
  int status = 0;
  for (int tries = 0; tries < kTries; ++tries) {
    if (waitpid(process_, &status, WNOHANG) == process_) {
      kill(-process_, SIGKILL);  // what it has begun
      forget();
      return status;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  stop();
  return SIGKILL;
}

void Child::stop() {
  if (process_ < 0) return;
  kill(-process_, SIGKILL);
  while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {}
  forget();
}

void Child::forget() {
  close(to_);
  close(from_);
  process_ = -1;
}

Child::Trouble Child::send(std::string_view bytes, int deadline) {
  while (!bytes.empty()) {
    if (!ready(to_, POLLOUT, deadline)) return Trouble::time;
    const ssize_t n = write(to_, bytes.data(), bytes.size());
    if (n < 0 && errno != EAGAIN && errno != EINTR) return Trouble::ended;
    if (n > 0) bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return Trouble::none;
}

Child::Trouble Child::receive(std::string& bytes, std::size_t size, int deadline) {
  constexpr std::size_t kAtOnce = std::size_t{1} << 16;
  bytes.clear();
  while (bytes.size() < size) {
    if (!ready(from_, POLLIN, deadline)) return Trouble::time;
    const std::size_t before = bytes.size();
    bytes.resize(before + std::min(kAtOnce, size - before));
    const ssize_t n = ::read(from_, bytes.data() + before, bytes.size() - before);
    bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
    if (n == 0 || (n < 0 && errno != EINTR)) return Trouble::ended;
  }
  return Trouble::none;
}

// Said of what was being read.
std::string Child::what_ended_it(Trouble trouble, std::string_view what) {
  const std::string too_slow = fmt::format("takes longer to read than {} s; --read-seconds allows more", limits_.seconds);
  if (trouble == Trouble::time) return too_slow;
  if (trouble == Trouble::too_long) return "is read as more than 2 GiB of text";
  const int status = end();
  if (WIFEXITED(status) && WEXITSTATUS(status) == kNoMemory) return "takes more memory to read than is allowed; --read-memory allows more";
  if (!WIFSIGNALED(status)) return fmt::format("its reader ended early (status {}); the {} may be damaged", WEXITSTATUS(status), what);
  const int signal = WTERMSIG(status);
  if (signal == SIGXCPU) return too_slow;
  if (signal == SIGKILL) return "its reader was killed, perhaps for want of memory";
  return fmt::format("its reader crashed ({}); the {} may be damaged", strsignal(signal), what);
}

Error Child::fail(Trouble trouble, std::string_view what) {
  Error error{what_ended_it(trouble, what)};
  stop();
  return error;
}

int Child::deadline() const { return now() + kClockToProcessor * static_cast<int>(limits_.seconds); }

Child::Trouble Child::receive_frame(std::string& bytes, std::uint64_t longest, int deadline) {
  if (const Trouble trouble = receive(bytes, kFrameHead, deadline); trouble != Trouble::none) return trouble;
  std::uint64_t length = 0;
  std::memcpy(&length, bytes.data(), sizeof length);
  return length > longest ? Trouble::too_long : receive(bytes, length, deadline);
}

}  // namespace solieu::program
