// Documents of office programs, told apart: DOCX and XLSX, ODT and ODS, and what is to be done about the others.
#pragma once

#include <string_view>

#include "base/result.h"
#include "read/formats.h"

namespace solieu {

/// A document of Format::office.
Result<SourceText> read_office(std::string_view bytes, const ReadLimits& limits);

}  // namespace solieu
