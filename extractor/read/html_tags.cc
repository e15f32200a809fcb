#include "read/html_tags.h"

#include <algorithm>

#include "base/ascii.h"

namespace solieu {
namespace {

using Kind = HtmlMarkup::Kind;

constexpr std::string_view kCommentBegin = "<!--", kCommentEnd = "-->";

// Behind `end`, which may stand from `at` on.
std::size_t behind(std::string_view s, std::string_view end, std::size_t at) {
  const std::size_t found = s.find(end, std::min(at, s.size()));
  return found == std::string_view::npos ? s.size() : found + end.size();
}

// Behind the comment that begins at `at`: "<!-->" and "<!--->" are whole, "--!>" ends it as well.
std::size_t end_of_comment(std::string_view s, std::size_t at) {
  for (std::size_t dashes = at + 2; (dashes = s.find("--", dashes)) < s.size(); ++dashes) {
    const std::string_view closing = s.substr(dashes + 2);
    if (closing.starts_with('>')) return dashes + 3;
    if (closing.starts_with("!>") && dashes >= at + kCommentBegin.size()) return dashes + 4;
  }
  return s.size();
}

bool ends_name(char c) { return is_html_blank(c) || c == '/' || c == '>'; }

// From behind the name of a tag to its ">", which a value in quotation marks may hold too; the end where there is none. Quotation marks
// that open no value are characters of names. Calls `on_name` with each attribute's.
template <class Name>
std::size_t end_of_attributes(std::string_view s, std::size_t at, bool& closes_itself, Name on_name) {
  enum class State { before_name, name, after_name, before_value, value } state = State::before_name;
  std::size_t begin = at;
  auto end_name = [&](std::size_t end) {
    if (state == State::name) on_name(s.substr(begin, end - begin));
  };
  closes_itself = false;
  for (; at < s.size(); ++at) {
    const char c = s[at];
    if (c == '>') break;
    closes_itself = c == '/' && state != State::before_value && state != State::value;
    if (is_html_blank(c)) {
      end_name(at);
      state = state == State::name ? State::after_name : state == State::value ? State::before_name : state;
    } else if (state == State::before_value) {
      state = State::value;
      if (c != '"' && c != '\'') continue;
      at = s.find(c, at + 1);
      if (at == std::string_view::npos) return s.size();
      state = State::before_name;
    } else if (c == '/' && state != State::value) {
      end_name(at);
      state = State::before_name;
    } else if (c == '=' && (state == State::name || state == State::after_name)) {
      end_name(at);
      state = State::before_value;
    } else if (state == State::before_name || state == State::after_name) {
      begin = at;
      state = State::name;
    }
  }
  end_name(at);
  return at;
}

void read_tag(std::string_view page, std::size_t name, HtmlMarkup& out) {
  std::size_t end = name;
  while (end < page.size() && !ends_name(page[end])) ++end;
  out.name = page.substr(name, end - name);
  const std::size_t close = end_of_attributes(page, end, out.closes_itself, [](std::string_view) {});
  out.attributes = page.substr(end, close - end);
  out.is_cut_off = close == page.size();
  out.end = out.is_cut_off ? close : close + 1;
}

bool stands_at(std::string_view page, std::size_t at, std::string_view name) {
  const std::string_view there = page.substr(std::min(at, page.size()));
  return there.size() > name.size() && same_letters(there.substr(0, name.size()), name) && ends_name(there[name.size()]);
}

// In a script "<!--" opens a stretch in which "<script>" and "</script>" belong together; "-->" closes it.
std::size_t end_of_script(std::string_view page, std::size_t at, std::string_view name) {
  bool escaped = false, within = false;
  for (; (at = page.find_first_of("<-", at)) < page.size(); ++at) {
    if (page[at] == '-') {
      if (escaped && page.substr(at).starts_with(kCommentEnd)) escaped = within = false;
    } else if (page.substr(at).starts_with("</") && stands_at(page, at + 2, name)) {
      if (!within) return at;
      within = false;
    } else if (!escaped && page.substr(at).starts_with(kCommentBegin)) {
      escaped = true;
      ++at;  // its dashes may be those that close it
    } else if (escaped && stands_at(page, at + 1, name)) {
      within = true;
    }
  }
  return page.size();
}

}  // namespace

HtmlMarkup html_markup_at(std::string_view page, std::size_t at, bool foreign) {
  HtmlMarkup out;
  const std::string_view here = page.substr(at);
  const char next = here.size() > 1 ? here[1] : '\0', second = here.size() > 2 ? here[2] : '\0';
  if (is_ascii_letter(next)) {
    out.kind = Kind::start_tag;
    read_tag(page, at + 1, out);
  } else if (next == '/' && is_ascii_letter(second)) {
    out.kind = Kind::end_tag;
    read_tag(page, at + 2, out);
  } else if (here.starts_with(kCommentBegin)) {
    out.kind = Kind::comment;
    out.end = end_of_comment(page, at);
  } else if (foreign && here.starts_with(kSectionBegin)) {
    out.kind = Kind::section;
    out.end = behind(page, kSectionEnd, at + kSectionBegin.size());
  } else if (next == '!' || next == '?' || (next == '/' && here.size() > 2)) {
    out.kind = Kind::comment;
    out.end = behind(page, ">", at + 1);
  } else {
    out.end = at + 1;
  }
  return out;
}

bool names_attribute(std::string_view attributes, std::string_view name) {
  bool found = false, closes_itself = false;
  end_of_attributes(attributes, 0, closes_itself, [&](std::string_view one) { found = found || same_letters(one, name); });
  return found;
}

std::size_t end_of_raw_text(std::string_view page, std::size_t at, std::string_view name) {
  if (same_letters(name, "script")) return end_of_script(page, at, name);
  for (; (at = page.find("</", at)) < page.size(); at += 2) {
    if (stands_at(page, at + 2, name)) return at;
  }
  return page.size();
}

}  // namespace solieu
