// One document of a batch: read, extracted, written as rows.
#pragma once

#include <string>

#include "batch.h"
#include "solieu.h"

namespace solieu::program {

/// The rows of one document, with those of the account of numbers where they are asked for. Nothing is
/// thrown: what goes wrong, want of memory included, is the document's own error.
Outcome read_and_extract(const std::string& path, const Extractor& extractor, const Options& options, bool with_numbers) noexcept;

}  // namespace solieu::program
