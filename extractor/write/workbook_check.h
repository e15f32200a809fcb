// Is a workbook complete? libxlsxwriter does not look whether its temporary files could be written, so a full disk may cut a sheet unsaid.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace solieu {

/// Looks at the sheets of the workbook at `path`: each must be there to its end and be at least so many bytes long, unpacked. What is
/// wrong, or an empty string.
std::string check_workbook(const std::string& path, std::span<const std::uint64_t> least_sizes);

}  // namespace solieu
