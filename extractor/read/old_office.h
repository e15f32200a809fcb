// Office documents in the containers of old programs, which are not read; newer ones with a password stand in such, too.
#pragma once

#include <string>
#include <string_view>

namespace solieu {

/// Why one of Format::old_office is not read, and what to do.
std::string why_old_office(std::string_view bytes);

}  // namespace solieu
