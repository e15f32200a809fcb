// Where figures stand in documents of every kind, from the text that a reader made of them.
#include "read/source_text.h"

#include <catch2/catch.hpp>
#include <string>

#include "grammar/built_in.h"
#include "solieu.h"

using namespace solieu;

namespace {

TextSpan span_of(const SourceText& source, const std::string& text) {
  const std::size_t at = source.text.find(text);
  REQUIRE(at != std::string::npos);
  return {at, at + text.size()};
}

}  // namespace

TEST_CASE("source text: a text is its own document", "[read]") {
  SourceText source;
  source.text = "Thu\n5 tỷ đồng";
  CHECK(source.is_document());
  const Location place = Locator(source).of({4, 15});
  CHECK(place.span == SourceSpan{4, 15});
  CHECK((place.position.line == 2 && place.position.column == 1));
  CHECK((place.page == 0 && place.locator.empty()));
}

TEST_CASE("source text: bytes of a document in another encoding", "[read]") {
  SourceText source;  // "Đạt 5 tỷ", each of Đ, ạ and ỷ one byte of the document
  source.text = "Đạt 5 tỷ";
  source.bytes.add({0, 2}, {0, 1});
  source.bytes.add({2, 5}, {1, 2});
  source.bytes.add({10, 13}, {7, 8});
  Locator locator(source);
  CHECK(locator.of(span_of(source, "5 tỷ")).span == SourceSpan{4, 8});
  CHECK(locator.of(span_of(source, "5 tỷ")).position.column == 5);
  CHECK(locator.text_offset(4) == span_of(source, "5").begin);
  CHECK(locator.text_offset(0) == 0);
  CHECK(locator.text_offset(100) == source.text.size());
}

TEST_CASE("source text: lines are counted in the markup where there is one", "[read]") {
  SourceText source;
  source.markup = "<p>\n\nThu <b>5&nbsp;t\xE1\xBB\xB7</b></p>";
  source.text = "Thu 5 t\xE1\xBB\xB7";
  for (OffsetMap* map : {&source.bytes, &source.in_markup}) {
    map->add({0, 0}, {0, 5});
    map->add({4, 4}, {9, 12});
    map->add({5, 6}, {13, 19});
  }
  CHECK_FALSE(source.is_document());
  const Location place = Locator(source).of({4, 10});
  CHECK(source.markup.substr(place.span.begin, place.span.size()) == "5&nbsp;t\xE1\xBB\xB7");
  CHECK((place.position.line == 3 && place.position.column == 8));
}

TEST_CASE("source text: paragraphs and cells count their own letters", "[read]") {
  SourceText source;
  source.text = "Thu nội địa\nđạt 5 tỷ đồng, tăng 7%\n";
  const std::size_t second = source.text.find("đạt");
  source.stretches = {{0, second - 1, "word/document.xml#p1"}, {second, source.text.size() - 1, "word/document.xml#p2"}};
  Locator locator(source);
  CHECK(locator.of(span_of(source, "5 tỷ đồng")).locator == "word/document.xml#p2:4-13");
  CHECK(locator.of(span_of(source, "7%")).locator == "word/document.xml#p2:20-22");
  CHECK(locator.of(span_of(source, "nội")).locator == "word/document.xml#p1:4-7");
  CHECK(locator.of({second - 1, second}).locator.empty());
}

TEST_CASE("source text: words on pages give one box a line", "[read]") {
  SourceText source;
  source.text = "Thu 7.353 tỷ đồng";
  const auto tr = span_of(source, "tỷ"), dong = span_of(source, "đồng");
  source.words = {{0, 3, 2, 10, 100, 30, 112}, {4, 9, 2, 34, 100, 70, 112}, {tr.begin, tr.end, 2, 10, 114, 22, 126}, {dong.begin, dong.end, 2, 26, 114.5F, 50, 126}};
  const Location place = Locator(source).of({4, source.text.size()});
  CHECK(place.page == 2);
  CHECK(place.locator == "34.0,100.0,70.0,112.0;10.0,114.0,50.0,126.0");
  source.words[3].page = 3;
  CHECK(Locator(source).of({4, source.text.size()}).locator == "34.0,100.0,70.0,112.0;10.0,114.0,22.0,126.0");
}

TEST_CASE("source text: figures are told by their place in the document", "[read]") {
  const Extractor extractor(test::built_in());
  SourceText source;
  source.text = "Thu nội địa đạt 5 tỷ đồng.\nChi đạt 7 tỷ đồng.";
  const std::size_t second = source.text.find("Chi");
  source.stretches = {{0, second - 1, "A!B1"}, {second, source.text.size(), "A!B2"}};
  const Account account = extractor.account(source, {}, true);
  REQUIRE(account.figures.size() == 2);
  CHECK(account.figures[1].locator == "A!B2:8-17");
  CHECK(account.figures[1].line == 2);
  CHECK(account.figures[1].text == "7 tỷ đồng");
  CHECK(account.numbers.back().locator == "A!B2:8-17");
}

TEST_CASE("source text: the day of the document stands in for one that is not given", "[read]") {
  const Extractor extractor(test::built_in());
  SourceText source;
  source.text = "Tháng 8, xuất khẩu đạt 5 tỷ USD.";
  source.published = "2024-09-06";
  REQUIRE(extractor.account(source, {}, false).figures.size() == 1);
  CHECK(extractor.account(source, {}, false).figures[0].period == "2024-08-01/2024-08-31");
  Options given;
  given.date = "2023-09-06";
  CHECK(extractor.account(source, given, false).figures[0].period == "2023-08-01/2023-08-31");
}
