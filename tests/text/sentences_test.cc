// split_sentences(): where sentences and paragraphs end, and where they do not.
#include "text/sentences.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "unicode.h"

using solieu::Sentence;

namespace {

std::vector<Sentence> split(const std::string& text) {
  std::vector<Sentence> out;
  solieu::split_sentences(text, out);
  return out;
}

std::vector<std::string> sentences(const std::string& text) {
  std::vector<std::string> out;
  for (const Sentence& s : split(text)) out.push_back(text.substr(s.span.begin, s.span.size()));
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("sentences: end at . ! ? … before a new beginning", "[text]") {
  CHECK(sentences("Thu tăng. Chi giảm! Vì sao? Ước đạt 5 tỷ… Hết") == Strings{"Thu tăng.", "Chi giảm!", "Vì sao?", "Ước đạt 5 tỷ…", "Hết"});
  CHECK(sentences("Ông nói: “Tăng 5%.” Sau đó ông đi.") == Strings{"Ông nói: “Tăng 5%.”", "Sau đó ông đi."});
  CHECK(sentences("Đạt 5 tỷ. 12 xã đã xong.") == Strings{"Đạt 5 tỷ.", "12 xã đã xong."});
  CHECK(sentences("Vân vân... Đến đây.") == Strings{"Vân vân...", "Đến đây."});
}

TEST_CASE("sentences: the point of a number ends none", "[text]") {
  CHECK(sentences("Thu 7.353,5 tỷ đồng, tăng 1.5 lần.").size() == 1);
  CHECK(sentences("Lúc 10.30 họp.").size() == 1);
}

TEST_CASE("sentences: abbreviations and initials end none", "[text]") {
  for (const char* text : {"TP. Hồ Chí Minh thu 5 tỷ.", "GS. Nguyễn Văn A nói.", "PGS.TS. Trần B nói.", "Tại TX. Sơn Tây có mưa.", "Ông V. Putin đến.", "Địa chỉ: Q. Ba Đình."}) {
    INFO(text);
    CHECK(sentences(text).size() == 1);
  }
}

TEST_CASE("sentences: a small letter behind a point goes on", "[text]") {
  CHECK(sentences("Các khoản v.v. đã chi.").size() == 1);
}

TEST_CASE("sentences: a line is a paragraph, blank lines are none", "[text]") {
  auto s = split("Một. Hai.\n\n  \n\tBa\n");
  REQUIRE(s.size() == 3);
  CHECK((s[0].paragraph == 0 && s[0].opens_paragraph));
  CHECK((s[1].paragraph == 0 && !s[1].opens_paragraph));
  CHECK((s[2].paragraph == 1 && s[2].opens_paragraph));
  CHECK(sentences("  \t Ba \t\n") == Strings{"Ba"});
  CHECK(split("").empty());
  CHECK(split(" \n\t\n").empty());
}

TEST_CASE("sentences: an endless line is cut at blanks and nothing of it is lost", "[text]") {
  std::string text;
  while (text.size() < 100000) text += "một trăm đồng và ";
  std::string joined;
  for (const Sentence& s : split(text)) {
    CHECK(s.span.size() <= 8192);
    joined += text.substr(s.span.begin, s.span.size()) + " ";
  }
  CHECK(joined == text);
}

TEST_CASE("sentences: an endless line without a blank is cut between letters", "[text]") {
  std::string text;
  while (text.size() < 100000) text += "đồng";
  std::string joined;
  for (const Sentence& s : split(text)) {
    CHECK(s.span.size() <= 8192);
    std::string part = text.substr(s.span.begin, s.span.size());
    CHECK(solieu::test::valid(part));
    joined += part;
  }
  CHECK(joined == text);
}
