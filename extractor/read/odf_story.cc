#include "read/odf_story.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <utility>

#include "read/legacy_fonts.h"
#include "read/raised.h"
#include "read/xml.h"

namespace solieu {
namespace {

constexpr std::size_t kMostBlanks = 1000, kMostRepeated = 64;

// What was deleted, what describes, and lists of what stands elsewhere.
bool is_skipped(std::string_view name) {
  static constexpr std::array<std::string_view, 14> kSkipped = {"tracked-changes", "annotation",  "forms",          "sequence-decls",     "variable-decls",
                                                                "user-field-decls", "dde-connection-decls", "table-of-content", "illustration-index", "table-index",
                                                                "object-index",    "user-index",  "alphabetical-index", "ruby-text"};
  return std::find(kSkipped.begin(), kSkipped.end(), name) != kSkipped.end();
}

bool is_hidden(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  if (name == "section") return attribute(node, "display") == "none";
  return (name == "hidden-text" || name == "hidden-paragraph") && attribute(node, "is-hidden") != "false";
}

bool is_paragraph(std::string_view name) { return name == "p" || name == "h"; }

}  // namespace

OdfStory::OdfStory(pugi::xml_node content, OdfStyles& styles, Layout& layout) : styles_(styles), layout_(layout) {
  for (pugi::xml_node node = content; node; node = next_in(content, node)) {
    if (is_paragraph(local_name(node))) paragraphs_.emplace(node.internal_object(), paragraphs_.size() + 1);
  }
}

void OdfStory::read_blocks(pugi::xml_node node) {
  for (pugi::xml_node part : node.children()) {
    const std::string_view name = local_name(part);
    if (is_skipped(name) || is_hidden(part)) continue;
    if (is_paragraph(name)) read_paragraph(part);
    else if (name == "list") read_list(part);
    else if (name == "table") read_table(part);
    else if (name == "frame" || name == "custom-shape" || name == "g") read_frame(part);
    else read_blocks(part);
    const std::vector<pugi::xml_node> boxes = std::exchange(boxes_, {});
    for (pugi::xml_node box : boxes) read_blocks(box);
  }
}

void OdfStory::read_paragraph(pugi::xml_node node) {
  format_ = styles_.format(attribute(node, "style-name"));
  text_.clear();
  Paragraph paragraph;
  paragraph.name = fmt::format("content.xml#p{}", paragraphs_[node.internal_object()]);
  paragraph.label = std::exchange(label_, {});
  read_inline(node);
  while (text_.ends_with(' ')) text_.pop_back();
  paragraph.text = std::exchange(text_, {});
  if (cell_) cell_->paragraphs.push_back(std::move(paragraph));
  else layout_.add(paragraph);
}

void OdfStory::read_inline(pugi::xml_node node) {
  for (pugi::xml_node part : node.children()) {
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) add(part.value());
    else if (part.type() == pugi::node_element) read_element(part);
  }
}

void OdfStory::read_element(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  if (is_skipped(name) || is_hidden(node)) return;
  if (name == "s") {
    if (!format_.hidden) text_.append(count_attribute(node, "c", 1, kMostBlanks), ' ');
  } else if (name == "tab" || name == "line-break") {
    if (!format_.hidden) text_ += name == "tab" ? '\t' : '\n';
  } else if (name == "note") {
    if (!format_.hidden) notes_.push_back(child(node, "note-body"));
  } else if (name == "frame" || name == "custom-shape" || name == "g") {
    read_frame(node);
  } else if (name == "span") {
    const OdfFormat outer = format_, &own = styles_.format(attribute(node, "style-name"));
    format_.raised = format_.raised || own.raised;
    format_.hidden = format_.hidden || own.hidden;
    if (!own.font.empty()) format_.font = own.font;
    read_inline(node);
    format_ = outer;
  } else {
    read_inline(node);
  }
}

// Blanks and line breaks side by side are one blank, and none at the beginning.
void OdfStory::add(std::string_view text) {
  if (format_.hidden) return;
  std::string plain;
  for (char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    const char before = plain.empty() ? (text_.empty() ? '\n' : text_.back()) : plain.back();
    if (!blank) plain += c;
    else if (before != ' ' && before != '\n') plain += ' ';
  }
  if (const auto legacy = charset_of_font(format_.font)) plain = decode_run(plain, *legacy).text;
  if (format_.raised) append_raised(plain, text_);
  else text_ += plain;
}

void OdfStory::read_frame(pugi::xml_node frame) {
  bool into = true;
  for (pugi::xml_node node = frame; node; node = next_in(frame, node, into)) {
    const std::string_view name = local_name(node);
    into = name != "text-box";
    if (name == "text-box" || name == "custom-shape") boxes_.push_back(node);
    else if (name == "object" || name == "object-ole") ++objects_;
    else if (name == "image") ++pictures_;
    if (name == "custom-shape") into = false;
  }
}

