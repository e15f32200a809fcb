#include "read/html_article.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "read/html_elements.h"
#include "read/html_meta.h"
#include "read/html_tags.h"
#include "read/html_words.h"

namespace solieu {
namespace {

// Bytes of text. A letter of Vietnamese has one to three.
constexpr std::size_t kRunningText = 50;     // a block of so many is no label
constexpr std::size_t kStandsOut = 300;      // running text of an article at least
constexpr std::size_t kShortLink = 40;       // links of a menu are shorter than headlines
constexpr std::size_t kShortestTitle = 12;
constexpr std::size_t kLongestTitle = 600;
constexpr std::size_t kFewestLinks = 3;      // of a list of links

bool has_word(std::string_view list, std::string_view word) {
  for (std::size_t at = 0; (at = list.find(word, at)) != std::string_view::npos; at += word.size()) {
    auto border = [&](std::size_t i) { return i >= list.size() || list[i] == ' '; };
    if ((at == 0 || border(at - 1)) && border(at + word.size())) return true;
  }
  return false;
}

bool is_any(std::string_view word, std::initializer_list<std::string_view> list) { return std::find(list.begin(), list.end(), word) != list.end(); }

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_html_blank(c); }));
}

bool is_cell(GumboTag tag) { return tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH; }

// style="display: none"
bool is_styled_away(std::string_view style) {
  std::string packed;
  for (char c : style) {
    if (!is_html_blank(c)) packed += ascii_lower(c);
  }
  return packed.find("display:none") != std::string::npos || packed.find("visibility:hidden") != std::string::npos;
}

/// What a node holds, with all that is in it and not left out.
struct Sums {
  std::size_t letters = 0;  // bytes of text without blanks
  std::size_t linked = 0;   // of these in links
  std::size_t links = 0;
  std::size_t running = 0;  // letters outside of links in blocks of some length, and in cells
  std::size_t own = 0;      // of a block: letters outside of links that are in no block within it

  bool links_take(double share) const { return letters > 0 && static_cast<double>(linked) >= share * static_cast<double>(letters); }
};

