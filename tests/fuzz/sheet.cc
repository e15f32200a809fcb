// Fuzz target: any bytes as a table of commas or tabs, and as the rows that `evaluate` compares.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evaluate/differences.h"
#include "evaluate/rows.h"
#include "evaluate/scores.h"
#include "evaluate/verdict.h"
#include "invariants.h"
#include "read/sheet.h"
#include "target.h"

using namespace solieu;
using test::Broken;

namespace {

std::string quoted(const std::vector<std::string>& cells) {
  std::string out;
  for (const std::string& cell : cells) {
    out += &cell == &cells.front() ? "\"" : ",\"";
    for (char c : cell) out += c == '"' ? "\"\"" : std::string(1, c);
    out += '"';
  }
  return out + "\n";
}

// What can be read can be written and read again.
void check_sheet(const Sheet& sheet) {
  std::string again = quoted(sheet.header);
  std::size_t line = 0;
  for (const Sheet::Row& row : sheet.rows) {
    if (row.cells.size() != sheet.header.size()) throw Broken("a row has more or fewer cells than the header");
    if (row.line <= line) throw Broken("a row does not begin behind the one before it");
    line = row.line;
    again += quoted(row.cells);
  }
  auto read = parse_sheet(again, "again.csv", Separated::by_commas);
  if (!read) throw Broken(read.error());
  bool same = read->header == sheet.header && read->rows.size() == sheet.rows.size();
  for (std::size_t i = 0; same && i < sheet.rows.size(); ++i) same = read->rows[i].cells == sheet.rows[i].cells;
  if (!same) throw Broken("written and read again, the table is another");
}

// Rows compared with themselves agree, and with the rows in another order nothing breaks.
void check_evaluation(const evaluate::Figures& figures) {
  std::vector<evaluate::GoldDocument> gold;
  for (const auto& [name, rows] : figures) gold.push_back({name, name, "", rows});
  const auto verdicts = evaluate::judge(gold, figures);
  const evaluate::Scores scores = evaluate::add_up(verdicts);
  if (scores.all.gold != scores.all.extracted) throw Broken("compared with itself, a table has other rows");
  evaluate::Figures turned;
  for (const auto& [name, rows] : figures) turned[name] = {rows.rbegin(), rows.rend()};
  const auto others = evaluate::judge(gold, turned);
  evaluate::faults(others);
  evaluate::changes(verdicts, others);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (Separated separated : {Separated::by_commas, Separated::by_tabs}) {
    auto sheet = parse_sheet(bytes, "x.csv", separated);
    if (sheet) check_sheet(*sheet);
    else if (!sheet.error().starts_with("x.csv:")) throw Broken("an error does not say where: " + sheet.error());
  }
  auto figures = evaluate::parse_figures(bytes, "x.csv");
  if (figures) check_evaluation(*figures);
  else if (!figures.error().starts_with("x.csv:")) throw Broken("an error does not say where: " + figures.error());
  return 0;
}
