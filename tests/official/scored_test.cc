// Texts that cite three official tables, with the verdict that each of their figures should have, written by hand.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "grammar/built_in.h"
#include "official/comparison.h"
#include "official/tables.h"
#include "read/sheet.h"
#include "solieu.h"

using namespace solieu;
using check::Verdict;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

official::Comparison all_tables() {
  std::vector<official::OfficialTable> all;
  for (const auto& entry : fs::directory_iterator(SOLIEU_OFFICIAL "/tables")) {
#ifndef SOLIEU_HAS_OFFICE
    if (entry.path().extension() == ".xlsx") continue;
#endif
    auto tables = official::read_tables(entry.path(), nullptr, *test::built_in());
    INFO((tables ? "" : tables.error()));
    REQUIRE(tables.ok());
    for (auto& t : *tables) all.push_back(std::move(t));
  }
  return {*test::built_in(), std::move(all)};
}

struct Score {
  int wanted = 0, given = 0, right = 0;
};

}  // namespace

TEST_CASE("every figure that cites a table has the verdict that was written down for it", "[official]") {
  const official::Comparison tables = all_tables();
  const Extractor extractor(test::built_in());
  std::map<std::string, Score> scores;
  for (const auto& entry : fs::directory_iterator(SOLIEU_OFFICIAL "/texts")) {
    if (entry.path().extension() != ".tsv") continue;
    const std::string name = entry.path().stem();
#ifndef SOLIEU_HAS_OFFICE
    if (name == "lang-son-9-thang") continue;  // its tables are a workbook
#endif
    auto wanted = read_sheet(entry.path(), Separated::by_tabs);
    REQUIRE(wanted.ok());
    Options options;
    options.date = "2024-10-10";
    const std::string text = bytes_of(fs::path(entry.path()).replace_extension(".txt"));
    const std::vector<Figure> figures = extractor.extract(text, options);
    REQUIRE(figures.size() == wanted->rows.size());
    const auto findings = tables.compare(check::TextFigures(name, figures, text));
    for (std::size_t i = 0; i < figures.size(); ++i) {
      const auto& row = wanted->rows[i].cells;
      REQUIRE(figures[i].text == row[1]);
      const check::Finding& f = findings[i];
      const std::string verdict(check::verdict_name(f.verdict));
      const std::string cell = f.table.sheet.empty() ? f.table.cell : f.table.sheet + "!" + f.table.cell;
      std::string candidates;
      for (const std::string& c : f.candidates) candidates += "\n    " + c;
      INFO(name << " " << row[0] << " «" << row[1] << "» " << figures[i].indicator << "\n  " << f.arithmetic << f.reason << candidates);
      CHECK(verdict == row[2]);
      CHECK(cell == row[3]);
      ++scores[row[2]].wanted;
      ++scores[verdict].given;
      scores[row[2]].right += verdict == row[2] && cell == row[3];
    }
  }
  for (const auto& [verdict, s] : scores) {
    INFO(verdict << ": " << s.right << " right of " << s.given << " given and " << s.wanted << " wanted");
    CHECK(s.right == s.given);   // precision
    CHECK(s.right == s.wanted);  // recall
  }
}
