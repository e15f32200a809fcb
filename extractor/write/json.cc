#include "write/json.h"

#include <fmt/format.h>

#include <cstddef>
#include <iterator>
#include <optional>

namespace solieu {
namespace {

// The members of one object.
class Object {
 public:
  explicit Object(std::string& out) : out_(out) {}

  Object& text(std::string_view name, std::string_view value) {
    key(name);
    if (value.empty()) out_ += "null";
    else append_json_text(value, out_);
    return *this;
  }
  Object& number(std::string_view name, std::size_t value) {
    key(name);
    fmt::format_to(std::back_inserter(out_), "{}", value);
    return *this;
  }
  Object& reference(std::string_view name, int number) {
    key(name);
    if (number) fmt::format_to(std::back_inserter(out_), "{}", number);
    else out_ += "null";
    return *this;
  }
  Object& decimal(std::string_view name, const std::optional<Decimal>& value) {
    key(name);
    if (!value) {
      out_ += "null";
      return *this;
    }
    out_ += '"';
    value->append_to(out_);
    out_ += '"';
    return *this;
  }
  Object& texts(std::string_view name, const std::vector<std::string>& values) {
    key(name);
    out_ += '[';
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) out_ += ',';
      append_json_text(values[i], out_);
    }
    out_ += ']';
    return *this;
  }
  void end() { out_ += '}'; }

 private:
  void key(std::string_view name) {
    out_ += first_ ? "{\"" : ",\"";
    out_ += name;
    out_ += "\":";
    first_ = false;
  }

  std::string& out_;
  bool first_ = true;
};

}  // namespace

void append_json_text(std::string_view text, std::string& out) {
  out += '"';
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(c));
    else out += c;
  }
  out += '"';
}

void append_json(const Figure& f, std::string& out) {
  Object(out)
      .reference("figure", f.figure).text("indicator", f.indicator).reference("parent", f.parent)
      .text("kind", f.kind).text("status", f.status).text("qualifier", f.qualifier).text("direction", f.direction)
      .decimal("value", f.value).decimal("value_high", f.value_high).text("unit", f.unit)
      .decimal("amount", f.amount).decimal("amount_high", f.amount_high).text("base_unit", f.base_unit)
      .text("base", f.base).text("base_period", f.base_period).text("period", f.period)
      .text("place", f.place).text("place_code", f.place_code)
      .reference("of", f.of).number("start", f.span.begin).number("end", f.span.end).number("line", f.line).number("column", f.column)
      .text("text", f.text).text("rule", f.rule).texts("flags", f.flags).reference("page", f.page).text("locator", f.locator)
      .end();
}

void append_json(const NumberFate& n, std::string& out) {
  Object(out)
      .reference("number", n.number).number("start", n.span.begin).number("end", n.span.end).number("line", n.line).number("column", n.column)
      .text("text", n.text).text("reason", n.reason).reference("figure", n.figure).text("rule", n.rule).reference("page", n.page).text("locator", n.locator)
      .end();
}

}  // namespace solieu
