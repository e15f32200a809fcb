// Grids: columns in the lines of a text, divided in each of the three ways, and lines that are none.
#include "text/grid.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace solieu;

namespace {

using Cells = std::vector<std::vector<std::string>>;

Cells cells(const std::string& text, std::size_t head_rows) {
  std::vector<Grid> grids;
  find_grids(text, grids);
  if (grids.size() != 1) return {};
  CHECK(grids[0].head_rows == head_rows);
  Cells out;
  for (const GridRow& row : grids[0].rows) {
    auto& line = out.emplace_back();
    for (TextSpan s : row.cells) line.push_back(text.substr(s.begin, s.size()));
  }
  return out;
}

}  // namespace

TEST_CASE("grids: pipes, tabs and blanks divide alike", "[text]") {
  const Cells want = {{"Cây", "2023", "2024"}, {"Lúa", "5,5", "6,5"}, {"Ngô", "", "7"}};
  CHECK(cells("|Cây|2023|2024|\n|---|---|---|\n|Lúa|5,5|6,5|\n|Ngô||7|\n", 1) == want);
  CHECK(cells("Cây | 2023 | 2024\n----|------|----\nLúa | 5,5 | 6,5\nNgô | | 7", 1) == want);
  CHECK(cells("+---+---+---+\n│ Cây │ 2023 │ 2024 │\n+---+---+---+\n│ Lúa │ 5,5 │ 6,5 │\n│ Ngô │  │ 7 │\n+---+---+---+\n", 1) == want);
  CHECK(cells("Cây\t2023\t2024\nLúa\t5,5\t6,5\r\nNgô\t\t7\n", 1) == want);
  CHECK(cells("Cây    2023   2024\nLúa     5,5    6,5\nNgô              7\n", 1) == want);
}

TEST_CASE("grids: several tabs may stand for one", "[text]") {
  CHECK(cells("Cây\t\t2023\t2024\nLúa\t\t\t5,5\t6,5\nNgô\t6\t7\n", 1) ==
        Cells{{"Cây", "2023", "2024"}, {"Lúa", "5,5", "6,5"}, {"Ngô", "6", "7"}});
}

TEST_CASE("grids: a head over several columns is in each of them", "[text]") {
  CHECK(cells("Cây         Hai năm đầu\n         2023       2024\nLúa       5,5        6,5\nNgô         6          7\n", 2).at(0) ==
        std::vector<std::string>{"Cây", "Hai năm đầu", "Hai năm đầu"});
  CHECK(cells("Cây            Năm\n         2023       2024\nLúa       5,5        6,5\nNgô         6          7\n", 2).at(0) ==
        std::vector<std::string>{"Cây", "Năm", "Năm"});
}

TEST_CASE("grids: words alone between two rows belong to the rows", "[text]") {
  CHECK(cells("Cây\t2023\t2024\nLúa\t5,5\t6,5\nTrong đó:\nNgô\t6\t7\n", 1).at(2) == std::vector<std::string>{"Trong đó:", "", ""});
}

TEST_CASE("grids: prose around a grid stays outside", "[text]") {
  std::string text = "Kết quả như sau:\nCây\t2023\nLúa\t5,5\nNgô\t6\nNguồn: tự tính\nHết.\n";
  std::vector<Grid> grids;
  find_grids(text, grids);
  REQUIRE(grids.size() == 1);
  CHECK(text.substr(grids[0].span.begin, grids[0].span.size()) == "Cây\t2023\nLúa\t5,5\nNgô\t6");
}

TEST_CASE("grids: lines of other shapes are none", "[text]") {
  const char* const others[] = {
      "",
      "\n\n",
      "|",
      "||||",
      "a|b",
      "a\tb\nc\td\n",
      "Lúa  5\n",
      "Lúa  5\n\nNgô  6\n",
      "Lúa\t5\t6\t7\nNgô\t5\nSắn\t5\t6\n",
      "Câu một.  Câu hai có 5 xã.\nCâu ba.  Câu bốn.\n",
      "+---+---+\n+---+---+\n",
      "1  2\n",
      "Lúa được giá  và 5\nđược mùa  nữa\n",
  };
  for (const char* text : others) {
    INFO(text);
    std::vector<Grid> grids;
    find_grids(text, grids);
    CHECK(grids.empty());
  }
}
