// The numbers of lists as office programs write them.
#pragma once

#include <cstdint>
#include <string>

namespace solieu {

/// "IV", "XII"; in digits where Roman numerals have no sign for it.
std::string upper_roman(std::int64_t value);
/// "A" … "Z", "AA", "BB" …; in digits beyond "ZZZZZZZZ".
std::string upper_letters(std::int64_t value);
/// Capital ASCII letters made small.
std::string lower_ascii(std::string text);

}  // namespace solieu
