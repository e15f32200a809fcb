#include "read/xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace solieu {
namespace {

bool deeper_than(pugi::xml_node root, std::size_t most) {
  std::size_t depth = 0;
  for (pugi::xml_node node = root;;) {
    if (pugi::xml_node first = node.first_child()) {
      node = first;
      if (++depth > most) return true;
      continue;
    }
    while (node != root && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (node == root) return false;
    node = node.next_sibling();
  }
}

}  // namespace

Result<std::unique_ptr<pugi::xml_document>> parse_xml(std::string_view name, std::string_view bytes, std::size_t depth, XmlBlanks blanks) {
  auto document = std::make_unique<pugi::xml_document>();
  const unsigned how = pugi::parse_default | pugi::parse_doctype | (blanks == XmlBlanks::all ? pugi::parse_ws_pcdata : pugi::parse_ws_pcdata_single);
  const pugi::xml_parse_result parsed = document->load_buffer(bytes.data(), bytes.size(), how);
  if (parsed.status == pugi::status_out_of_memory) return Error{fmt::format("there is not enough memory for its part {}", name)};
  if (!parsed) return Error{fmt::format("its part {} is no sound XML ({}, at byte {})", name, parsed.description(), parsed.offset)};
  for (pugi::xml_node node : document->children()) {
    if (node.type() == pugi::node_doctype) return Error{fmt::format("its part {} declares a document type, which no office program writes; it was not read", name)};
  }
  if (deeper_than(*document, depth)) return Error{fmt::format("its part {} nests elements more than {} deep", name, depth)};
  return document;
}

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_node c : node.children()) {
    if (local_name(c) == name) return c;
  }
  return {};
}

std::string_view attribute(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_attribute a : node.attributes()) {
    if (local_name(a.name()) == name) return a.value();
  }
  return {};
}

std::size_t count_attribute(pugi::xml_node node, std::string_view name, std::size_t otherwise, std::size_t most) {
  const std::string_view digits = attribute(node, name);
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error == std::errc::result_out_of_range) return most;
  return error == std::errc() && end == digits.data() + digits.size() ? std::min(value, most) : otherwise;
}

pugi::xml_node next_in(pugi::xml_node root, pugi::xml_node node, bool into) {
  if (into && node.first_child()) return node.first_child();
  while (node && node != root && !node.next_sibling()) node = node.parent();
  return node && node != root ? node.next_sibling() : pugi::xml_node();
}

}  // namespace solieu
