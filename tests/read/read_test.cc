// Reading documents: what is a text, what is refused and in which words, what a folder holds.
#include "read/read.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "folder.h"

using namespace solieu;
using test::Folder;
using namespace std::string_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
namespace fs = std::filesystem;

TEST_CASE("read: a document is its bytes and its path", "[read]") {
  Folder folder;
  const std::string path = folder.file("a.txt", "Thu 5 tỷ đồng\r\n");
  auto d = read_document(path);
  REQUIRE(d.ok());
  CHECK(d->source.text == "Thu 5 tỷ đồng\r\n");
  CHECK(d->id == path);
  CHECK(d->source.warning.empty());
  CHECK(read_document(folder.file("empty.txt", ""))->source.text.empty());
}

TEST_CASE("read: what is no text is refused with advice", "[read]") {
  Folder folder;
  auto error = [&](const std::string& bytes) { return read_document(folder.file("x", bytes)).error(); };
  CHECK_THAT(error("T\0\1\2\0\3"s), Contains("NUL"));
  CHECK_THAT(error("%PDF-1.7\n"), Contains("PDF"));
  CHECK_THAT(error("PK\x03\x04..."), Contains("empty or cut off"));
}

TEST_CASE("read: text in a legacy encoding is read, and one that is named", "[read]") {
  Folder folder;
  // TCVN3 bytes of "Tổng thu ngân sách đạt 5 tỷ đồng"
  const std::string path = folder.file("tcvn3.txt", "T\xE6ng thu ng\xA9n s\xB8" "ch \xAE\xB9t 5 t\xFB \xAE\xE5ng");
  auto d = read_document(path);
  REQUIRE(d.ok());
  CHECK(d->source.text == "Tổng thu ngân sách đạt 5 tỷ đồng");
  CHECK(d->source.encoding == "TCVN3");
  CHECK_FALSE(d->source.is_document());
  ReadOptions options;
  options.encoding = "windows-1252";
  CHECK(read_document(path, options)->source.text == "Tæng thu ng©n s¸ch ®¹t 5 tû ®ång");
  CHECK_THAT(read_text_file(path).error(), StartsWith(path + ": is not UTF-8") && Contains("convert"));
}

TEST_CASE("read: a few broken bytes are read over, with a warning", "[read]") {
  Folder folder;
  auto d = read_document(folder.file("a.txt", "Tổng thu ngân sách đạt 5 tỷ đồng \xFF\xE1\xBA, tăng 5%."));
  REQUIRE(d.ok());
  CHECK_THAT(d->source.warning, StartsWith(folder.path + "/a.txt: ") && Contains("3 bytes are not UTF-8"));
}

TEST_CASE("read: one broken byte says nothing of an encoding", "[read]") {
  Folder folder;
  auto document = read_document(folder.file("a.txt", "Thu 5%\xFF"));
  REQUIRE(document.ok());
  CHECK_THAT(document.value().source.warning, Contains("1 byte is not UTF-8"));
}

TEST_CASE("read: links to folders are not followed", "[read]") {
  Folder folder;
  folder.file("sub/a.txt", "a");
  fs::create_directory_symlink(folder.path, fs::path(folder.path) / "sub" / "loop");
  Listing listing = list_documents({folder.path});
  CHECK(listing.files == std::vector<std::string>{folder.path + "/sub/a.txt"});
  CHECK(listing.errors.empty());
}

TEST_CASE("read: missing files and folders are named", "[read]") {
  Folder folder;
  CHECK_THAT(read_document(folder.path + "/no.txt").error(), StartsWith(folder.path + "/no.txt: "));
  CHECK_THAT(read_document(folder.path).error(), Contains("is a folder"));
}

TEST_CASE("read: a folder is its texts, sorted, with those of the folders in it", "[read]") {
  Folder folder;
  const std::string b = folder.file("b.txt", ""), a = folder.file("sub/deep/a.txt", ""), z = folder.file("sub/z.txt", "");
  folder.file("notes.md", "");
  folder.file("sub/table.csv", "");
  fs::create_directory_symlink(folder.path, folder.path + "/sub/loop");
  auto listing = list_documents({folder.path});
  CHECK(listing.files == std::vector<std::string>{b, a, z});
  CHECK(listing.errors.empty());
}

TEST_CASE("read: named files are taken as they are, in their order", "[read]") {
  CHECK(list_documents({"b.md", "-", "a.txt"}).files == std::vector<std::string>{"b.md", "-", "a.txt"});
}

TEST_CASE("read: a folder without a text is an error", "[read]") {
  Folder folder;
  auto listing = list_documents({folder.path});
  CHECK(listing.files.empty());
  REQUIRE(listing.errors.size() == 1);
  CHECK_THAT(listing.errors[0], StartsWith(folder.path + ": holds no documents"));
}
