// One document of a batch: read, extracted, checked.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "check/verdict.h"
#include "documents.h"
#include "official/comparison.h"

namespace solieu::program {

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
