#include "read/docx.h"

#include <fmt/core.h>

#include <set>
#include <unordered_map>
#include <utility>

#include "read/docx_story.h"
#include "read/xml.h"

namespace solieu {
namespace {

using Parts = std::map<std::string, XmlPart>;

pugi::xml_node root_of(const Parts& parts, const std::string& name) {
  const auto found = parts.find(name);
  return found == parts.end() ? pugi::xml_node() : found->second->document_element();
}

std::unordered_map<std::string, pugi::xml_node> notes_by_id(pugi::xml_node root) {
  std::unordered_map<std::string, pugi::xml_node> notes;
  for (pugi::xml_node note : root.children()) notes.emplace(attribute(note, "id"), note);
  return notes;
}

}  // namespace

Result<SourceText> read_docx(const OfficePackage& package) {
  const std::string footnotes = package.related("footnotes"), endnotes = package.related("endnotes");
  const std::string styles_name = package.related("styles"), numbering_name = package.related("numbering");
  auto parts = package.read({footnotes, endnotes, styles_name, numbering_name});
  if (!parts) return Error{parts.error()};
  const pugi::xml_node body = child(package.main(), "body");
  if (!body) return Error{fmt::format("is damaged: its part {} has no body", package.main_name())};
  DocxStyles styles(root_of(*parts, styles_name));
  DocxNumbering numbering(root_of(*parts, numbering_name));
  Layout layout;
  DocxStory story(package.main_name(), package.main(), styles, numbering, layout);
  story.read_blocks(body);
  if (!story.notes().empty()) layout.add_empty_line();
  for (bool end : {false, true}) {
    const std::string& name = end ? endnotes : footnotes;
    const pugi::xml_node root = root_of(*parts, name);
    auto by_id = notes_by_id(root);
    DocxStory notes(name, root, styles, numbering, layout);
    for (const DocxStory::Note& note : story.notes()) {
      if (note.end != end) continue;
      auto found = by_id.extract(note.id);  // one that is referred to again is the same
      if (!found.empty()) notes.read_blocks(found.mapped());
    }
  }
  SourceText out = std::move(layout).finish();
  if (out.stretches.empty() && story.pictures() > 0) return Error{std::string(kOnlyPictures)};
  out.format = "docx";
  out.warning = objects_left_out(story.objects());
  return out;
}

}  // namespace solieu
