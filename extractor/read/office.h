// Documents of office programs, told apart: DOCX and XLSX, ODT and ODS, and what is to be done about the others.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "read/formats.h"

namespace solieu {

/// A document of Format::office.
Result<SourceText> read_office(std::string_view bytes, const ReadLimits& limits);

/// Why one of Format::old_office is not read, and what to do: it is of an old program, or has a password.
std::string why_old_office(std::string_view bytes);

}  // namespace solieu
