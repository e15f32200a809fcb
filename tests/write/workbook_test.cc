// Workbooks: rows beyond those of a sheet, texts beyond those of a cell, and files that were cut.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <zlib.h>

#include "folder.h"
#include "write/store.h"
#include "write/workbook_check.h"

using namespace solieu;
using solieu::test::Folder;

namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t number(std::string_view bytes, std::size_t at, std::size_t count) {
  std::size_t out = 0;
  for (std::size_t i = count; i-- > 0;) out = out << 8 | static_cast<unsigned char>(bytes[at + i]);
  return out;
}

// A file of the archive, unpacked; empty where there is none.
std::string member(std::string_view zip, std::string_view wanted) {
  for (std::size_t at = 0; zip.substr(at, 4) == std::string_view("PK\3\4", 4);) {
    const std::size_t packed = number(zip, at + 18, 4), size = number(zip, at + 22, 4), name = number(zip, at + 26, 2), extra = number(zip, at + 28, 2);
    const std::size_t begin = at + 30 + name + extra;
    if (zip.substr(at + 30, name) == wanted) {
      std::string out(size, '\0');
      z_stream z{};
      REQUIRE(inflateInit2(&z, -MAX_WBITS) == Z_OK);
      z.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(zip.data() + begin));
      z.avail_in = static_cast<unsigned>(packed);
      z.next_out = reinterpret_cast<unsigned char*>(out.data());
      z.avail_out = static_cast<unsigned>(size);
      CHECK(inflate(&z, Z_FINISH) == Z_STREAM_END);
      inflateEnd(&z);
      return out;
    }
    at = begin + packed;
  }
  return {};
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t out = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++out;
  return out;
}

// A workbook of one document with these texts, or nothing where the library is not there.
std::string workbook(const std::string& path, const std::vector<std::string>& texts, unsigned rows, std::string* warning = nullptr) {
  auto store = open_workbook(path, {.sheet_rows = rows});
  if (!store) {
    CHECK(store.error().find("built without libxlsxwriter") != std::string::npos);
    return {};
  }
  Account account;
  for (const std::string& text : texts) {
    Figure f;
    f.figure = static_cast<int>(account.figures.size()) + 1;
    f.text = text;
    account.figures.push_back(f);
  }
  CHECK((*store)->begin_document("a.txt") == "");
  CHECK((*store)->add(account, std::vector<std::string>(texts.size())) == "");
  CHECK((*store)->end_document({.document = "a.txt", .figures = texts.size()}) == "");
  CHECK((*store)->finish() == "");
  if (warning) *warning = (*store)->warning();
  return bytes_of(path);
}

}  // namespace

TEST_CASE("workbook: what a sheet does not hold goes on in another", "[workbook]") {
  Folder folder;
  const std::string zip = workbook(folder.path + "/a.xlsx", {"1", "2", "3", "4", "5", "6", "7"}, 4);
  if (zip.empty()) return;
  // sheets 1 and 2 are those of figures and documents
  for (auto [sheet, rows] : {std::pair{"1", 4}, {"3", 4}, {"4", 2}}) {
    const std::string xml = member(zip, std::string("xl/worksheets/sheet") + sheet + ".xml");
    CHECK(count(xml, "<row ") == static_cast<std::size_t>(rows));  // with their heads
    CHECK(count(xml, "<autoFilter ref=\"A1:AD" + std::to_string(rows) + "\"") == 1);
    CHECK(count(xml, "state=\"frozen\"") == 1);
  }
  const std::string book = member(zip, "xl/workbook.xml");
  CHECK(count(book, "name=\"figures 2\"") == 1);
  CHECK(count(book, "name=\"figures 3\"") == 1);
}

TEST_CASE("workbook: what a cell does not hold is cut, and said", "[workbook]") {
  Folder folder;
  std::string warning;
  const std::string fits(32767, 'x'), longer(32768, 'y'), emoji = std::string(32766, 'z') + "😀";
  const std::string zip = workbook(folder.path + "/a.xlsx", {fits, longer, emoji}, 0, &warning);
  if (zip.empty()) return;
  const std::string xml = member(zip, "xl/worksheets/sheet1.xml");
  CHECK(count(xml, ">" + fits + "<") == 1);
  CHECK(count(xml, ">" + std::string(32766, 'y') + "…<") == 1);
  CHECK(count(xml, ">" + std::string(32766, 'z') + "…<") == 1);
  CHECK(warning.substr(0, 8) == "2 texts ");
}

TEST_CASE("workbook: texts that XML would take for something else", "[workbook]") {
  Folder folder;
  const std::string zip = workbook(folder.path + "/a.xlsx", {"a_x0041_", std::string("b\0c", 3), "d\xEF\xBF\xBF", "e\x0B", "=1+1", "_x004"}, 0);
  if (zip.empty()) return;
  const std::string xml = member(zip, "xl/worksheets/sheet1.xml");
  for (const char* text : {"a_x005F_x0041_", "b\xEF\xBF\xBD" "c", "d\xEF\xBF\xBD", "e_x000B_", "=1+1", "_x004"}) CHECK(count(xml, ">" + std::string(text) + "<") == 1);
  CHECK(count(xml, "<f>") == 0);
}

TEST_CASE("workbook: one that is cut anywhere is not taken for whole", "[workbook]") {
  Folder folder;
  const std::string path = folder.path + "/a.xlsx";
  const std::string zip = workbook(path, std::vector<std::string>(500, "5 tỷ đồng"), 0);
  if (zip.empty()) return;
  const std::uint64_t sizes[] = {member(zip, "xl/worksheets/sheet1.xml").size(), member(zip, "xl/worksheets/sheet2.xml").size()};
  CHECK(check_workbook(path, sizes) == "");
  const std::uint64_t larger[] = {sizes[0] + 1, sizes[1]};
  CHECK(check_workbook(path, larger) != "");
  const std::uint64_t more[] = {1, 1, 1};
  CHECK(check_workbook(path, more) != "");
  const std::size_t behind = zip.find("xl/worksheets/sheet2.xml") + 24 + zip.substr(zip.find("xl/worksheets/sheet2.xml")).find("PK\3\4") - 24;
  for (std::size_t length = 0; length < behind; length += 97) {
    std::filesystem::resize_file(path, length);
    CHECK(check_workbook(path, sizes) != "");
    std::ofstream(path, std::ios::binary) << zip;
  }
  CHECK(check_workbook(folder.path + "/none", sizes) == "No such file or directory");
}
