#include "documents.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <memory>
#include <new>
#include <utility>

#include "check/check.h"
#include "check/figures_csv.h"
#include "check/repeats.h"
#include "match/period.h"
#include "program.h"
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

Outcome failed(std::string error) {
  Outcome outcome;
  outcome.error = std::move(error);
  return outcome;
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
  const Account account = account_of(document->bytes, extractor, options_for(taken, given), with_numbers);
  if (!taken.text) outcome.bytes = document->bytes.size();
  document->bytes = std::string();  // the rows below may be as long
  outcome.figures = account.figures.size();
  for (const Figure& f : account.figures) append_csv_row(f, document->id, outcome.figures_csv.text);
  for (const NumberFate& n : account.numbers) append_numbers_csv_row(n, document->id, outcome.numbers_csv.text);
  if (!document->warning.empty()) outcome.warning = std::move(document->warning) + (outcome.warning.empty() ? "" : "\n") + outcome.warning;
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

Checked::Text checked(std::string name, std::vector<Figure> figures, std::string_view bytes) {
  Checked::Text out;
  out.name = name;
  out.figures = figures.size();
  const check::TextFigures text(std::move(name), std::move(figures), bytes);
  out.findings = check::check_document(text);
  std::copy_if(text.figures().begin(), text.figures().end(), std::back_inserter(out.told), check::Repeats::takes);
  return out;
}

Outcome findings_of_csv(const Taken& taken) {
  auto documents = check::read_figures_csv(taken.id);
  if (!documents) return failed(documents.error());
  Outcome outcome;
  outcome.checked = std::make_shared<Checked>();
  for (auto& [name, figures] : *documents) outcome.checked->texts.push_back(checked(name, std::move(figures), {}));
  return outcome;
}

Outcome findings_of(Taken& taken, const Extractor& extractor, const Options& given) {
  Outcome outcome;
  outcome.end = taken.end;
  if (taken.end) return outcome;
  if (taken.error.empty() && !taken.text && taken.id.ends_with(".csv")) return findings_of_csv(taken);
  outcome.warning = std::move(taken.warning);
  auto document = document_of(taken);
  if (!document) return failed(document.error());
  outcome.bytes = taken.text ? taken.archive_bytes : document->bytes.size();
  outcome.checked = std::make_shared<Checked>();
  outcome.checked->texts.push_back(checked(document->id, extractor.extract(document->bytes, options_for(taken, given)), document->bytes));
  if (!document->warning.empty()) outcome.warning = std::move(document->warning) + (outcome.warning.empty() ? "" : "\n") + outcome.warning;
  return outcome;
}

// What is thrown becomes the error of the document.
template <class Work>
Outcome guarded(const std::string& id, Work work) noexcept {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return failed(id + ": there is not enough memory for it");
  } catch (const std::exception& e) {
    return failed(id + ": " + e.what());
  }
}

}  // namespace

Outcome read_and_extract(Taken taken, const Extractor& extractor, const Options& options, bool with_numbers) noexcept {
  Outcome outcome = guarded(taken.id, [&] {
    return taken.file ? rows_of_block(*taken.file, taken.block, extractor, options_for(taken, options), with_numbers)
                      : rows_of(taken, extractor, options, with_numbers);
  });
  if (taken.file) {
    outcome.block = taken.block;
    outcome.blocks = taken.file->blocks();
  }
  return outcome;
}

Outcome read_and_check(Taken taken, const Extractor& extractor, const Options& options) noexcept {
  return guarded(taken.id, [&] { return findings_of(taken, extractor, options); });
}

}  // namespace solieu::program
