#include "read/office.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "read/docx.h"
#include "read/odf.h"
#include "read/office_package.h"
#include "read/sheet_text.h"
#include "read/workbook.h"
#include "read/xml.h"
#include "read/zip_directory.h"

namespace solieu {

Result<SourceText> read_office(std::string_view bytes, const ReadLimits& limits) {
  const auto names = names_in_zip(bytes, limits.parts);
  if (names.empty()) return Error{"is damaged or cut off: the list of its parts, at its end, is missing"};
  const bool is_open_document = std::find(names.begin(), names.end(), "mimetype") != names.end() && std::find(names.begin(), names.end(), "content.xml") != names.end();
  if (is_open_document) return read_open_document(bytes, limits);
  auto package = OfficePackage::open(bytes, limits);
  if (!package) return Error{package.error()};
  const std::string_view root = local_name(package->main());
  if (root == "document") return read_docx(*package);
  if (root == "presentation") return Error{"is a presentation (.pptx); save it as PDF"};
  if (root != "workbook") return Error{fmt::format("is an Office document of a kind that is not read ({}); save it as .docx, .xlsx or PDF", root)};
  auto sheets = read_workbook(bytes, limits);
  if (!sheets) return Error{sheets.error()};
  return sheets_as_text(*sheets, "xlsx");
}

}  // namespace solieu
