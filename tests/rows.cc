#include "rows.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <initializer_list>
#include <utility>

#include "text/normalise.h"
#include "unicode.h"

namespace solieu::test {
namespace {

bool one_of(const std::string& s, std::initializer_list<const char*> words) {
  return std::find(words.begin(), words.end(), s) != words.end();
}

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

// Length of a digit at `at`, ASCII or of full width; 0 where there is none.
std::size_t digit(const std::string& bytes, std::size_t at) {
  if (bytes[at] >= '0' && bytes[at] <= '9') return 1;
  return bytes.compare(at, 2, "\xEF\xBC") == 0 && at + 2 < bytes.size() && bytes[at + 2] >= '\x90' && bytes[at + 2] <= '\x99' ? 3 : 0;
}

}  // namespace

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
    REQUIRE(one_of(f.base,
                   {"", "plan", "budget", "same_period", "previous_month", "previous_quarter", "previous_year", "year", "total", "other"}));
    if (f.value_high) REQUIRE(f.value);
    if (f.amount) REQUIRE(f.value);
    REQUIRE_FALSE(f.rule.empty());
    for (const std::string* s : {&f.indicator, &f.unit, &f.text, &f.base_unit}) REQUIRE(valid(*s));
  }
}

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

}  // namespace solieu::test
