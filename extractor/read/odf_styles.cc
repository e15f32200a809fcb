#include "read/odf_styles.h"

#include <algorithm>

#include "read/list_numbers.h"
#include "read/xml.h"

namespace solieu {
namespace {

constexpr int kLongestChain = 32;
constexpr std::size_t kMostStart = 1'000'000;
constexpr std::size_t kLongestLabel = 64;  // bytes

std::string written(std::int64_t value, std::string_view format) {
  if (format == "I") return upper_roman(value);
  if (format == "i") return lower_ascii(upper_roman(value));
  if (format == "A") return upper_letters(value);
  if (format == "a") return lower_ascii(upper_letters(value));
  return std::to_string(value);
}

// "super 58%", or how far in percent
bool is_raised(std::string_view position) {
  return position.starts_with("super") || (!position.empty() && position[0] >= '1' && position[0] <= '9');
}

}  // namespace

OdfStyles::OdfStyles(pugi::xml_node content, pugi::xml_node styles) {
  for (pugi::xml_node root : {content, styles}) {
    for (pugi::xml_node font : child(root, "font-face-decls").children()) fonts_.emplace(attribute(font, "name"), font);
    add(child(root, "automatic-styles"));
    add(child(root, "styles"));
  }
}

void OdfStyles::add(pugi::xml_node styles) {
  for (pugi::xml_node node : styles.children()) {
    if (local_name(node) == "style") nodes_.emplace(attribute(node, "name"), node);
    else if (local_name(node) == "list-style") add_list(node);
  }
}

void OdfStyles::add_list(pugi::xml_node list) {
  auto& levels = lists_[std::string(attribute(list, "name"))];
  for (pugi::xml_node node : list.children()) {
    OdfLevel& level = levels[std::max<std::size_t>(count_attribute(node, "level", 1, kLevels), 1) - 1];
    level.bullet = local_name(node) != "list-level-style-number";
    level.format = attribute(node, "num-format");
    level.prefix = attribute(node, "num-prefix");
    level.suffix = attribute(node, "num-suffix");
    level.shown_levels = count_attribute(node, "display-levels", 1, kLevels);
    level.start = static_cast<std::int64_t>(count_attribute(node, "start-value", 1, kMostStart));
  }
}

const OdfFormat& OdfStyles::format(std::string_view style) {
  std::string name(style);
  if (auto found = resolved_.find(name); found != resolved_.end()) return found->second;
  OdfFormat format;
  bool position = false, display = false;
  auto node = nodes_.find(name);
  for (int length = 0; node != nodes_.end() && length < kLongestChain; ++length) {
    const pugi::xml_node text = child(node->second, "text-properties");
    if (auto value = attribute(text, "text-position"); !value.empty() && !position) {
      format.raised = is_raised(value);
      position = true;
    }
    if (auto value = attribute(text, "display"); !value.empty() && !display) {
      format.hidden = value == "none";
      display = true;
    }
    if (auto value = attribute(text, "font-name"); !value.empty() && format.font.empty()) {
      auto font = fonts_.find(std::string(value));
      format.font = font == fonts_.end() ? value : attribute(font->second, "font-family");
    }
    node = nodes_.find(std::string(attribute(node->second, "parent-style-name")));
  }
  return resolved_.emplace(std::move(name), std::move(format)).first->second;
}

const OdfLevel* OdfStyles::level(const std::string& list_style, std::size_t level) const {
  const auto found = lists_.find(list_style);
  return found == lists_.end() || level >= kLevels ? nullptr : &found->second[level];
}

std::string OdfStyles::label(const std::string& list_style, const std::vector<std::int64_t>& counts) const {
  const std::size_t last = counts.size() - 1;
  const OdfLevel* own = level(list_style, last);
  if (!own || own->bullet) return "- ";
  std::string text = own->prefix;
  const std::size_t first = last + 1 - std::min(own->shown_levels, last + 1);
  for (std::size_t i = first; i <= last; ++i) {
    const OdfLevel* shown = level(list_style, i);
    if (shown->bullet || shown->format.empty()) continue;
    if (text.size() > own->prefix.size()) text += '.';
    text += written(counts[i], shown->format);
  }
  text += own->suffix;
  if (text.size() > kLongestLabel) return {};
  if (!text.empty() && text.back() != ' ') text += ' ';
  return text;
}

}  // namespace solieu
