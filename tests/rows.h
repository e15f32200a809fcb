// What must hold of the figures of any text: each row points at its own source, links lead to rows, values are of
// their vocabularies.
#pragma once

#include <string>
#include <vector>

#include "solieu.h"

namespace solieu::test {

void check_rows(const std::string& bytes, const std::vector<Figure>& figures);

}  // namespace solieu::test
