// The parts of a match that a pattern gives names to. Which patterns match is not RE2's business (automaton.h);
// what their brackets caught is, for the few matches whose rule asks for it.
#pragma once

#include <re2/re2.h>

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/pattern.h"

namespace solieu {

class Captures {
 public:
  /// Both must outlive it.
  Captures(const Pattern& pattern, const Lexicon& lexicon) : pattern_(pattern), lexicon_(lexicon), names_(pattern.capture_names()) {}

  /// The names of the groups by their number; empty for the whole.
  const std::vector<std::string>& names() const { return names_; }

  /// What each group caught in `symbols`, which the pattern matches from its first to its last. Any number of
  /// threads may ask; the first one compiles the expression.
  void read(std::string_view symbols, std::vector<re2::StringPiece>& groups) const;

 private:
  const Pattern& pattern_;
  const Lexicon& lexicon_;
  std::vector<std::string> names_;
  mutable std::once_flag compiled_;
  mutable std::optional<RE2> regex_;  // over symbols, leftmost-longest
};

}  // namespace solieu
