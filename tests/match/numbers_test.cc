// Numbers in digits and in words: what is written, and what it is worth.
#include "match/numbers.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "grammar/built_in.h"
#include "match/tokens.h"

using namespace solieu;

namespace {

constexpr auto kUnknown = NumberHabit::unknown;
constexpr auto kComma = NumberHabit::comma_decimal;  // 1.234,5
constexpr auto kPoint = NumberHabit::point_decimal;  // 1,234.5

std::string value(const std::string& digits, NumberHabit habit) {
  bool ambiguous = false;
  auto d = parse_digits(digits, habit, ambiguous);
  return (d ? d->str() : "nothing") + (ambiguous ? " ?" : "");
}

std::vector<Token> tokens_of(const std::string& text) {
  std::vector<Token> tokens;
  tokenise(text, {0, text.size()}, test::built_in()->lexicon(), tokens);
  return tokens;
}

// "VALUE/TOKENS" of the number in words that starts at word `at`.
std::string words(const std::string& text, std::size_t at = 0) {
  NumberWords w = parse_number_words(tokens_of(text), at, *test::built_in());
  return w.length == 0 ? "none" : w.value.str() + "/" + std::to_string(w.length);
}

}  // namespace

TEST_CASE("numbers: two numbers with a dash that fall are a score, unless they may be a day", "[match]") {
  const std::pair<const char*, NumberShape> table[] = {
      {"3-0", NumberShape::score}, {"2-2", NumberShape::score},  {"6-3", NumberShape::score},      {"3-5", NumberShape::days},
      {"0-1", NumberShape::dashed}, {"26-11", NumberShape::days}, {"45-40", NumberShape::dashed}, {"2003-2005", NumberShape::years}};
  for (auto [text, want] : table) {
    INFO(text);
    std::vector<Number> numbers;
    find_numbers(text, tokens_of(text), *test::built_in(), kUnknown, numbers);
    REQUIRE(numbers.size() == 1);
    CHECK(numbers[0].shape == want);
  }
}

TEST_CASE("parse_digits: one reading whatever the habit", "[match]") {
  const std::pair<const char*, const char*> table[] = {
      {"5", "5"},
      {"2024", "2024"},
      {"007", "7"},
      {"1.234,5", "1234.5"},
      {"1,234.5", "1234.5"},
      {"1 234,5", "1234.5"},
      {"1 234 567", "1234567"},
      {"1.234.567", "1234567"},
      {"1,234,567", "1234567"},
      {"12.345.678,25", "12345678.25"},
      {"39,1", "39.1"},
      {"39.1", "39.1"},
      {"0,125", "0.125"},
      {"0.125", "0.125"},
      {"1234,567", "1234.567"},
      {"3,1415", "3.1415"},
      {"7,50", "7.5"},
  };
  for (auto habit : {kUnknown, kComma, kPoint}) {
    for (auto [digits, want] : table) {
      INFO(digits);
      CHECK(value(digits, habit) == want);
    }
  }
}

TEST_CASE("parse_digits: three digits behind one mark are read by habit", "[match]") {
  CHECK(value("1.234", kComma) == "1234");
  CHECK(value("1.234", kUnknown) == "1234");
  CHECK(value("1.234", kPoint) == "1.234 ?");
  CHECK(value("1,234", kPoint) == "1234 ?");
  CHECK(value("1,234", kComma) == "1.234");
  CHECK(value("1,234", kUnknown) == "1.234 ?");
}

TEST_CASE("parse_digits: a misprint has no value", "[match]") {
  for (auto habit : {kUnknown, kComma, kPoint}) {
    for (const char* digits : {"23,1,8", "1.23.456", "1.2345.678", "1.234.56", "1,2.3,4", "1.234,5,6", "12,34,567.8", "1234.567,8", "1.23,4"}) {
      INFO(digits);
      CHECK(value(digits, habit) == "nothing");
    }
  }
}

TEST_CASE("parse_digits: more digits than a decimal holds have no value", "[match]") {
  CHECK(value(std::string(38, '9'), kUnknown) == std::string(38, '9'));
  CHECK(value(std::string(39, '9'), kUnknown) == "nothing");
}

TEST_CASE("number_habit: decided by the numbers that can be read in one way", "[match]") {
  CHECK(number_habit("Thu 7.353,5 tỷ đồng, tăng 39,1%") == kComma);
  CHECK(number_habit("Thu 7,353.5 tỷ đồng, tăng 39.1%") == kPoint);
  CHECK(number_habit("1.234.567 con") == kComma);
  CHECK(number_habit("1,234,567 con") == kPoint);
  CHECK(number_habit("1.234 xã và 1,234 tấn") == kUnknown);
  CHECK(number_habit("6,5 và 7,5 và 8.5") == kComma);
  CHECK(number_habit("Lãi suất 3.25%, có 1.450 hộ") == NumberHabit::point_alone);
  CHECK(number_habit("Lãi suất 3.25%, có 1,450 hộ") == kPoint);
  CHECK(number_habit("2.1. Kết quả\n2.2. Tồn tại của công nghiệp 4.0, tháng 8.2024: 1.450 hộ") == kUnknown);
  CHECK(value("1.450", NumberHabit::point_alone) == "1450 ?");
  CHECK(value("12.000", NumberHabit::point_alone) == "12000");
  CHECK(number_habit("") == kUnknown);
  CHECK(number_habit("Điều 5, khoản 2.") == kUnknown);
}

