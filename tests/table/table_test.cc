// Tables: every figure of our own tables, field by field; what is no table; and what must hold of damaged ones.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/built_in.h"
#include "invariants.h"
#include "random.h"
#include "solieu.h"
#include "text/mixture.h"
#include "unicode.h"

using namespace solieu;

namespace {

std::string file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::filesystem::path> texts() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(SOLIEU_TABLES)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<Figure> extract(const std::string& text) {
  static const Extractor extractor(test::built_in());
  return extractor.extract(text);
}

Account account(const std::string& text) {
  static const Extractor extractor(test::built_in());
  return extractor.account(text);
}

std::string csv(const std::vector<Figure>& figures, const std::string& document) {
  std::string out;
  append_csv_header(out);
  for (const Figure& f : figures) append_csv_row(f, document, out);
  return out;
}

bool any_of_table(const std::vector<Figure>& figures) {
  return std::any_of(figures.begin(), figures.end(), [](const Figure& f) { return f.rule.starts_with("table."); });
}

}  // namespace

TEST_CASE("tables: the figures of each, field by field", "[table]") {
  REQUIRE(texts().size() >= 10);
  for (const auto& path : texts()) {
    std::string name = path.filename().string();
    INFO(name);
    std::istringstream got(csv(extract(file(path)), name)), want(file(std::filesystem::path(path).replace_extension(".csv")));
    std::string got_row, want_row;
    while (std::getline(want, want_row)) {
      got_row.clear();
      std::getline(got, got_row);
      CHECK(got_row == want_row);
    }
    CHECK_FALSE(std::getline(got, got_row));
  }
}

TEST_CASE("tables: a decomposed one has the same figures", "[table]") {
  for (const auto& path : texts()) {
    std::string text = file(path), apart = test::nfd(text);
    auto a = extract(text), b = extract(apart);
    test::check_rows(apart, b);
    test::check_numbers(apart, account(apart));
    REQUIRE(a.size() == b.size());
    for (std::size_t n = 0; n < a.size(); ++n) {
      CHECK(test::nfc(b[n].text) == a[n].text);
      CHECK(b[n].indicator == a[n].indicator);
      CHECK(b[n].amount == a[n].amount);
    }
  }
}

TEST_CASE("tables: Windows line ends change nothing", "[table]") {
  for (const auto& path : texts()) {
    std::string text = file(path), returns;
    for (char c : text) returns += c == '\n' ? "\r\n" : std::string(1, c);
    auto a = extract(text), b = extract(returns);
    test::check_rows(returns, b);
    REQUIRE(a.size() == b.size());
    for (std::size_t n = 0; n < a.size(); ++n)
      CHECK((a[n].text == b[n].text && a[n].indicator == b[n].indicator && a[n].kind == b[n].kind));
  }
}

TEST_CASE("tables: what only looks like one gives no figures of a table", "[table]") {
  const char* const others[] = {
      "Đội A    2 - 1    Đội B\nĐội C    0 - 0    Đội D\nĐội E    3 - 1    Đội F\n",
      "TT\tĐội\tTrận\tThắng\tThua\tĐiểm\n1\tHà An\t10\t7\t1\t23\n2\tPhú Lạc\t10\t6\t2\t20\n",
      "Điện thoại:  024 3825 1234   Máy lẻ:  12\nĐịa chỉ:  12 Lê Lợi       Số:   15\nHộp thư:  34 Bà Triệu      Tầng:  7\n",
      "int total = 15;    // 20\nint rest  = 5;     // 30\nint sum   = 12;    // 40\n",
      "   Năm em lên 5  tuổi\n   Năm anh lên 9  tuổi\n   Ta cùng đi học  một trường\n",
      "- Xã A:    12 hộ\n- Xã B:    15 hộ\n- Xã C:    9 hộ\n",
      "| Trang chủ | Thời sự | 12 |\n",
      "Thu ngân sách đạt 5 tỷ đồng.  Chi ngân sách 3 tỷ đồng.\nDoanh thu đạt 7 tỷ đồng.  Lãi 2 tỷ đồng.\n",
  };
  for (const char* text : others) {
    INFO(text);
    CHECK_FALSE(any_of_table(extract(text)));
  }
}

