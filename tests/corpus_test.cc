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
#include "rows.h"
#include "solieu.h"
#include "text/mixture.h"
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
    test::check_rows(text, figures);
    CHECK(csv(figures) == csv(extractor.extract(text)));
  }
}

TEST_CASE("corpus: a decomposed text has the same figures", "[corpus]") {
  Extractor extractor(test::built_in());
  for (const std::string& text : corpus()) {
    std::string apart = test::nfd(text);
    auto a = extractor.extract(text), b = extractor.extract(apart);
    test::check_rows(apart, b);
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
    test::check_rows(damaged, extractor.extract(damaged));
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
    test::check_rows(text, rows);
  }
  CHECK(figures > 1000);
}
