#include "checked.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <string_view>
#include <utility>

#include "check/check.h"
#include "check/figures_csv.h"
#include "check/repeats.h"

namespace solieu::program {
namespace {

Checked::Text checked(std::string name, std::vector<Figure> figures, std::string_view bytes, const official::Comparison* tables) {
  Checked::Text out;
  out.name = name;
  out.figures = figures.size();
  const check::TextFigures text(std::move(name), std::move(figures), bytes);
  out.findings = check::check_document(text);
  if (tables) std::ranges::move(tables->compare(text), std::back_inserter(out.findings));
  std::stable_sort(out.findings.begin(), out.findings.end(),
                   [](const check::Finding& a, const check::Finding& b) { return a.figures.front().figure < b.figures.front().figure; });
  out.told = check::Repeats::taken_of(text);
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

// The checks read the words of the text, and so take figures where they stand in it; findings tell where they stand in
// the document.
Checked::Text checked(const Document& document, const Extractor& extractor, const Options& options, const official::Comparison* tables) {
  const SourceText& source = document.source;
  std::vector<Figure> figures = extractor.extract(source.text, {source.day(options.date)});
  if (source.is_document()) return checked(document.id, std::move(figures), source.text, tables);
  std::vector<Figure> located = figures;
  locate(located, source);
  auto in_document = [&](int number) -> const Figure& { return located[static_cast<std::size_t>(number - 1)]; };
  Checked::Text out = checked(document.id, std::move(figures), source.text, tables);
  for (check::Finding& finding : out.findings) {
    for (check::FigureRef& f : finding.figures) f = check::reference(in_document(f.figure), document.id);
  }
  for (Figure& f : out.told) {
    Figure there = in_document(f.figure);
    there.place = f.place;
    f = std::move(there);
  }
  return out;
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
  outcome.checked->texts.push_back(checked(*document, extractor, options_for(taken, given), tables));
  if (!document->source.warning.empty()) outcome.warning = document->source.warning + (outcome.warning.empty() ? "" : "\n") + outcome.warning;
  return outcome;
}

}  // namespace

Outcome read_and_check(Taken taken, DocumentReader& reader, const Extractor& extractor, const Options& options, const official::Comparison* tables) noexcept {
  return guarded(taken.id, [&] { return findings_of(taken, reader, extractor, options, tables); });
}

}  // namespace solieu::program
