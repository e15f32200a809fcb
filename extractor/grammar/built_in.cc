// The grammar that CMake compiled from grammars/*.toml.
#include "grammar/grammar.h"

namespace solieu {

Result<std::shared_ptr<const Grammar>> Grammar::built_in() { return from_compiled(built_in_grammar(), built_in_grammar_files); }

}  // namespace solieu