class Judge {
 public:
  explicit Judge(const HtmlTree& tree) : tree_(tree), nodes_(tree.nodes()), blocks_(nodes_.size(), 0), letters_(nodes_.size(), 0) {
    out_.left_out.assign(nodes_.size(), false);
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
      if (nodes_[n].is_text() && nodes_[n].node->type != GUMBO_NODE_WHITESPACE) letters_[n] = letters_in(nodes_[n].text());
    }
    for (std::size_t n = 1; n < nodes_.size(); ++n) {
      blocks_[n] = !nodes_[n].is_text() && (is_block(nodes_[n].tag) || is_cell(nodes_[n].tag) || nodes_[n].tag == GUMBO_TAG_CAPTION) ? n : blocks_[nodes_[n].parent];
    }
  }

  HtmlArticle judge() {
    leave_out_what_is_not_shown();
    add_up();
    find_title();
    leave_out_surroundings();
    add_up();
    leave_out_what_is_announced();
    add_up();
    choose_root();
    leave_out_links();
    take_what_is_around();
    return std::move(out_);
  }

 private:
  bool left_out(std::size_t n) const { return out_.left_out[n]; }
  void leave_out(std::size_t n) { out_.left_out[n] = true; }
  bool holds(std::size_t outer, std::size_t inner) const { return outer <= inner && inner < nodes_[outer].end; }

  // Each node that is not left out, with a chance to leave it out, in the order of the document.
  template <class F>
  void each_kept(std::size_t begin, std::size_t end, F f) {
    for (std::size_t n = begin; n < end;) {
      if (!left_out(n)) f(n);
      n = left_out(n) ? nodes_[n].end : n + 1;
    }
  }

  void leave_out_what_is_not_shown() {
    each_kept(1, nodes_.size(), [&](std::size_t n) {
      const HtmlNode& node = nodes_[n];
      if (node.is_text() || node.tag == GUMBO_TAG_BODY) return;
      if (is_never_text(node.tag) || node.has_attribute("hidden") || node.attribute("aria-hidden") == "true" || is_styled_away(node.attribute("style"))) leave_out(n);
    });
  }

  void add_up() {
    sums_.assign(nodes_.size(), {});
    before_.assign(nodes_.size(), 0);
    std::size_t link_end = 0, letters = 0;
    each_kept(0, nodes_.size(), [&](std::size_t n) {
      const HtmlNode& node = nodes_[n];
      before_[n] = letters;
      if (node.tag == GUMBO_TAG_A && node.has_attribute("href")) {
        link_end = std::max(link_end, node.end);
        sums_[n].links = 1;
      }
      if (letters_[n] == 0) return;
      letters += sums_[n].letters = letters_[n];
      if (n < link_end) sums_[n].linked = sums_[n].letters;
      else sums_[blocks_[n]].own += sums_[n].letters;
    });
    for (std::size_t n = nodes_.size(); n-- > 1;) {
      if (left_out(n)) continue;
      Sums& s = sums_[n];
      if (s.own >= kRunningText || (s.own > 0 && is_cell(nodes_[n].tag))) s.running += s.own;
      Sums& above = sums_[nodes_[n].parent];
      above.letters += s.letters;
      above.linked += s.linked;
      above.links += s.links;
      above.running += s.running;
    }
  }

  std::string text_of(std::size_t n) const {
    std::string text;
    for (std::size_t i = n; i < nodes_[n].end; ++i) {
      if (nodes_[i].is_text() && !left_out(i)) text += nodes_[i].text();
    }
    return compared(text);
  }

  // The block that says what the head of the page says, a heading if there is one; else the first great heading that is no link.
  void find_title() {
    const auto of_page = title_of(tree_);
    const std::string wanted = of_page ? compared(of_page->text) : "";
    int best = 0;
    each_kept(0, nodes_.size(), [&](std::size_t n) {
      const HtmlNode& node = nodes_[n];
      if (node.is_text() || blocks_[n] != n || node.tag == GUMBO_TAG_LI || is_cell(node.tag) || best == 4) return;
      const Sums& s = sums_[n];
      const bool first = node.tag == GUMBO_TAG_H1;
      if (s.letters < kShortestTitle || s.letters > kLongestTitle || (!first && node.end - n > 40)) return;
      int rank = first && !s.links_take(0.5) ? 1 : 0;
      if (wanted.size() >= kShortestTitle && text_of(n) == wanted) rank = first ? 4 : is_heading(node.tag) ? 3 : s.links_take(0.5) ? 0 : 2;
      if (rank > best) {
        best = rank;
        title_ = n;
      }
    });
  }

  // A part that is most of the page, or has its title, is no surroundings, whatever it is called.
  bool is_centre(std::size_t n) const { return (title_ != 0 && holds(n, title_)) || 2 * sums_[n].running > sums_[0].running; }

  void leave_out_surroundings() {
    std::size_t article_end = 0;
    each_kept(1, nodes_.size(), [&](std::size_t n) {
      const HtmlNode& node = nodes_[n];
      if (node.is_text() || node.tag == GUMBO_TAG_BODY) return;
      const std::string_view role = node.attribute("role");
      if (node.tag == GUMBO_TAG_ARTICLE || node.tag == GUMBO_TAG_MAIN || is_any(role, {"article", "main"}) || is_marked_body(n)) {
        article_end = std::max(article_end, node.end);
        return;
      }
      if (is_surroundings(n, role, n < article_end)) leave_out(n);
    });
  }

  bool is_marked_body(std::size_t n) const { return has_word(nodes_[n].attribute("itemprop"), "articleBody"); }

  bool is_surroundings(std::size_t n, std::string_view role, bool in_article) const {
    const GumboTag tag = nodes_[n].tag;
    if (tag == GUMBO_TAG_NAV || is_any(role, {"navigation", "search", "menu", "menubar", "toolbar", "tablist", "dialog", "alertdialog"})) return !has_title(n);
    if (tag == GUMBO_TAG_FOOTER || role == "contentinfo") return !is_centre(n);
    if (tag == GUMBO_TAG_HEADER || role == "banner") return !in_article && !is_centre(n);
    if (tag == GUMBO_TAG_ASIDE || role == "complementary") {
      if (!in_article || sums_[n].links_take(0.3)) return !is_centre(n);
    }
    const HtmlPart part = part_of(n);
    if (part == HtmlPart::comments) return !has_title(n);
    return part == HtmlPart::furniture && !is_centre(n);
  }

  bool has_title(std::size_t n) const { return title_ != 0 && holds(n, title_); }

  // "Tin liên quan" and the links below it, "Bình luận" and all below it: down to where the part ends in which it stands.
  void leave_out_what_is_announced() {
    each_kept(1, nodes_.size(), [&](std::size_t n) {
      if (nodes_[n].is_text() || blocks_[n] != n || sums_[n].letters == 0 || sums_[n].letters > 64 || has_title(n)) return;
      if (nodes_[n].end - n > 12 || holds_block(n)) return;
      const HtmlPart part = part_announced(text_of(n));
      if (part == HtmlPart::unknown) return;
      // the widest part of the page that begins with these words
      std::size_t top = n;
      while (nodes_[top].parent != 0 && begins_with(nodes_[top].parent, n) && !is_centre(nodes_[top].parent) && is_announced(nodes_[top].parent, part)) top = nodes_[top].parent;
      leave_out(top);
      const std::size_t end = nodes_[nodes_[top].parent].end;
      for (std::size_t next = nodes_[top].end; next < end; next = nodes_[next].end) {
        if (nodes_[next].is_text() && sums_[next].letters == 0) continue;
        if (sums_[next].letters > 0 && (!is_announced(next, part) || is_centre(next))) break;
        leave_out(next);
      }
    });
  }

  bool is_announced(std::size_t n, HtmlPart part) const { return part == HtmlPart::comments || sums_[n].links_take(0.4); }

  bool holds_block(std::size_t n) const {
    for (std::size_t i = n + 1; i < nodes_[n].end; ++i) {
      if (blocks_[i] == i) return true;
    }
    return false;
  }

  // Does nothing that is read stand in `outer` before `inner`?
  bool begins_with(std::size_t outer, std::size_t inner) const { return before_[outer] == before_[inner]; }

  // Where the article is: as the page marks it, if enough of its running text is there; else the smallest part that has nearly all of it.
  void choose_root() {
    const std::size_t all = sums_[0].running;
    root_ = body();
    bool said = true;  // does the page say where it is?
    auto at_least = [&](std::size_t n, double share) { return n != 0 && static_cast<double>(sums_[n].running) >= share * static_cast<double>(all) && sums_[n].running > 0; };
    const std::size_t marked = most_running([&](std::size_t n) { return is_marked_body(n); });
    const std::size_t article = most_running([&](std::size_t n) { return nodes_[n].tag == GUMBO_TAG_ARTICLE || nodes_[n].attribute("role") == "article"; });
    if (at_least(marked, 0.35)) {
      root_ = marked;
    } else if (at_least(article, 0.5)) {
      root_ = article;
    } else {
      const std::size_t main = most_running([&](std::size_t n) { return nodes_[n].tag == GUMBO_TAG_MAIN || nodes_[n].attribute("role") == "main"; });
      said = at_least(main, 0.35);
      if (said) root_ = main;
      const std::size_t named = most_running([&](std::size_t n) { return is_block(nodes_[n].tag) && part_of(n) == HtmlPart::article; });
      if (at_least(named, 0.6) && holds(root_, named)) root_ = named;
      descend();
    }
    stands_out_ = root_ != body() && (said || sums_[root_].running >= kStandsOut);
    if (!stands_out_) root_ = body();
    out_.begin = root_;
    out_.end = nodes_[root_].end;
  }

  HtmlPart part_of(std::size_t n) const {
    return std::max(part_named(nodes_[n].attribute("class")), part_named(nodes_[n].attribute("id")));
  }

  std::size_t body() const {
    std::size_t found = 0;
    tree_.each_child(0, [&](std::size_t n) { found = nodes_[n].tag == GUMBO_TAG_BODY ? n : found; });
    return found;
  }

  template <class F>
  std::size_t most_running(F wanted) {
    std::size_t most = 0;
    each_kept(1, nodes_.size(), [&](std::size_t n) {
      if (nodes_[n].is_text() || !wanted(n)) return;
      if (most == 0 || sums_[n].running > sums_[most].running) most = n;
    });
    return most;
  }

  void descend() {
    const double enough = 0.8 * static_cast<double>(sums_[root_].running);
    for (std::size_t next = root_; next != 0;) {
      next = 0;
      tree_.each_child(root_, [&](std::size_t n) {
        const GumboTag tag = nodes_[n].tag;
        const bool part = !nodes_[n].is_text() && (is_block(tag) || is_table_part(tag)) && tag != GUMBO_TAG_TABLE && tag != GUMBO_TAG_P;
        if (part && !left_out(n) && static_cast<double>(sums_[n].running) >= enough && sums_[n].running > 0) next = n;
      });
      // a table is one whole, unless it only lays the page out, with the text in one cell
      if (next == 0) next = cell_that_is_all(enough);
      if (next != 0) root_ = next;
    }
  }

  std::size_t cell_that_is_all(double enough) const {
    std::size_t found = 0;
    tree_.each_child(root_, [&](std::size_t table) {
      if (nodes_[table].tag != GUMBO_TAG_TABLE || left_out(table)) return;
      for (std::size_t n = table + 1; n < nodes_[table].end && found == 0; ++n) {
        if (is_cell(nodes_[n].tag) && !left_out(n) && static_cast<double>(sums_[n].running) >= enough && sums_[n].own < sums_[n].running) found = n;
      }
    });
    return found;
  }

  // Lists of links, and lines that are nothing but one, in what is read. Where no article stands out only menus: there, headlines are links.
  void leave_out_links() {
    each_kept(out_.begin, out_.end, [&](std::size_t n) {
      const HtmlNode& node = nodes_[n];
      if (n == root_ || node.is_text() || blocks_[n] != n || has_title(n) || sums_[n].links == 0) return;
      const Sums& s = sums_[n];
      if (is_cell(node.tag) || node.tag == GUMBO_TAG_FIGURE || node.tag == GUMBO_TAG_FIGCAPTION || node.tag == GUMBO_TAG_CAPTION) return;
      if (node.tag == GUMBO_TAG_TABLE && !s.links_take(0.85)) return;
      const bool list = s.links >= kFewestLinks && s.links_take(0.6);
      if (!stands_out_) {
        if (list && s.linked < kShortLink * s.links) leave_out(n);
      } else if (list || (s.links_take(0.75) && s.running == 0)) {
        leave_out(n);
      }
    });
  }

  // The title with what is between it and the text (its day, the sapo, a picture), and paragraphs and tables right behind or before the
  // text that its part of the page does not hold.
  void take_what_is_around() {
    out_.has_title = title_ != 0 && (holds(root_, title_) || title_ < root_);
    if (!stands_out_) return;
    const std::size_t parent = nodes_[root_].parent;
    std::vector<std::size_t> others;
    bool behind = false;
    std::size_t last = root_;
    tree_.each_child(parent, [&](std::size_t n) {
      behind = behind || n == root_;
      if (n == root_ || left_out(n)) return;
      if (behind && is_plain_content(n)) last = n;
      else if (behind) others.push_back(n);
    });
    for (std::size_t n : others) {
      if (n < last) leave_out(n);
    }
    out_.end = nodes_[last].end;
    if (title_ != 0 && title_ < root_) out_.begin = title_;
    else if (title_ == 0 || !holds(root_, title_)) take_before();
    const std::size_t root = root_;
    const std::size_t begin = out_.begin;
    if (begin < root) leave_out_links_between(begin, root);
  }

  bool is_plain_content(std::size_t n) const {
    const GumboTag tag = nodes_[n].tag;
    const bool plain = tag == GUMBO_TAG_P || tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_FIGURE || tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_BLOCKQUOTE ||
                       tag == GUMBO_TAG_PRE;
    return plain && sums_[n].running > 0 && !sums_[n].links_take(0.3);
  }

  // What opens the text by what it is called, in the parts that the text is in, as far as these hold little else.
  void take_before() {
    constexpr int kLevels = 3;
    std::size_t inner = root_;
    for (int level = 0; level < kLevels; ++level) {
      const std::size_t parent = nodes_[inner].parent;
      if (parent == 0 || sums_[parent].running > 2 * sums_[root_].running) return;
      tree_.each_child(parent, [&](std::size_t n) {
        if (n >= inner || left_out(n) || nodes_[n].is_text() || sums_[n].letters == 0) return;
        const bool opens = is_heading(nodes_[n].tag) || part_of(n) == HtmlPart::opening;
        if (opens && !sums_[n].links_take(0.6)) out_.has_title = true;
        if ((opens || is_plain_content(n)) && !sums_[n].links_take(0.6)) out_.begin = std::min(out_.begin, n);
      });
      inner = parent;
    }
  }

  void leave_out_links_between(std::size_t begin, std::size_t end) {
    each_kept(begin, end, [&](std::size_t n) {
      if (nodes_[n].is_text() || blocks_[n] != n || holds(n, root_) || has_title(n) || holds(title_, n)) return;
      if (sums_[n].links > 0 && sums_[n].links_take(0.6) && sums_[n].running == 0) leave_out(n);
    });
  }

  const HtmlTree& tree_;
  const std::vector<HtmlNode>& nodes_;
  std::vector<std::size_t> blocks_;  // by node: the block or cell that it is in, or is
  std::vector<std::size_t> letters_;  // of texts: bytes that are no blanks
  std::vector<Sums> sums_;           // by node
  std::vector<std::size_t> before_;  // by node: letters that stand before it
  std::size_t title_ = 0, root_ = 0; // title_: 0 where there is none
  bool stands_out_ = false;
  HtmlArticle out_;
};

}  // namespace

HtmlArticle find_article(const HtmlTree& tree) { return Judge(tree).judge(); }

}  // namespace solieu
