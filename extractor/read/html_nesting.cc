#include "read/html_nesting.h"

#include <gumbo.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "base/ascii.h"
#include "read/html_elements.h"

namespace solieu {
namespace {

bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

struct Tag {
  GumboTag tag = GUMBO_TAG_UNKNOWN;
  bool closes = false, closed = false;  // "</p>", "<path/>"
};

// One tag after another; what stands in comments and scripts is none.
class Tags {
 public:
  explicit Tags(std::string_view markup) : s_(markup) {}

  bool next(Tag& out) {
    while ((at_ = s_.find('<', at_)) < s_.size()) {
      const std::string_view here = s_.substr(at_);
      if (here.starts_with("<!--")) {
        at_ = behind(here.starts_with("<!-->") || here.starts_with("<!--->") ? ">" : "-->");
      } else if (here.size() > 1 && (here[1] == '!' || here[1] == '?')) {
        at_ = behind(">");
      } else if (out.closes = here.starts_with("</"); is_ascii_letter(here[std::min<std::size_t>(out.closes ? 2 : 1, here.size() - 1)])) {
        return read(out);
      } else {
        ++at_;
      }
    }
    return false;
  }

 private:
  std::size_t behind(std::string_view end) const {
    const std::size_t found = s_.find(end, at_);
    return found == std::string_view::npos ? s_.size() : found + end.size();
  }

  bool read(Tag& out) {
    const std::size_t name = at_ + (out.closes ? 2 : 1);
    std::size_t end = name;
    while (end < s_.size() && !blank(s_[end]) && s_[end] != '>' && s_[end] != '/') ++end;
    out.tag = gumbo_tagn_enum(s_.data() + name, static_cast<unsigned>(std::min<std::size_t>(end - name, 32)));
    at_ = end_of_tag(end);
    if (at_ > s_.size()) return false;  // no ">" closes it: the parser drops it with all behind
    out.closed = s_[at_ - 2] == '/';
    if (!out.closes && holds_raw_text(out.tag)) skip_raw(s_.substr(name, end - name));
    return true;
  }

  // Behind the ">" that is in no quotation marks.
  std::size_t end_of_tag(std::size_t at) const {
    bool value = false;  // does a value begin here?
    for (; at < s_.size(); ++at) {
      const char c = s_[at];
      if (c == '>') return at + 1;
      if (value && (c == '"' || c == '\'')) {
        at = s_.find(c, at + 1);
        if (at == std::string_view::npos) break;
      }
      value = c == '=' || (value && blank(c));
    }
    return s_.size() + 1;
  }

  // To the end tag of the same name.
  void skip_raw(std::string_view name) {
    for (; (at_ = s_.find("</", at_)) < s_.size(); at_ += 2) {
      const std::string_view there = s_.substr(at_ + 2, name.size());
      if (std::equal(there.begin(), there.end(), name.begin(), name.end(), [](char a, char b) { return (a | 0x20) == (b | 0x20); })) return;
    }
  }

  std::string_view s_;
  std::size_t at_ = 0;
};

class Open {
 public:
  explicit Open(std::size_t limit) : limit_(limit) {}

  bool too_deep() const { return tags_.size() > limit_; }

  void begin(const Tag& t) {
    if (is_void(t.tag) || (t.closed && foreign_ > 0)) return;
    switch (t.tag) {
      case GUMBO_TAG_HTML: case GUMBO_TAG_HEAD: case GUMBO_TAG_BODY: return;
      case GUMBO_TAG_LI: close(t.tag, {GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_TABLE}); break;
      case GUMBO_TAG_DT: case GUMBO_TAG_DD: close_any({GUMBO_TAG_DT, GUMBO_TAG_DD}, {GUMBO_TAG_DL, GUMBO_TAG_TABLE}); break;
      case GUMBO_TAG_OPTION: close(t.tag, {GUMBO_TAG_SELECT}); break;
      case GUMBO_TAG_TD: case GUMBO_TAG_TH: close_any({GUMBO_TAG_TD, GUMBO_TAG_TH}, {GUMBO_TAG_TR, GUMBO_TAG_TABLE}); break;
      case GUMBO_TAG_TR: close(t.tag, {GUMBO_TAG_TABLE}); break;
      case GUMBO_TAG_TBODY: case GUMBO_TAG_THEAD: case GUMBO_TAG_TFOOT: case GUMBO_TAG_COLGROUP: case GUMBO_TAG_CAPTION:
        close_any({GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT, GUMBO_TAG_COLGROUP, GUMBO_TAG_CAPTION}, {GUMBO_TAG_TABLE});
        break;
      default:
        if (is_block(t.tag)) close(GUMBO_TAG_P, {GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_CAPTION, GUMBO_TAG_TABLE, GUMBO_TAG_BUTTON});
    }
    foreign_ += t.tag == GUMBO_TAG_SVG || t.tag == GUMBO_TAG_MATH;
    tags_.push_back(t.tag);
  }

  void end(const Tag& t) {
    if (t.tag == GUMBO_TAG_TABLE) close(t.tag, {});
    else if (is_block(t.tag) || is_table_part(t.tag)) close(t.tag, {GUMBO_TAG_TABLE});
    else close_inline(t.tag);
  }

 private:
  using List = std::initializer_list<GumboTag>;
  static bool is_in(List list, GumboTag tag) { return std::find(list.begin(), list.end(), tag) != list.end(); }

  void close(GumboTag tag, List barriers) { close_any({tag}, barriers); }

  // Ends the innermost of these elements, and all within it, unless a barrier is nearer.
  void close_any(List wanted, List barriers) {
    for (std::size_t n = tags_.size(); n > 0; --n) {
      if (is_in(wanted, tags_[n - 1])) return cut(n - 1);
      if (is_in(barriers, tags_[n - 1])) return;
    }
  }

  // "</b>" leaves the blocks open that stand in it.
  void close_inline(GumboTag tag) {
    bool block = false;
    for (std::size_t n = tags_.size(); n > 0; --n) {
      if (tags_[n - 1] == tag) {
        if (!block) return cut(n - 1);
        forget(tag);
        tags_.erase(tags_.begin() + static_cast<std::ptrdiff_t>(n - 1));
        return;
      }
      if (is_table_part(tags_[n - 1]) || tags_[n - 1] == GUMBO_TAG_TABLE) return;
      block = block || is_block(tags_[n - 1]);
    }
  }

  void cut(std::size_t size) {
    for (; tags_.size() > size; tags_.pop_back()) forget(tags_.back());
  }
  void forget(GumboTag tag) { foreign_ -= tag == GUMBO_TAG_SVG || tag == GUMBO_TAG_MATH; }

  std::vector<GumboTag> tags_;
  const std::size_t limit_;
  int foreign_ = 0;  // elements of SVG and MathML, in which "<path/>" closes itself
};

}  // namespace

bool is_nested_deeper(std::string_view markup, std::size_t limit) {
  Tags tags(markup);
  Open open(limit);
  for (Tag tag; tags.next(tag);) {
    if (tag.closes) open.end(tag);
    else open.begin(tag);
    if (open.too_deep()) return true;
  }
  return false;
}

}  // namespace solieu
