// Which parts of a page are what it was made for, and which stand around that on every page of its site.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "read/html_tree.h"

namespace solieu {

struct HtmlArticle {
  std::size_t begin = 0, end = 0;  // its nodes: title, text and what is between them
  std::vector<bool> left_out;      // by node: it, with all that is in it
  bool has_title = false;          // is the title among its nodes? Else that of the page names it
};

/// Judges by what holds of pages in general: what elements and ARIA roles mean, words of classes and ids, how much of a text is links,
/// and where the running text is. Where no part stands out it is the whole page but for its navigation.
HtmlArticle find_article(const HtmlTree& tree);

}  // namespace solieu
