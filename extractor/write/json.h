// Rows as JSON objects, with the names of the columns.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "write/columns.h"

namespace solieu {

/// A string of JSON, in quotes. `text` is UTF-8.
void append_json_text(std::string_view text, std::string& out);

/// How an object has its decimals: as strings, since most readers of JSON make doubles of numbers, or as numbers with all their digits.
enum class JsonDecimals : std::uint8_t { strings, numbers };

/// One object, without a line end: what counts or refers as numbers, flags as an array, null where a cell is empty. Where `gaps`, the
/// numbers of figures are left open.
void append_json(std::span<const Column> columns, Cells row, JsonDecimals decimals, std::string& out, std::vector<OpenRows::Gap>* gaps = nullptr);

/// All columns but `document`, decimals as strings.
void append_json(const Figure& figure, std::string& out);
void append_json(const NumberFate& number, std::string& out);

}  // namespace solieu
