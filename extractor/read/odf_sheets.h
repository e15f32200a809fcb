// The sheets of an OpenDocument spreadsheet (ODS).
#pragma once

#include <pugixml.hpp>

#include <vector>

#include "base/result.h"
#include "read/worksheet.h"

namespace solieu {

/// `content` is the outermost element of content.xml. As those of XLSX (read/workbook.h): what is hidden is left out.
Result<std::vector<Worksheet>> read_odf_sheets(pugi::xml_node content);

}  // namespace solieu
