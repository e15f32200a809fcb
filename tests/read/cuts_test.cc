// Where long texts are cut: between paragraphs, and where there are none, as harmlessly as can be.
#include "read/cuts.h"

#include <catch2/catch.hpp>
#include <string>

using solieu::best_cut;

namespace {

// The text with a bar where it is cut.
std::string cut(std::string text) {
  text.insert(best_cut(text), "|");
  return text;
}

}  // namespace

TEST_CASE("cuts: behind an empty line, wherever it stands", "[cuts]") {
  CHECK(cut("cuối.\nMột đoạn.\n\nĐoạn sau.\n") == "cuối.\nMột đoạn.\n\n|Đoạn sau.\n");
  CHECK(cut("cuối.\r\nMột đoạn.\r\n \t\r\nĐoạn sau.\r\n") == "cuối.\r\nMột đoạn.\r\n \t\r\n|Đoạn sau.\r\n");
  CHECK(cut("cuối.\nA\n\nB\n\nC\n") == "cuối.\nA\n\n|B\n\nC\n");
}

TEST_CASE("cuts: between lines, if not of a table or a list", "[cuts]") {
  CHECK(cut("cuối.\nMột đoạn.\nĐoạn sau.\n") == "cuối.\n|Một đoạn.\nĐoạn sau.\n");
  CHECK(cut("- a\n- b\n- c\nMột đoạn.\nĐoạn sau.\n") == "- a\n- b\n- c\nMột đoạn.\n|Đoạn sau.\n");
  CHECK(cut("lúa | 5\nngô | 6\nMột đoạn.\nĐoạn sau.\n") == "lúa | 5\nngô | 6\nMột đoạn.\n|Đoạn sau.\n");
  CHECK(cut("lúa   5\nngô   6\n") == "lúa   5\n|ngô   6\n");  // nothing better is there
  CHECK(cut("Gồm:\nMột đoạn.\nĐoạn sau.\n") == "Gồm:\nMột đoạn.\n|Đoạn sau.\n");
}

TEST_CASE("cuts: in a line without end, at sentences, blanks, marks, characters", "[cuts]") {
  CHECK(cut("đạt 5 tỷ đồng. Trong đó") == "đạt 5 tỷ đồng.| Trong đó");
  CHECK(cut("1 250 căn nhà") == "1 250| căn nhà");
  CHECK(cut("a;b") == "a|;b");
  CHECK(cut("đđ") == "đ|đ");
  CHECK(cut("123") == "1|23");
  CHECK(cut("x") == "|x");
  CHECK(cut("") == "|");
}
