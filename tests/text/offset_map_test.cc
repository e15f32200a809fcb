// OffsetMap: a span of normalised text leads back to the bytes that it came from.
#include "text/offset_map.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "text/mixture.h"
#include "text/normalise.h"
#include "unicode.h"

using solieu::OffsetMap;
using solieu::SourceSpan;
using solieu::Text;
using solieu::TextSpan;

namespace {

// The source bytes of the first `part` in the normalised text.
std::string source_of(const std::string& part, const std::string& source) {
  Text t;
  solieu::normalise(source, t);
  auto at = t.utf8.find(part);
  REQUIRE(at != std::string_view::npos);
  SourceSpan s = t.map.to_source({at, at + part.size()});
  return source.substr(s.begin, s.size());
}

}  // namespace

TEST_CASE("offset map: no edits mean the same bytes", "[text]") {
  OffsetMap map;
  CHECK(map.identity());
  CHECK(map.to_source({3, 9}) == SourceSpan{3, 9});
}

TEST_CASE("offset map: copied, replaced, dropped and added stretches", "[text]") {
  OffsetMap map;           // source  ab[XYZ]cd[--]ef   text  ab[q]cd[]ef
  map.add({2, 3}, {2, 5});
  map.add({5, 5}, {7, 9});
  CHECK_FALSE(map.identity());
  CHECK(map.to_source({0, 2}) == SourceSpan{0, 2});
  CHECK(map.to_source({2, 3}) == SourceSpan{2, 5});
  CHECK(map.to_source({1, 4}) == SourceSpan{1, 6});
  CHECK(map.to_source({3, 5}) == SourceSpan{5, 7});   // what was dropped stays outside at the end
  CHECK(map.to_source({5, 7}) == SourceSpan{9, 11});  // and at the beginning
  CHECK(map.to_source({4, 6}) == SourceSpan{6, 10});  // and counts inside
}

TEST_CASE("offset map: a position within a replaced stretch maps to the whole of it", "[text]") {
  OffsetMap map;  // two bytes of text from four of source
  map.add({1, 3}, {1, 5});
  CHECK(map.to_source({2, 3}) == SourceSpan{1, 5});
  CHECK(map.to_source({0, 2}) == SourceSpan{0, 5});
}

TEST_CASE("offset map: empty spans have empty sources", "[text]") {
  OffsetMap map;
  map.add({2, 2}, {2, 4});
  for (std::size_t at : {0, 1, 2, 3}) CHECK(map.to_source({at, at}).empty());
}

TEST_CASE("offset map: a chain is one map after the other", "[text]") {
  OffsetMap first, second;
  first.add({1, 1}, {1, 2});   // source a-bc → middle abc
  second.add({1, 2}, {1, 3});  // middle abc → text ad, d from bc
  CHECK(OffsetMap::chain(first, second).to_source({0, 1}) == SourceSpan{0, 1});
  CHECK(OffsetMap::chain(first, second).to_source({1, 2}) == SourceSpan{2, 4});
  CHECK(OffsetMap::chain(first, {}).to_source({0, 2}) == SourceSpan{0, 3});
  CHECK(OffsetMap::chain({}, second).to_source({1, 2}) == SourceSpan{1, 3});
  CHECK(OffsetMap::chain({}, {}).identity());
}

TEST_CASE("offset map: spans of real text, tightly", "[text]") {
  CHECK(source_of("7.353,5 tỷ", "\uFEFFđạt 7.3\u200B53,5\u00A0ty\u0309.") == "7.3\u200B53,5\u00A0ty\u0309");
  CHECK(source_of("tỷ", "5 \u200Btỷ\u200B đồng") == "tỷ");
  CHECK(source_of("5%", "\xFF😀５％\xE1\xBA") == "５％");
  CHECK(source_of("ệ", "e\u0302\u200B\u0323!") == "e\u0302\u200B\u0323");
}

// A span that is cut at grapheme starts is a text of its own: its source bytes, taken out and normalised
// alone, give it back. (Cut elsewhere this can't hold: a combining mark alone is not the letter it was
// composed into.)
TEST_CASE("offset map: the source of a span, normalised on its own, is the span", "[text][property]") {
  solieu::test::Random random(1119);
  std::size_t spans = 0;
  for (int n = 0; n < 8000; ++n) {
    std::string source = solieu::test::mixture(random, 40);
    Text text, alone;
    solieu::normalise(source, text);
    if (text.utf8.empty()) continue;
    std::vector<std::size_t> starts = solieu::test::grapheme_starts(text.utf8);
    for (int k = 0; k < 6; ++k) {
      std::size_t a = random.below(starts.size()), b = random.below(starts.size());
      if (a > b) std::swap(a, b);
      TextSpan span{starts[a], starts[b]};
      SourceSpan s = text.map.to_source(span);
      INFO("round " << n << ", text " << span.begin << "-" << span.end << ", source " << s.begin << "-" << s.end);
      REQUIRE(s.begin <= s.end);
      REQUIRE(s.end <= source.size());
      std::string part = source.substr(s.begin, s.size());
      solieu::normalise(part, alone);
      REQUIRE(alone.utf8 == text.utf8.substr(span.begin, span.size()));
      ++spans;
    }
  }
  CHECK(spans > 30000);
}

// Neighbours in the text are neighbours in the source, in the same order.
TEST_CASE("offset map: sources of neighbouring graphemes never overlap", "[text][property]") {
  solieu::test::Random random(29);
  for (int n = 0; n < 2000; ++n) {
    std::string source = solieu::test::mixture(random, 40);
    Text text;
    solieu::normalise(source, text);
    std::size_t end = 0;
    std::vector<std::size_t> starts = solieu::test::grapheme_starts(text.utf8);
    for (std::size_t k = 0; k + 1 < starts.size(); ++k) {
      SourceSpan s = text.map.to_source({starts[k], starts[k + 1]});
      REQUIRE(s.begin >= end);
      REQUIRE(s.end > s.begin);
      end = s.end;
    }
  }
}
