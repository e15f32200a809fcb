// Figures and the account of numbers as JSON objects, with the names of the CSV's columns.
#pragma once

#include <string>
#include <string_view>

#include "solieu.h"

namespace solieu {

/// A string of JSON, in quotes. `text` is UTF-8.
void append_json_text(std::string_view text, std::string& out);

/// One object, without a line end. All columns but `document`, in their order: decimals as strings, as the CSV has
/// them, since most readers of JSON would make doubles of them; what counts or refers as numbers; flags as an array;
/// null where a cell is empty.
void append_json(const Figure& figure, std::string& out);
void append_json(const NumberFate& number, std::string& out);

}  // namespace solieu
