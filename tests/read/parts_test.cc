// Archives and packed documents: their parts, and what is refused.
#include "read/parts.h"

#include <archive.h>
#include <archive_entry.h>

#include <catch2/catch.hpp>
#include <string>

using namespace solieu;
using Catch::Matchers::Contains;

namespace {

std::string packed(int (*format)(archive*), const std::vector<Part>& parts, const char* password = nullptr) {
  std::string out(std::size_t{1} << 20, '\0');
  for (const Part& part : parts) out.resize(out.size() + part.bytes.size());
  std::size_t used = 0;
  archive* a = archive_write_new();
  format(a);
  if (password) {
    archive_write_set_options(a, "zip:encryption=zipcrypt");
    archive_write_set_passphrase(a, password);
  }
  archive_write_open_memory(a, out.data(), out.size(), &used);
  for (const Part& part : parts) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname_utf8(entry, part.name.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, static_cast<la_int64_t>(part.bytes.size()));
    archive_write_header(a, entry);
    archive_write_data(a, part.bytes.data(), part.bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(a);
  archive_write_free(a);
  out.resize(used);
  return out;
}

bool all(std::string_view) { return true; }

}  // namespace

TEST_CASE("parts: those that are wanted, of ZIP and TAR", "[read]") {
  for (auto format : {archive_write_set_format_zip, archive_write_set_format_pax_restricted}) {
    const std::string archive = packed(format, {{"a.txt", "Thu 5 tỷ"}, {"b/c.xml", "<a/>"}, {"../d.txt", ""}});
    auto parts = read_parts(archive, all, {});
    REQUIRE(parts.ok());
    REQUIRE(parts->size() == 3);
    CHECK((parts->at(0).name == "a.txt" && parts->at(0).bytes == "Thu 5 tỷ"));
    auto some = read_parts(archive, [](std::string_view name) { return name == "b/c.xml"; }, {});
    REQUIRE(some.ok());
    CHECK((some->size() == 1 && some->at(0).bytes == "<a/>"));
  }
}

TEST_CASE("parts: what unpacks to more than it may is refused", "[read]") {
  const std::string bomb = packed(archive_write_set_format_zip, {{"a", std::string(std::size_t{64} << 20, '0')}, {"b", std::string(std::size_t{64} << 20, '0')}});
  CHECK(bomb.size() < 500'000);
  ReadLimits limits;
  CHECK_THAT(read_parts(bomb, all, limits).error(), Contains("unpacks to more than") && Contains("200 times"));
  limits.part = std::size_t{1} << 20;
  CHECK_THAT(read_parts(bomb, all, limits).error(), Contains("its part a is longer than 1 MiB"));
  limits = {};
  limits.parts = 1;
  CHECK_THAT(read_parts(bomb, [](std::string_view) { return false; }, limits).error(), Contains("more than 1 parts"));
}

TEST_CASE("parts: cut off and encrypted archives are refused", "[read]") {
  const std::string whole = packed(archive_write_set_format_zip, {{"a.txt", std::string(100, 'a')}, {"b.txt", std::string(100, 'b')}});
  for (std::size_t length = 0; length < whole.size(); length += 7) CHECK_FALSE(read_parts(whole.substr(0, length), all, {}).ok());
  const std::string secret = packed(archive_write_set_format_zip, {{"a.txt", "Thu 5 tỷ"}}, "mật khẩu");
  CHECK_THAT(read_parts(secret, all, {}).error(), Contains("a.txt is encrypted") && Contains("without a password"));
  CHECK_FALSE(read_parts("PK\x03\x04 and no more", all, {}).ok());
}
