#include "read/html_nesting.h"

#include <gumbo.h>

#include <algorithm>
#include <vector>

#include "read/html_elements.h"
#include "read/html_tags.h"

namespace solieu {
namespace {

// The elements that are open behind a tag, as a parser would have them.
class Open {
 public:
  explicit Open(std::size_t limit) : limit_(limit) {}

  bool too_deep() const { return elements_.size() > limit_; }
  /// Is the innermost one of SVG or MathML?
  bool foreign() const { return !elements_.empty() && elements_.back().foreign; }

  /// Is it an element of HTML that is open now, or is void? Only such a one has content that is no markup.
  bool begin(GumboTag tag, const HtmlMarkup& markup) {
    if (foreign() && !takes_html(elements_.back().tag)) {
      if (!leaves_foreign(tag, markup)) return push_foreign(tag, markup);
      do elements_.pop_back();
      while (foreign() && !takes_html(elements_.back().tag));
    }
    if (tag == GUMBO_TAG_SVG || tag == GUMBO_TAG_MATH) return push_foreign(tag, markup);
    if (in_select() && !stands_in_select(tag)) return false;
    if (is_void(tag)) return true;
    switch (tag) {
      case GUMBO_TAG_HTML: case GUMBO_TAG_HEAD: case GUMBO_TAG_BODY: return true;
      case GUMBO_TAG_LI: close(tag, {GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_TABLE}); break;
      case GUMBO_TAG_DT: case GUMBO_TAG_DD: close_any({GUMBO_TAG_DT, GUMBO_TAG_DD}, {GUMBO_TAG_DL, GUMBO_TAG_TABLE}); break;
      case GUMBO_TAG_OPTION: close(tag, {GUMBO_TAG_SELECT}); break;
      case GUMBO_TAG_TD: case GUMBO_TAG_TH: close_any({GUMBO_TAG_TD, GUMBO_TAG_TH}, {GUMBO_TAG_TR, GUMBO_TAG_TABLE}); break;
      case GUMBO_TAG_TR: close(tag, {GUMBO_TAG_TABLE}); break;
      case GUMBO_TAG_TBODY: case GUMBO_TAG_THEAD: case GUMBO_TAG_TFOOT: case GUMBO_TAG_COLGROUP: case GUMBO_TAG_CAPTION:
        close_any({GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT, GUMBO_TAG_COLGROUP, GUMBO_TAG_CAPTION}, {GUMBO_TAG_TABLE});
        break;
      default:
        if (is_block(tag)) close(GUMBO_TAG_P, {GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_CAPTION, GUMBO_TAG_TABLE, GUMBO_TAG_BUTTON});
    }
    elements_.push_back({tag, false});
    return true;
  }

  void end(GumboTag tag) {
    if (foreign() && close_foreign(tag)) return;
    if (tag == GUMBO_TAG_TABLE) close(tag, {});
    else if (is_block(tag) || is_table_part(tag)) close(tag, {GUMBO_TAG_TABLE});
    else close_inline(tag);
  }

 private:
  struct Element {
    GumboTag tag;
    bool foreign;  // of SVG or MathML
  };
  using List = std::initializer_list<GumboTag>;
  static bool is_in(List list, GumboTag tag) { return std::find(list.begin(), list.end(), tag) != list.end(); }
  static bool is_in(List list, Element e) { return !e.foreign && is_in(list, e.tag); }

  // The elements of SVG and MathML in which HTML stands again.
  static bool takes_html(GumboTag tag) {
    return is_in({GUMBO_TAG_FOREIGNOBJECT, GUMBO_TAG_DESC, GUMBO_TAG_TITLE, GUMBO_TAG_MI, GUMBO_TAG_MO, GUMBO_TAG_MN, GUMBO_TAG_MS, GUMBO_TAG_MTEXT}, tag);
  }

  // Those of HTML before which they all end.
  static bool leaves_foreign(GumboTag tag, const HtmlMarkup& markup) {
    static constexpr List kThese = {
        GUMBO_TAG_B, GUMBO_TAG_BIG, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY, GUMBO_TAG_BR, GUMBO_TAG_CENTER, GUMBO_TAG_CODE,
        GUMBO_TAG_DD, GUMBO_TAG_DIV, GUMBO_TAG_DL, GUMBO_TAG_DT, GUMBO_TAG_EM, GUMBO_TAG_EMBED, GUMBO_TAG_H1,
        GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6, GUMBO_TAG_HEAD, GUMBO_TAG_HR,
        GUMBO_TAG_I, GUMBO_TAG_IMG, GUMBO_TAG_LI, GUMBO_TAG_LISTING, GUMBO_TAG_MENU, GUMBO_TAG_META, GUMBO_TAG_NOBR,
        GUMBO_TAG_OL, GUMBO_TAG_P, GUMBO_TAG_PRE, GUMBO_TAG_RUBY, GUMBO_TAG_S, GUMBO_TAG_SMALL, GUMBO_TAG_SPAN,
        GUMBO_TAG_STRONG, GUMBO_TAG_STRIKE, GUMBO_TAG_SUB, GUMBO_TAG_SUP, GUMBO_TAG_TABLE, GUMBO_TAG_TT, GUMBO_TAG_U,
        GUMBO_TAG_UL, GUMBO_TAG_VAR};
    if (tag != GUMBO_TAG_FONT) return is_in(kThese, tag);
    return names_attribute(markup.attributes, "color") || names_attribute(markup.attributes, "face") || names_attribute(markup.attributes, "size");
  }

