// How the commands read a document: what is risky in a process of its own, all else here.
#pragma once

#include <string>

#include "base/result.h"
#include "read/formats.h"
#include "read/input.h"
#include "read/read.h"
#include "reader_process.h"

namespace solieu::program {

/// The options that all commands have which read documents.
struct ReadSettings {
  ReadOptions options;
  ProcessLimits limits;
};

/// For any number of threads. Errors are "NAME: what".
class DocumentReader {
 public:
  explicit DocumentReader(const ReadSettings& settings) : options_(settings.options), processes_(settings.limits) {}

  Result<Document> read(const std::string& path);
  Result<Document> read(Input input);
  Result<Document> read(std::string id, std::string bytes);

 private:
  const ReadOptions options_;
  ReaderProcesses processes_;
};

}  // namespace solieu::program
