// Another program that reads a document for us, in a process of its own.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace solieu {

/// The file on PATH that `name` would run; empty where there is none.
std::string program_path(const std::string& name);

struct ProgramRun {
  int status = 0;      // exit status
  std::string errors;  // the first kilobytes of its standard error
};

/// Runs arguments[0], looked for on PATH, without a shell. Its standard input is `input`, as a file in memory that can also be
/// opened again as kProgramInput; what it writes is handed to `take`, which ends it by false. It writes no file, keeps this
/// process' limits of time and memory (60 s and 2 GiB where there are none), has four times as long by the clock, and ends with
/// this thread. The error says why it could not be run, or at which limit it was stopped.
Result<ProgramRun> run_program(const std::vector<std::string>& arguments, std::string_view input, const std::function<bool(std::string_view)>& take);

inline constexpr char kProgramInput[] = "/proc/self/fd/0";

}  // namespace solieu
