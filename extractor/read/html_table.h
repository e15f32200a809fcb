// How the cells of a table lie in rows and columns.
#pragma once

#include <cstddef>
#include <vector>

#include "read/html_article.h"
#include "read/html_tree.h"

namespace solieu {

struct HtmlCell {
  std::size_t node = 0;
  std::size_t column = 0;    // 0-based
  std::size_t columns = 1;   // that it takes
  bool goes_on = false;      // it began in a row above, and takes this place too
};

struct HtmlTable {
  std::vector<std::size_t> captions;        // nodes
  std::vector<std::vector<HtmlCell>> rows;  // in rising columns
  std::size_t columns = 0;
  bool lays_out = false;  // it only puts parts of the page beside each other: each cell is to be read for itself
};

/// Reads the table that begins at a node; what is left out of the article is in no cell. A cell takes
/// at most 100 columns.
HtmlTable read_html_table(const HtmlTree& tree, const HtmlArticle& article, std::size_t table);

}  // namespace solieu
