// PDF documents and pictures, read by programs of their own: poppler's and Tesseract.
#pragma once

#include <string_view>

#include "base/result.h"
#include "read/formats.h"
#include "read/source_text.h"

namespace solieu {

/// A PDF's text layer, by pdftotext; with options.ocr the pages without one by pdftoppm and tesseract.
Result<SourceText> read_pdf(std::string_view bytes, const ReadOptions& options);

/// A picture, by tesseract: an error without options.ocr. Places are pixels of it.
Result<SourceText> read_picture(std::string_view bytes, const ReadOptions& options);

}  // namespace solieu
