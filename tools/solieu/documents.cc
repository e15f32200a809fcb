#include "documents.h"

#include <exception>
#include <new>
#include <utility>

#include "read/read.h"

namespace solieu::program {
namespace {

Outcome rows_of(const std::string& path, const Extractor& extractor, const Options& options, bool with_numbers) {
  Outcome outcome;
  auto document = read_document(path);
  if (!document) {
    outcome.error = document.error();
    return outcome;
  }
  Account account;
  if (with_numbers) {
    account = extractor.account(document->bytes, options);
  } else {
    account.figures = extractor.extract(document->bytes, options);
  }
  outcome.bytes = document->bytes.size();
  document->bytes = std::string();  // the rows below may be as long
  outcome.figures = account.figures.size();
  for (const Figure& f : account.figures) append_csv_row(f, document->id, outcome.figures_csv);
  for (const NumberFate& n : account.numbers) append_numbers_csv_row(n, document->id, outcome.numbers_csv);
  outcome.warning = std::move(document->warning);
  return outcome;
}

}  // namespace

Outcome read_and_extract(const std::string& path, const Extractor& extractor, const Options& options, bool with_numbers) noexcept {
  Outcome outcome;
  try {
    return rows_of(path, extractor, options, with_numbers);
  } catch (const std::bad_alloc&) {
    outcome.error = path + ": there is not enough memory for it";
  } catch (const std::exception& e) {
    outcome.error = path + ": " + e.what();
  }
  return outcome;
}

}  // namespace solieu::program
