// Archives: the same texts in all their forms, others counted, and nothing of a text that is not whole.
#include "read/warc.h"

#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>
#include <zlib.h>

#include "folder.h"

using namespace solieu;
using test::Folder;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

std::string record(const std::string& type, const std::string& block, const std::string& headers = "") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\n" + headers + "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string text(const std::string& uri, const std::string& block) {
  return record("conversion", block, "Content-Type: text/plain\r\nWARC-Date: 2024-03-01T05:12:09Z\r\nWARC-Target-URI: " + uri + "\r\n");
}

std::string gzip(const std::string& bytes) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

struct Archive {
  std::vector<std::string> texts;  // "URI: text"
  std::string error, skipped;
};

Archive read(const std::string& bytes, std::uint64_t longest = WarcReader::kLongestText) {
  Folder folder;
  auto input = Input::open(folder.file("a", bytes));
  REQUIRE(input.ok());
  WarcReader reader(Unpacked(std::move(*input)), longest);
  Archive out;
  while (auto r = reader.next()) out.texts.push_back(r->uri + ": " + (r->too_long ? "too long" : r->text));
  REQUIRE(reader.at_end() == reader.error().empty());
  out.error = reader.error();
  out.skipped = reader.skipped();
  return out;
}

const std::vector<std::string> kRecords = {record("warcinfo", "software: x\r\n"), text("u:1", "Thu 5 tỷ đồng\r\n\r\n"),
                                           record("response", "HTTP/1.1 200 OK\r\n\r\n<p>5%"), record("response", "HTTP/1.1 200 OK\r\n\r\n<html>5%</html>", "WARC-Target-URI: u:4\r\n"), text("u:2", "WARC/1.0\r\nkhông"), text("u:3", "")};
#ifdef SOLIEU_HAS_HTML
const std::vector<std::string> kTexts = {"u:1: Thu 5 tỷ đồng\r\n\r\n", "u:4: <html>5%</html>", "u:2: WARC/1.0\r\nkhông", "u:3: "};
const char* const kSkipped = "1 warcinfo, 1 response";
#else
const std::vector<std::string> kTexts = {"u:1: Thu 5 tỷ đồng\r\n\r\n", "u:2: WARC/1.0\r\nkhông", "u:3: "};
const char* const kSkipped = "1 warcinfo, 2 response";
#endif

std::string plain() {
  std::string out;
  for (const auto& r : kRecords) out += r;
  return out;
}

std::string by_records() {
  std::string out;
  for (const auto& r : kRecords) out += gzip(r);
  return out;
}

bool begin_alike(const std::vector<std::string>& texts) {
  return texts.size() <= kTexts.size() && std::equal(texts.begin(), texts.end(), kTexts.begin());
}

}  // namespace

TEST_CASE("warc: the same texts plain, compressed by records, and compressed as a whole", "[warc]") {
  for (const std::string& bytes : {plain(), by_records(), gzip(plain()), by_records() + std::string(1000, '\0')}) {
    Archive a = read(bytes);
    CHECK(a.texts == kTexts);
    CHECK(a.error.empty());
    CHECK(a.skipped == kSkipped);
  }
}

TEST_CASE("warc: headers as others write them", "[warc]") {
  Archive a = read("WARC/1.1\nwarc-type:conversion\nWARC-TARGET-URI :  <http://a/>\t\nX: 1\n  2\ncontent-length: 2\n\nab\n\n\n"
                   "WARC/0.18\r\nWARC-Type: resource\r\nContent-Type: Text/Plain; charset=utf-8\r\nWARC-Record-ID: <urn:x>\r\nContent-Length: 1\r\n\r\nc");
  CHECK(a.error.empty());
  CHECK(a.texts == std::vector<std::string>{"http://a/: ab", "urn:x: c"});
}

TEST_CASE("warc: what is no plain text is counted", "[warc]") {
  Archive a = read(record("conversion", "{}", "Content-Type: application/json\r\n") + record("resource", "x") + record("metadata", "x") +
                   record("request", "x") + record("revisit", "x") + record("continuation", "x") + record("new", "x") + record("", "x") +
                   record("conversion", "half", "WARC-Segment-Number: 1\r\n"));
  CHECK(a.texts.empty());
  CHECK(a.error.empty());
  CHECK(a.skipped == "1 request, 1 metadata, 1 resource, 1 revisit, 2 conversion, 1 continuation, 2 unknown");
}

