// The text of an OpenDocument text, as its program prints it.
#pragma once

#include <pugixml.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "read/layout.h"
#include "read/odf_styles.h"

namespace solieu {

/// Deleted and hidden text is left out, comments and tables of contents too; notes stand at the end, text boxes behind the
/// paragraph that they hang on. Paragraphs are named "content.xml#p12": the twelfth of text:p and text:h in that part.
class OdfStory {
 public:
  /// `content` is the outermost element of content.xml, nested no deeper than the stack bears.
  OdfStory(pugi::xml_node content, OdfStyles& styles, Layout& layout);

  /// The paragraphs, lists and tables below `node`.
  void read_blocks(pugi::xml_node node);
  /// The notes of all that was read.
  void read_notes();

  std::size_t objects() const { return objects_; }
  std::size_t pictures() const { return pictures_; }

 private:
  struct List {
    std::string style;
    std::vector<std::int64_t> counts;  // by level, up to the one that is being read
    std::vector<bool> begun;
  };

  void read_paragraph(pugi::xml_node node);
  void read_inline(pugi::xml_node node);
  void read_element(pugi::xml_node node);
  void read_frame(pugi::xml_node node);
  void read_list(pugi::xml_node node);
  void read_item(pugi::xml_node node, List& list);
  void read_table(pugi::xml_node node);
  void read_rows(pugi::xml_node node, LaidTable& table, std::vector<std::size_t>& down);
  void read_cells(pugi::xml_node node, std::vector<LaidCell>& row, std::size_t& column, std::vector<std::size_t>& down);
  void add(std::string_view text);

  OdfStyles& styles_;
  Layout& layout_;
  std::unordered_map<const void*, std::size_t> paragraphs_;  // number by element
  std::unordered_map<std::string, std::vector<std::int64_t>> last_counts_;  // of lists that may go on, by style
  List* list_ = nullptr;             // that is being read
  std::string label_;                // of the paragraph that comes next
  std::string text_;                 // of the paragraph that is being read
  OdfFormat format_;                 // of what is being read
  std::vector<pugi::xml_node> boxes_, notes_;
  LaidCell* cell_ = nullptr;         // that is being read
  std::size_t objects_ = 0, pictures_ = 0;
};

}  // namespace solieu
