#include "read/workbook.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <utility>

#include "read/number_format.h"
#include "read/parts.h"
#include "read/xml.h"

namespace solieu {
namespace {

constexpr std::size_t kMostRows = 1'048'576, kMostColumns = 16'384;  // of a sheet, by the standard
constexpr std::size_t kMostCells = 20'000'000;                       // of all sheets

bool is(const pugi::xml_node& node, std::string_view name) { return local_name(node) == name; }

std::size_t number_of(std::string_view text, std::size_t otherwise) {
  std::size_t value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : otherwise;
}

// "B7" → row 6, column 1
std::optional<std::pair<std::size_t, std::size_t>> position_of(std::string_view name) {
  std::size_t column = 0, at = 0;
  for (; at < name.size() && name[at] >= 'A' && name[at] <= 'Z' && column <= kMostColumns; ++at) column = column * 26 + static_cast<std::size_t>(name[at] - 'A') + 1;
  const std::size_t row = number_of(name.substr(at), 0);
  if (column == 0 || column > kMostColumns || row == 0 || row > kMostRows) return std::nullopt;
  return std::pair{row - 1, column - 1};
}

// A string in one piece, or in runs of several looks; how it is spoken (rPh) is no part of it.
std::string text_of(const pugi::xml_node& string) {
  std::string out;
  for (pugi::xml_node c = string.first_child(); c; c = c.next_sibling()) {
    if (is(c, "t")) out += c.text().get();
    else if (is(c, "r")) out += child(c, "t").text().get();
  }
  return out;
}

bool is_on(std::string_view value) { return value == "1" || value == "true"; }

struct Style {
  std::string format;
  std::size_t indent = 0;
};

class WorkbookReader {
 public:
  explicit WorkbookReader(const ReadLimits& limits) : limits_(limits) {}

  Result<std::vector<Worksheet>> run(std::string_view bytes) {
    auto parts = read_parts(bytes, [](std::string_view name) { return name.starts_with("xl/") && (name.ends_with(".xml") || name.ends_with(".rels")); }, limits_);
    if (!parts) return Error{parts.error()};
    for (Part& p : *parts) parts_.emplace(std::move(p.name), std::move(p.bytes));
    if (!parts_.contains("xl/workbook.xml")) return Error{"is no workbook of spreadsheets (it has no xl/workbook.xml)"};
    const XmlPart book = parse("xl/workbook.xml");
    if (!book || !read_strings() || !read_styles()) return Error{error_};
    const pugi::xml_node workbook = book->document_element();
    std::string_view base = child(workbook, "workbookPr").attribute("date1904").value();
    from_1904_ = base == "1" || base == "true";
    const std::map<std::string, std::string> targets = relations();
    if (!error_.empty()) return Error{error_};
    std::vector<Worksheet> sheets;
    for (pugi::xml_node s = child(workbook, "sheets").first_child(); s; s = s.next_sibling()) {
      if (!is(s, "sheet") || std::strstr(s.attribute("state").value(), "idden")) continue;
      auto target = targets.find(id_of(s));
      if (target == targets.end() || !parts_.contains(target->second)) continue;  // a chart sheet, or one that is not there
      Worksheet sheet;
      sheet.name = s.attribute("name").value();
      if (!read_sheet(target->second, sheet)) return Error{error_};
      sheets.push_back(std::move(sheet));
    }
    if (sheets.empty()) return Error{"has no sheet that can be seen"};
    return sheets;
  }

 private:
  bool fail(std::string what) {
    error_ = std::move(what);
    return false;
  }

  using XmlPart = std::unique_ptr<pugi::xml_document>;

  // A part that is missing is an empty document; nothing where it can't be read.
  XmlPart parse(const std::string& name) {
    auto part = parts_.find(name);
    if (part == parts_.end()) return std::make_unique<pugi::xml_document>();
    auto document = parse_xml(name, part->second, limits_.depth);
    if (document) return std::move(*document);
    error_ = document.error();
    return nullptr;
  }

  static std::string id_of(const pugi::xml_node& sheet) {
    for (pugi::xml_attribute a = sheet.first_attribute(); a; a = a.next_attribute()) {
      std::string_view name = a.name();
      if (name == "r:id" || name.ends_with(":id")) return a.value();
    }
    return {};
  }

  std::map<std::string, std::string> relations() {
    std::map<std::string, std::string> targets;
    const XmlPart doc = parse("xl/_rels/workbook.xml.rels");
    if (!doc) return targets;
    for (const pugi::xml_node& r : doc->document_element()) {
      std::string target = r.attribute("Target").value();
      targets[r.attribute("Id").value()] = target.starts_with('/') ? target.substr(1) : "xl/" + target;
    }
    return targets;
  }

  bool read_strings() {
    const XmlPart doc = parse("xl/sharedStrings.xml");
    if (!doc) return false;
    for (const pugi::xml_node& si : doc->document_element()) strings_.push_back(text_of(si));
    return true;
  }

