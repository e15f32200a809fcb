// XLSX (ECMA-376, usual and strict): the sheets of Excel workbooks.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "read/formats.h"
#include "read/office_package.h"
#include "read/worksheet.h"

namespace solieu {

struct Workbook {
  std::vector<Worksheet> sheets;  // those that are shown
  // What a reader of the printed workbook does not see, and which is left out:
  std::size_t hidden_sheets = 0, hidden_lines = 0;  // rows and columns
  std::size_t uncomputed = 0;  // formulas whose value no program has stored; their cells are errors
};

/// Numbers are the stored ones to fifteen digits, which is what Excel itself takes for exact; the text of their cells is the
/// whole number with a decimal comma and no other mark, whatever the sheet rounds to, and of a percentage the number of percent.
/// Dates are days ("30/09/2024"). The error says, without the workbook's name, what is wrong.
Result<Workbook> read_workbook(const OfficePackage& package);
Result<Workbook> read_workbook(std::string_view xlsx, const ReadLimits& limits);

}  // namespace solieu
