// One cell of a CSV file, for all that write some.
#pragma once

#include <string>
#include <string_view>

namespace solieu {

/// Quoted by RFC 4180 where it has to be.
void append_csv_cell(std::string_view cell, std::string& out);

}  // namespace solieu
