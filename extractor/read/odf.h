// OpenDocument (ISO/IEC 26300): texts (ODT) and spreadsheets (ODS).
#pragma once

#include <string_view>

#include "base/result.h"
#include "read/formats.h"

namespace solieu {

/// Stretches are paragraphs of a text, "content.xml#p12", and cells of a spreadsheet, "Sheet1!B7". The error says what is wrong.
Result<SourceText> read_open_document(std::string_view bytes, const ReadLimits& limits);

}  // namespace solieu
