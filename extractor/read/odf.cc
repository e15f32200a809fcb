#include "read/odf.h"

#include <fmt/core.h>

#include <utility>

#include "read/odf_sheets.h"
#include "read/odf_story.h"
#include "read/office_package.h"
#include "read/parts.h"
#include "read/sheet_text.h"
#include "read/xml.h"

namespace solieu {
namespace {

Result<SourceText> read_text_body(pugi::xml_node content, pugi::xml_node styles_root) {
  OdfStyles styles(content, styles_root);
  Layout layout;
  OdfStory story(content, styles, layout);
  story.read_blocks(child(content, "body", "text"));
  story.read_notes();
  SourceText out = std::move(layout).finish();
  if (out.stretches.empty() && story.pictures() > 0) return Error{std::string(kOnlyPictures)};
  out.format = "odt";
  out.warning = objects_left_out(story.objects());
  return out;
}

}  // namespace

Result<SourceText> read_open_document(std::string_view bytes, const ReadLimits& limits) {
  constexpr std::string_view kContent = "content.xml", kStyles = "styles.xml", kManifest = "META-INF/manifest.xml";
  auto parts = read_parts(bytes, [&](std::string_view name) { return name == kContent || name == kStyles || name == kManifest; }, limits);
  if (!parts) return Error{parts.error()};
  XmlPart content, styles;
  for (const Part& part : *parts) {
    if (part.name == kManifest) {
      if (part.bytes.find(":encryption-data") != std::string::npos) return Error{"has a password; save it without one"};
      continue;
    }
    auto tree = parse_xml(part.name, part.bytes, limits.depth, XmlBlanks::all);
    if (!tree) return Error{tree.error()};
    (part.name == kContent ? content : styles) = std::move(*tree);
  }
  if (!content) return Error{"is damaged: its part content.xml is missing"};
  const pugi::xml_node root = content->document_element(), body = child(root, "body");
  if (child(body, "text")) return read_text_body(root, styles ? styles->document_element() : pugi::xml_node());
  if (!child(body, "spreadsheet")) return Error{"is neither a text nor a spreadsheet; save it as one, or as PDF"};
  auto sheets = read_odf_sheets(root);
  if (!sheets) return Error{sheets.error()};
  return sheets_as_text(*sheets, "ods");
}

}  // namespace solieu
