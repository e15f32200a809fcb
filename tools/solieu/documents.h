// One document of a batch, or a block of a long one: read, extracted, written as rows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "batch.h"
#include "check/verdict.h"
#include "document_reader.h"
#include "form.h"
#include "official/comparison.h"
#include "solieu.h"
#include "source.h"

namespace solieu::program {

/// The date of options that stands for the day on which an archive captured each of its texts. Files have none then.
constexpr std::string_view kDateOfCapture = "capture";

/// The rows or records of one document or block, with the account of numbers where it is asked for. Nothing is
/// thrown: what goes wrong, want of memory included, is the document's own error.
Outcome read_and_extract(Taken taken, DocumentReader& reader, const Extractor& extractor, const Options& options, const Form& form) noexcept;

/// What `check` has found in the documents that came of one: in one text, or in all of a CSV of figures.
struct Checked {
  struct Text {
    std::string name;
    std::size_t figures = 0;
    std::vector<check::Finding> findings;
    std::vector<Figure> told;  // that may be told elsewhere too, for check::Repeats
  };
  std::vector<Text> texts;
};

/// The findings of one document; a path that ends in .csv holds figures. `taken` is no block of a long one. `tables` are
/// those that its figures are held against too, or null. Nothing is thrown either.
Outcome read_and_check(Taken taken, DocumentReader& reader, const Extractor& extractor, const Options& options, const official::Comparison* tables) noexcept;

}  // namespace solieu::program
