// The program: its command line, and nothing else.
#include <fcntl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <thread>

#include "documents.h"
#include "match/period.h"
#include "program.h"
#include "read/encoding.h"
#include "solieu.h"

namespace solieu::program {

void complain(const std::string& message) {
  // A message may hold several lines; each is an error of its own.
  std::size_t begin = 0;
  while (begin <= message.size()) {
    std::size_t end = std::min(message.find('\n', begin), message.size());
    // not by fmt::print, which throws where standard error is closed
    std::string line = "solieu: " + message.substr(begin, end - begin) + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
    begin = end + 1;
  }
}

namespace {

constexpr std::size_t kMostJobs = 1024;
constexpr unsigned kMostSeconds = 86400;
constexpr std::size_t kMostMegabytes = std::size_t{1} << 20;
constexpr std::size_t kLongestLine = 2000;  // MB; a text has less than 2 GiB

// A standard stream that was handed over closed would give its number to the next file that is opened,
// and messages would land in the CSV. It becomes /dev/null, opened so that its use is an error.
void occupy_standard_streams() {
  for (int fd = 0; fd <= 2; ++fd) {
    if (fcntl(fd, F_GETFD) == -1 && open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) != fd) std::_Exit(kUsage);
  }
}

std::string not_known(const std::string& encoding) {
  return encoding_named(encoding) ? "" : "'" + encoding + "' is no encoding that is known; these are: " + encoding_names();
}

// The options of all commands that read documents.
void add_read_options(CLI::App* command, ReadSettings& read) {
  command->add_option("--encoding", read.options.encoding, "Read texts in this encoding: " + encoding_names() + " [told from their bytes]")->type_name("NAME")->check(not_known);
  command->add_option("--read-seconds", read.limits.seconds, "A document that is no text may take so much processor time to read [60]")
      ->type_name("N")
      ->check(CLI::Range(1U, kMostSeconds).description(""));
  command->add_flag("--ocr", read.options.ocr, "Recognise the text of pictures, and of PDF pages without any; some seconds a page, which count");
  command->add_option("--read-memory", read.limits.megabytes, "And so much memory [2048]")->type_name("MB")->check(CLI::Range(std::size_t{64}, kMostMegabytes).description(""));
}

}  // namespace
}  // namespace solieu::program

