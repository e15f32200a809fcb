// One document of a batch, or a block of a long one: read, extracted, written as rows.
#pragma once

#include <string>
#include <string_view>

#include "batch.h"
#include "document_reader.h"
#include "solieu.h"
#include "source.h"

namespace solieu::program {

/// The date of options that stands for the day on which an archive captured each of its texts. Files have none then.
constexpr std::string_view kDateOfCapture = "capture";

/// The rows of one document or block, with those of the account of numbers where they are asked for. Nothing is
/// thrown: what goes wrong, want of memory included, is the document's own error.
Outcome read_and_extract(Taken taken, DocumentReader& reader, const Extractor& extractor, const Options& options, bool with_numbers) noexcept;

}  // namespace solieu::program
