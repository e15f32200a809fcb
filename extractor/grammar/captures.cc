#include "grammar/captures.h"

namespace solieu {

void Captures::read(std::string_view symbols, std::vector<re2::StringPiece>& groups) const {
  std::call_once(compiled_, [this] {
    RE2::Options options;
    options.set_longest_match(true);
    options.set_log_errors(false);
    options.set_max_mem(16 << 20);
    regex_.emplace(pattern_.regex(lexicon_), options);
  });
  groups.assign(names_.size(), {});
  re2::StringPiece all(symbols.data(), symbols.size());
  regex_->Match(all, 0, all.size(), RE2::ANCHOR_BOTH, groups.data(), static_cast<int>(groups.size()));
}

}  // namespace solieu
