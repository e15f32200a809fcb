// What the styles of an OpenDocument text say of runs and lists, as far as it changes what is read (ODF 1.3, part 3).
#pragma once

#include <pugixml.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace solieu {

struct OdfFormat {
  bool raised = false, hidden = false;
  std::string font;  // ".VnTime"; empty where no style names one
};

struct OdfLevel {
  bool bullet = false;
  std::string format, prefix, suffix;  // "1" "a" "I", or none
  std::size_t shown_levels = 1;
  std::int64_t start = 1;
};

class OdfStyles {
 public:
  /// The outermost elements of the parts that hold styles; those of the first go before those of the second.
  OdfStyles(pugi::xml_node content, pugi::xml_node styles);

  /// Of a style of runs or paragraphs, with those that it is based on.
  const OdfFormat& format(std::string_view style);
  /// The level of a list, from 0; null where no style describes it.
  const OdfLevel* level(const std::string& list_style, std::size_t level) const;

  /// "2.1. " or "- ": the label of a list's item, where `counts` are the numbers of its levels up to this one.
  std::string label(const std::string& list_style, const std::vector<std::int64_t>& counts) const;

 private:
  static constexpr std::size_t kLevels = 10;
  void add(pugi::xml_node styles);
  void add_list(pugi::xml_node list);

  std::unordered_map<std::string, pugi::xml_node> nodes_, fonts_;
  std::unordered_map<std::string, OdfFormat> resolved_;
  std::unordered_map<std::string, std::array<OdfLevel, kLevels>> lists_;
};

}  // namespace solieu
