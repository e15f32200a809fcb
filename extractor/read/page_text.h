// Pages to a text: a paragraph or a row of a table a line.
#pragma once

#include <vector>

#include "read/page.h"
#include "read/source_text.h"

namespace solieu {

/// Lines become paragraphs, across columns and pages; running heads and the numbers of pages are left out; the cells of tables
/// are divided by tabs. Fills `text` and `words`.
void write_pages(std::vector<Page> pages, SourceText& out);

}  // namespace solieu
