// compose() against all of Unicode's own test of normalisation, with utf8proc as the second opinion.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "text/normalise.h"
#include "unicode.h"

namespace {

// "1E0A 0323" → UTF-8.
std::string code_points(const std::string& hexes) {
  std::istringstream in(hexes);
  std::string out;
  unsigned long c;
  while (in >> std::hex >> c) out += solieu::test::utf8(static_cast<char32_t>(c));
  return out;
}

std::string composed(const std::string& text) {
  solieu::OffsetMap map;
  return solieu::compose(text, map);
}

}  // namespace

TEST_CASE("compose: every line of NormalizationTest.txt", "[text]") {
  std::ifstream file(SOLIEU_NORMALIZATION_TEST);
  REQUIRE(file);
  std::size_t lines = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#' || line[0] == '@') continue;
    std::istringstream fields(line);
    std::vector<std::string> c;
    for (std::string field; c.size() < 5 && std::getline(fields, field, ';');) c.push_back(code_points(field));
    REQUIRE(c.size() == 5);
    ++lines;
    // c2 == NFC(c1) == NFC(c2) == NFC(c3); c4 == NFC(c4) == NFC(c5)
    bool ok = true;
    for (int n : {0, 1, 2}) ok &= composed(c[n]) == c[1] && solieu::test::nfc(c[n]) == c[1];
    for (int n : {3, 4}) ok &= composed(c[n]) == c[3] && solieu::test::nfc(c[n]) == c[3];
    if (!ok) FAIL_CHECK(line);
  }
  CHECK(lines > 19000);
}
