#include "documents.h"

#include <exception>
#include <new>
#include <utility>

#include "match/period.h"
#include "program.h"
#include "read/read.h"

namespace solieu::program {
namespace {

Result<Document> document_of(Taken& taken, DocumentReader& reader) {
  if (!taken.error.empty()) return Error{taken.error};
  if (taken.text) return reader.read(taken.id, std::move(*taken.text));
  return taken.input ? reader.read(std::move(*taken.input)) : reader.read(taken.id);
}

Options options_for(const Taken& taken, Options options) {
  if (options.date == kDateOfCapture) options.date = Date::parse(taken.date) ? taken.date : "";
  return options;
}

Outcome failed(std::string error) {
  Outcome outcome;
  outcome.error = std::move(error);
  return outcome;
}

Outcome rows_of(Taken& taken, DocumentReader& reader, const Extractor& extractor, const Options& given, bool with_numbers) {
  Outcome outcome;
  outcome.end = taken.end;
  if (taken.end) return outcome;
  outcome.bytes = taken.archive_bytes;
  outcome.warning = std::move(taken.warning);
  auto document = document_of(taken, reader);
  if (!document) {
    outcome.error = document.error();
    return outcome;
  }
  const Account account = extractor.account(document->source, options_for(taken, given), with_numbers);
  if (!taken.text) outcome.bytes = document->bytes;
  std::string warning = std::move(document->source.warning);
  document->source = {};  // the rows below may be as long
  outcome.figures = account.figures.size();
  for (const Figure& f : account.figures) append_csv_row(f, document->id, outcome.figures_csv.text);
  for (const NumberFate& n : account.numbers) append_numbers_csv_row(n, document->id, outcome.numbers_csv.text);
  if (!warning.empty()) outcome.warning = std::move(warning) + (outcome.warning.empty() ? "" : "\n") + outcome.warning;
  return outcome;
}

Outcome rows_of_block(LongFile& file, std::size_t index, const Extractor& extractor, const Options& options, bool with_numbers) {
  if (auto looked = file.look_over(); !looked) return failed(looked.error());
  auto part = file.part(index);
  if (!part) return failed(part.error());
  const Block block = part->block();
  auto [account, figures_before] = extractor.account(block, file.survey(), options, with_numbers);
  Outcome outcome;
  outcome.bytes = block.bytes.size();
  part->bytes = std::string();
  outcome.figures = account.figures.size();
  outcome.numbers = account.numbers.size();
  outcome.figures_before = figures_before;
  for (const Figure& f : account.figures) {
    outcome.figures_csv.add(f, file.path());
    if (f.span.begin >= part->next_before) ++outcome.figures_next;
  }
  for (const NumberFate& n : account.numbers) outcome.numbers_csv.add(n, file.path());
  if (index == 0) outcome.warning = file.warning();
  return outcome;
}

}  // namespace

Outcome read_and_extract(Taken taken, DocumentReader& reader, const Extractor& extractor, const Options& options, bool with_numbers) noexcept {
  Outcome outcome;
  try {
    outcome = taken.file ? rows_of_block(*taken.file, taken.block, extractor, options_for(taken, options), with_numbers)
                         : rows_of(taken, reader, extractor, options, with_numbers);
  } catch (const std::bad_alloc&) {
    outcome.error = taken.id + ": there is not enough memory for it";
  } catch (const std::exception& e) {
    outcome.error = taken.id + ": " + e.what();
  }
  if (taken.file) {
    outcome.block = taken.block;
    outcome.blocks = taken.file->blocks();
  }
  return outcome;
}

}  // namespace solieu::program