void OdfStory::read_list(pugi::xml_node node) {
  List own;
  List* const outer = list_;
  if (!list_) {
    own.style = attribute(node, "style-name");
    list_ = &own;
    if (attribute(node, "continue-numbering") == "true" || !attribute(node, "continue-list").empty()) {
      if (auto last = last_counts_.find(own.style); last != last_counts_.end()) own.counts = last->second;
    }
    own.begun.assign(own.counts.size(), true);
  }
  List& list = *list_;
  const std::string outer_style = list.style;
  if (outer && !attribute(node, "style-name").empty()) list.style = attribute(node, "style-name");
  const std::size_t level = outer ? list.counts.size() : 0;
  list.counts.resize(level + 1);
  list.begun.resize(level + 1, false);
  for (pugi::xml_node item : node.children()) {
    list.counts.resize(level + 1);
    list.begun.resize(level + 1);
    if (local_name(item) == "list-item") read_item(item, list);
    else if (local_name(item) == "list-header") read_blocks(item);
  }
  list.counts.resize(level + 1);
  if (!outer) last_counts_[list.style] = list.counts;
  list.counts.resize(level);
  list.begun.resize(level);
  list.style = outer_style;
  list_ = outer;
}

void OdfStory::read_item(pugi::xml_node item, List& list) {
  const std::size_t level = list.counts.size() - 1;
  const OdfLevel* shape = styles_.level(list.style, level);
  std::int64_t& count = list.counts.back();
  constexpr std::size_t kMostStart = 1'000'000;
  const std::size_t start = count_attribute(item, "start-value", 0, kMostStart);
  if (start > 0) count = static_cast<std::int64_t>(start);
  else count = list.begun[level] ? count + 1 : shape ? shape->start : 1;
  list.begun[level] = true;
  pugi::xml_node first = item.first_child();
  while (first && first.type() != pugi::node_element) first = first.next_sibling();
  if (is_paragraph(local_name(first))) label_ = styles_.label(list.style, list.counts);  // else the list within has the label
  read_blocks(item);
  label_.clear();
}

void OdfStory::read_table(pugi::xml_node node) {
  LaidTable table;
  LaidCell* const outer = std::exchange(cell_, nullptr);
  List* const outer_list = std::exchange(list_, nullptr);
  std::vector<std::size_t> down;  // by column, rows that the cell above goes on in
  read_rows(node, table, down);
  cell_ = outer;
  list_ = outer_list;
  if (cell_) cell_->tables.push_back(std::move(table));
  else layout_.add(table);
}

void OdfStory::read_rows(pugi::xml_node node, LaidTable& table, std::vector<std::size_t>& down) {
  for (pugi::xml_node part : node.children()) {
    const std::string_view name = local_name(part);
    if (name == "table-row") {
      std::vector<LaidCell> row;
      std::size_t column = 0;
      read_cells(part, row, column, down);
      table.rows.push_back(std::move(row));
    } else if (name == "table-header-rows" || name == "table-rows" || name == "table-row-group") {
      read_rows(part, table, down);
    }
  }
}

void OdfStory::read_cells(pugi::xml_node node, std::vector<LaidCell>& row, std::size_t& column, std::vector<std::size_t>& down) {
  for (pugi::xml_node part : node.children()) {
    const std::string_view name = local_name(part);
    const bool covered = name == "covered-table-cell";
    if (!covered && name != "table-cell") continue;
    const std::size_t repeated = std::max<std::size_t>(count_attribute(part, "number-columns-repeated", 1, kMostRepeated), 1);
    down.resize(std::max(down.size(), column + repeated));
    for (std::size_t i = 0; i < repeated; ++i, ++column) {
      if (covered && down[column] == 0) continue;  // beside the cell that it belongs to
      LaidCell cell;
      cell.column = column;
      cell.continues = covered;
      if (covered) {
        --down[column];
      } else {
        constexpr std::size_t kMostRows = 100'000;
        down[column] = std::max<std::size_t>(count_attribute(part, "number-rows-spanned", 1, kMostRows), 1) - 1;
        LaidCell* const outer = std::exchange(cell_, &cell);
        read_blocks(part);
        cell_ = outer;
      }
      row.push_back(std::move(cell));
    }
  }
}

void OdfStory::read_notes() {
  if (notes_.empty()) return;
  layout_.add_empty_line();
  const std::vector<pugi::xml_node> notes = std::exchange(notes_, {});
  for (pugi::xml_node note : notes) read_blocks(note);
}

}  // namespace solieu
