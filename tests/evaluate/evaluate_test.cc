// Verdicts, scores and differences on a text of four figures.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "evaluate/differences.h"
#include "evaluate/scores.h"
#include "evaluate/verdict.h"

using namespace solieu;
using namespace solieu::evaluate;

namespace {

Row row(std::size_t start, const std::string& number, const std::string& kind) {
  Row r;
  r.number = number;
  r.kind = kind;
  r.text = number;
  r.value = number;
  r.unit = "%";
  r.indicator = "thu ngân sách";
  r.rule = kind + ".plain";
  r.span = {start, start + 2};
  return r;
}

// Rows 1 to 4 at bytes 0, 10, 20, 30; the second is said of the first, the fourth is a part of the third.
std::vector<GoldDocument> gold() {
  GoldDocument document{"a", "a.txt", "", {row(0, "1", "level"), row(10, "2", "change"), row(20, "3", "level"), row(30, "4", "share")}};
  document.rows[1].of = "1";
  document.rows[3].parent = "3";
  return {document};
}

Figures right() { return {{"a", gold().front().rows}}; }

const Row& only(const std::vector<const Row*>& rows) {
  REQUIRE(rows.size() == 1);
  return *rows.front();
}

}  // namespace

TEST_CASE("evaluate: what agrees meets every demand", "[evaluate]") {
  auto g = gold();
  auto figures = right();
  Scores scores = add_up(judge(g, figures));
  for (Demand d : {Demand::found, Demand::span, Demand::core, Demand::record}) {
    CHECK(scores.all.rates(d).f1 == 1);
    CHECK(scores.all.rates(d).precision == 1);
  }
  CHECK(scores.fields[static_cast<std::size_t>(Field::period)].judged == 0);  // the gold has none
  CHECK(scores.fields[static_cast<std::size_t>(Field::of)].right == 4);
  CHECK(faults(judge(g, figures)).empty());
}

TEST_CASE("evaluate: nothing extracted has scores of nought", "[evaluate]") {
  auto g = gold();
  Scores scores = add_up(judge(g, {{"b", right()["a"]}}));
  CHECK(scores.all.gold == 4);
  CHECK(scores.all.extracted == 0);
  CHECK(scores.all.rates(Demand::found).f1 == 0);
  CHECK(add_up(judge({}, {})).all.rates(Demand::core).f1 == 0);
}

TEST_CASE("evaluate: references are compared by the figures that were found for the rows", "[evaluate]") {
  auto g = gold();
  auto figures = right();
  auto& rows = figures["a"];
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].number = std::to_string(i + 11);
  rows[1].of = "11";
  rows[3].parent = "3";  // the row of the gold, not the figure
  auto judged = judge(g, figures);
  CHECK(judged[0].verdicts[1].judged(Field::of)->right);
  CHECK_FALSE(judged[0].verdicts[3].judged(Field::parent)->right);
  CHECK(judged[0].verdicts[3].judged(Field::parent)->want == "13");
  rows.erase(rows.begin());
  judged = judge(g, figures);
  CHECK_FALSE(judged[0].verdicts[1].judged(Field::of)->right);
  CHECK(judged[0].verdicts[1].judged(Field::of)->want == "row 1, which was missed");
}

TEST_CASE("evaluate: a second row at a byte, and one where no figure is, are too many", "[evaluate]") {
  auto g = gold();
  auto figures = right();
  auto& rows = figures["a"];
  Row second = rows[0];
  second.kind = "rate";
  rows.push_back(second);
  auto judged = judge(g, figures);
  CHECK(only(judged[0].extras).kind == "rate");
  CHECK(judged[0].verdicts[0].meets(Demand::record));
  CHECK(add_up(judged).all.rates(Demand::found).precision == 0.8);
  rows.back().span.begin = 5;
  judged = judge(g, figures);
  CHECK(only(judged[0].extras).span.begin == 5);
}

