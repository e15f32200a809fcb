#include "read/docx_styles.h"

#include "read/xml.h"

namespace solieu {
namespace {

constexpr int kLongestChain = 32;  // Word allows 11

bool is_off(std::string_view value) { return value == "0" || value == "false" || value == "off"; }

}  // namespace

void RunFormat::fill_from(const RunFormat& base) {
  if (!hidden) hidden = base.hidden;
  if (!raised) raised = base.raised;
  if (!font) font = base.font;
}

RunFormat run_format(pugi::xml_node properties) {
  RunFormat format;
  if (pugi::xml_node vanish = child(properties, "vanish")) format.hidden = !is_off(attribute(vanish, "val"));
  if (pugi::xml_node align = child(properties, "vertAlign")) format.raised = attribute(align, "val") == "superscript";
  if (pugi::xml_node fonts = child(properties, "rFonts")) {
    std::string_view font = attribute(fonts, "ascii");
    if (font.empty()) font = attribute(fonts, "hAnsi");
    if (!font.empty()) format.font = font;
  }
  return format;
}

std::optional<ListPlace> list_place(pugi::xml_node properties) {
  pugi::xml_node place = child(properties, "numPr");
  if (!place) return std::nullopt;
  ListPlace out;
  out.list = attribute(child(place, "numId"), "val");
  constexpr std::size_t kDeepest = 8;
  if (pugi::xml_node level = child(place, "ilvl")) out.level = count_attribute(level, "val", 0, kDeepest);
  return out;
}

DocxStyles::DocxStyles(pugi::xml_node styles) {
  defaults_ = run_format(child(styles, "docDefaults", "rPrDefault", "rPr"));
  for (pugi::xml_node style : styles.children()) {
    if (local_name(style) != "style") continue;
    const std::string name(attribute(style, "styleId"));
    nodes_.emplace(name, style);
    const std::string_view is_default = attribute(style, "default");
    if (attribute(style, "type") == "paragraph" && !is_default.empty() && !is_off(is_default)) default_paragraph_ = name;
  }
}

const DocxStyles::Style& DocxStyles::resolve(const std::string& name) {
  if (auto found = resolved_.find(name); found != resolved_.end()) return found->second;
  Style style;
  auto node = nodes_.find(name);
  for (int length = 0; node != nodes_.end() && length < kLongestChain; ++length) {
    style.run.fill_from(run_format(child(node->second, "rPr")));
    if (!style.list) style.list = list_place(child(node->second, "pPr"));
    node = nodes_.find(std::string(attribute(child(node->second, "basedOn"), "val")));
  }
  return resolved_.emplace(name, std::move(style)).first->second;
}

}  // namespace solieu
