// The text of an article: a line for each block, cells divided by tabs, and where each byte of it stands in the page.
#pragma once

#include "read/html_article.h"
#include "read/html_tree.h"
#include "read/mapped_text.h"

namespace solieu {

/// Lines end where blocks and <br> do; blanks are collapsed as browsers do (no-break ones too), but in <pre>. "- " opens the items of
/// lists, an empty line stands before headings and behind tables, rows of tables are lines with a tab between columns, captions above
/// them. Small raised digits are ² and ¹, so that no note becomes a part of a number. Letters of fonts such as .VnTime are Unicode.
MappedText text_of_article(const HtmlTree& tree, const HtmlArticle& article);

}  // namespace solieu
