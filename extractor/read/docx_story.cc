#include "read/docx_story.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "read/legacy_fonts.h"
#include "read/raised.h"
#include "read/xml.h"

namespace solieu {
namespace {

// Elements of properties, and what is no text as it stands: deleted, moved away, the code of a field, what is read aloud.
bool is_skipped(std::string_view name) {
  static constexpr std::array<std::string_view, 9> kSkipped = {"del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "Fallback", "sectPr", "tblGrid"};
  return name.ends_with("Pr") || name.ends_with("PrEx") || std::find(kSkipped.begin(), kSkipped.end(), name) != kSkipped.end();
}

bool holds(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_node n = node; n; n = next_in(node, n)) {
    if (local_name(n) == name) return true;
  }
  return false;
}

// The same thing twice, for programs of different age: the one with a text box in it.
pugi::xml_node chosen(pugi::xml_node alternates) {
  pugi::xml_node first = child(alternates, "Choice"), last = child(alternates, "Fallback");
  return first && (holds(first, "txbxContent") || !holds(last, "txbxContent")) ? first : last;
}

// "TOC \o "1-3"": the pages of a table of contents are no figures.
bool is_hidden_field(std::string_view code) {
  code.remove_prefix(std::min(code.find_first_not_of(' '), code.size()));
  const std::string_view name = code.substr(0, code.find(' '));
  return name == "TOC" || name == "INDEX" || name == "TOA";
}

// A sign of the font Symbol, by its place there; others are drawings.
std::string_view symbol(pugi::xml_node node) {
  static constexpr std::pair<unsigned, std::string_view> kSigns[] = {{0x2D, "−"}, {0xA3, "≤"}, {0xB0, "°"}, {0xB1, "±"}, {0xB3, "≥"},
                                                                     {0xB4, "×"}, {0xB7, "•"}, {0xB8, "÷"}, {0xB9, "≠"}, {0xBB, "≈"}};
  const std::string_view font = attribute(node, "font"), code = attribute(node, "char");
  unsigned value = 0;
  std::from_chars(code.data(), code.data() + code.size(), value, 16);
  for (auto [place, sign] : kSigns) {
    if (font == "Symbol" && (value & 0xFF) == place) return sign;
  }
  return {};
}

// A field of a form that nobody has filled in, and the table of contents, are no content.
bool is_shown(pugi::xml_node sdt) {
  const pugi::xml_node properties = child(sdt, "sdtPr");
  return !child(properties, "showingPlcHdr") && attribute(child(properties, "docPartObj", "docPartGallery"), "val") != "Table of Contents";
}

}  // namespace

DocxStory::DocxStory(std::string name, pugi::xml_node root, DocxStyles& styles, DocxNumbering& numbering, Layout& layout)
    : name_(std::move(name)), styles_(styles), numbering_(numbering), layout_(layout) {
  index(root);
}

// Paragraphs have their number in the part, whether they are read or not. A field that does not end would hide all that follows.
void DocxStory::index(pugi::xml_node root) {
  std::vector<pugi::xml_node> begun;
  for (pugi::xml_node node = root; node; node = next_in(root, node)) {
    const std::string_view name = local_name(node);
    if (name == "p") paragraphs_.emplace(node.internal_object(), paragraphs_.size() + 1);
    if (name != "fldChar") continue;
    const std::string_view type = attribute(node, "fldCharType");
    if (type == "begin") begun.push_back(node);
    else if (type == "end" && !begun.empty()) begun.pop_back();
  }
  for (pugi::xml_node node : begun) open_fields_.insert(node.internal_object());
}

void DocxStory::read_blocks(pugi::xml_node node) {
  for (pugi::xml_node part : node.children()) {
    const std::string_view name = local_name(part);
    if (is_skipped(name) || (name == "sdt" && !is_shown(part))) continue;
    if (name == "p") read_paragraph(part);
    else if (name == "tbl") read_table(part);
    else if (name == "altChunk") ++objects_;
    else if (name == "AlternateContent") read_blocks(chosen(part));
    else read_blocks(part);
  }
}

void DocxStory::read_paragraph(pugi::xml_node node) {
  std::string outer_text = std::exchange(text_, {}), outer_style = std::exchange(style_, {});  // of one with a text box that this stands in
  const pugi::xml_node properties = child(node, "pPr"), mark = child(properties, "rPr");
  style_ = attribute(child(properties, "pStyle"), "val");
  read_inline(node);
  Paragraph paragraph;
  paragraph.name = fmt::format("{}#p{}", name_, paragraphs_[node.internal_object()]);
  paragraph.goes_on = child(mark, "del") || child(mark, "moveFrom") || child(mark, "specVanish");
  paragraph.text = std::exchange(text_, {});
  std::optional<ListPlace> place = list_place(properties);
  if (!place || place->list.empty()) place = styles_.list_of(style_);
  if (place && !(paragraph.goes_on && paragraph.text.empty())) paragraph.label = numbering_.next(*place, style_);
  emit(std::move(paragraph));
  const std::vector<pugi::xml_node> boxes = std::exchange(boxes_, {});
  for (pugi::xml_node box : boxes) read_blocks(box);
  text_ = std::move(outer_text);
  style_ = std::move(outer_style);
}

void DocxStory::emit(Paragraph paragraph) {
  if (cell_) cell_->paragraphs.push_back(std::move(paragraph));
  else layout_.add(paragraph);
}

void DocxStory::read_inline(pugi::xml_node node) {
  for (pugi::xml_node part : node.children()) read_child(part);
}

void DocxStory::read_child(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  if (is_skipped(name)) return;
  if (name == "r") return read_run(node);
  if (name == "AlternateContent") return read_inline(chosen(node));
  if (name == "sdt" && !is_shown(node)) return;
  if (name == "fldSimple" && is_hidden_field(attribute(node, "instr"))) return;
  if (name == "sup") {  // of a formula
    const std::size_t base = text_.size();
    read_inline(node);
    const std::string raised = text_.substr(base);
    text_.resize(base);
    append_raised(raised, text_);
    return;
  }
  read_inline(node);
  if (name == "num") add("/");  // above the line of a fraction
}

void DocxStory::read_run(pugi::xml_node run) {
  const pugi::xml_node properties = child(run, "rPr");
  format_ = run_format(properties);
  if (std::string_view style = attribute(child(properties, "rStyle"), "val"); !style.empty()) format_.fill_from(styles_.of_characters(style));
  format_.fill_from(styles_.of_paragraph(style_));
  format_.fill_from(styles_.of_all());
  for (pugi::xml_node part : run.children()) read_in_run(part);
}

void DocxStory::read_in_run(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  if (name == "t") return add_text(node);
  if (name == "fldChar") return read_field_mark(node);
  if (name == "instrText") {
    if (!fields_.empty() && !fields_.back().in_result) fields_.back().code += node.text().get();
    return;
  }
  if (is_skipped(name) || format_.hidden.value_or(false)) return;
  if (name == "tab" || name == "ptab") return add("\t");
  if (name == "br" || name == "cr") return add("\n");
  if (name == "noBreakHyphen") return add("-");
  if (name == "sym") return add(symbol(node));
  if (name == "footnoteReference" || name == "endnoteReference") {
    if (hidden_fields_ == 0) notes_.push_back({name == "endnoteReference", std::string(attribute(node, "id"))});
    return;
  }
  if (name == "AlternateContent") {
    for (pugi::xml_node part : chosen(node).children()) read_in_run(part);
    return;
  }
  if (name == "drawing" || name == "pict" || name == "object") return read_drawing(node);
  if (name == "ruby") read_inline(child(node, "rubyBase"));
}

void DocxStory::read_drawing(pugi::xml_node drawing) {
  bool into = true;
  for (pugi::xml_node node = drawing; node; node = next_in(drawing, node, into)) {
    const std::string_view name = local_name(node);
    into = true;
    if (name == "txbxContent") {
      boxes_.push_back(node);
      into = false;
    } else if (name == "AlternateContent") {
      read_drawing(chosen(node));
      into = false;
    } else if (name == "chart" || name == "OLEObject" || name == "relIds") {
      ++objects_;
    } else if (name == "blip" || name == "imagedata") {
      ++pictures_;
    }
  }
}

void DocxStory::read_field_mark(pugi::xml_node mark) {
  const std::string_view type = attribute(mark, "fldCharType");
  if (type == "begin") {
    if (open_fields_.count(mark.internal_object())) return;
    fields_.push_back({false, true, {}});
    ++hidden_fields_;
  } else if (fields_.empty()) {
    return;
  } else if (type == "separate" && !fields_.back().in_result) {
    Field& field = fields_.back();
    field.in_result = true;
    field.hidden = is_hidden_field(field.code);
    if (!field.hidden) --hidden_fields_;
  } else if (type == "end") {
    if (fields_.back().hidden) --hidden_fields_;
    fields_.pop_back();
  }
}

void DocxStory::add_text(pugi::xml_node node) {
  if (format_.hidden.value_or(false)) return;
  std::string text;
  for (pugi::xml_node part : node.children()) text += part.value();
  std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');  // as Word shows them
  const auto legacy = charset_of_font(format_.font.value_or(""));
  if (legacy) text = decode_run(text, *legacy).text;
  if (!format_.raised.value_or(false)) return add(text);
  if (hidden_fields_ == 0) append_raised(text, text_);
}

void DocxStory::add(std::string_view text) {
  if (hidden_fields_ == 0) text_ += text;
}

void DocxStory::read_table(pugi::xml_node node) {
  LaidTable table;
  LaidCell* outer = std::exchange(cell_, nullptr);
  read_rows(node, table);
  cell_ = outer;
  if (cell_) cell_->tables.push_back(std::move(table));
  else layout_.add(table);
}

void DocxStory::read_rows(pugi::xml_node node, LaidTable& table) {
  for (pugi::xml_node part : node.children()) {
    const std::string_view name = local_name(part);
    if (is_skipped(name)) continue;
    const pugi::xml_node properties = child(part, "trPr");
    if (name != "tr") {
      read_rows(part, table);
    } else if (!child(properties, "del")) {
      std::size_t column = count_attribute(child(properties, "gridBefore"), "val", 0, kMostColumnsOfCell);
      std::vector<LaidCell> row;
      read_cells(part, row, column);
      table.rows.push_back(std::move(row));
    }
  }
}

void DocxStory::read_cells(pugi::xml_node node, std::vector<LaidCell>& row, std::size_t& column) {
  for (pugi::xml_node part : node.children()) {
    const std::string_view name = local_name(part);
    if (is_skipped(name)) continue;
    const pugi::xml_node properties = child(part, "tcPr");
    if (name != "tc") {
      read_cells(part, row, column);
    } else if (!child(properties, "cellDel")) {
      LaidCell cell;
      cell.column = column;
      column += std::max<std::size_t>(count_attribute(child(properties, "gridSpan"), "val", 1, kMostColumnsOfCell), 1);
      const pugi::xml_node merged = child(properties, "vMerge");
      cell.continues = merged && attribute(merged, "val") != "restart";
      LaidCell* outer = std::exchange(cell_, &cell);
      read_blocks(part);
      cell_ = outer;
      row.push_back(std::move(cell));
    }
  }
}

}  // namespace solieu
