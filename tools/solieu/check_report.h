// What `solieu check` tells on a terminal: the numbers that do not fit together, and how much was checked.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>

#include "checked.h"

namespace solieu::program {

class CheckReport {
 public:
  /// Counts what was found in a text. The lines on what is inconsistent in it, or another number than a table's; or nothing.
  std::string add(const Checked::Text& text);

  bool inconsistent() const { return count(check::Verdict::inconsistent) + count(check::Verdict::mismatch) > 0; }
  /// Several lines: figures, findings, and what could not be checked, with the commonest reasons.
  std::string summary() const;

 private:
  std::size_t count(check::Verdict verdict) const { return found_[static_cast<std::size_t>(verdict)]; }

  std::size_t texts_ = 0, figures_ = 0, held_ = 0;
  std::size_t found_[check::kVerdicts] = {};
  std::size_t ranges_ = 0;  // in order: these say nothing of other figures, and would flatter what was covered
  std::map<std::string, std::size_t> reasons_;
};

}  // namespace solieu::program
