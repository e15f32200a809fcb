#include "write/json.h"

#include <fmt/format.h>

#include <cstddef>
#include <iterator>

namespace solieu {
namespace {

void append_texts(const std::vector<std::string>& texts, std::string& out) {
  out += '[';
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) out += ',';
    append_json_text(texts[i], out);
  }
  out += ']';
}

void append_decimal(const Decimal& d, JsonDecimals decimals, std::string& out) {
  const std::string_view quote = decimals == JsonDecimals::strings ? "\"" : "";
  out += quote;
  d.append_to(out);
  out += quote;
}

void append_cell(const Cell& cell, JsonDecimals decimals, std::string& out, std::vector<OpenRows::Gap>* gaps) {
  if (auto* texts = std::get_if<const std::vector<std::string>*>(&cell)) return append_texts(**texts, out);
  if (is_empty(cell)) {
    out += "null";
  } else if (auto* s = std::get_if<std::string_view>(&cell)) {
    append_json_text(*s, out);
  } else if (auto* d = std::get_if<DecimalCell>(&cell)) {
    append_decimal(*d->value, decimals, out);
  } else if (auto* r = std::get_if<Reference>(&cell); r && gaps) {
    gaps->push_back({out.size(), r->number, r->of});
  } else {
    fmt::format_to(std::back_inserter(out), "{}", r ? static_cast<std::size_t>(r->number) : std::get<std::size_t>(cell));
  }
}

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

void append_json(std::span<const Column> columns, Cells row, JsonDecimals decimals, std::string& out, std::vector<OpenRows::Gap>* gaps) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    out += i == 0 ? "{\"" : ",\"";
    out += columns[i].name;
    out += "\":";
    append_cell(row[i], decimals, out, gaps);
  }
  out += '}';
}

void append_json(const Figure& f, std::string& out) {
  static const FigureTable table;
  table.each({&f, 1}, {}, {}, [&](Cells row) { append_json(std::span(table.columns()).subspan(1), row.subspan(1), JsonDecimals::strings, out); });
}

void append_json(const NumberFate& n, std::string& out) {
  each_number({&n, 1}, {}, [&](Cells row) { append_json(std::span(number_columns()).subspan(1), row.subspan(1), JsonDecimals::strings, out); });
}

}  // namespace solieu
