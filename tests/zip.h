// A ZIP archive whose parts are stored and not packed, for tests.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace solieu::test {

inline std::string zip_of(const std::vector<std::pair<std::string, std::string>>& parts) {
  std::string out, directory;
  auto put = [](std::string& to, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) to += static_cast<char>(value >> (8 * i) & 0xFF);
  };
  auto head = [&](std::string& to, const std::string& name, const std::string& bytes) {
    put(to, 20, 2);                // version
    put(to, 0x800, 2);             // names are UTF-8
    put(to, 0, 2);                 // stored
    put(to, 0x00210000, 4);        // 1 January 1980
    put(to, crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())), 4);
    put(to, bytes.size(), 4);
    put(to, bytes.size(), 4);
    put(to, name.size(), 2);
    put(to, 0, 2);
  };
  for (const auto& [name, bytes] : parts) {
    const std::size_t at = out.size();
    put(out, 0x04034B50, 4);
    head(out, name, bytes);
    out += name + bytes;
    put(directory, 0x02014B50, 4);
    put(directory, 20, 2);
    head(directory, name, bytes);
    put(directory, 0, 6);          // comment, disk, what kind of file
    put(directory, 0, 4);          // attributes
    put(directory, at, 4);
    directory += name;
  }
  const std::size_t begin = out.size();
  out += directory;
  put(out, 0x06054B50, 4);
  put(out, 0, 4);
  put(out, parts.size(), 2);
  put(out, parts.size(), 2);
  put(out, directory.size(), 4);
  put(out, begin, 4);
  put(out, 0, 2);
  return out;
}

/// A workbook of one sheet, "S", whose sheetData and what stands behind it are `sheet`. `styles` are those of
/// xl/styles.xml, `strings` the items of xl/sharedStrings.xml.
inline std::string workbook_of(const std::string& sheet, const std::string& styles = {}, const std::string& strings = {}, const std::string& properties = {}) {
  return zip_of({{"[Content_Types].xml", "<Types/>"},
                 {"_rels/.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"t/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
                 {"xl/workbook.xml", "<workbook xmlns:r=\"r\">" + properties + "<sheets><sheet name=\"S\" r:id=\"rId1\"/></sheets></workbook>"},
                 {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
                 {"xl/sharedStrings.xml", "<sst>" + strings + "</sst>"},
                 {"xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>"},
                 {"xl/worksheets/sheet1.xml", "<worksheet>" + sheet + "</worksheet>"}});
}

}  // namespace solieu::test
