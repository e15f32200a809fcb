// DOCX (ECMA-376, usual and strict): the text of Word documents.
#pragma once

#include "base/result.h"
#include "read/formats.h"
#include "read/office_package.h"

namespace solieu {

/// Paragraphs, tables, then the notes. Stretches are paragraphs, "word/document.xml#p12": the twelfth element of that kind in
/// that part. Headers, footers, comments and the table of contents are left out. The error says what is wrong.
Result<SourceText> read_docx(const OfficePackage& package);

}  // namespace solieu
