// The built-in grammar, loaded once for all tests.
#pragma once

#include <memory>

#include "grammar/grammar.h"

namespace solieu::test {

std::shared_ptr<const Grammar> built_in();

}  // namespace solieu::test
