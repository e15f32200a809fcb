// The names of the files in a ZIP archive, as its directory has them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace solieu {

constexpr std::string_view kZipMagic = "PK\x03\x04";

/// At most `most` of them, in the order of the directory at the archive's end; none where that is not there. What is packed
/// in the archive may look like names of its own, so nothing else is looked at.
std::vector<std::string_view> names_in_zip(std::string_view archive, std::size_t most);

/// Do they say that the archive is one document of an office program?
bool are_of_office(const std::vector<std::string_view>& names);

}  // namespace solieu
