// What must hold of the text that a reader makes of any document.
#pragma once

#include <string>

#include "grammar/built_in.h"
#include "invariants.h"
#include "read/source_text.h"
#include "solieu.h"

namespace solieu::test {

/// Throws Broken: stretches lie in the text, in order; figures are found in it, and their places in the document.
inline void check_source(const SourceText& source) {
  std::size_t end = 0;
  for (const Stretch& s : source.stretches) {
    if (s.begin < end || s.end <= s.begin || s.end > source.text.size()) throw Broken("stretch " + s.name + " is not where it should be");
    end = s.end;
  }
  static const Extractor extractor(built_in());
  for (const Figure& f : extractor.account(source, {}, true).figures) {
    if (f.span.begin > f.span.end) throw Broken("figure " + std::to_string(f.figure) + " ends before it begins");
    if (source.stretches.empty() != f.locator.empty() && source.stretches.empty()) throw Broken("a figure of a text has a locator");
  }
}

}  // namespace solieu::test
