// The numbers that Word puts before the paragraphs of its lists, which no paragraph holds itself.
#pragma once

#include <pugixml.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "read/docx_styles.h"

namespace solieu {

class DocxNumbering {
 public:
  /// The outermost element of the part, or nothing where there is none.
  explicit DocxNumbering(pugi::xml_node numbering);

  /// "2.1. " or "- " of the next paragraph of this list; `style` is that paragraph's. Empty where the list has no such label.
  std::string next(const ListPlace& place, std::string_view style);

 private:
  static constexpr std::size_t kLevels = 9;
  struct Level {
    std::string format = "decimal", text, style;
    std::int64_t start = 1;
    bool defined = false;
  };
  struct Counters {
    std::array<std::int64_t, kLevels> at{};
    std::array<bool, kLevels> begun{};
  };
  struct List {
    std::string kind;  // the definition that it follows, whose counters it shares with the others
    std::array<Level, kLevels> levels;
    std::array<bool, kLevels> restarts{};  // its own first number, when it is first used
  };

  static void read_level(pugi::xml_node node, std::array<Level, kLevels>& levels);
  std::string label(const List& list, std::size_t level, const Counters& counters) const;

  std::unordered_map<std::string, List> lists_;
  std::unordered_map<std::string, Counters> counters_;
};

}  // namespace solieu