TEST_CASE("evaluate: each demand asks for its fields", "[evaluate]") {
  struct {
    std::string Row::*member;
    bool core, record;
  } cases[] = {{&Row::value, false, false}, {&Row::unit, false, false},  {&Row::kind, false, false},     {&Row::direction, false, false},
               {&Row::base, false, false},  {&Row::status, true, false}, {&Row::qualifier, true, false}, {&Row::indicator, true, false},
               {&Row::of, true, false},     {&Row::parent, true, false}, {&Row::period, true, true}};
  auto g = gold();
  g[0].rows[0].period = "2024-01-01/2024-12-31";
  for (const auto& c : cases) {
    auto figures = right();
    figures["a"][0].*c.member = "khác";
    auto judged = judge(g, figures);
    const Verdict& v = judged[0].verdicts[0];
    CHECK(v.meets(Demand::span));
    CHECK(v.meets(Demand::core) == c.core);
    CHECK(v.meets(Demand::record) == c.record);
  }
  auto figures = right();
  ++figures["a"][0].span.end;
  auto judged = judge(g, figures);
  CHECK_FALSE(judged[0].verdicts[0].meets(Demand::span));
  CHECK(judged[0].verdicts[0].meets(Demand::record));
}

TEST_CASE("evaluate: by kind the gold has the recall and the extracted the precision", "[evaluate]") {
  auto g = gold();
  auto figures = right();
  figures["a"][1].kind = "rate";  // a change in the gold
  Scores scores = add_up(judge(g, figures));
  CHECK(scores.kinds["change"].gold == 1);
  CHECK(scores.kinds["change"].extracted == 0);
  CHECK(scores.kinds["change"].rates(Demand::found).recall == 1);
  CHECK(scores.kinds["rate"].rates(Demand::found).precision == 1);
  CHECK(scores.kinds["rate"].rates(Demand::core).precision == 0);
  CHECK(scores.kinds["level"].rates(Demand::core).f1 == 1);
}

TEST_CASE("evaluate: the rule with most errors comes first", "[evaluate]") {
  auto g = gold();
  auto figures = right();
  figures["a"][3].base = "plan";
  figures["a"][1].status = "target";
  Scores scores = add_up(judge(g, figures));
  REQUIRE(scores.rules.size() == 3);
  CHECK(scores.rules[0].rule == "share.plain");
  CHECK(scores.rules[1].rule == "change.plain");
  CHECK(scores.rules[1].met_by(Demand::core) == 1);
  CHECK(scores.rules[1].met_by(Demand::record) == 0);
  CHECK(scores.rules[2].figures == 2);
}

TEST_CASE("evaluate: faults stand in reading order", "[evaluate]") {
  auto g = gold();
  auto figures = right();
  auto& rows = figures["a"];
  rows[3].base = "plan";
  rows[2].span = {15, 17};
  auto found = faults(judge(g, figures));
  std::vector<std::string> names;
  for (const Fault& f : found) names.emplace_back(f.what);
  CHECK(names == std::vector<std::string>{"no figure", "missed", "base", "parent"});
}

TEST_CASE("evaluate: changes are what became right and what became wrong", "[evaluate]") {
  auto g = gold();
  auto before = right(), after = right();
  before["a"][0].kind = "rate";
  after["a"][1].base = "plan";
  after["a"][2].span = {15, 17};
  auto then = judge(g, before), now = judge(g, after);
  auto found = changes(then, now);
  REQUIRE(found.size() == 5);
  CHECK(found[0].became_right == std::vector{Demand::core, Demand::record});
  REQUIRE(found[0].fields.size() == 1);
  CHECK(found[0].fields[0].field == Field::kind);
  CHECK(found[0].fields[0].was == "rate");
  CHECK(found[1].became_wrong == std::vector{Demand::core, Demand::record});
  CHECK(found[2].extra);
  CHECK_FALSE(found[2].right);
  CHECK(found[3].became_wrong.size() == kDemands);  // missed now
  CHECK(found[3].fields.empty());
  CHECK(found[4].fields[0].field == Field::parent);  // its whole is missed
  CHECK(changes(now, now).empty());
  auto back = changes(now, then);
  REQUIRE(back.size() == 5);
  CHECK(back[2].right);  // no longer extracted
  CHECK(back[3].became_right.size() == kDemands);
}