  bool push_foreign(GumboTag tag, const HtmlMarkup& markup) {
    if (!markup.closes_itself) elements_.push_back({tag, true});
    return false;
  }

  bool close_foreign(GumboTag tag) {
    for (std::size_t n = elements_.size(); n > 0 && elements_[n - 1].foreign; --n) {
      if (elements_[n - 1].tag != tag) continue;
      elements_.resize(n - 1);
      return true;
    }
    return false;
  }

  bool in_select() const { return !elements_.empty() && is_in({GUMBO_TAG_SELECT, GUMBO_TAG_OPTION, GUMBO_TAG_OPTGROUP}, elements_.back()) && is_open(GUMBO_TAG_SELECT); }
  bool is_open(GumboTag tag) const {
    return std::any_of(elements_.rbegin(), elements_.rend(), [&](Element e) { return is_in({tag}, e); });
  }

  // Most tags are passed over in a <select>; some end it.
  bool stands_in_select(GumboTag tag) {
    if (is_in({GUMBO_TAG_OPTION, GUMBO_TAG_OPTGROUP, GUMBO_TAG_SCRIPT, GUMBO_TAG_TEMPLATE}, tag)) return true;
    const bool ends = is_in({GUMBO_TAG_SELECT, GUMBO_TAG_INPUT, GUMBO_TAG_KEYGEN, GUMBO_TAG_TEXTAREA}, tag) || ((is_table_part(tag) || tag == GUMBO_TAG_TABLE) && is_open(GUMBO_TAG_TABLE));
    if (ends) close(GUMBO_TAG_SELECT, {});
    return ends && tag != GUMBO_TAG_SELECT;
  }

  void close(GumboTag tag, List barriers) { close_any({tag}, barriers); }

  // Ends the innermost of these elements, and all within it, unless a barrier is nearer.
  void close_any(List wanted, List barriers) {
    for (std::size_t n = elements_.size(); n > 0; --n) {
      if (is_in(wanted, elements_[n - 1])) return elements_.resize(n - 1);
      if (is_in(barriers, elements_[n - 1])) return;
    }
  }

  // "</b>" leaves the blocks open that stand in it.
  void close_inline(GumboTag tag) {
    bool block = false;
    for (std::size_t n = elements_.size(); n > 0; --n) {
      const Element e = elements_[n - 1];
      if (is_in({tag}, e)) {
        if (!block) return elements_.resize(n - 1);
        elements_.erase(elements_.begin() + static_cast<std::ptrdiff_t>(n - 1));
        return;
      }
      if (e.foreign) continue;
      if (is_table_part(e.tag) || e.tag == GUMBO_TAG_TABLE) return;
      block = block || is_block(e.tag);
    }
  }

  std::vector<Element> elements_;
  const std::size_t limit_;
};

GumboTag tag_named(std::string_view name) {
  constexpr std::size_t kLongest = 32;
  return gumbo_tagn_enum(name.data(), static_cast<unsigned>(std::min(name.size(), kLongest)));
}

}  // namespace

bool is_nested_deeper(std::string_view page, std::size_t limit) {
  using Kind = HtmlMarkup::Kind;
  Open open(limit);
  for (std::size_t at = 0; (at = page.find('<', at)) < page.size();) {
    const HtmlMarkup markup = html_markup_at(page, at, open.foreign());
    at = markup.end;
    if ((markup.kind != Kind::start_tag && markup.kind != Kind::end_tag) || markup.is_cut_off) continue;
    const GumboTag tag = tag_named(markup.name);
    if (markup.kind == Kind::end_tag) {
      open.end(tag);
    } else if (open.begin(tag, markup)) {
      if (tag == GUMBO_TAG_PLAINTEXT) break;  // text to the end of the page
      if (holds_raw_text(tag)) at = end_of_raw_text(page, at, markup.name);
    }
    if (open.too_deep()) return true;
  }
  return open.too_deep();
}

}  // namespace solieu
