// What the styles of a DOCX say of runs and paragraphs, as far as it changes what is read.
#pragma once

#include <pugixml.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace solieu {

/// What is not set is that of the style that this one is based on.
struct RunFormat {
  std::optional<bool> hidden, raised;
  std::optional<std::string> font;  // of Latin letters: ".VnTime"

  void fill_from(const RunFormat& base);
};
/// Of <w:rPr>.
RunFormat run_format(pugi::xml_node properties);

/// Which list a paragraph belongs to: <w:numPr>.
struct ListPlace {
  std::string list;                  // numId; "0": none
  std::optional<std::size_t> level;  // from 0
};
/// Of <w:pPr>.
std::optional<ListPlace> list_place(pugi::xml_node properties);

class DocxStyles {
 public:
  /// The outermost element of the part, or nothing where there is none.
  explicit DocxStyles(pugi::xml_node styles);

  /// With all that it is based on; an empty name is the default style. Styles that are based on each other end somewhere.
  const RunFormat& of_paragraph(std::string_view style) { return resolve(style.empty() ? default_paragraph_ : std::string(style)).run; }
  const RunFormat& of_characters(std::string_view style) { return resolve(std::string(style)).run; }
  const std::optional<ListPlace>& list_of(std::string_view style) { return resolve(style.empty() ? default_paragraph_ : std::string(style)).list; }
  const RunFormat& of_all() const { return defaults_; }

 private:
  struct Style {
    RunFormat run;
    std::optional<ListPlace> list;
  };
  const Style& resolve(const std::string& name);

  std::unordered_map<std::string, pugi::xml_node> nodes_;
  std::unordered_map<std::string, Style> resolved_;
  std::string default_paragraph_;
  RunFormat defaults_;
};

}  // namespace solieu
