// What must hold of the figures of every text: of the corpus as it is, decomposed, and damaged at random.
#include <catch2/catch.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "grammar/built_in.h"
#include "random.h"
#include "solieu.h"
#include "text/mixture.h"
#include "text/normalise.h"
#include "unicode.h"

using namespace solieu;

namespace {

std::vector<std::string> corpus() {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::directory_iterator(SOLIEU_CORPUS "/docs")) {
    std::ifstream in(entry.path(), std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    texts.push_back(text.str());
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

bool one_of(const std::string& s, std::initializer_list<const char*> words) { return std::find(words.begin(), words.end(), s) != words.end(); }

// Reads line and column of a byte afresh, by the words of docs/columns.md.
std::pair<std::size_t, std::size_t> place(const std::string& bytes, std::size_t offset) {
  auto line_start = bytes.rfind('\n', offset == 0 ? std::string::npos : offset - 1);
  line_start = offset == 0 || line_start == std::string::npos ? 0 : line_start + 1;
  auto begin = bytes.begin();
  auto line = 1 + std::count(begin, begin + static_cast<std::ptrdiff_t>(offset), '\n');
  auto column = 1 + std::count_if(begin + static_cast<std::ptrdiff_t>(line_start), begin + static_cast<std::ptrdiff_t>(offset),
                                  [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  return {static_cast<std::size_t>(line), static_cast<std::size_t>(column)};
}

void check_rows(const std::string& bytes, const std::vector<Figure>& figures) {
  int count = static_cast<int>(figures.size());
  std::size_t end = 0;
  for (int n = 1; n <= count; ++n) {
    const Figure& f = figures[static_cast<std::size_t>(n - 1)];
    INFO("figure " << n << ": " << f.text);
    REQUIRE(f.figure == n);
    REQUIRE(f.span.begin >= end);
    REQUIRE(f.span.begin < f.span.end);
    REQUIRE(f.span.end <= bytes.size());
    end = f.span.end;
    std::string source = bytes.substr(f.span.begin, f.span.size());
    REQUIRE(f.text == valid_utf8(source));
    REQUIRE((std::pair{f.line, f.column} == place(bytes, f.span.begin)));

    REQUIRE((f.of >= 0 && f.of <= count && f.of != n));
    REQUIRE((f.parent >= 0 && f.parent <= count && f.parent != n));
    if (f.of) REQUIRE(one_of(figures[static_cast<std::size_t>(f.of - 1)].kind, {"level", "rate"}));
    int steps = 0;
    for (int whole = f.parent; whole; whole = figures[static_cast<std::size_t>(whole - 1)].parent) REQUIRE(++steps <= count);

    REQUIRE(one_of(f.kind, {"level", "rate", "attainment", "change", "ratio", "share"}));
    REQUIRE(one_of(f.status, {"actual", "estimate", "target"}));
    REQUIRE(one_of(f.qualifier, {"exact", "about", "over", "under", "at_least", "at_most"}));
    REQUIRE((f.kind == "change") == one_of(f.direction, {"up", "down", "flat"}));
    REQUIRE(one_of(f.base, {"", "plan", "budget", "same_period", "previous_month", "previous_quarter", "previous_year", "year", "total", "other"}));
    if (f.value_high) REQUIRE(f.value);
    if (f.amount) REQUIRE(f.value);
    REQUIRE_FALSE(f.rule.empty());
    for (const std::string* s : {&f.indicator, &f.unit, &f.text, &f.base_unit}) REQUIRE(test::valid(*s));
  }
}

std::string csv(const std::vector<Figure>& figures) {
  std::string out;
  for (const Figure& f : figures) append_csv_row(f, "x", out);
  return out;
}

}  // namespace

TEST_CASE("corpus: every row points at its own source", "[corpus]") {
  Extractor extractor(test::built_in());
  auto texts = corpus();
  REQUIRE(texts.size() >= 12);
  for (const std::string& text : texts) {
    auto figures = extractor.extract(text);
    CHECK(figures.size() > 20);
    check_rows(text, figures);
    CHECK(csv(figures) == csv(extractor.extract(text)));
  }
}

TEST_CASE("corpus: a decomposed text has the same figures", "[corpus]") {
  Extractor extractor(test::built_in());
  for (const std::string& text : corpus()) {
    std::string apart = test::nfd(text);
    auto a = extractor.extract(text), b = extractor.extract(apart);
    check_rows(apart, b);
    REQUIRE(a.size() == b.size());
    for (std::size_t n = 0; n < a.size(); ++n) {
      CHECK(test::nfc(b[n].text) == a[n].text);
      b[n].text = a[n].text;
      b[n].span = a[n].span;
      b[n].column = a[n].column;
    }
    CHECK(csv(a) == csv(b));
  }
}

TEST_CASE("corpus: damage anywhere leaves rows that point at their source", "[corpus][property]") {
  Extractor extractor(test::built_in());
  test::Random random(20241015);
  auto texts = corpus();
  for (int round = 0; round < 60; ++round) {
    const std::string& text = texts[static_cast<std::size_t>(round) % texts.size()];
    std::string damaged;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t piece = 1 + random.below(400);
      damaged += text.substr(at, piece);
      at += piece;
      if (random.below(10) == 0) at += random.below(20);  // bytes lost, letters cut
      damaged += test::mixture(random, 3);
    }
    INFO("round " << round);
    check_rows(damaged, extractor.extract(damaged));
  }
}

TEST_CASE("corpus: random mixtures leave rows that point at their source", "[corpus][property]") {
  Extractor extractor(test::built_in());
  test::Random random(7353);
  std::size_t figures = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text = test::mixture(random, 60);
    INFO("round " << round);
    auto rows = extractor.extract(text);
    figures += rows.size();
    check_rows(text, rows);
  }
  CHECK(figures > 1000);
}
