// XML parts of packed documents, read without what they could reach: no entity but the five of XML itself, nothing outside.
#pragma once

#include <pugixml.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace solieu {

enum class XmlBlanks {
  alone,  // an element that holds only blanks has them as its text; those between elements are left out
  all,    // every blank counts, also between elements
};

/// A part as a tree of elements that are nested no deeper than `depth`, so that who walks it may call himself. The error
/// says what is wrong with the part `name`; a document type declaration is such a thing, as no office program writes one.
Result<std::unique_ptr<pugi::xml_document>> parse_xml(std::string_view name, std::string_view bytes, std::size_t depth, XmlBlanks blanks = XmlBlanks::alone);

/// "p" of <w:p>. Programs choose prefixes as they like, and namespaces differ between the strict and the usual form of Office
/// documents, so elements and attributes are told by this.
inline std::string_view local_name(const char* name) {
  const std::string_view whole = name;
  const std::size_t colon = whole.find(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}
inline std::string_view local_name(pugi::xml_node node) { return local_name(node.name()); }

pugi::xml_node child(pugi::xml_node node, std::string_view name);
/// The child of the child, and so on; nothing where one is missing.
template <class... Names>
pugi::xml_node child(pugi::xml_node node, std::string_view name, Names... more) {
  return child(child(node, name), more...);
}
/// The value of an attribute, empty where there is none.
std::string_view attribute(pugi::xml_node node, std::string_view name);
/// The same as a whole number from 0 to `most`; `otherwise` where there is none, and where it is none.
std::size_t count_attribute(pugi::xml_node node, std::string_view name, std::size_t otherwise, std::size_t most);

/// The node that follows in document order, within `root`; those below `node` are passed over unless `into`. Empty at the end.
pugi::xml_node next_in(pugi::xml_node root, pugi::xml_node node, bool into = true);

}  // namespace solieu
