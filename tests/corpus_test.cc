// What must hold of the figures of every text: of the corpus as it is, decomposed, and damaged at random.
#include <catch2/catch.hpp>
#include <algorithm>
#include <array>
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

// Length of a digit at `at`, ASCII or of full width; 0 where there is none.
std::size_t digit(const std::string& bytes, std::size_t at) {
  if (bytes[at] >= '0' && bytes[at] <= '9') return 1;
  return bytes.compare(at, 2, "\xEF\xBC") == 0 && at + 2 < bytes.size() && bytes[at + 2] >= '\x90' && bytes[at + 2] <= '\x99' ? 3 : 0;
}

// Every run of digits lies in exactly one row; every figure is exactly one row.
void check_numbers(const std::string& bytes, const Account& account) {
  std::size_t end = 0;
  int figure = 0;
  for (std::size_t n = 0; n < account.numbers.size(); ++n) {
    const NumberFate& row = account.numbers[n];
    INFO("number " << n + 1 << ": " << row.text);
    REQUIRE(row.number == static_cast<int>(n) + 1);
    REQUIRE(row.span.begin >= end);
    REQUIRE(row.span.begin < row.span.end);
    REQUIRE(row.span.end <= bytes.size());
    end = row.span.end;
    REQUIRE(row.text == valid_utf8(bytes.substr(row.span.begin, row.span.size())));
    REQUIRE((std::pair{row.line, row.column} == place(bytes, row.span.begin)));
    REQUIRE(one_of(row.reason, {"figure", "date", "period", "identifier", "ordinal", "list_number", "phone", "time", "score", "set_phrase", "category", "cell",
                                "unit", "vague", "article", "duration", "unexplained"}));
    REQUIRE((row.reason == "figure") == (row.figure != 0));
    if (row.figure == 0) continue;
    REQUIRE(row.figure == ++figure);
    const Figure& f = account.figures.at(static_cast<std::size_t>(figure - 1));
    REQUIRE(row.span == f.span);
    REQUIRE(row.rule == f.rule);
  }
  REQUIRE(figure == static_cast<int>(account.figures.size()));
  auto row = account.numbers.begin();
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t begin = at;
    while (std::size_t length = at < bytes.size() ? digit(bytes, at) : 0) at += length;
    if (at == begin) {
      ++at;
      continue;
    }
    INFO("digits at byte " << begin);
    while (row != account.numbers.end() && row->span.end <= begin) ++row;
    REQUIRE(row != account.numbers.end());
    REQUIRE((row->span.begin <= begin && at <= row->span.end));
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
    Account account = extractor.account(text);
    CHECK(csv(figures) == csv(account.figures));
    check_numbers(text, account);
  }
}

TEST_CASE("corpus: a decomposed text has the same figures", "[corpus]") {
  Extractor extractor(test::built_in());
  for (const std::string& text : corpus()) {
    std::string apart = test::nfd(text);
    auto a = extractor.extract(text), b = extractor.extract(apart);
    check_rows(apart, b);
    check_numbers(apart, extractor.account(apart));
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
    check_rows(damaged, account.figures);
    check_numbers(damaged, account);
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
    check_rows(text, account.figures);
    check_numbers(text, account);
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
    check_rows(text, account.figures);
    check_numbers(text, account);
  }
}

TEST_CASE("corpus: a number as long as a page is one number", "[corpus]") {
  Extractor extractor(test::built_in());
  for (std::size_t before : {0u, 8191u, 8192u, 9000u}) {
    std::string text = std::string(before, 'x') + std::string(20000, '7') + " tấn. Hết 5%.";
    check_numbers(text, extractor.account(text));
  }
}
