// One part of a DOCX that holds text (its body, its footnotes), read as Word prints it when all changes are accepted.
#pragma once

#include <pugixml.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "read/docx_numbering.h"
#include "read/docx_styles.h"
#include "read/layout.h"

namespace solieu {

/// Inserted and moved text is kept, deleted and hidden text left out, of fields the results are kept; raised figures are
/// those of read/raised.h, and the numbers of notes are not there. Text boxes stand behind the paragraph that they hang on.
class DocxStory {
 public:
  /// `root` is the outermost element of the part `name`, nested no deeper than the stack bears.
  DocxStory(std::string name, pugi::xml_node root, DocxStyles& styles, DocxNumbering& numbering, Layout& layout);

  /// The paragraphs and tables below `node`.
  void read_blocks(pugi::xml_node node);

  /// The notes that the text refers to, by their ids, in that order.
  struct Note {
    bool end = false;  // an endnote
    std::string id;
  };
  const std::vector<Note>& notes() const { return notes_; }
  /// What was met that is no text of this document: workbooks and charts in it, documents that Word puts in when it opens it.
  std::size_t objects() const { return objects_; }
  std::size_t pictures() const { return pictures_; }

 private:
  struct Field {
    bool in_result = false, hidden = false;  // its code is hidden, and of some the result
    std::string code;
  };

  void index(pugi::xml_node root);
  void read_paragraph(pugi::xml_node node);
  void read_inline(pugi::xml_node node);
  void read_child(pugi::xml_node node);
  void read_run(pugi::xml_node run);
  void read_in_run(pugi::xml_node node);
  void read_drawing(pugi::xml_node node);
  void read_table(pugi::xml_node node);
  void read_rows(pugi::xml_node node, LaidTable& table);
  void read_cells(pugi::xml_node node, std::vector<LaidCell>& row, std::size_t& column);
  void read_field_mark(pugi::xml_node mark);
  void add_text(pugi::xml_node text);
  void add(std::string_view text);
  void emit(Paragraph paragraph);

  const std::string name_;
  DocxStyles& styles_;
  DocxNumbering& numbering_;
  Layout& layout_;
  std::unordered_map<const void*, std::size_t> paragraphs_;     // number by element
  std::unordered_set<const void*> open_fields_;                 // that begin and never end
  std::vector<Field> fields_;                                   // around what is being read
  std::size_t hidden_fields_ = 0;
  std::string text_;                 // of the paragraph that is being read
  std::string style_;                // of it
  RunFormat format_;                 // of the run that is being read
  std::vector<pugi::xml_node> boxes_;  // text boxes that hang on it
  LaidCell* cell_ = nullptr;         // that is being read
  std::vector<Note> notes_;
  std::size_t objects_ = 0, pictures_ = 0;
};

}  // namespace solieu
