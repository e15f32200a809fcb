// The proof that a text is clean already, as most are.
#pragma once

#include <cstddef>
#include <string_view>

namespace solieu {

/// True where normalise() would leave the bytes as they are, decided conservatively in one pass.
bool is_plain(std::string_view source);

/// Where the plain characters that begin at `at` end.
std::size_t plain_end(std::string_view source, std::size_t at);

}  // namespace solieu
