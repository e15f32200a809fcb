// What must hold of the figures of every text: of the corpus as it is, decomposed, and damaged at random.
#include <catch2/catch.hpp>
#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "grammar/built_in.h"
#include "invariants.h"
#include "random.h"
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
    Account account = extractor.account(text);
    CHECK(csv(figures) == csv(account.figures));
    test::check_numbers(text, account);
    test::check_csv(account);
  }
}

TEST_CASE("corpus: a decomposed text has the same figures", "[corpus]") {
  Extractor extractor(test::built_in());
  for (const std::string& text : corpus()) {
    std::string apart = test::nfd(text);
    auto a = extractor.extract(text), b = extractor.extract(apart);
    test::check_rows(apart, b);
    test::check_numbers(apart, extractor.account(apart));
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
    Account account = extractor.account(damaged);
    test::check_rows(damaged, account.figures);
    test::check_numbers(damaged, account);
  }
}

TEST_CASE("corpus: random mixtures leave rows that point at their source", "[corpus][property]") {
  Extractor extractor(test::built_in());
  test::Random random(7353);
  std::size_t figures = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text = test::mixture(random, 60);
    INFO("round " << round);
    Account account = extractor.account(text);
    figures += account.figures.size();
    test::check_rows(text, account.figures);
    test::check_numbers(text, account);
    test::check_csv(account);
  }
  CHECK(figures > 1000);
}

TEST_CASE("corpus: mixtures that are full of numbers leave an account of each", "[corpus][property]") {
  Extractor extractor(test::built_in());
  test::Random random(20240929);
  constexpr std::array kPieces = {"5", "12", "2024", "0", "1.234,5", "1 234 567", "29/9/2024", "7/9", "3-5", "10:30", "1088/2-1089", "-3", "m2", "km2",
                                  "e5", "VN30", "U23", "15h30", "1tr2", "%", "tỷ", "đồng", "một", "số", "hai mươi", "lăm", "rưỡi", "gấp", "đôi", "trăm",
                                  "nghìn", "năm", "tháng", "ngày", "đến", "từ", "và", "bên", "hộ", "đạt", "tăng", "/", "-", ",", ".", "(", ")", " – ", "III", "C",
                                  "\u200B", "１２", "\xFF", "\n", "phần", "tư", "nửa", "x", "lần", "hộp 1 kg", "số 3", "Quốc lộ"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t n = random.below(40); n > 0; --n) {
      text += random.pick(kPieces);
      if (random.below(4) != 0) text += ' ';
    }
    INFO("round " << round << ": " << text);
    Account account = extractor.account(text);
    test::check_rows(text, account.figures);
    test::check_numbers(text, account);
  }
}

TEST_CASE("corpus: numbers take no longer to account for in a long list than in short ones", "[corpus][property]") {
  Extractor extractor(test::built_in());
  auto seconds = [&](std::size_t numbers, std::size_t lists) {
    std::string text;
    for (std::size_t l = 0; l < lists; ++l) {
      for (std::size_t n = 0; n < numbers; ++n) text += "5 và ";
      text += '\n';
    }
    const std::clock_t start = std::clock();  // of the processor: other programs do not count
    extractor.account(text);
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  };
  const double in_short_lists = seconds(40, 25);
  CHECK(seconds(1000, 1) < 2 * in_short_lists);
}

TEST_CASE("corpus: a number as long as a page is one number", "[corpus]") {
  Extractor extractor(test::built_in());
  for (std::size_t before : {0u, 8191u, 8192u, 9000u}) {
    std::string text = std::string(before, 'x') + std::string(20000, '7') + " tấn. Hết 5%.";
    test::check_numbers(text, extractor.account(text));
  }
}
