// The sections of a grammar about names of indicators, and what is wrong with them.
#include <catch2/catch.hpp>
#include <string>

#include "grammar/built_in.h"
#include "grammar/grammar.h"

using namespace solieu;
using Catch::Matchers::Contains;

namespace {

// The errors of the built-in grammar with one file more.
std::string errors(const std::string& toml) {
  auto files = built_in_grammar_files();
  files.push_back({"x.toml", toml});
  auto grammar = Grammar::from_files(files);
  REQUIRE_FALSE(grammar.ok());
  return grammar.error();
}

}  // namespace

TEST_CASE("names become tokens: synonyms one, fillers none, tones in one spelling", "[grammar]") {
  const IndicatorNames& names = test::built_in()->indicators();
  CHECK(names.tokens("tổng kim ngạch xuất khẩu hàng hóa") == names.tokens("Xuất khẩu hàng hoá"));
  CHECK(names.tokens("GRDP") == names.tokens("Tổng sản phẩm trên địa bàn"));
  CHECK(names.tokens("tổng số lớp học").size() == 2);
  CHECK(names.is("Đơn vị tính", IndicatorList::unit_column));
  CHECK_FALSE(names.is("Đơn vị tính khác", IndicatorList::unit_column));
  CHECK(names.mentions("Thu ngân sách lũy kế", IndicatorList::cumulative));
  CHECK(names.opens("Giá trị gạo", IndicatorList::bare_measure));
}

TEST_CASE("what is wrong with them is told with file and line", "[grammar]") {
  CHECK_THAT(errors("[[indicator]]\nnames = [\"một tên\"]\n"), Contains("x.toml:1: [[indicator]] needs 'names', at least two"));
  CHECK_THAT(errors("[[indicator]]\nnames = [\"cpi\", \"một tên khác\"]\n"), Contains("x.toml:1: 'cpi' is a name of two indicators; the other is in indicators.toml"));
  CHECK_THAT(errors("[[indicator]]\nwords = [\"a\", \"b\"]\n"), Contains("x.toml:2: 'words' is no part of [[indicator]]"));
  CHECK_THAT(errors("[indicator_words]\nfillers = [\"a\"]\n"), Contains("x.toml:2: 'fillers' is no list of [indicator_words]"));
  CHECK_THAT(errors("[indicator_words]\nfiller = [\"?\"]\n"), Contains("x.toml:2: a phrase of one word or more is expected"));
  CHECK_THAT(errors("indicator = 3\n"), Contains("write [[indicator]]"));
}
