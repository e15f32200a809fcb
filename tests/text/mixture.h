// Random mixtures of everything that a normaliser has to cope with in Vietnamese text.
#pragma once

#include <string>

#include "random.h"

namespace solieu::test {

/// Up to `pieces` words, marks, blanks, invisible characters and broken bytes, in any order.
std::string mixture(Random& random, std::size_t pieces);

}  // namespace solieu::test
