// Gold rows with their places, and extracted rows by document.
#include "evaluate/rows.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "folder.h"
#include "solieu.h"

using namespace solieu;
using namespace solieu::evaluate;

namespace {

const std::string kHeader = "text\tkind\tstatus\tqualifier\tdirection\tvalue\tvalue_high\tunit\tbase\tindicator\tperiod\tof\tparent\n";

std::string gold_row(const std::string& text) { return text + "\tlevel\tactual\texact\t\t5\t\ttỷ đồng\t\tthu\t\t\t\n"; }

std::string csv_row(const std::string& document, std::size_t start) {
  Figure f;
  f.figure = 1;
  f.kind = "level";
  f.span = {start, start + 2};
  f.text = "5,\"";
  f.rule = "level.plain";
  std::string out;
  append_csv_row(f, document, out);
  return out;
}

std::string csv_header() {
  std::string out;
  append_csv_header(out);
  return out;
}

}  // namespace

TEST_CASE("rows: a gold row stands behind the row before it, and not within a number", "[evaluate]") {
  test::Folder folder;
  folder.file("docs/a.txt", "15%, 1.5%, 2,5%.\nThu 5%, rồi 5%.");
  folder.file("a.tsv", kHeader + gold_row("5%") + gold_row("5%"));
  auto gold = read_gold(folder.path);
  REQUIRE(gold.ok());
  REQUIRE(gold->size() == 1);
  const GoldDocument& document = gold->front();
  CHECK(document.name == "a");
  CHECK(document.path == folder.path + "/docs/a.txt");
  REQUIRE(document.rows.size() == 2);
  CHECK(document.bytes.substr(document.rows[0].span.begin - 4, 7) == "Thu 5%,");
  CHECK(document.rows[1].span.begin > document.rows[0].span.end);
  CHECK(document.rows[1].number == "2");
  CHECK(document.rows[1].line == 2);
  CHECK(document.rows[1].column == 13);
  CHECK(document.rows[1].unit == "tỷ đồng");
}

TEST_CASE("rows: the documents of a gold, by name", "[evaluate]") {
  test::Folder folder;
  for (const char* name : {"b", "a", "c.d"}) {
    folder.file(std::string("docs/") + name + ".txt", "5%");
    folder.file(std::string(name) + ".tsv", kHeader + gold_row("5%"));
  }
  folder.file("docs/without-gold.txt", "5%");
  auto gold = read_gold(folder.path);
  REQUIRE(gold.ok());
  std::vector<std::string> names;
  for (const GoldDocument& document : *gold) names.push_back(document.name);
  CHECK(names == std::vector<std::string>{"a", "b", "c.d"});
}

TEST_CASE("rows: a gold text that does not stand there is named", "[evaluate]") {
  test::Folder folder;
  folder.file("docs/a.txt", "Thu 15%.");
  folder.file("a.tsv", kHeader + "\n" + gold_row("5%"));
  CHECK(read_gold(folder.path).error() ==
        folder.path + "/a.tsv:3: row 1 says «5%», which is not found in " + folder.path + "/docs/a.txt from byte 0 on");
}

TEST_CASE("rows: extracted rows belong to the file name of their document", "[evaluate]") {
  test::Folder folder;
  folder.file("1.csv", csv_header() + csv_row("here/a.txt", 3) + csv_row("b", 4));
  folder.file("2.csv", csv_header() + csv_row("a.txt", 9) + csv_row("-", 1));
  auto figures = read_figures(folder.path);
  REQUIRE(figures.ok());
  CHECK(figures->size() == 3);
  REQUIRE(figures->at("a").size() == 2);
  CHECK(figures->at("a")[1].span == SourceSpan{9, 11});
  CHECK(figures->at("a")[1].text == "5,\"");
  CHECK(figures->at("b")[0].rule == "level.plain");
  CHECK(read_figures(folder.path + "/1.csv")->size() == 2);
}

TEST_CASE("rows: a number that is none is named with its column", "[evaluate]") {
  std::string csv = csv_header() + csv_row("a.txt", 3);
  csv.replace(csv.rfind(",3,5,"), 5, ",3,-5,");
  CHECK(parse_figures(csv, "a.csv").error() == "a.csv:2: '-5' is no number, but stands in the column 'end'");
  CHECK(parse_figures("document,figure\n", "a.csv").error() == "a.csv:1: there is no column 'text'");
}
