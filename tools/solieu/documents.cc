#include "documents.h"

#include <utility>

#include "match/period.h"
#include "program.h"
#include "read/read.h"
#include "text/context.h"

namespace solieu::program {

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

namespace {

// What is made of figures and numbers, as the batch wants it.
void write(Account& account, bool block, const Form& form, Outcome& outcome) {
  outcome.figures = account.figures.size();
  if (form.is_lines()) {
    form.figures.add(account.figures, outcome.document, block, outcome.figure_rows);
    form.numbers.add(account.numbers, outcome.document, block, outcome.number_rows);
  } else {
    outcome.account = std::move(account);
  }
}

// The sentences of figures, where `place` tells where in the text one begins.
template <class Place>
std::vector<std::string> sentences_of(const std::vector<Figure>& figures, std::string_view text, Place place) {
  std::vector<std::size_t> places;
  for (const Figure& f : figures) places.push_back(place(f.span.begin));
  return sentences_around(text, places);
}

Outcome rows_of(Taken& taken, DocumentReader& reader, const Extractor& extractor, const Options& given, const Form& form) {
  Outcome outcome;
  outcome.end = taken.end;
  outcome.document = taken.id;
  if (taken.end) return outcome;
  outcome.bytes = taken.archive_bytes;
  outcome.warning = std::move(taken.warning);
  auto document = document_of(taken, reader);
  if (!document) {
    outcome.error = document.error();
    return outcome;
  }
  Account account = extractor.account(document->source, options_for(taken, given), form.with_numbers);
  if (!taken.text) outcome.bytes = document->bytes;
  if (form.format == Format::xlsx) {
    const Locator locator(document->source);
    outcome.sentences = sentences_of(account.figures, document->source.text, [&](std::size_t begin) { return locator.text_offset(begin); });
  }
  std::string warning = std::move(document->source.warning);
  document->source = {};  // the rows below may be as long
  write(account, false, form, outcome);
  if (!warning.empty()) outcome.warning = std::move(warning) + (outcome.warning.empty() ? "" : "\n") + outcome.warning;
  return outcome;
}

Outcome rows_of_block(LongFile& file, std::size_t index, const Extractor& extractor, const Options& options, const Form& form) {
  if (auto looked = file.look_over(); !looked) return failed(looked.error());
  auto part = file.part(index);
  if (!part) return failed(part.error());
  const Block block = part->block();
  auto [account, figures_before] = extractor.account(block, file.survey(), options, form.with_numbers);
  Outcome outcome;
  outcome.bytes = block.bytes.size();
  outcome.document = file.path();
  outcome.numbers = account.numbers.size();
  outcome.figures_before = figures_before;
  for (const Figure& f : account.figures) {
    if (f.span.begin >= part->next_before) ++outcome.figures_next;
  }
  if (form.format == Format::xlsx) outcome.sentences = sentences_of(account.figures, block.bytes, [&](std::size_t begin) { return begin - block.offset; });
  part->bytes = std::string();
  write(account, true, form, outcome);
  if (index == 0) outcome.warning = file.warning();
  return outcome;
}

}  // namespace

Outcome read_and_extract(Taken taken, DocumentReader& reader, const Extractor& extractor, const Options& options, const Form& form) noexcept {
  Outcome outcome = guarded(taken.id, [&] {
    return taken.file ? rows_of_block(*taken.file, taken.block, extractor, options_for(taken, options), form)
                      : rows_of(taken, reader, extractor, options, form);
  });
  if (outcome.document.empty()) outcome.document = taken.id;
  if (taken.file) {
    outcome.block = taken.block;
    outcome.blocks = taken.file->blocks();
  }
  return outcome;
}

}  // namespace solieu::program
