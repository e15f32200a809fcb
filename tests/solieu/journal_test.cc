// A journal: wherever it was cut off, what stands whole in it counts.
#include "journal.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "folder.h"

using namespace solieu::program;
using solieu::test::Folder;

namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const Identity kIdentity = {{"the grammar", "abc"}, {"--date", ""}};

}  // namespace

TEST_CASE("journal: cut off anywhere it has the last whole record", "[journal]") {
  Folder folder;
  const std::string path = folder.path + "/rows.csv.journal";
  std::string ends[3];
  {
    Journal journal(path);
    for (std::size_t i = 0; i < 3; ++i) {
      REQUIRE(journal.record(kIdentity, {i + 1, i, 10 * i, 100 * i, 1000 * i}));
      ends[i] = bytes_of(path);
    }
  }
  for (std::size_t length = 0; length <= ends[2].size(); ++length) {
    folder.file("cut", ends[2].substr(0, length));
    auto recorded = read_journal(folder.path + "/cut");
    const std::size_t whole = length >= ends[2].size() ? 3 : length >= ends[1].size() ? 2 : length >= ends[0].size() ? 1 : 0;
    REQUIRE(recorded.has_value() == (whole > 0));
    if (whole == 0) continue;
    REQUIRE(recorded->reached.documents == whole);
    REQUIRE(recorded->reached.numbers_length == 1000 * (whole - 1));
    REQUIRE(recorded->size == ends[whole - 1].size());
    REQUIRE(recorded->identity == kIdentity);
  }
  // what goes on behind a cut is read as if there had been none
  const std::string cut = folder.file("cut", ends[2].substr(0, ends[2].size() - 3));
  {
    Journal journal(cut);
    REQUIRE(journal.continue_from(*read_journal(cut)));
    REQUIRE(journal.record(kIdentity, {3, 2, 20, 200, 2000}));
  }
  CHECK(bytes_of(cut) == ends[2]);
}

TEST_CASE("journal: a byte that is not what it was ends it", "[journal]") {
  Folder folder;
  const std::string path = folder.path + "/rows.csv.journal";
  Journal journal(path);
  REQUIRE(journal.record(kIdentity, {7, 0, 0, 0, 0}));
  const std::string whole = bytes_of(path);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string damaged = whole;
    damaged[i] ^= 1;
    CHECK_FALSE(read_journal(folder.file("damaged", damaged)));
  }
}

TEST_CASE("journal: what differs between two batches is named", "[journal]") {
  CHECK(differences(kIdentity, kIdentity).empty());
  CHECK(differences(kIdentity, {{"the grammar", "abd"}, {"--date", ""}}) == "the grammar");
  CHECK(differences(kIdentity, {{"the grammar", "abd"}, {"--date", "x"}}) == "the grammar and --date");
  CHECK_FALSE(differences(kIdentity, {}).empty());
}
