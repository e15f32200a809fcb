// Fuzz target: XML as the parts of a DOCX (document, styles, numbering, footnotes) or an ODT (content, styles), to figures.
#include <string>
#include <string_view>
#include <vector>

#include "read/formats.h"
#include "source_checks.h"
#include "target.h"
#include "zip.h"

using namespace solieu;

namespace {

// Parts are divided by a byte that XML cannot hold.
std::vector<std::string> divided(std::string_view bytes) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t end = bytes.find('\x1E');
    parts.emplace_back(bytes.substr(0, end));
    if (end == std::string_view::npos) return parts;
    bytes.remove_prefix(end + 1);
  }
}

std::string relations(std::initializer_list<std::pair<const char*, const char*>> targets) {
  std::string xml = "<Relationships>";
  for (auto [type, target] : targets) xml += std::string("<Relationship Id=\"r\" Type=\"x/") + type + "\" Target=\"" + target + "\"/>";
  return xml + "</Relationships>";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::string> parts = divided({reinterpret_cast<const char*>(data), size});
  parts.resize(4);
  const std::string top = relations({{"officeDocument", "word/document.xml"}});
  const std::string rest = relations({{"styles", "styles.xml"}, {"numbering", "numbering.xml"}, {"footnotes", "footnotes.xml"}});
  const std::string documents[] = {
      test::zip_of({{"[Content_Types].xml", ""}, {"_rels/.rels", top}, {"word/_rels/document.xml.rels", rest}, {"word/document.xml", parts[0]},
                        {parts[1].empty() ? "-" : "word/styles.xml", parts[1]}, {parts[2].empty() ? "-" : "word/numbering.xml", parts[2]},
                        {parts[3].empty() ? "-" : "word/footnotes.xml", parts[3]}}),
      test::zip_of({{"mimetype", ""}, {"content.xml", parts[0]}, {parts[1].empty() ? "-" : "styles.xml", parts[1]}})};
  for (const std::string& document : documents) {
    auto source = read_source(document);
    if (source) test::check_source(*source);
    else if (source.error().empty()) throw test::Broken("an error says nothing");
  }
  return 0;
}