TEST_CASE("tables: the text around one is read as if it were not there", "[table]") {
  const std::string before = "Chín tháng đầu năm 2024, thu ngân sách đạt 7.353,5 tỷ đồng, trong đó thu nội địa 5.200 tỷ đồng.\n\n";
  const std::string after = "\nTổng chi đạt 6.100 tỷ đồng, tăng 8% so với cùng kỳ.\n";
  const std::string table =
      "| Khoản (tỷ đồng) | 2023 | 2024 |\n|---|---|---|\n| Chi A (tỷ đồng) | 5 | 6 |\n| Chi B (tỷ đồng) | 7 | 8,5 |\n";
  auto with = extract(before + "Đơn vị tính: tỷ đồng\n" + table + after), without = extract(before + after);
  REQUIRE(with.size() == without.size() + 4);
  with.erase(std::remove_if(with.begin(), with.end(), [](const Figure& f) { return f.rule.starts_with("table."); }), with.end());
  REQUIRE(with.size() == without.size());
  for (std::size_t n = 0; n < with.size(); ++n) {
    CHECK((with[n].text == without[n].text && with[n].indicator == without[n].indicator && with[n].period == without[n].period));
    CHECK((with[n].kind == without[n].kind && with[n].flags == without[n].flags));
  }
}

TEST_CASE("tables: damage anywhere leaves rows that point at their source", "[table][property]") {
  test::Random random(20240930);
  std::vector<std::string> all;
  for (const auto& path : texts()) all.push_back(file(path));
  static constexpr std::array<std::string_view, 12> kPieces = {"|",  "||",   "\t", "\t\t", "  ",        "     ",
                                                               "\n", "\r\n", "-",  "12,5", "1.234.567", "+---+---+\n"};
  std::size_t figures = 0;
  for (int round = 0; round < 400; ++round) {
    const std::string& text = all[static_cast<std::size_t>(round) % all.size()];
    std::string damaged;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t piece = 1 + random.below(round % 2 ? 60 : 400);
      damaged += text.substr(at, piece);
      at += piece;
      if (random.below(6) == 0) at += random.below(12);  // bytes lost: cells, line ends, halves of letters
      damaged += random.below(8) == 0 ? test::mixture(random, 3) : std::string(random.pick(kPieces));
    }
    INFO("round " << round);
    auto rows = extract(damaged);
    figures += rows.size();
    test::check_rows(damaged, rows);
    test::check_numbers(damaged, account(damaged));
  }
  CHECK(figures > 500);
}

TEST_CASE("tables: endless ones take time linear in their bytes", "[table][property]") {
  auto repeated = [](std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t n = 0; n < times; ++n) out += piece;
    return out;
  };
  std::string heads = "Chỉ tiêu", row = "Lúa", indented, sections;
  for (int c = 0; c < 10000; ++c) {
    heads += "\tNăm 2024 (tấn)";
    row += "\t1.234,5";
  }
  for (std::size_t r = 0; r < 1500; ++r) indented += std::string(r, ' ') + "Lúa   12,5\n";
  for (int r = 0; r < 20000; ++r) sections += (r % 2 ? "Phần còn lại\n" : "Lúa  5,5  6,5\n");
  const std::string texts[] = {
      heads + "\n" + row + "\n" + row + "\n" + row + "\n",
      "ĐVT: tấn\n" + repeated("Lúa\t5,5\t6,5\n", 20000),
      "ĐVT: tấn\nTổng số\t999999\t999999\nTrong đó:\n" + repeated("Lúa\t5\t6\n", 20000),
      "ĐVT: tấn\n" + indented,
      "ĐVT: tấn\n" + sections,
      repeated("|", 400000),
      repeated("| | | | 1 |\n", 40000),
      repeated("\t", 200000) + "\n" + repeated("\t1", 100000) + "\n" + repeated("a\n", 50000),
      repeated("a  1\nb\n", 40000) + row,
      repeated("(((( ", 60) + "\t5\n" + repeated("ĐVT: (((((((((((((((((((((((((\t5\n", 8000),
  };
  for (const std::string& text : texts) {
    auto start = std::chrono::steady_clock::now();
    auto rows = extract(text);
    std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    INFO(text.substr(0, 60) << " … " << text.size() << " bytes, " << rows.size() << " rows");
    CHECK(took.count() < 20);  // seconds; a busy machine and a sanitizer included
    test::check_rows(text, rows);
  }
}
