// A line of JSON to a request, and in which words it is refused.
#include "request.h"

#include <catch2/catch.hpp>
#include <string>

using namespace solieu::program;
using Catch::Matchers::Contains;

namespace {

struct Answer {
  std::string id, text, date, error;
};

Answer read(std::string line) {
  static RequestReader reader;
  const std::size_t size = line.size();
  line.resize(size + RequestReader::kPadding, '}');
  Request r = reader.read(std::string_view(line).substr(0, size));
  return {r.id, std::string(r.text), r.date, r.error};
}

}  // namespace

TEST_CASE("request: id, text and date; other members are passed over", "[request]") {
  Answer a = read(R"({"id": "a\"1", "text": "5\u0025 \ud83d\ude00\n", "date": "2024-03-01", "more": [1.5, {"text": null, "id": 2}]})");
  CHECK(a.error.empty());
  CHECK(a.id == R"("a\"1")");
  CHECK(a.text == "5% 😀\n");
  CHECK(a.date == "2024-03-01");
  CHECK(read("{\"text\": \"a\"}\r").id == "null");
  CHECK(read(R"({"text": "", "id": null, "date": null})").error.empty());
}

TEST_CASE("request: whole numbers are ids, of any sign, to the last digit", "[request]") {
  for (std::string id : {"0", "-9223372036854775808", "9223372036854775807", "18446744073709551615"}) {
    CHECK(read(R"({"text": "a", "id": )" + id + "}").id == id);
  }
  for (const char* id : {"1.5", "true", "[1]", "{}", "1e3"}) {
    CHECK_THAT(read(std::string(R"({"text": "a", "id": )") + id + "}").error, Contains("\"id\" is neither"));
  }
}

TEST_CASE("request: what is wrong is said, with the id where there is one", "[request]") {
  auto error = [](const std::string& line) { return read(line).error; };
  CHECK_THAT(error(""), Contains("empty"));
  CHECK_THAT(error(" \t\r"), Contains("empty"));
  CHECK_THAT(error("[]"), Contains("no object"));
  CHECK_THAT(error("5"), Contains("no object"));
  CHECK_THAT(error("{\"text\": \"a\xff\"}"), Contains("byte 11"));
  CHECK_THAT(error("{\"text\": \"a"), Contains("does not end"));
  CHECK_THAT(error(R"({"text": "\ud800"})"), Contains("escape"));
  CHECK_THAT(error("{\"text\": \"a\tb\"}"), Contains("control character"));
  CHECK_THAT(error(R"({"text": "a"} {"text": "b"})"), Contains("no JSON"));
  CHECK_THAT(error(R"({"text": "a", "x": tru})"), Contains("no JSON"));
  CHECK_THAT(error(R"({"text": "a",})"), Contains("no JSON"));
  CHECK_THAT(error(std::string("{\"text\": \"a\"}\0", 14)), Contains("no JSON"));
  CHECK_THAT(error(R"({"text": "a", "x": 123456789012345678901234567890})"), Contains("64 bits"));
  CHECK_THAT(error("{\"text\": \"a\", \"x\": " + std::string(5000, '[') + std::string(5000, ']') + "}"), Contains("too deep"));
  CHECK_THAT(error(R"({"id": 1})"), Contains("\"text\" is missing"));
  CHECK_THAT(error(R"({"text": ["a"]})"), Contains("\"text\" is no string"));
  CHECK_THAT(error(R"({"text": "a", "date": 20240301})"), Contains("\"date\" is no string"));
  CHECK_THAT(error(R"({"text": "a", "date": "2024-02-30"})"), Contains("\"date\" is no day"));
  CHECK_THAT(error(R"({"text": "a", "text": "b"})"), Contains("\"text\" is there twice"));
  CHECK(read(R"({"text": 5, "id": 7})").id == "7");
}
