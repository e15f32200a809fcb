#include "documents.h"

#include <exception>
#include <new>
#include <utility>

#include "match/period.h"
#include "program.h"
#include "read/read.h"
#include "text/context.h"

namespace solieu::program {
namespace {

Result<Document> document_of(Taken& taken) {
  if (!taken.error.empty()) return Error{taken.error};
  if (taken.text) return text_document(taken.id, std::move(*taken.text));
  return taken.input ? read_document(std::move(*taken.input)) : read_document(taken.id);
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

// What is made of figures and numbers, as the batch wants it. `bytes` are those of the document from `offset` on.
void write(Account& account, std::string_view bytes, std::size_t offset, bool block, const Form& form, Outcome& outcome) {
  outcome.figures = account.figures.size();
  if (form.is_lines()) {
    form.figures.add(account.figures, outcome.document, block, outcome.figure_rows);
    form.numbers.add(account.numbers, outcome.document, block, outcome.number_rows);
    return;
  }
  if (form.format == Format::xlsx) {
    std::vector<SourceSpan> spans;
    for (const Figure& f : account.figures) spans.push_back({f.span.begin - offset, f.span.end - offset});
    outcome.sentences = sentences_around(bytes, spans);
  }
  outcome.account = std::move(account);
}

Outcome rows_of(Taken& taken, const Extractor& extractor, const Options& given, const Form& form) {
  Outcome outcome;
  outcome.end = taken.end;
  outcome.document = taken.id;
  if (taken.end) return outcome;
  outcome.bytes = taken.archive_bytes;
  outcome.warning = std::move(taken.warning);
  auto document = document_of(taken);
  if (!document) {
    outcome.error = document.error();
    return outcome;
  }
  Account account = account_of(document->bytes, extractor, options_for(taken, given), form.with_numbers);
  if (!taken.text) outcome.bytes = document->bytes.size();
  if (form.is_lines()) document->bytes = std::string();  // the rows may be as long
  write(account, document->bytes, 0, false, form, outcome);
  if (!document->warning.empty()) outcome.warning = std::move(document->warning) + (outcome.warning.empty() ? "" : "\n") + outcome.warning;
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
  if (form.is_lines()) part->bytes = std::string();
  write(account, form.is_lines() ? std::string_view() : block.bytes, block.offset, true, form, outcome);
  if (index == 0) outcome.warning = file.warning();
  return outcome;
}

}  // namespace

Outcome read_and_extract(Taken taken, const Extractor& extractor, const Options& options, const Form& form) noexcept {
  Outcome outcome;
  try {
    outcome = taken.file ? rows_of_block(*taken.file, taken.block, extractor, options_for(taken, options), form)
                         : rows_of(taken, extractor, options, form);
  } catch (const std::bad_alloc&) {
    outcome.error = taken.id + ": there is not enough memory for it";
  } catch (const std::exception& e) {
    outcome.error = taken.id + ": " + e.what();
  }
  if (outcome.document.empty()) outcome.document = taken.id;
  if (taken.file) {
    outcome.block = taken.block;
    outcome.blocks = taken.file->blocks();
  }
  return outcome;
}

}  // namespace solieu::program
