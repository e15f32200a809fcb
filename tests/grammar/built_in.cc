#include "grammar/built_in.h"

#include <stdexcept>

namespace solieu::test {

std::shared_ptr<const Grammar> built_in() {
  static const std::shared_ptr<const Grammar> grammar = [] {
    auto loaded = Grammar::built_in();
    if (!loaded) throw std::runtime_error(loaded.error());
    return loaded.value();
  }();
  return grammar;
}

}  // namespace solieu::test
