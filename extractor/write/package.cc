#include "write/package.h"

#include <fmt/format.h>

#include "solieu.h"
#include "text/normalise.h"
#include "write/json.h"

namespace solieu {
namespace {

std::string quoted(std::string_view text) {
  std::string out;
  append_json_text(text, out);
  return out;
}

std::string_view type_of(Type type) { return type == Type::integer ? "integer" : type == Type::decimal ? "number" : "string"; }

std::string words_of(std::string_view words) {
  std::string out;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    out += (out.empty() ? "" : ", ") + quoted(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return out;
}

std::string field(const Column& c, const CsvStyle& style) {
  std::string out = fmt::format(R"({{"name": {}, "type": "{}", "title": {}, "description": {})", quoted(c.name), type_of(c.type), quoted(c.title), quoted(c.meaning));
  if (c.type == Type::decimal && style.decimal != '.') out += fmt::format(R"(, "decimalChar": "{}")", style.decimal);
  if (!c.words.empty()) out += fmt::format(R"(, "constraints": {{"enum": [{}]}})", words_of(c.words));
  return out + "}";
}

std::string resource(const PackagedFile& file) {
  std::string fields;
  for (const Column& c : file.columns) fields += fmt::format("{}\n          {}", fields.empty() ? "" : ",", field(c, file.style));
  return fmt::format(
      R"(    {{
      "name": "{}",
      "type": "table",
      "title": {},
      "path": {},
      "format": "csv",
      "mediatype": "text/csv",
      "encoding": "utf-8",
      "dialect": {{"delimiter": "{}", "lineTerminator": "\n", "doubleQuote": true, "header": true}},
      "schema": {{
        "missingValues": [""],
        "fields": [{}
        ]
      }}
    }})",
      file.name, quoted(file.title), quoted(valid_utf8(file.path)), file.style.separator, fields);
}

}  // namespace

std::string data_package(std::span<const PackagedFile> files) {
  std::string resources;
  for (const PackagedFile& file : files) resources += (resources.empty() ? "" : ",\n") + resource(file);
  return fmt::format(
      R"({{
  "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
  "name": "solieu-figures",
  "title": "Figures that Vietnamese texts state",
  "description": "Written by solieu {}.",
  "resources": [
{}
  ]
}}
)",
      version(), resources);
}

}  // namespace solieu
