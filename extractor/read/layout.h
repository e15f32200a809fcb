// Paragraphs and tables of a document laid out as a text: a paragraph a line, a row of a table a line with tabs between its
// cells, and each stretch named by where it stands in the document.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "read/source_text.h"

namespace solieu {

struct Paragraph {
  std::string name;   // of the stretch: "word/document.xml#p12"
  std::string label;  // what the document's own numbering puts before it: "2.1. ", "- "
  std::string text;   // may hold tabs and line breaks
  bool goes_on = false;  // the end of this paragraph was deleted: the next one continues its line
};

struct LaidTable;

struct LaidCell {
  std::size_t column = 0;        // of the table's own grid, where it begins
  bool continues = false;               // the cell above goes on in it
  std::vector<Paragraph> paragraphs;
  std::vector<LaidTable> tables;        // within it
};

struct LaidTable {
  std::vector<std::vector<LaidCell>> rows;  // cells from left to right
};

/// The widest cell that is believed; programs allow 63 columns and less.
constexpr std::size_t kMostColumnsOfCell = 64;

class Layout {
 public:
  /// A line of its own; one that holds nothing but its label leaves no line.
  void add(const Paragraph& paragraph);
  /// Rows of short cells are lines, and cells that hold prose are paragraphs. Columns that no row tells apart are one. What a
  /// cell over several rows says stands in the first of them, and again beside the numbers of the others, where it names them.
  void add(const LaidTable& table);
  /// Nothing of what follows belongs to what was.
  void add_empty_line();

  /// Pieces of a line: what stands in the document, and what does not.
  void add_stretch(std::string_view text, const std::string& name);
  void insert(std::string_view text) { out_.text += text; }
  void end_line();

  SourceText finish() &&;

 private:
  void add_as_paragraphs(const std::vector<LaidCell>& row);
  void add_cell(const LaidCell& cell);

  SourceText out_;
};

/// What is said of documents that are more than their text.
inline constexpr std::string_view kOnlyPictures = "holds pictures and no text; have the text in them recognised first";
std::string objects_left_out(std::size_t count);

/// Line breaks and tabs of a text that shall stand in one cell are blanks, byte for byte.
std::string in_one_line(std::string_view text);

}  // namespace solieu
