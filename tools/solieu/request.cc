#include "request.h"

#include <fmt/core.h>
#include <simdjson.h>
#include <utf8proc.h>

#include <cstdint>

#include "match/period.h"
#include "write/json.h"

namespace solieu::program {
namespace {

using simdjson::dom::element;

std::size_t first_broken_byte(std::string_view bytes) {
  auto* data = reinterpret_cast<const utf8proc_uint8_t*>(bytes.data());
  std::size_t at = 0;
  while (at < bytes.size()) {
    utf8proc_int32_t c;
    const auto length = utf8proc_iterate(data + at, static_cast<utf8proc_ssize_t>(bytes.size() - at), &c);
    if (length <= 0) break;
    at += static_cast<std::size_t>(length);
  }
  return at;
}

std::string why_no_json(simdjson::error_code code, std::string_view line) {
  switch (code) {
    case simdjson::EMPTY: return "the line is empty; each is to hold one JSON object";
    case simdjson::UTF8_ERROR: return fmt::format("the line is not UTF-8: byte {} of it begins no character", first_broken_byte(line));
    case simdjson::DEPTH_ERROR: return "the line is JSON that is nested too deep";
    case simdjson::NUMBER_ERROR: return "the line holds what is no JSON number, or one that 64 bits do not hold; write it as a string";
    case simdjson::UNCLOSED_STRING: return "the line is no JSON: a string does not end; is it cut off?";
    case simdjson::STRING_ERROR: return "the line is no JSON: a string has an escape that stands for no character";
    case simdjson::UNESCAPED_CHARS: return "the line is no JSON: a string holds a control character that is not escaped";
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC: return "there is not enough memory for the line";
    default: return "the line is no JSON: a comma, colon, bracket or value is missing, or one too many is there";
  }
}

// What is wrong with a member; empty where it is as it should be.
std::string take_id(element value, Request& request) {
  if (std::string_view text; !value.get(text)) {
    request.id.clear();
    append_json_text(text, request.id);
  } else if (std::int64_t number = 0; !value.get(number)) {
    request.id = fmt::format("{}", number);
  } else if (std::uint64_t large = 0; !value.get(large)) {
    request.id = fmt::format("{}", large);
  } else if (!value.is_null()) {
    return "\"id\" is neither a string nor a whole number";
  }
  return {};
}

std::string take_date(element value, Request& request) {
  if (value.is_null()) return {};
  std::string_view date;
  if (value.get(date)) return "\"date\" is no string of the form YYYY-MM-DD";
  if (!Date::parse(date)) return "\"date\" is no day of the form YYYY-MM-DD";
  request.date = date;
  return {};
}

std::string take_text(element value, Request& request) { return value.get(request.text) ? "\"text\" is no string" : ""; }

void take_members(simdjson::dom::object object, Request& request) {
  struct Member {
    std::string_view key;
    std::string (*take)(element, Request&);
    bool there = false;
  };
  Member members[] = {{"id", take_id}, {"text", take_text}, {"date", take_date}};
  auto note = [&](std::string what) {
    if (request.error.empty()) request.error = std::move(what);
  };
  for (auto [key, value] : object) {
    for (Member& member : members) {
      if (key != member.key) continue;
      // readers of JSON differ in which of two they take
      if (std::exchange(member.there, true)) note(fmt::format("\"{}\" is there twice", key));
      else note(member.take(value, request));
    }
  }
  if (!members[1].there) note("\"text\" is missing");
}

}  // namespace

const std::size_t RequestReader::kPadding = simdjson::SIMDJSON_PADDING;

struct RequestReader::Parser {
  simdjson::dom::parser parser;
};

RequestReader::RequestReader() : parser_(std::make_unique<Parser>()) {}
RequestReader::~RequestReader() = default;

Request RequestReader::read(std::string_view line) {
  Request request;
  element root;
  const bool blank = line.find_first_not_of(" \t\r") == std::string_view::npos;
  if (auto code = blank ? simdjson::EMPTY : parser_->parser.parse(line.data(), line.size(), false).get(root)) {
    request.error = why_no_json(code, line);
    return request;
  }
  simdjson::dom::object object;
  if (root.get(object)) request.error = "the line is JSON but no object; it is to be {\"id\": …, \"text\": …}";
  else take_members(object, request);
  return request;
}

}  // namespace solieu::program
