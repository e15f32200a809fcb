// `solieu check`: do the numbers of the documents fit together?
#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

#include "batch.h"
#include "check/repeats.h"
#include "check/verdict.h"
#include "check_report.h"
#include "checked.h"
#include "interruption.h"
#include "official/comparison.h"
#include "official/mapping.h"
#include "official/tables.h"
#include "output.h"
#include "program.h"
#include "progress.h"
#include "read/read.h"
#include "reader_process.h"
#include "source.h"

namespace solieu::program {
namespace {

// A document is checked as a whole, however long it is.
BlockSizes never_in_blocks() {
  BlockSizes sizes;
  sizes.longest_whole = std::numeric_limits<std::size_t>::max();
  return sizes;
}

bool say(const std::string& words, std::FILE* where) {
  return std::fwrite(words.data(), 1, words.size(), where) == words.size() && std::fflush(where) == 0;
}

// The findings on their way out: none are written without -o.
class FindingsFile {
 public:
  explicit FindingsFile(const std::string& name) {
    if (name.empty()) return;
    output_.emplace(name == kStandardOutput ? std::string() : name);
  }

  bool open() {
    if (!output_) return true;
    if (!output_->open()) return false;
    std::string header;
    check::append_findings_header(header);
    output_->write(header);
    return output_->ok();
  }
  void add(const std::vector<check::Finding>& findings) {
    if (!output_) return;
    std::string rows;
    for (const check::Finding& f : findings) check::append_finding(f, rows);
    output_->write(rows);
  }
  bool ok() const { return !output_ || output_->ok(); }
  const std::string& error() const { return output_->error(); }
  bool publish() { return !output_ || (output_->complete() && output_->publish()); }
  void remove() {
    if (output_) output_->remove_partial();
  }

 private:
  std::optional<Output> output_;
};

// The official tables that figures are held against; null where none are named.
Result<std::unique_ptr<official::Comparison>> comparison_of(const CheckOptions& options, const Grammar& grammar) {
  if (options.tables.empty()) {
    if (!options.mapping.empty()) return Error{"--mapping describes tables: name them with --table"};
    return std::unique_ptr<official::Comparison>();
  }
  std::optional<official::Mapping> mapping;
  if (!options.mapping.empty()) {
    auto read = official::read_mapping(options.mapping);
    if (!read) return Error{read.error()};
    mapping = std::move(*read);
    if (std::string file = mapping->file_not_in(options.tables); !file.empty()) {
      return Error{fmt::format("{}: describes '{}', which is none of the tables: name it with --table", options.mapping, file)};
    }
  }
  ReaderProcesses readers(options.read.limits);  // a workbook of somebody else may be made to crash its reader
  std::vector<official::OfficialTable> all;
  for (const std::string& path : options.tables) {
    auto tables = official::read_tables(path, mapping ? &*mapping : nullptr, grammar,
                                        [&](std::string_view bytes) { return readers.read_sheets(bytes, options.read.options); });
    if (!tables) return Error{tables.error()};
    for (official::OfficialTable& t : *tables) all.push_back(std::move(t));
  }
  return std::make_unique<official::Comparison>(grammar, std::move(all));
}

}  // namespace

int check_run(const CheckOptions& options) {
  if (std::count(options.paths.begin(), options.paths.end(), "-") > 1) return fail("-: standard input can be read only once", kUsage);
  auto grammar = grammar_in(options.grammars);
  if (!grammar) return fail(grammar.error(), kUsage);
  const Extractor extractor(*grammar);
  auto tables = comparison_of(options, **grammar);
  if (!tables) return fail(tables.error(), kUsage);
  const official::Comparison* const held_against = tables->get();

  FindingsFile file(options.out);
  Progress progress(options.quiet);
  Interruption interruption([&] {
    file.remove();
    progress.erase(true);
    complain("interrupted; nothing was written");
    return true;
  });
  if (!file.open()) return fail(file.error(), kSomeFailed);
  std::FILE* const terminal = options.out == kStandardOutput ? stderr : stdout;

  const Listing listing = list_documents(options.paths, options.read.options.ocr);
  for (const auto& e : listing.errors) complain(e);
  Source source(listing.files, options.read, never_in_blocks());
  Reached reached;
  progress.begin(listing.files, source.documents(), reached);
  Options how;
  how.date = options.date;
  DocumentReader reader(options.read);
  Batch batch(0, source.count().value_or(Batch::kUnknown), options.jobs, [&](std::size_t i) { return read_and_check(source.take(i), reader, extractor, how, held_against); });
  check::Repeats repeats;
  CheckReport report;
  bool said = true;
  for (auto outcome = batch.next(); outcome && !outcome->end; outcome = batch.next()) {
    ++reached.documents;
    for (const std::string& message : {outcome->error, options.quiet ? std::string() : outcome->warning}) {
      if (message.empty()) continue;
      progress.erase();
      complain(message);
    }
    if (!outcome->checked) {
      ++reached.failed;
      continue;
    }
    for (Checked::Text& text : outcome->checked->texts) {
      reached.figures += text.figures;
      repeats.add(text.name, text.told, text.findings);
      file.add(text.findings);
      if (std::string lines = report.add(text); !lines.empty()) {
        progress.erase();
        said = say(lines, terminal) && said;
      }
    }
    if (!file.ok() || !said) break;
    progress.show(reached, outcome->bytes);
  }
  progress.erase(true);
  if (!file.ok() || !file.publish()) {
    file.remove();
    complain(file.error());
    // nobody waits for the documents that are still being read: one may be a terminal, or an endless pipe
    std::_Exit(kSomeFailed);
  }
  if (!said || !say(report.summary(), terminal)) {
    complain("standard output could not be written");
    std::_Exit(kSomeFailed);
  }
  const std::size_t failed = listing.errors.size() + reached.failed;
  if (failed > 0) return fail(fmt::format("{} of {} documents could not be read", failed, listing.errors.size() + reached.documents), kSomeFailed);
  return report.inconsistent() ? kInconsistent : kAllRead;
}

}  // namespace solieu::program
