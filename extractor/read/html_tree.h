// The elements and texts of a page, in the order of the document, as browsers build them from whatever is written.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "read/formats.h"

namespace solieu {

/// An element or a text. Its descendants stand right behind it, up to `end`.
struct HtmlNode {
  const GumboNode* node = nullptr;
  std::size_t parent = 0, end = 0;  // numbers of nodes; the first is its own parent
  GumboTag tag = GUMBO_TAG_LAST;    // GUMBO_TAG_LAST: a text

  bool is_text() const { return tag == GUMBO_TAG_LAST; }
  /// Is it this element of HTML, not one of SVG or MathML that has its name?
  bool is_html(GumboTag name) const { return tag == name && node->v.element.tag_namespace == GUMBO_NAMESPACE_HTML; }
  /// Of an element: the value, with entities resolved; empty where it has no such attribute.
  std::string_view attribute(const char* name) const;
  bool has_attribute(const char* name) const;
  /// Of a text: what it says, and the markup that says it.
  std::string_view text() const { return node->v.text.text; }
  std::string_view markup() const { return {node->v.text.original_text.data, node->v.text.original_text.length}; }
};

class HtmlTree {
 public:
  /// `markup` must be UTF-8 and outlive the tree. An error where elements are nested deeper, or the tree takes more memory
  /// (`unpacked`), than `limits` allow, and where it takes far longer than pages do.
  static Result<HtmlTree> parse(std::string_view markup, const ReadLimits& limits);

  const std::vector<HtmlNode>& nodes() const { return nodes_; }  // the first is <html>
  std::string_view markup() const { return markup_; }

  /// Calls `f` with the number of each child.
  template <class F>
  void each_child(std::size_t parent, F f) const {
    for (std::size_t n = parent + 1; n < nodes_[parent].end; n = nodes_[n].end) f(n);
  }

 private:
  class Arena;
  struct DropArena { void operator()(Arena*) const; };

  HtmlTree(std::string_view markup, std::unique_ptr<Arena, DropArena> arena) : markup_(markup), arena_(std::move(arena)) {}
  bool add_nodes(const GumboNode* root, std::size_t depth);

  std::string_view markup_;
  std::unique_ptr<Arena, DropArena> arena_;
  std::vector<HtmlNode> nodes_;
};

}  // namespace solieu
