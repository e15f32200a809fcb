// The texts of a page that a font of a legacy character set prints: what they say is told by that font.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "read/html_tree.h"
#include "read/legacy_fonts.h"

namespace solieu {

class HtmlFonts {
 public:
  /// Reads <font face>, style attributes, and rules of style sheets in the page for elements and classes ("p.MsoNormal").
  explicit HtmlFonts(const HtmlTree& tree);

  /// Of a text: nothing where its font prints Unicode, as nearly all do.
  std::optional<Legacy> of(std::size_t node) const;

 private:
  struct Rule {
    std::string_view tag, name;  // of the class; either may be empty
    std::string_view font;
  };
  void add_rules(std::string_view sheet);
  std::uint8_t number_of(std::string_view font);

  std::vector<Rule> rules_;
  std::vector<Legacy> fonts_;
  std::vector<std::uint8_t> by_node_;  // 1-based numbers of fonts_; empty where no such font is named in the page
};

}  // namespace solieu
