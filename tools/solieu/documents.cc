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

Checked::Text checked(std::string name, std::vector<Figure> figures, std::string_view bytes, const official::Comparison* tables) {
  Checked::Text out;
  out.name = name;
  out.figures = figures.size();
  const check::TextFigures text(std::move(name), std::move(figures), bytes);
  out.findings = check::check_document(text);
  for (const Figure& f : text.figures()) {
    if (tables) out.findings.push_back(tables->compare(f, text.name()));
  }
  std::stable_sort(out.findings.begin(), out.findings.end(),
                   [](const check::Finding& a, const check::Finding& b) { return a.figures.front().figure < b.figures.front().figure; });
  std::copy_if(text.figures().begin(), text.figures().end(), std::back_inserter(out.told), check::Repeats::takes);
  return out;
}

Outcome findings_of_csv(const Taken& taken, const official::Comparison* tables) {
  auto documents = check::read_figures_csv(taken.id);
  if (!documents) return failed(documents.error());
  Outcome outcome;
  outcome.checked = std::make_shared<Checked>();
  for (auto& [name, figures] : *documents) outcome.checked->texts.push_back(checked(name, std::move(figures), {}, tables));
  return outcome;
}

Outcome findings_of(Taken& taken, DocumentReader& reader, const Extractor& extractor, const Options& given, const official::Comparison* tables) {
  Outcome outcome;
  outcome.end = taken.end;
  if (taken.end) return outcome;
  if (taken.error.empty() && !taken.text && taken.id.ends_with(".csv")) return findings_of_csv(taken, tables);
  outcome.warning = std::move(taken.warning);
  auto document = document_of(taken, reader);
  if (!document) return failed(document.error());
  outcome.bytes = taken.text ? taken.archive_bytes : document->bytes;
  outcome.checked = std::make_shared<Checked>();
  const SourceText& source = document->source;
  // the words between figures are known where spans count the text itself
  const std::string_view text = source.is_document() || !source.in_bytes() ? std::string_view(source.text) : std::string_view();
  auto figures = extractor.account(source, options_for(taken, given), false).figures;
  outcome.checked->texts.push_back(checked(document->id, std::move(figures), text, tables));
  if (!source.warning.empty()) outcome.warning = source.warning + (outcome.warning.empty() ? "" : "\n") + outcome.warning;
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

Outcome read_and_extract(Taken taken, DocumentReader& reader, const Extractor& extractor, const Options& options, bool with_numbers) noexcept {
  Outcome outcome = guarded(taken.id, [&] {
    return taken.file ? rows_of_block(*taken.file, taken.block, extractor, options_for(taken, options), with_numbers)
                      : rows_of(taken, reader, extractor, options, with_numbers);
  });
  if (taken.file) {
    outcome.block = taken.block;
    outcome.blocks = taken.file->blocks();
  }
  return outcome;
}

Outcome read_and_check(Taken taken, DocumentReader& reader, const Extractor& extractor, const Options& options, const official::Comparison* tables) noexcept {
  return guarded(taken.id, [&] { return findings_of(taken, reader, extractor, options, tables); });
}

}  // namespace solieu::program
