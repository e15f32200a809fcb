#include "read/html_fonts.h"

#include <algorithm>

#include "base/ascii.h"
#include "read/html_signs.h"

namespace solieu {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f";

constexpr std::size_t kMostRules = 400;  // for fonts, in one page
constexpr std::size_t kMostFonts = 200;  // distinct character sets and cases are few

std::size_t find_letters(std::string_view text, std::string_view word) {
  auto found = std::search(text.begin(), text.end(), word.begin(), word.end(), [](char x, char y) { return ascii_lower(x) == y; });
  return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

// What "font-family: …" names in declarations; empty where they name none.
std::string_view family_in(std::string_view declarations) {
  const std::size_t at = find_letters(declarations, "font-family");
  if (at == std::string_view::npos) return {};
  const std::size_t colon = declarations.find(':', at);
  if (colon == std::string_view::npos) return {};
  return trimmed(declarations.substr(colon + 1, declarations.find_first_of(";}", colon) - colon - 1), kBlanks);
}

bool has_class(std::string_view classes, std::string_view name) {
  for (std::size_t at = 0; at < classes.size();) {
    const std::size_t end = std::min(classes.find_first_of(" \t\r\n\f", at), classes.size());
    if (same_letters(classes.substr(at, end - at), name)) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

HtmlFonts::HtmlFonts(const HtmlTree& tree) {
  if (!may_name_legacy_font(tree.markup())) return;
  const auto& nodes = tree.nodes();
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    if (nodes[n].tag == GUMBO_TAG_STYLE && nodes[n].end > n + 1) add_rules(nodes[n + 1].text());
  }
  by_node_.assign(nodes.size(), 0);
  for (std::size_t n = 1; n < nodes.size(); ++n) {
    const HtmlNode& node = nodes[n];
    by_node_[n] = by_node_[node.parent];
    if (node.is_text() || node.node->v.element.attributes.length + rules_.size() == 0) continue;
    std::string_view font = family_in(node.attribute("style"));
    if (font.empty()) font = node.tag == GUMBO_TAG_FONT ? node.attribute("face") : "";
    for (auto rule = rules_.rbegin(); font.empty() && rule != rules_.rend(); ++rule) {
      const bool tag = rule->tag.empty() || same_letters(rule->tag, gumbo_normalized_tagname(node.tag));
      if (tag && (rule->name.empty() || has_class(node.attribute("class"), rule->name))) font = rule->font;
    }
    if (!font.empty()) by_node_[n] = number_of(font);
  }
}

// "p.MsoNormal, li.MsoNormal { font-family: ".VnTime"; }"
void HtmlFonts::add_rules(std::string_view sheet) {
  for (std::size_t at = 0; at < sheet.size();) {
    const std::size_t open = sheet.find('{', at);
    if (open == std::string_view::npos) return;
    const std::size_t close = std::min(sheet.find('}', open), sheet.size());
    const std::string_view font = family_in(sheet.substr(open + 1, close - open - 1));
    std::string_view selectors = sheet.substr(at, open - at);
    if (const std::size_t comment = selectors.rfind("*/"); comment != std::string_view::npos) selectors.remove_prefix(comment + 2);
    while (!font.empty() && !selectors.empty() && rules_.size() < kMostRules) {
      const std::size_t comma = std::min(selectors.find(','), selectors.size());
      const std::string_view one = trimmed(selectors.substr(0, comma), kBlanks);
      selectors.remove_prefix(std::min(comma + 1, selectors.size()));
      if (one.empty() || one.find_first_of(" >+~:[#@*\t\r\n") != std::string_view::npos) continue;
      const std::size_t dot = one.find('.');
      rules_.push_back({one.substr(0, dot), dot == std::string_view::npos ? std::string_view() : one.substr(dot + 1), font});
    }
    at = close + 1;
  }
}

std::uint8_t HtmlFonts::number_of(std::string_view font) {
  const auto legacy = charset_of_font(font);
  if (!legacy) return 0;
  auto found = std::find(fonts_.begin(), fonts_.end(), *legacy);
  if (found == fonts_.end() && fonts_.size() < kMostFonts) found = fonts_.insert(fonts_.end(), *legacy);
  return static_cast<std::uint8_t>(found - fonts_.begin() + 1);
}

std::optional<Legacy> HtmlFonts::of(std::size_t node) const {
  if (by_node_.empty() || by_node_[node] == 0) return std::nullopt;
  return fonts_[by_node_[node] - std::size_t{1}];
}

}  // namespace solieu