#ifdef SOLIEU_HAS_HTML
TEST_CASE("warc: pages of responses, and resources that are pages", "[warc]") {
  auto response = [](const std::string& uri, const std::string& http) { return record("response", http, "WARC-Target-URI: " + uri + "\r\n"); };
  const std::string page = "<html><p>5 tỷ</p>", head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
  Archive a = read(response("u:1", head + "\r\n" + page) + response("u:2", "HTTP/1.0 200\nX: 1\n\n" + page) +
                   response("u:3", head + "Content-Encoding: gzip\r\n\r\n" + gzip(page)) + response("u:4", "HTTP/1.1 301 Moved\r\n\r\n" + page) +
                   response("u:5", "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF") + response("u:6", "") + response("u:7", page) +
                   record("resource", page, "Content-Type: text/html; charset=utf-8\r\nWARC-Target-URI: u:8\r\n"));
  CHECK(a.texts == std::vector<std::string>{"u:1: " + page, "u:2: " + page, "u:3: " + page, "u:8: " + page});
  CHECK(a.skipped == "4 response");
  CHECK(a.error.empty());
  const std::string chunks = "5\r\n<html\r\nd;x\r\n><p>5 tỷ</p\r\n1\r\n>\r\n0\r\n\r\n";
  for (const std::string& body : {chunks, page}) CHECK(read(response("u:1", head + "Transfer-Encoding: chunked\r\n\r\n" + body)).texts == std::vector<std::string>{"u:1: " + page});
  const std::string bomb = gzip(response("u:1", head + "\r\n<html>" + std::string(50'000'000, 'a'))) + gzip(text("u:2", "b"));
  CHECK(read(bomb, 1000).texts == std::vector<std::string>{"u:1: too long", "u:2: b"});
  CHECK(read(response("u:1", head + "\r\n" + gzip("<html>" + std::string(50'000'000, 'a'))), 100'000).texts == std::vector<std::string>{"u:1: too long"});
}
#endif

TEST_CASE("warc: an archive that is cut off gives the texts that are whole", "[warc]") {
  for (const std::string& bytes : {plain(), by_records(), gzip(plain())}) {
    std::size_t silent = 0;
    for (std::size_t length = 2; length < bytes.size(); ++length) {
      Archive a = read(bytes.substr(0, length));
      REQUIRE(begin_alike(a.texts));
      silent += a.error.empty();
    }
    // between two records nothing tells that others are missing; there are five places around the line ends behind each
    CHECK(silent < 5 * kRecords.size());
  }
}

TEST_CASE("warc: a damaged byte never changes a text that is compressed by records", "[warc]") {
  const std::string bytes = by_records();
  std::size_t noticed = 0;
  for (std::size_t at = 2; at < bytes.size(); ++at) {
    for (int bit : {1, 64}) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ bit);
      Archive a = read(damaged);
      REQUIRE(begin_alike(a.texts));
      REQUIRE((!a.error.empty() || a.texts == kTexts));
      noticed += !a.error.empty();
    }
  }
  CHECK(noticed > bytes.size());  // but for the bytes of gzip's headers that say nothing, as the time
}

TEST_CASE("warc: damage is told with its place", "[warc]") {
  CHECK_THAT(read(plain().substr(0, plain().find("tỷ"))).error, Contains("is cut off, in the record of u:1"));
  std::string flipped = by_records();
  flipped[gzip(kRecords[0]).size() + gzip(kRecords[1]).size() - 6] ^= 1;  // the checksum of the second
  CHECK_THAT(read(flipped).error, StartsWith("its gzip data is damaged before byte ") && Contains("(incorrect data check), in the record of u:1"));
  CHECK_THAT(read(by_records() + "more").error, Contains("incorrect header check"));
  CHECK(read(by_records() + "more").texts == kTexts);
  CHECK_THAT(read("WARC/1.0\r\nno colon\r\n\r\n").error, Contains("a line without a colon (at byte 0"));
  CHECK_THAT(read("WARC/1.0\r\nContent-Length: 1x\r\n\r\n1\r\n\r\n").error, Contains("no Content-Length that is a number"));
  CHECK_THAT(read(text("u:1", "a") + "more\r\n").error, Contains("no WARC record begins where one should (at byte "));
  CHECK_THAT(read(text("u:1", "a") + "WARC/1.0\r\nX: " + std::string(100000, 'x') + "\r\n\r\n").error, Contains("64 KiB"));
}

TEST_CASE("warc: a text that unpacks to more than the bound is passed over, and the next is read", "[warc]") {
  const std::string bytes = gzip(text("u:1", std::string(50'000'000, 'a'))) + gzip(text("u:2", "b"));
  REQUIRE(bytes.size() < 100'000);
  CHECK(read(bytes, 1000).texts == std::vector<std::string>{"u:1: too long", "u:2: b"});
}

TEST_CASE("input: a head that was looked at is read all the same", "[read]") {
  Folder folder;
  auto input = Input::open(folder.file("a", "0123456789"));
  REQUIRE(input.ok());
  CHECK(input->head(4) == "0123");
  CHECK(input->head(2) == "01");
  char bytes[16];
  std::string all;
  while (std::size_t n = input->read(bytes, 3)) all.append(bytes, n);
  CHECK(all == "0123456789");
  CHECK_FALSE(input->changed());
  CHECK(Input::open(folder.path).error() == folder.path + ": is a folder");
}
