// Tables: RFC 4180, tab-separated values, and what is wrong with a file, in which line.
#include "read/sheet.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "folder.h"
#include "random.h"

using namespace solieu;
using Cells = std::vector<std::string>;
using Catch::Matchers::StartsWith;

namespace {

Sheet csv(const std::string& bytes) {
  auto table = parse_sheet(bytes, "a.csv", Separated::by_commas);
  INFO((table ? "" : table.error()));
  REQUIRE(table.ok());
  return std::move(*table);
}

std::string wrong(const std::string& bytes, Separated separated = Separated::by_commas) {
  auto table = parse_sheet(bytes, "a.csv", separated);
  REQUIRE_FALSE(table.ok());
  return table.error();
}

}  // namespace

TEST_CASE("table: cells, quoted where they must be", "[read]") {
  Sheet t = csv("a,b,c\n1,,3\n\"x, y\",\"say \"\"no\"\"\",\"two\nlines\"\n\"\",\"\"\"\",z");
  CHECK(t.header == Cells{"a", "b", "c"});
  REQUIRE(t.rows.size() == 3);
  CHECK(t.rows[0].cells == Cells{"1", "", "3"});
  CHECK(t.rows[1].cells == Cells{"x, y", "say \"no\"", "two\nlines"});
  CHECK(t.rows[2].cells == Cells{"", "\"", "z"});
  CHECK(t.rows[1].line == 3);
  CHECK(t.rows[2].line == 5);
}

TEST_CASE("table: CRLF, a byte order mark, empty lines and a missing last line end", "[read]") {
  for (const char* bytes : {"a,b\n1,2\n", "a,b\n1,2", "\xEF\xBB\xBF\"a\",b\r\n1,2\r\n", "\n\na,b\r\n\r\n1,2\r\n\n"}) {
    INFO(bytes);
    Sheet t = csv(bytes);
    CHECK(t.header == Cells{"a", "b"});
    REQUIRE(t.rows.size() == 1);
    CHECK(t.rows[0].cells == Cells{"1", "2"});
  }
  CHECK(csv("a,b\n1,x\ry\n").rows[0].cells[1] == "x\ry");  // no line end by itself
}

TEST_CASE("table: quotation marks are letters between tabs", "[read]") {
  auto t = parse_sheet("a\tb\n\"5 tỷ\tx, y\n", "a.tsv", Separated::by_tabs);
  REQUIRE(t.ok());
  CHECK(t->rows[0].cells == Cells{"\"5 tỷ", "x, y"});
}

TEST_CASE("table: what is wrong is said with file and line", "[read]") {
  CHECK(wrong("") == "a.csv: is empty; a header line is missing");
  CHECK(wrong("a,b\n1,2\n\n3\n") == "a.csv:4: has 1 cells, and the header 2");
  CHECK(wrong("a\tb\n1\t2\t3\n", Separated::by_tabs) == "a.csv:2: has 3 cells, and the header 2");
  CHECK(wrong("a,b\n1,\"2\n\n3,4\n") == "a.csv:2: a quotation mark is not closed");
  CHECK(wrong("a,b\n1,\"2\" \n") == "a.csv:2: there is text behind a closing quotation mark");
  CHECK(csv("a,b\n").column("c").error() == "a.csv:1: there is no column 'c'");
  CHECK(*csv("a,b\n").column("b") == 1);
}

TEST_CASE("table: what is quoted comes back", "[read][property]") {
  test::Random random(4180);
  const Cells pieces = {"a", ",", "\"", "\n", "\r", "\r\n", "ỷ", "\t", "\"\""};
  for (int round = 0; round < 500; ++round) {
    Cells cells(3);
    std::string bytes = "a,b,c\n";
    for (std::string& cell : cells) {
      for (std::size_t n = random.below(6); n > 0; --n) cell += random.pick(pieces);
      bytes += &cell == &cells[0] ? "\"" : ",\"";
      for (char c : cell) bytes += c == '"' ? "\"\"" : std::string(1, c);
      bytes += '"';
    }
    INFO(bytes);
    Sheet t = csv(bytes + "\n");
    REQUIRE(t.rows.size() == 1);
    CHECK(t.rows[0].cells == cells);
  }
}

TEST_CASE("table: a file that is missing or no UTF-8 is named", "[read]") {
  test::Folder folder;
  CHECK_THAT(read_sheet(folder.path + "/no.csv", Separated::by_commas).error(), StartsWith(folder.path + "/no.csv: "));
  const std::string path = folder.file("a.csv", "a,b\nt\xFF,tỷ\n");
  CHECK(read_sheet(path, Separated::by_commas).error() == path + ": 1 byte is not UTF-8, the first at byte 5");
  CHECK(read_sheet(folder.file("b.csv", "a\nb\n"), Separated::by_commas)->rows.size() == 1);
}
