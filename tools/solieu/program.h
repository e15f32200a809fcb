// What the commands of the program share.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document_reader.h"
#include "solieu.h"

namespace solieu::program {

/// Exit statuses, as --help documents them.
enum Exit : int { kAllRead = 0, kSomeFailed = 1, kUsage = 2, kInconsistent = 3 };

/// One line on standard error: "solieu: message".
void complain(const std::string& message);
/// Complains, and is the exit status.
inline int fail(const std::string& message, int status) {
  complain(message);
  return status;
}

/// The grammar of a folder, or the one that is built in.
inline Result<std::shared_ptr<const Grammar>> grammar_in(const std::string& folder) { return folder.empty() ? load_grammar() : load_grammar(folder); }

/// The figures of a text, and only where it is asked for what became of every number: that costs time.
inline Account account_of(std::string_view text, const Extractor& extractor, const Options& options, bool with_numbers) {
  if (with_numbers) return extractor.account(text, options);
  Account account;
  account.figures = extractor.extract(text, options);
  return account;
}

/// What stands for standard output where a file is named.
constexpr std::string_view kStandardOutput = "-";

struct ExtractOptions {
  std::vector<std::string> paths;
  std::string out;       // empty: standard output
  std::string format;    // csv, jsonl, xlsx, sqlite; empty: by the ending of `out`
  std::string shape;     // wide; else long
  bool excel = false;    // CSV for spreadsheets
  bool package = false;  // with a Frictionless descriptor
  std::string numbers;   // file for the account of numbers; "all": beside `out`, "-": standard output; empty: none
  std::string grammars;  // empty: built in
  std::string date;
  ReadSettings read;
  std::size_t jobs = 1;  // documents, or blocks of long ones, that are read at the same time
  bool resume = false;   // go on where a run that was killed has stopped
  bool quiet = false;
};
int extract(const ExtractOptions& options);

struct CheckOptions {
  std::vector<std::string> paths;  // texts, and *.csv of figures
  std::string out;       // CSV of the findings; "-": standard output; empty: none
  std::vector<std::string> tables;  // official ones
  std::string mapping;   // what is said of these; empty: nothing
  std::string grammars;  // empty: built in
  std::string date;
  std::size_t jobs = 1;
  ReadSettings read;
  bool quiet = false;
};
int check_run(const CheckOptions& options);

struct WorkerOptions {
  std::string grammars;  // empty: built in
  std::string date;      // of lines that have none
  bool numbers = false;  // also what became of every number
  std::size_t longest_line = 64;  // MB
  bool quiet = false;
};
int worker(const WorkerOptions& options);

struct EvaluateOptions {
  std::string gold;
  std::string run;       // a CSV or a folder of them; empty: extract the texts of the gold
  std::string grammars;  // empty: built in
  std::string against;   // an earlier run, or empty
  std::size_t errors = 0;
  std::size_t rules = 10;
  bool json = false;
};
int evaluate_run(const EvaluateOptions& options);

struct ExplainOptions {
  std::string place;     // FILE:OFFSET
  std::string grammars;  // empty: built in
  std::string date;
  ReadSettings read;
};
int explain(const ExplainOptions& options);

struct DetectOptions {
  std::vector<std::string> paths;
  ReadSettings read;
  bool json = false;
};
int detect(const DetectOptions& options);

int print_text(const std::string& path, const ReadSettings& read);
int test_grammar(const std::string& folder);
/// The process in which risky documents are read, within so many megabytes.
int reader(std::size_t megabytes);

}  // namespace solieu::program
