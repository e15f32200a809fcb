// The sheets of an OpenDocument spreadsheet (ODS).
#pragma once

#include <pugixml.hpp>

#include "base/result.h"
#include "read/workbook.h"

namespace solieu {

/// `content` is the outermost element of content.xml. As those of XLSX (read/workbook.h): what is hidden is left out.
Result<Workbook> read_odf_sheets(pugi::xml_node content);

}  // namespace solieu
