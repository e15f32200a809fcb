// Fuzz target: any bytes as a workbook, and as the XML of a sheet, of styles and of strings in one that is whole.
#include <string>
#include <string_view>

#include "invariants.h"
#include "read/workbook.h"
#include "target.h"
#include "zip.h"

using namespace solieu;
using test::Broken;

namespace {

void read(std::string_view bytes) {
  ReadLimits limits;
  limits.unpacked = limits.part = 4 << 20;
  auto sheets = read_workbook(bytes, limits);
  if (!sheets) {
    if (sheets.error().empty()) throw Broken("an error says nothing");
    return;
  }
  for (const Worksheet& s : *sheets) {
    std::size_t row = 0, column = 0;
    for (const SheetCell& c : s.cells) {
      if (c.row < row || (c.row == row && column > 0 && c.column < column)) throw Broken("cells are not in order");
      column = c.column + 1;
      row = c.row;
      if (c.error && c.number) throw Broken("an error is a number");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  read(bytes);
  read(test::workbook_of(bytes));
  read(test::workbook_of("<sheetData><row><c s=\"0\"><v>45565.25</v></c><c s=\"1\"><v>-7353.45</v></c></row></sheetData>", bytes));
  // all of it as the code of a format
  std::string code;
  for (char c : bytes) code += c == '"' ? "&quot;" : c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
  read(test::workbook_of("<sheetData><row><c><v>45565.25</v></c><c><v>-7353.45</v></c><c><v>0</v></c></row></sheetData>",
                         "<numFmts><numFmt numFmtId=\"164\" formatCode=\"" + code + "\"/></numFmts><cellXfs><xf numFmtId=\"164\"/></cellXfs>"));
  return 0;
}
