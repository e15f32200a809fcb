#include "read/docx_numbering.h"

#include <algorithm>
#include <utility>

#include "read/list_numbers.h"
#include "read/xml.h"

namespace solieu {
namespace {

constexpr std::size_t kLongestLabel = 64;  // bytes
constexpr std::size_t kMostStart = 1'000'000;

std::string written(std::int64_t value, std::string_view format) {
  if (format == "upperRoman") return upper_roman(value);
  if (format == "lowerRoman") return lower_ascii(upper_roman(value));
  if (format == "upperLetter") return upper_letters(value);
  if (format == "lowerLetter") return lower_ascii(upper_letters(value));
  if (format == "none") return {};
  if (format == "decimalZero" && value >= 0 && value < 10) return "0" + std::to_string(value);
  return std::to_string(value);
}

}  // namespace

void DocxNumbering::read_level(pugi::xml_node node, std::array<Level, kLevels>& levels) {
  Level& level = levels[count_attribute(node, "ilvl", 0, kLevels - 1)];
  level.defined = true;
  if (pugi::xml_node format = child(node, "numFmt")) level.format = attribute(format, "val");
  level.text = attribute(child(node, "lvlText"), "val");
  level.style = attribute(child(node, "pStyle"), "val");
  level.start = static_cast<std::int64_t>(count_attribute(child(node, "start"), "val", 1, kMostStart));
}

DocxNumbering::DocxNumbering(pugi::xml_node numbering) {
  std::unordered_map<std::string, pugi::xml_node> kinds, by_style;
  for (pugi::xml_node node : numbering.children()) {
    if (local_name(node) != "abstractNum") continue;
    kinds.emplace(attribute(node, "abstractNumId"), node);
    if (pugi::xml_node link = child(node, "styleLink")) by_style.emplace(attribute(link, "val"), node);
  }
  for (pugi::xml_node node : numbering.children()) {
    if (local_name(node) != "num") continue;
    List list;
    list.kind = attribute(child(node, "abstractNumId"), "val");
    if (auto kind = kinds.find(list.kind); kind != kinds.end()) {
      pugi::xml_node levels = kind->second;
      if (pugi::xml_node link = child(levels, "numStyleLink")) {  // its levels stand with the style of that name
        auto other = by_style.find(std::string(attribute(link, "val")));
        if (other != by_style.end()) levels = other->second;
      }
      for (pugi::xml_node level : levels.children()) {
        if (local_name(level) == "lvl") read_level(level, list.levels);
      }
    }
    for (pugi::xml_node other : node.children()) {
      if (local_name(other) != "lvlOverride") continue;
      const std::size_t index = count_attribute(other, "ilvl", 0, kLevels - 1);
      if (pugi::xml_node level = child(other, "lvl")) read_level(level, list.levels);
      if (pugi::xml_node start = child(other, "startOverride")) {
        list.levels[index].start = static_cast<std::int64_t>(count_attribute(start, "val", 1, kMostStart));
        list.restarts[index] = true;
      }
    }
    lists_.emplace(attribute(node, "numId"), std::move(list));
  }
}

std::string DocxNumbering::next(const ListPlace& place, std::string_view style) {
  const auto found = lists_.find(place.list);
  if (found == lists_.end()) return {};
  List& list = found->second;
  std::size_t level = 0;
  if (place.level) {
    level = std::min(*place.level, kLevels - 1);
  } else {
    auto of_style = std::find_if(list.levels.begin(), list.levels.end(), [&](const Level& l) { return !l.style.empty() && l.style == style; });
    if (of_style != list.levels.end()) level = static_cast<std::size_t>(of_style - list.levels.begin());
  }
  if (!list.levels[level].defined) return {};
  Counters& counters = counters_[list.kind];
  if (std::exchange(list.restarts[level], false)) counters.begun[level] = false;
  for (std::size_t above = 0; above <= level; ++above) {
    if (counters.begun[above] && above < level) continue;
    counters.at[above] = counters.begun[above] ? counters.at[above] + 1 : list.levels[above].start;
    counters.begun[above] = true;
  }
  std::fill(counters.begun.begin() + static_cast<std::ptrdiff_t>(level) + 1, counters.begun.end(), false);
  return label(list, level, counters);
}

std::string DocxNumbering::label(const List& list, std::size_t level, const Counters& counters) const {
  const Level& own = list.levels[level];
  if (own.format == "bullet") return "- ";
  std::string text;
  for (std::size_t i = 0; i < own.text.size(); ++i) {
    const char next = i + 1 < own.text.size() ? own.text[i + 1] : '\0';
    if (own.text[i] == '%' && next >= '1' && next <= '9') {
      const auto of = static_cast<std::size_t>(next - '1');
      text += written(counters.at[of], list.levels[of].format);
      ++i;
    } else {
      text += own.text[i];
    }
    if (text.size() > kLongestLabel) return {};
  }
  if (!text.empty() && text.back() != ' ') text += ' ';
  return text;
}

}  // namespace solieu
