#include "documents.h"

#include <exception>
#include <new>
#include <utility>

#include "match/period.h"
#include "read/read.h"

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

Outcome rows_of(Taken& taken, const Extractor& extractor, const Options& given, bool with_numbers) {
  Outcome outcome;
  outcome.end = taken.end;
  if (taken.end) return outcome;
  outcome.bytes = taken.archive_bytes;
  outcome.warning = std::move(taken.warning);
  auto document = document_of(taken);
  if (!document) {
    outcome.error = document.error();
    return outcome;
  }
  const Options options = options_for(taken, given);
  Account account;
  if (with_numbers) {
    account = extractor.account(document->bytes, options);
  } else {
    account.figures = extractor.extract(document->bytes, options);
  }
  if (!taken.text) outcome.bytes = document->bytes.size();
  document->bytes = std::string();  // the rows below may be as long
  outcome.figures = account.figures.size();
  for (const Figure& f : account.figures) append_csv_row(f, document->id, outcome.figures_csv);
  for (const NumberFate& n : account.numbers) append_numbers_csv_row(n, document->id, outcome.numbers_csv);
  if (!document->warning.empty()) outcome.warning = std::move(document->warning) + (outcome.warning.empty() ? "" : "\n") + outcome.warning;
  return outcome;
}

}  // namespace

Outcome read_and_extract(Taken taken, const Extractor& extractor, const Options& options, bool with_numbers) noexcept {
  Outcome outcome;
  try {
    return rows_of(taken, extractor, options, with_numbers);
  } catch (const std::bad_alloc&) {
    outcome.error = taken.id + ": there is not enough memory for it";
  } catch (const std::exception& e) {
    outcome.error = taken.id + ": " + e.what();
  }
  return outcome;
}

}  // namespace solieu::program
