// Archives are unpacked in a process of their own: what it had unpacked before something went wrong stays.
#include "archive_process.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <string>
#include <utility>
#include <vector>

using namespace solieu;
using namespace solieu::program;
using Catch::Matchers::Contains;

namespace {

ArchiveProcess bad(const std::string& archive) {
  std::signal(SIGPIPE, SIG_IGN);
  return ArchiveProcess({Wanted::zip_in_memory, std::nullopt, archive}, {}, {1, 2048}, SOLIEU_BAD_READER);
}

}  // namespace

TEST_CASE("archive process: the files come as they were unpacked", "[process]") {
  ArchiveProcess archive = bad("well");
  CHECK(archive.next()->name == "a");
  CHECK_FALSE(archive.at_end());
  CHECK(archive.next()->bytes == "5 tỷ");
  CHECK((archive.at_end() && archive.skipped() == "1 link" && archive.documents() == 2 && archive.taken() == 2));
  CHECK_FALSE(archive.next());
}

TEST_CASE("archive process: whatever ends it, what was unpacked before is there", "[process]") {
  const std::vector<std::pair<std::string, std::string>> cases = {{"crash", "its reader crashed (Segmentation fault); the archive may be damaged"},
                                                                  {"hang", "takes longer to read than 1 s; --read-seconds"},
                                                                  {"nonsense", "no answer that makes sense"},
                                                                  {"endless", "no answer that makes sense"},
                                                                  {"error", "is damaged"}};
  for (const auto& [what, error] : cases) {
    ArchiveProcess archive = bad(what);
    while (archive.next()) {}
    CHECK(archive.documents() == 2);
    CHECK_FALSE(archive.at_end());
    CHECK_THAT(archive.error(), Contains(error));
  }
}

TEST_CASE("archive process: none where there is no program", "[process]") {
  ArchiveProcess archive({Wanted::zip_in_memory, std::nullopt, "PK"}, {}, {}, "/nowhere/solieu");
  CHECK_FALSE(archive.next());
  CHECK_THAT(archive.error(), Contains("no process can be begun"));
}

TEST_CASE("reader protocol: a file that was cut off or damaged is none", "[process]") {
  const ArchiveAnswer answer{ArchivedFile{"tin/a.txt", "5 tỷ", ""}, "", "1 link", 7};
  const std::string frame = (file_head(answer) + answer.file->bytes).substr(kFrameHead);
  const auto read = parse_file(frame);
  REQUIRE((read && read->file));
  CHECK((read->file->name == "tin/a.txt" && read->file->bytes == "5 tỷ" && read->skipped == "1 link" && read->taken == 7));
  const std::size_t about = frame.size() - answer.file->bytes.size();
  for (std::size_t length = 0; length < about; ++length) CHECK_FALSE(parse_file(frame.substr(0, length)));
  const std::string end = file_head({std::nullopt, "is damaged", "", 0}).substr(kFrameHead);
  CHECK(parse_file(end)->error == "is damaged");
  CHECK_FALSE(parse_file(end + "x"));
}