int main(int argc, char** argv) {
  using namespace solieu::program;
  occupy_standard_streams();
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a write error, and said so

  CLI::App app{"solieu: the figures in Vietnamese news and government text, as data"};
  app.set_version_flag("--version", "solieu " + std::string(solieu::version()));
  app.require_subcommand(1);
  app.footer("Exit status: 0 all documents read, 1 some failed (named on standard error), 2 wrong usage or grammar, "
             "3 check found numbers that do not fit together, 130 or 143 interrupted.");

  ExtractOptions options;
  CLI::App* extract_command = app.add_subcommand("extract", "Write one row for every figure of the documents: CSV, JSON lines, a workbook or a database");
  extract_command->add_option("PATH", options.paths, "Text files, WARC or WET archives, folders (all *.txt and archives below them), or - for standard input")
      ->required();
  extract_command->add_option("-o,--output", options.out, "Write to this file, which appears complete or not at all; its ending says in which format: .csv, .jsonl, .xlsx, .sqlite "
                              "(where it is there already, it is added to); - for standard output [standard output, as CSV]")
      ->type_name("FILE");
  extract_command->add_option("--format", options.format, "The format, whatever -o ends in")
      ->type_name("csv|jsonl|xlsx|sqlite")
      ->check(CLI::IsMember({"csv", "jsonl", "xlsx", "sqlite"}).description(""));
  extract_command->add_option("--shape", options.shape, "wide: one row an amount, with its attainment, change, ratio and share beside it [long: one row a figure]")
      ->type_name("long|wide")
      ->check(CLI::IsMember({"long", "wide"}).description(""));
  extract_command->add_flag("--excel", options.excel, "CSV that a spreadsheet opens right in Vietnam: with a BOM, ; between cells and a comma in decimals; texts like formulas begin with '");
  extract_command->add_flag("--package", options.package, "Also write datapackage.json beside the CSV, which says what its columns mean (Frictionless Data Package)");
  extract_command->add_option("--numbers", options.numbers,
                              "Also write what became of every number of the documents to this file, figure or not; all: beside the -o file, as NAME.numbers.csv, "
                              "or as a sheet or table in it; - for standard output")
      ->type_name("FILE|all");
  extract_command->add_option("--date", options.date,
                              "The day the texts speak from, for \"tháng trước\" and dates without a year; capture: the day on which an archive captured each")
      ->type_name("YYYY-MM-DD|capture");
  extract_command->add_option("--grammars", options.grammars, "Use the *.toml of this folder instead of the built-in grammar")->type_name("DIR");
  options.jobs = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMostJobs);
  extract_command->add_option("-j,--jobs", options.jobs, "Read N documents, or blocks of a long one, at the same time; the rows are the same for every N [as many as there are cores]")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, kMostJobs).description(""));
  add_read_options(extract_command, options.read);
  extract_command->add_flag("--resume", options.resume, "Continue a batch with -o that was interrupted, with the same documents and options");
  extract_command->add_flag("-q,--quiet", options.quiet, "No warnings about documents that could be read, no progress on a terminal");

  WorkerOptions work;
  CLI::App* worker_command = app.add_subcommand(
      "worker", "Answer each line of standard input, a JSON object with a text, with its figures as one line of JSON");
  worker_command->add_flag("--numbers", work.numbers, "Also tell what became of every number, figure or not");
  worker_command->add_option("--date", work.date, "The day that texts speak from whose line has no \"date\"")->type_name("YYYY-MM-DD");
  worker_command->add_option("--grammars", work.grammars, "Use the *.toml of this folder instead of the built-in grammar")->type_name("DIR");
  worker_command->add_option("--longest-line", work.longest_line, "A line of more than N MB is answered with an error [64]")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, kLongestLine).description(""));
  worker_command->add_flag("-q,--quiet", work.quiet, "Do not tell at the end how many lines had errors");
  worker_command->footer("A line {\"id\": …, \"text\": \"…\", \"date\": \"YYYY-MM-DD\"} is answered by {\"id\": …, \"figures\": […]}, "
                         "and one with a mistake in it by {\"id\": …, \"line\": N, \"error\": \"…\"}; id and date may be left out, other members are passed over.\n"
                         "Exit status: 0 every line was answered, with figures or an error, 1 the input or output failed, 2 wrong usage or grammar.");

  CheckOptions checking;
  CLI::App* check_command = app.add_subcommand("check", "Tell which numbers of the documents do not fit together: sums, percentages, numbers told twice, official tables");
  check_command->add_option("PATH", checking.paths, "What extract takes, and CSV files that it wrote (NAME.csv), also mixed; - for a text on standard input")->required();
  check_command->add_option("-o,--output", checking.out, "Write every finding to this CSV file, which appears complete or not at all; - for standard output [none]")
      ->type_name("FILE");
  check_command->add_option("--table", checking.tables, "Also hold the figures against this official table: CSV, XLSX or PC-Axis (.px); may be given several times")
      ->type_name("FILE")
      ->allow_extra_args(false);
  check_command->add_option("--mapping", checking.mapping, "A TOML file that says where the heads and numbers of these tables are, or what they are of")->type_name("FILE");
  check_command->add_option("--date", checking.date, "The day the texts speak from, as for extract")->type_name("YYYY-MM-DD|capture");
  check_command->add_option("--grammars", checking.grammars, "Use the *.toml of this folder instead of the built-in grammar")->type_name("DIR");
  checking.jobs = options.jobs;
  check_command->add_option("-j,--jobs", checking.jobs, "Check N documents at the same time; the findings are the same for every N [as many as there are cores]")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, kMostJobs).description(""));
  add_read_options(check_command, checking.read);
  check_command->add_flag("-q,--quiet", checking.quiet, "No warnings about documents that could be read, no progress on a terminal");
  check_command->footer("What is inconsistent is written to standard output with its place, its figures and the arithmetic, and then how much was checked; "
                        "with -o - to standard error. The verdicts: docs/checking.md.\n"
                        "Exit status: 0 nothing is inconsistent, 1 some documents could not be read or the output not be written, 2 wrong usage, grammar or table, "
                        "3 all were read, and something is inconsistent, or another number than a table's.");

  ExplainOptions explanation;
  CLI::App* explain_command = app.add_subcommand("explain", "Show how one sentence of a document was read");
  explain_command->add_option("FILE:OFFSET", explanation.place, "A document and a byte in it, as the columns start and end count; behind -- for standard input: -- -:138")->required();
  explain_command->add_option("--date", explanation.date, "The day the text speaks from")->type_name("YYYY-MM-DD");
  explain_command->add_option("--grammars", explanation.grammars, "Use the *.toml of this folder")->type_name("DIR");
  add_read_options(explain_command, explanation.read);

  DetectOptions detection;
  CLI::App* detect_command = app.add_subcommand("detect", "Tell format, encoding, normalisation, number habit, and what is odd in documents");
  detect_command->add_option("PATH", detection.paths, "Files, folders, or - for standard input")->required();
  detect_command->add_flag("--json", detection.json, "Write one JSON object a line for each document");
  add_read_options(detect_command, detection.read);

  std::string text_path;
  ReadSettings text_read;
  CLI::App* text_command = app.add_subcommand("text", "Print the text that is read from a document, in UTF-8");
  text_command->add_option("FILE", text_path, "A document, or - for standard input")->required();
  add_read_options(text_command, text_read);

  EvaluateOptions evaluation;
  CLI::App* evaluate_command = app.add_subcommand("evaluate", "Compare figures with those that people wrote down");
  evaluate_command->add_option("GOLD_DIR", evaluation.gold, "A folder of NAME.tsv beside docs/NAME.txt, in the form that corpus/README.md tells")
      ->required();
  CLI::Option* run = evaluate_command->add_option(
      "RUN", evaluation.run, "What extract wrote: a CSV file, or a folder of *.csv [extracts the texts of GOLD_DIR now]");
  evaluate_command->add_option("--grammars", evaluation.grammars, "Extract with the *.toml of this folder instead of the built-in grammar")
      ->type_name("DIR")
      ->excludes(run);
  evaluate_command->add_option("--against", evaluation.against, "Show what became right or wrong since an earlier run: a CSV file or a folder of *.csv")
      ->type_name("EARLIER");
  const CLI::Validator count = CLI::NonNegativeNumber.description("");
  evaluate_command->add_option("--errors", evaluation.errors, "Show the first N errors, with their places [0]")->type_name("N")->check(count);
  evaluate_command->add_option("--rules", evaluation.rules, "Show the N rules with most errors; --json has all [10]")->type_name("N")->check(count);
  evaluate_command->add_flag("--json", evaluation.json, "Write one JSON object instead of tables");
  evaluate_command->footer("Exit status: 0 compared, whatever the scores are, 1 something could not be read, 2 wrong usage or grammar.");

  std::string folder;
  CLI::App* grammar_command = app.add_subcommand("grammar", "Work on grammars");
  grammar_command->require_subcommand(1);
  CLI::App* test_command = grammar_command->add_subcommand("test", "Run the examples that stand beside the rules");
  test_command->add_option("DIR", folder, "The folder of *.toml files [the built-in grammar]");

  std::size_t megabytes = 0;
  CLI::App* reader_command = app.add_subcommand("reader")->group("");  // hidden
  reader_command->add_option("MB", megabytes)->required();

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    if (e.get_exit_code() == 0) {  // --help, --version
      app.exit(e);
      if (std::cout.flush()) return kAllRead;
      complain("standard output could not be written");
      return kSomeFailed;
    }
    complain(std::string(e.what()) + " (see solieu --help)");
    return kUsage;
  }
  if (options.out == kStandardOutput) options.out.clear();
  const std::string& date = *worker_command    ? work.date
                            : *explain_command ? explanation.date
                            : *check_command   ? checking.date
                                               : options.date;
  if (!date.empty() && !solieu::Date::parse(date) && !((*extract_command || *check_command) && date == kDateOfCapture)) {
    complain("--date: '" + date + "' is no day of the form YYYY-MM-DD");
    return kUsage;
  }
  try {
    if (*extract_command) return extract(options);
    if (*check_command) return check_run(checking);
    if (*worker_command) return worker(work);
    if (*reader_command) return reader(megabytes);
    if (*evaluate_command) return evaluate_run(evaluation);
    if (*explain_command) return explain(explanation);
    if (*detect_command) return detect(detection);
    if (*text_command) return print_text(text_path, text_read);
    return test_grammar(folder);
  } catch (const std::exception& e) {  // out of memory, or an output that is closed
    complain(e.what());
    return kSomeFailed;
  }
}
