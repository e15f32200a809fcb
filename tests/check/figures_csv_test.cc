// The CSV of extract, read back: the same figures, or what is wrong and where.
#include "check/figures_csv.h"

#include <catch2/catch.hpp>
#include <string>

#include "check/verdict.h"
#include "grammar/built_in.h"
#include "read/sheet.h"

using namespace solieu;
using namespace solieu::check;
using Catch::Matchers::Contains;

namespace {

std::string csv_of(const std::vector<Figure>& figures, const std::string& document) {
  std::string out;
  for (const Figure& f : figures) append_csv_row(f, document, out);
  return out;
}

std::string header() {
  std::string out;
  append_csv_header(out);
  return out;
}

}  // namespace

TEST_CASE("figures csv: what extract writes is read back", "[check]") {
  const Extractor extractor(test::built_in());
  const auto figures = extractor.extract("Năm 2024, thu ngân sách tỉnh Lạng Sơn đạt hơn 7.353,5 tỷ đồng, \"tăng\" 39,1-40%.\nTrong đó, 2/3 từ đất.");
  const std::string rows = csv_of(figures, "a, b.txt");
  auto read = parse_figures_csv(header() + rows + csv_of(figures, "a, b.txt"), "x.csv");
  INFO((read ? "" : read.error()));
  REQUIRE(read.ok());
  REQUIRE(read->size() == 2);  // numbers that begin anew begin another document
  CHECK(read->front().document == "a, b.txt");
  CHECK(csv_of(read->front().figures, "a, b.txt") == rows);
}

TEST_CASE("figures csv: mistakes are told with their line", "[check]") {
  auto wrong = [](const std::string& csv) { return parse_figures_csv(csv, "x.csv").error(); };
  CHECK_THAT(wrong("document,figure\n"), Contains("there is no column"));
  const std::string row = "a.txt,1,Thu,,level,actual,exact,,5,,tỷ đồng,5000000000,,VND,,,,,,,10,20,1,9,5 tỷ đồng,level.plain,,,\n";
  CHECK(parse_figures_csv(header() + row, "x.csv").ok());
  auto changed = [&](const std::string& from, const std::string& to) {
    std::string bad = row;
    bad.replace(bad.find(from), from.size(), to);
    return wrong(header() + bad);
  };
  CHECK(changed(",5,,", ",five,,") == "x.csv:2: 'five' is no decimal number for the column 'value'");
  CHECK(changed("a.txt,1,", "a.txt,0,") == "x.csv:2: '0' is no number for the column 'figure'");
  CHECK(changed(",10,20,", ",20,10,") == "x.csv:2: the figure ends before it begins");
}

TEST_CASE("findings csv: a row with all that took part", "[check]") {
  Finding f;
  f.verdict = Verdict::inconsistent;
  f.check = "sum.parts";
  f.figures = {{"a.txt", 3, {10, 20}, 1, 9, "5 tỷ"}, {"b.txt", 1, {0, 4}, 1, 1, "4 tỷ"}};
  f.arithmetic = "4 tỷ = 4 tỷ, and the text has \"5 tỷ\"";
  std::string csv;
  append_findings_header(csv);
  append_finding(f, csv);
  auto sheet = parse_sheet(csv, "x.csv", Separated::by_commas);
  REQUIRE(sheet.ok());
  const auto& cells = sheet->rows.at(0).cells;
  CHECK(cells[*sheet->column("verdict")] == "inconsistent");
  CHECK(cells[*sheet->column("figures")] == "a.txt:1:9 #3 10-20 «5 tỷ»; b.txt:1:1 #1 0-4 «4 tỷ»");
  CHECK(cells[*sheet->column("arithmetic")] == f.arithmetic);
}