TEST_CASE("number words: units, tens, hundreds", "[match]") {
  const std::pair<const char*, const char*> table[] = {
      {"hai", "2/1"},
      {"chín", "9/1"},
      {"mười", "10/1"},
      {"mười một", "11/2"},
      {"mười lăm", "15/2"},
      {"hai mươi", "20/2"},
      {"hai mươi mốt", "21/3"},
      {"hai mươi tư", "24/3"},
      {"hai mươi lăm", "25/3"},
      {"ba mươi nhăm", "35/3"},
      {"năm mươi", "50/2"},
      {"chín mươi chín", "99/3"},
      {"một trăm", "100/2"},
      {"một trăm linh ba", "103/4"},
      {"hai trăm lẻ năm", "205/4"},
      {"ba trăm mười", "310/3"},
      {"bốn trăm hai mươi lăm", "425/5"},
      {"Hai Mươi Lăm", "25/3"},
      {"nửa", "0.5/1"},
      {"một nửa", "0.5/2"},
  };
  for (auto [text, want] : table) {
    INFO(text);
    CHECK(words(text) == want);
    CHECK(words(std::string(text) + " xã") == want);
  }
}

TEST_CASE("number words: five years are no fifteen", "[match]") {
  CHECK(words("mười năm") == "10/1");
  CHECK(words("hai mươi năm") == "20/2");
}

TEST_CASE("number words: đôi and rưỡi count only behind gấp", "[match]") {
  CHECK(words("tăng gấp đôi", 2) == "2/1");
  CHECK(words("cao gấp rưỡi", 2) == "1.5/1");
  CHECK(words("một đôi giày", 1) == "none");
}

TEST_CASE("number words: a part that opens no number is none", "[match]") {
  for (const char* text : {"mốt", "lăm", "mươi", "trăm", "linh", "xã", "12", ""}) {
    INFO(text);
    CHECK(words(text) == "none");
  }
}

TEST_CASE("roman_value: numerals up to 399, and nothing else", "[match]") {
  const std::pair<const char*, int> table[] = {{"I", 1},    {"III", 3},   {"IV", 4},    {"VIII", 8}, {"IX", 9},    {"XIII", 13}, {"XIV", 14},
                                               {"XL", 40},  {"XLIX", 49}, {"XC", 90},   {"XCIX", 99}, {"C", 100},  {"CCCXCIX", 399}};
  for (auto [text, want] : table) {
    INFO(text);
    CHECK(roman_value(text) == want);
  }
  for (const char* text : {"", "i", "IIII", "VX", "IXIX", "XIIII", "A", "IV.", "XCXC", "M"}) {
    INFO(text);
    CHECK(roman_value(text) == 0);
  }
}

TEST_CASE("may_hold_number: no to plain words, yes to whatever a number can be", "[match]") {
  std::vector<Token> buffer;
  auto may = [&](const std::string& text) { return may_hold_number(text, {0, text.size()}, test::built_in()->lexicon(), buffer); };
  for (const char* text : {"", "Ông Nam nói như vậy.", "Công tác thu chi đã xong", "Việt Nam – Lào", "vixi, XEM", "Bao giờ, trong năm nay, năm", "BAN trăm"}) {
    INFO(text);
    CHECK_FALSE(may(text));
  }
  for (const char* text : {"đạt 5 tỷ", "Một", "MƯỜI xã", "“hai” bên", "(ba)", "nửa năm", "gấp đôi", "ĐÔI", "Quý III", "I", "Rưỡi", "bảy…", "–tám", "năm người", "năm mươi", "năm triệu", "Năm", "bađồng"}) {
    INFO(text);
    CHECK(may(text));
  }
}

TEST_CASE("may_hold_number: never no where a number is found", "[match]") {
  const char* words[] = {"một", "Hai", "BA", "bốn", "NĂM", "năm", "sáu", "bẩy", "Tám", "chín", "mười", "nửa", "đôi", "rưỡi", "trăm", "IV", "xã", "Đã", "huyện", "nghìn"};
  const char* between[] = {" ", "–", "”", ",", "ế", "x", "\u0301 ", "² "};
  std::vector<Number> numbers;
  std::vector<Token> buffer;
  for (const char* a : words) {
    for (const char* b : words) {
      for (const char* joint : between) {
        std::string text = std::string(a) + joint + b;
        auto tokens = tokens_of(text);
        find_numbers(text, tokens, *test::built_in(), kUnknown, numbers);
        INFO(text);
        if (!numbers.empty()) CHECK(may_hold_number(text, {0, text.size()}, test::built_in()->lexicon(), buffer));
      }
    }
  }
}
