// `solieu extract`: documents in, CSV out.
#include <fmt/core.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>

#include "batch.h"
#include "documents.h"
#include "identity.h"
#include "interruption.h"
#include "outputs.h"
#include "program.h"
#include "progress.h"
#include "read/read.h"
#include "solieu.h"

namespace solieu::program {
namespace {

bool same_file(const std::string& a, const std::string& b) {
  struct stat of_a {}, of_b {};
  if (stat(a.c_str(), &of_a) != 0 || stat(b.c_str(), &of_b) != 0) return a == b;
  return S_ISREG(of_a.st_mode) && of_a.st_dev == of_b.st_dev && of_a.st_ino == of_b.st_ino;  // two may share /dev/null
}

// The file for the account of numbers. "all" stands for a name beside that of the figures.
Result<std::string> numbers_file(const ExtractOptions& options) {
  const std::string& name = options.numbers;
  if (name != "all") {
    if (!name.empty() && !options.out.empty() && same_file(name, options.out)) return Error{"--numbers: '" + name + "' is the file of the figures already"};
    return name;
  }
  struct stat info {};
  if (options.out.empty()) return Error{"--numbers all is named after the file of -o: give one, or name a file in place of 'all'"};
  if (stat(options.out.c_str(), &info) == 0 && !S_ISREG(info.st_mode)) return Error{"--numbers all: '" + options.out + "' is no file to be named after"};
  std::string_view stem = options.out;
  if (stem.ends_with(".csv")) stem.remove_suffix(4);
  return std::string(stem) + ".numbers.csv";
}

// What an early end leaves, said to its reader.
std::string said(const Outputs::Remains& remains) {
  if (remains.blocks > 0) return fmt::format("the rows of {} documents and {} blocks are kept; --resume continues", remains.documents, remains.blocks);
  if (remains.documents > 0) return fmt::format("the rows of {} documents are kept; --resume continues", remains.documents);
  return remains.is_file ? "nothing was written" : "the CSV is incomplete";
}

// Usage that only this command can judge.
std::string wrong_usage(const ExtractOptions& options, const Outputs& outputs) {
  const auto inputs = std::count(options.paths.begin(), options.paths.end(), "-");
  if (inputs > 1) return "-: standard input can be read only once";
  if (options.resume && inputs > 0) return "--resume: standard input is gone; only a batch of files can be continued";
  if (options.resume && !outputs.resumable()) return "--resume: only what goes to files can be continued; name one with -o";
  return {};
}

// Opens the outputs: anew, or where an earlier run has stopped. The error is one of usage, or of the outputs.
Result<bool> open(const ExtractOptions& options, const std::string& numbers_name, const std::vector<std::string>& documents, Outputs& outputs) {
  const bool once = std::count(documents.begin(), documents.end(), "-") > 0;
  if (once || !outputs.resumable()) return outputs.begin(std::nullopt);
  auto identity = identity_of(options, numbers_name, documents);
  if (!identity) return Error{identity.error()};
  auto recorded = read_journal(outputs.journal_path());
  if (options.resume && recorded) {
    if (std::string what = differences(recorded->identity, *identity); !what.empty()) {
      return Error{fmt::format("--resume: {} is of another batch: {} differs; call it as it was called then, or begin anew without --resume",
                               outputs.journal_path(), what)};
    }
    return outputs.go_on(*recorded, recorded->reached.documents >= documents.size());  // an archive is several
  }
  if (!options.quiet && options.resume) complain(options.out + ": no unfinished run is there to be continued; begins with the first document");
  if (!options.quiet && recorded) {
    complain(fmt::format("{}: replaces an unfinished run, {} documents of it done; --resume would continue one", options.out, recorded->reached.documents));
  }
  return outputs.begin(std::move(*identity));
}

}  // namespace

int extract(const ExtractOptions& options) {
  auto numbers_name = numbers_file(options);
  if (!numbers_name) return fail(numbers_name.error(), kUsage);
  Outputs outputs(options.out, *numbers_name);
  if (std::string wrong = wrong_usage(options, outputs); !wrong.empty()) return fail(wrong, kUsage);
  Progress progress(options.quiet);
  Interruption interruption([&] {
    auto remains = outputs.abandon();
    if (!remains) return false;
    progress.erase(true);
    complain("interrupted; " + said(*remains));
    return true;
  });

  auto grammar = grammar_in(options.grammars);
  if (!grammar) return fail(grammar.error(), kUsage);
  const Extractor extractor(*grammar);
  const Listing listing = list_documents(options.paths);
  auto opened = open(options, *numbers_name, listing.files, outputs);
  if (!opened) return fail(opened.error(), kUsage);
  if (!*opened) {
    outputs.abandon();
    return fail(outputs.error(), kSomeFailed);
  }
  for (const auto& e : listing.errors) complain(e);

  Source source(listing.files);
  DocumentReader reader(options.read);
  progress.begin(listing.files, source.documents(), outputs.reached());
  const std::size_t first = source.pass(outputs.reached().documents, outputs.reached().begun.blocks);
  Options how;
  how.date = options.date;
  Batch batch(first, source.count().value_or(Batch::kUnknown), options.jobs,
              [&](std::size_t i) { return read_and_extract(source.take(i), reader, extractor, how, outputs.with_numbers()); });
  for (auto outcome = batch.next(); outcome && !outcome->end; outcome = batch.next()) {
    if (outputs.skips(*outcome)) continue;
    outputs.add(*outcome);
    if (outputs.left_rows()) outcome->error += "; its first rows have gone out already";
    for (const std::string& message : {outcome->error, options.quiet ? std::string() : outcome->warning}) {
      if (message.empty()) continue;
      progress.erase();
      complain(message);
    }
    if (!outputs.ok()) break;
    progress.show(outputs.reached(), outcome->bytes);
  }
  if (!outputs.publish()) {
    auto remains = outputs.abandon();
    progress.erase(true);
    complain(fmt::format("{}; {}", outputs.error(), remains ? said(*remains) : "its files are complete"));
    // Nobody waits for the documents that are still being read: one may be a terminal, or an endless pipe.
    std::_Exit(kSomeFailed);
  }
  progress.summarise(outputs.reached());
  const std::size_t failed = listing.errors.size() + outputs.reached().failed;
  if (failed > 0) complain(fmt::format("{} of {} documents could not be read", failed, listing.errors.size() + outputs.reached().documents));
  return failed > 0 ? kSomeFailed : kAllRead;
}

}  // namespace solieu::program
