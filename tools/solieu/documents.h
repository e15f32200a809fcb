// One document of a batch, or a block of a long one: read, extracted, written as rows.
#pragma once

#include <exception>
#include <new>
#include <string>
#include <string_view>

#include "batch.h"
#include "document_reader.h"
#include "form.h"
#include "solieu.h"
#include "source.h"

namespace solieu::program {

/// The date of options that stands for the day on which an archive captured each of its texts. Files have none then.
constexpr std::string_view kDateOfCapture = "capture";

/// The rows or records of one document or block, with the account of numbers where it is asked for. Nothing is
/// thrown: what goes wrong, want of memory included, is the document's own error.
Outcome read_and_extract(Taken taken, DocumentReader& reader, const Extractor& extractor, const Options& options, const Form& form) noexcept;

/// What a command makes of a document begins with these.
Result<Document> document_of(Taken& taken, DocumentReader& reader);
Options options_for(const Taken& taken, Options options);
Outcome failed(std::string error);

/// What is thrown becomes the error of the document.
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

}  // namespace solieu::program
