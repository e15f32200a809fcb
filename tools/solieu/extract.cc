// `solieu extract`: documents in, their figures out.
#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "batch.h"
#include "documents.h"
#include "form.h"
#include "identity.h"
#include "interruption.h"
#include "outputs.h"
#include "program.h"
#include "progress.h"
#include "read/read.h"
#include "record_output.h"
#include "solieu.h"

namespace solieu::program {
namespace {

// What an early end leaves, said to its reader.
std::string said(const Destination::Remains& remains, const Form& form) {
  if (!remains.resumable) return fmt::format("the database has {} documents of this run, each as a whole", remains.documents);
  if (remains.blocks > 0) return fmt::format("the rows of {} documents and {} blocks are kept; --resume continues", remains.documents, remains.blocks);
  if (remains.documents > 0) return fmt::format("the rows of {} documents are kept; --resume continues", remains.documents);
  return remains.is_file ? "nothing was written" : form.format == Format::csv ? "the CSV is incomplete" : "the output is incomplete";
}

// Usage that only this command can judge.
std::string wrong_usage(const ExtractOptions& options, const Form& form, const Destination& outputs) {
  const auto inputs = std::count(options.paths.begin(), options.paths.end(), "-");
  if (inputs > 1) return "-: standard input can be read only once";
  if (options.resume && inputs > 0) return "--resume: standard input is gone; only a batch of files can be continued";
  if (options.resume && form.is_lines() && !outputs.resumable()) return "--resume: only what goes to files can be continued; name one with -o";
  return {};
}

// Opens the outputs: anew, or where an earlier run has stopped. The error is one of usage, or of the outputs.
Result<bool> open_lines(const ExtractOptions& options, const Form& form, const std::vector<std::string>& documents, Outputs& outputs) {
  const bool once = std::count(documents.begin(), documents.end(), "-") > 0;
  if (once || !outputs.resumable()) return outputs.begin(std::nullopt);
  auto identity = identity_of(options, form, documents);
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

Result<bool> open(const ExtractOptions& options, const Form& form, const std::vector<std::string>& documents, Destination& outputs) {
  if (form.is_lines()) return open_lines(options, form, documents, static_cast<Outputs&>(outputs));
  if (!options.quiet && options.resume) complain(options.out + ": a database is not continued: begins with the first document, and replaces those that are in it");
  return outputs.begin(std::nullopt);
}

std::unique_ptr<Destination> destination_of(const ExtractOptions& options, const Form& form) {
  if (form.is_lines()) return std::make_unique<Outputs>(options.out, form);
  return std::make_unique<RecordOutput>(options.out, form);
}

}  // namespace

int extract(const ExtractOptions& options) {
  auto form = form_of(options);
  if (!form) return fail(form.error(), kUsage);
  const std::unique_ptr<Destination> destination = destination_of(options, *form);
  Destination& outputs = *destination;
  if (std::string wrong = wrong_usage(options, *form, outputs); !wrong.empty()) return fail(wrong, kUsage);
  Progress progress(options.quiet);
  Interruption interruption([&] {
    auto remains = outputs.abandon();
    if (!remains) return false;
    progress.erase(true);
    complain("interrupted; " + said(*remains, *form));
    return true;
  });

  auto grammar = grammar_in(options.grammars);
  if (!grammar) return fail(grammar.error(), kUsage);
  const Extractor extractor(*grammar);
  const Listing listing = list_documents(options.paths, options.read.options.ocr);
  auto opened = open(options, *form, listing.files, outputs);
  if (!opened) return fail(opened.error(), kUsage);
  if (!*opened) {
    outputs.abandon();
    return fail(outputs.error(), kSomeFailed);
  }
  for (const auto& e : listing.errors) {
    complain(e);
    outputs.note(e);
  }

  Source source(listing.files, options.read);
  DocumentReader reader(options.read);
  progress.begin(listing.files, source.documents(), outputs.reached());
  const std::size_t first = source.pass(outputs.reached().documents, outputs.reached().begun.blocks);
  Options how;
  how.date = options.date;
  Batch batch(first, source.count().value_or(Batch::kUnknown), options.jobs,
              [&](std::size_t i) { return read_and_extract(source.take(i), reader, extractor, how, *form); });
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
    complain(fmt::format("{}; {}", outputs.error(), remains ? said(*remains, *form) : "its files are complete"));
    // Nobody waits for the documents that are still being read: one may be a terminal, or an endless pipe.
    std::_Exit(kSomeFailed);
  }
  if (std::string warning = outputs.warning(); !warning.empty() && !options.quiet) complain(options.out + ": " + warning);
  progress.summarise(outputs.reached());
  const std::size_t failed = listing.errors.size() + outputs.reached().failed;
  if (failed > 0) complain(fmt::format("{} of {} documents could not be read", failed, listing.errors.size() + outputs.reached().documents));
  return failed > 0 ? kSomeFailed : kAllRead;
}

}  // namespace solieu::program
