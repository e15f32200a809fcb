// The files in a ZIP or TAR archive, and the parts of a document that is such an archive, with limits on what they may cost.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "read/formats.h"

namespace solieu {

struct Part {
  std::string name;  // as the archive has it, in UTF-8; nothing is ever written under it
  std::string bytes;
};

/// The parts whose names `wanted` takes, in the order of the archive. The error says, without the archive's name, which part
/// is damaged, encrypted or longer than `limits` allow.
Result<std::vector<Part>> read_parts(std::string_view archive, const std::function<bool(std::string_view name)>& wanted, const ReadLimits& limits);

}  // namespace solieu
