#include "read/program_run.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace solieu {
namespace {

using Clock = std::chrono::steady_clock;

constexpr rlim_t kSeconds = 60;
constexpr rlim_t kMemory = rlim_t{2} << 30;
constexpr int kClockToProcessor = 4;  // of a busy machine
constexpr std::size_t kMostErrors = 4096;
constexpr char kTooSlow[] = "takes longer to read than is allowed; --read-seconds allows more";
constexpr char kTooMuchMemory[] = "takes more memory to read than is allowed; --read-memory allows more";

class File {
 public:
  explicit File(int number = -1) : number_(number) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { reset(); }
  void reset(int number = -1) {
    if (number_ >= 0) close(number_);
    number_ = number;
  }
  int get() const { return number_; }

 private:
  int number_;
};

struct Pipe {
  File out, in;
  bool open() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return false;
    out.reset(ends[0]);
    in.reset(ends[1]);
    return true;
  }
};

bool fill(const File& file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = write(file.get(), bytes.data(), bytes.size());
    if (n < 0 && errno != EINTR) return false;
    if (n > 0) bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return lseek(file.get(), 0, SEEK_SET) == 0;
}

rlimit limit_of(decltype(RLIMIT_CPU) resource, rlim_t otherwise) {
  rlimit limit{};
  getrlimit(resource, &limit);
  if (limit.rlim_cur == RLIM_INFINITY) limit.rlim_cur = std::min(otherwise, limit.rlim_max);
  return limit;
}

// What the new process needs, made before it is: between fork and exec nothing may be allocated.
struct Start {
  std::string path;
  std::vector<char*> arguments, environment;
  std::vector<std::string> variables;
  rlimit processor, memory;
  pid_t parent = getpid();
};

Start start_of(const std::vector<std::string>& arguments, std::string path) {
  Start start;
  start.path = std::move(path);
  for (const std::string& argument : arguments) start.arguments.push_back(const_cast<char*>(argument.c_str()));
  start.arguments.push_back(nullptr);
  start.variables = {"LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1"};  // one thread reads one document
  for (const char* name : {"PATH", "TESSDATA_PREFIX", "LD_LIBRARY_PATH"}) {
    if (const char* value = std::getenv(name)) start.variables.push_back(fmt::format("{}={}", name, value));
  }
  for (std::string& variable : start.variables) start.environment.push_back(variable.data());
  start.environment.push_back(nullptr);
  start.processor = limit_of(RLIMIT_CPU, kSeconds);
  start.memory = limit_of(RLIMIT_AS, kMemory);
  return start;
}

[[noreturn]] void become(const Start& start, int input, int output, int errors) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != start.parent) _exit(127);  // it has ended meanwhile
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  std::signal(SIGPIPE, SIG_DFL);
  std::signal(SIGXFSZ, SIG_IGN);
  if (dup2(input, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0 || dup2(errors, STDERR_FILENO) < 0) _exit(127);
  close_range(3, ~0U, 0);
  const rlimit nothing{0, 0};
  setrlimit(RLIMIT_CORE, &nothing);
  setrlimit(RLIMIT_FSIZE, &nothing);
  setrlimit(RLIMIT_CPU, &start.processor);
  setrlimit(RLIMIT_AS, &start.memory);
  execve(start.path.c_str(), start.arguments.data(), start.environment.data());
  _exit(127);
}

// Programs that are out of memory abort, and their last words say so: poppler's allocator, or the C++ library.
bool says_no_memory(std::string_view errors) {
  return errors.find("Out of memory") != std::string_view::npos || errors.find("bad_alloc") != std::string_view::npos;
}

// The output to its end. What stopped it, or nothing.
std::string read_output(Pipe& output, Pipe& errors, Clock::time_point deadline, const std::function<bool(std::string_view)>& take, std::string& said) {
  pollfd waiting[] = {{output.out.get(), POLLIN, 0}, {errors.out.get(), POLLIN, 0}};
  char buffer[1 << 16];
  while (waiting[0].fd >= 0 || waiting[1].fd >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return kTooSlow;
    const int n = poll(waiting, 2, static_cast<int>(std::min<std::int64_t>(left, 60'000)));
    if (n < 0 && errno != EINTR) return std::strerror(errno);
    if (n <= 0) continue;
    for (pollfd& one : waiting) {
      if (one.fd < 0 || one.revents == 0) continue;
      const ssize_t size = read(one.fd, buffer, sizeof buffer);
      if (size < 0 && errno == EINTR) continue;
      if (size <= 0) {
        one.fd = -1;
        continue;
      }
      const std::string_view piece(buffer, static_cast<std::size_t>(size));
      if (&one == &waiting[1]) said += piece.substr(0, kMostErrors - std::min(kMostErrors, said.size()));
      else if (!take(piece)) return "stopped";
    }
  }
  return {};
}

}  // namespace

std::string program_path(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::string_view folders = path ? path : "/usr/local/bin:/usr/bin:/bin";
  while (!folders.empty()) {
    const std::size_t end = std::min(folders.find(':'), folders.size());
    std::string file = fmt::format("{}/{}", folders.substr(0, end), name);
    if (file.front() == '/' && access(file.c_str(), X_OK) == 0) return file;
    folders.remove_prefix(std::min(end + 1, folders.size()));
  }
  return {};
}

Result<ProgramRun> run_program(const std::vector<std::string>& arguments, std::string_view input, const std::function<bool(std::string_view)>& take) {
  const std::string& name = arguments.front();
  std::string path = program_path(name);
  if (path.empty()) return Error{name + " is not installed"};
  const File file(memfd_create("document", MFD_CLOEXEC));
  Pipe output, errors;
  if (file.get() < 0 || !fill(file, input) || !output.open() || !errors.open()) return Error{fmt::format("{} can't be run: {}", name, std::strerror(errno))};
  const Start start = start_of(arguments, std::move(path));
  const auto deadline = Clock::now() + std::chrono::seconds(std::min<rlim_t>(start.processor.rlim_cur, 1'000'000) * kClockToProcessor);
  const pid_t process = fork();
  if (process == 0) become(start, file.get(), output.in.get(), errors.in.get());
  if (process < 0) return Error{fmt::format("{} can't be run: {}", name, std::strerror(errno))};
  output.in.reset();
  errors.in.reset();
  ProgramRun run;
  std::string stopped;
  try {
    stopped = read_output(output, errors, deadline, take, run.errors);
  } catch (...) {
    kill(process, SIGKILL);
    while (waitpid(process, nullptr, 0) < 0 && errno == EINTR) {}
    throw;
  }
  if (!stopped.empty()) kill(process, SIGKILL);
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {}
  if (!stopped.empty()) return Error{stopped};
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    if (signal == SIGABRT && says_no_memory(run.errors)) return Error{kTooMuchMemory};
    return Error{signal == SIGXCPU || signal == SIGKILL ? kTooSlow : fmt::format("{} crashed on it ({}); the document may be damaged", name, strsignal(signal))};
  }
  run.status = WEXITSTATUS(status);
  return run;
}

}  // namespace solieu
