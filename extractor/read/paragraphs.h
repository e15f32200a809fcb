// Lines on pages to paragraphs.
#pragma once

#include <cstddef>
#include <vector>

#include "read/page.h"

namespace solieu {

struct PlacedWord {
  PageWord word;
  int page = 1;
  bool joined = false;  // no blank before it
};

/// A paragraph, or a row of a table.
struct Passage {
  std::vector<std::vector<PlacedWord>> cells;  // a paragraph is one
  bool apart = false;                          // an empty line stands before it
};

/// The passages of all pages, in reading order: paragraphs go on over the ends of lines, columns and pages, notes stand behind
/// the paragraph that they interrupt. Running heads must be gone.
std::vector<Passage> passages_of(std::vector<Page> pages);

}  // namespace solieu
