// `solieu extract`: documents in, CSV out.
#include <fmt/core.h>
#include <sys/stat.h>

#include <optional>

#include "batch.h"
#include "documents.h"
#include "output.h"
#include "program.h"
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

}  // namespace

int extract(const ExtractOptions& options) {
  auto numbers_name = numbers_file(options);
  if (!numbers_name) {
    complain(numbers_name.error());
    return kUsage;
  }
  auto grammar = options.grammars.empty() ? load_grammar() : load_grammar(options.grammars);
  if (!grammar) {
    complain(grammar.error());
    return kUsage;
  }
  Extractor extractor(grammar.value());
  Output out(options.out);
  std::optional<Output> numbers;
  if (!numbers_name->empty()) numbers.emplace(*numbers_name);
  auto all_well = [&] { return out.ok() && (!numbers || numbers->ok()); };
  if (!all_well()) {
    complain(out.ok() ? numbers->error() : out.error());
    return kSomeFailed;
  }
  Listing listing = list_documents(options.paths);
  for (const auto& e : listing.errors) complain(e);
  std::size_t failed = listing.errors.size(), read = 0;
  append_csv_header(out.buffer);
  if (numbers) append_numbers_csv_header(numbers->buffer);
  Options extract_options;
  extract_options.date = options.date;
  Batch batch(0, listing.files.size(), options.jobs, [&](std::size_t i) {
    return read_and_extract(listing.files[i], extractor, extract_options, numbers.has_value());
  });
  while (auto outcome = batch.next()) {
    if (!outcome->error.empty()) {
      complain(outcome->error);
      ++failed;
      continue;
    }
    if (!outcome->warning.empty() && !options.quiet) complain(outcome->warning);
    ++read;
    out.buffer += outcome->figures_csv;
    out.flush_when_full();
    if (numbers) {
      numbers->buffer += outcome->numbers_csv;
      numbers->flush_when_full();
    }
    if (!all_well()) break;
  }
  // Both are complete before either takes its name.
  bool written = out.complete() && (!numbers || numbers->complete()) && (!numbers || numbers->publish()) && out.publish();
  if (!written) {
    const Output& broken = out.ok() ? *numbers : out;
    complain(fmt::format("{}; {}", broken.error(), broken.remains()));
    return kSomeFailed;
  }
  if (failed > 0) complain(fmt::format("{} of {} documents could not be read", failed, failed + read));
  return failed > 0 ? kSomeFailed : kAllRead;
}

}  // namespace solieu::program