  bool read_styles() {
    const XmlPart doc = parse("xl/styles.xml");
    if (!doc) return false;
    const pugi::xml_node styles = doc->document_element();
    std::map<std::size_t, std::string> formats;
    for (const pugi::xml_node& f : child(styles, "numFmts")) formats[number_of(f.attribute("numFmtId").value(), 0)] = f.attribute("formatCode").value();
    for (const pugi::xml_node& xf : child(styles, "cellXfs")) {
      const std::size_t id = number_of(xf.attribute("numFmtId").value(), 0);
      auto own = formats.find(id);
      styles_.push_back({own != formats.end() ? own->second : std::string(built_in_format(static_cast<int>(std::min<std::size_t>(id, 1000)))),
                         number_of(child(xf, "alignment").attribute("indent").value(), 0)});
    }
    return true;
  }

  bool read_sheet(const std::string& part, Worksheet& sheet) {
    const XmlPart doc = parse(part);
    if (!doc) return false;
    const pugi::xml_node root = doc->document_element();
    read_hidden_columns(child(root, "cols"));
    std::size_t row = 0, column = 0;
    for (const pugi::xml_node& r : child(root, "sheetData")) {
      const std::size_t number = number_of(r.attribute("r").value(), row + 1);
      if (number <= row || number > kMostRows) return fail(fmt::format("sheet '{}': row {} does not stand below row {}", sheet.name, r.attribute("r").value(), row));
      row = number;
      column = 0;
      if (is_on(r.attribute("hidden").value())) {
        sheet.hidden_lines += r.first_child() ? 1 : 0;
        continue;
      }
      for (const pugi::xml_node& c : r) {
        if (!is(c, "c")) continue;
        if (const char* name = c.attribute("r").value(); *name) {
          auto at = position_of(name);
          if (!at || at->first != row - 1 || at->second < column) return fail(fmt::format("sheet '{}': cell {} does not belong into row {}", sheet.name, name, row));
          column = at->second;
        }
        if (column >= kMostColumns) return fail(fmt::format("sheet '{}': row {} has more than {} cells", sheet.name, row, kMostColumns));
        if (++cells_ > kMostCells) return fail(fmt::format("has more than {} cells", kMostCells));
        read_cell(c, row - 1, column++, sheet);
      }
    }
    sheet.hidden_lines += filled_hidden_columns_.size();
    for (const pugi::xml_node& m : child(root, "mergeCells")) {
      std::string_view ref = m.attribute("ref").value();
      auto colon = std::min(ref.find(':'), ref.size());
      auto first = position_of(ref.substr(0, colon)), last = position_of(ref.substr(std::min(colon + 1, ref.size())));
      if (first && last && first->first <= last->first && first->second <= last->second)
        sheet.merged.push_back({first->first, first->second, last->first, last->second});
    }
    return true;
  }

  void read_hidden_columns(const pugi::xml_node& columns) {
    hidden_columns_.clear();
    filled_hidden_columns_.clear();
    for (const pugi::xml_node& c : columns) {
      if (is_on(c.attribute("hidden").value())) hidden_columns_.emplace_back(number_of(c.attribute("min").value(), 1), number_of(c.attribute("max").value(), 1));
    }
  }

  bool is_hidden(std::size_t column) const {
    return std::any_of(hidden_columns_.begin(), hidden_columns_.end(), [&](auto range) { return range.first <= column + 1 && column + 1 <= range.second; });
  }

  void read_cell(const pugi::xml_node& c, std::size_t row, std::size_t column, Worksheet& sheet) {
    SheetCell cell;
    cell.row = row;
    cell.column = column;
    const std::string_view type = c.attribute("t").value();
    const char* value = child(c, "v").text().get();
    const std::size_t style = number_of(c.attribute("s").value(), 0);
    const Style* look = style < styles_.size() ? &styles_[style] : nullptr;
    if (type == "s") {
      const std::size_t index = number_of(value, strings_.size());
      if (index < strings_.size()) cell.text = strings_[index];
      else cell.error = true;
    } else if (type == "inlineStr") {
      cell.text = text_of(child(c, "is"));
    } else if (type == "b") {
      cell.text = std::string_view(value) == "1" ? "TRUE" : "FALSE";
    } else if (type == "e") {
      cell.text = value;
      cell.error = true;
    } else if (type == "str" || type == "d") {
      cell.text = value;
    } else if (auto number = spreadsheet_number(value)) {
      ShownNumber shown = show_number(*number, look ? look->format : std::string_view(), from_1904_);
      cell.text = std::move(shown.text);
      cell.percent = shown.percent;
      if (!shown.date) cell.number = *number;
    } else if (*value) {
      cell.text = value;
      cell.error = true;
    }
    if (!*value && type != "inlineStr" && type != "str" && child(c, "f")) {
      ++sheet.uncomputed;
      cell.error = true;
    }
    if (look) cell.indent = look->indent;
    if (is_hidden(column)) {
      if (!cell.text.empty()) filled_hidden_columns_.insert(column);
      return;
    }
    if (!cell.text.empty() || cell.number || cell.error) sheet.cells.push_back(std::move(cell));
  }

  const ReadLimits& limits_;
  std::map<std::string, std::string> parts_;
  std::vector<std::string> strings_;
  std::vector<Style> styles_;
  bool from_1904_ = false;
  std::vector<std::pair<std::size_t, std::size_t>> hidden_columns_;  // of the sheet, from 1: first and last
  std::set<std::size_t> filled_hidden_columns_;
  std::size_t cells_ = 0;
  std::string error_;
};

}  // namespace

Result<std::vector<Worksheet>> read_workbook(std::string_view bytes, const ReadLimits& limits) { return WorkbookReader(limits).run(bytes); }

}  // namespace solieu
