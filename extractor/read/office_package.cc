#include "read/office_package.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "read/parts.h"
#include "read/xml.h"

namespace solieu {
namespace {

// Some programs write "\" between folders, or "/" before a name.
std::string plain_name(std::string_view name) {
  std::string plain(name);
  std::replace(plain.begin(), plain.end(), '\\', '/');
  return plain.substr(std::min(plain.find_first_not_of('/'), plain.size()));
}

// "/word/a.xml" as it is, "a.xml" and "../a.xml" from the folder of `part`.
std::string resolved(std::string_view part, std::string_view target) {
  std::string path = target.starts_with('/') ? std::string() : std::string(part.substr(0, part.rfind('/') + 1));
  path += target;
  std::vector<std::string_view> steps;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view step = std::string_view(path).substr(at, end - at);
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (!step.empty() && step != ".") {
      steps.push_back(step);
    }
    at = end + 1;
  }
  return fmt::format("{}", fmt::join(steps, "/"));
}

// "word/_rels/document.xml.rels" of "word/document.xml"
std::string relations_name(std::string_view part) {
  const std::size_t name = part.find('/') == std::string_view::npos ? 0 : part.rfind('/') + 1;
  return fmt::format("{}_rels/{}.rels", part.substr(0, name), part.substr(name));
}

std::vector<OfficeRelation> relations_of(std::string_view part, const std::map<std::string, XmlPart>& parts) {
  std::vector<OfficeRelation> relations;
  const auto found = parts.find(relations_name(part));
  if (found == parts.end()) return relations;
  for (pugi::xml_node node : child(*found->second, "Relationships").children()) {
    if (attribute(node, "TargetMode") == "External") continue;
    const std::string_view type = attribute(node, "Type");
    relations.push_back({std::string(attribute(node, "Id")), std::string(type.substr(type.rfind('/') + 1)), resolved(part, attribute(node, "Target"))});
  }
  return relations;
}

}  // namespace

Result<std::map<std::string, XmlPart>> OfficePackage::read(const std::set<std::string>& names) const {
  auto parts = read_parts(bytes_, [&](std::string_view name) { return names.count(plain_name(name)) > 0; }, limits_);
  if (!parts) return Error{parts.error()};
  std::map<std::string, XmlPart> trees;
  for (Part& part : *parts) {
    auto tree = parse_xml(part.name, part.bytes, limits_.depth);
    if (!tree) return Error{tree.error()};
    part.bytes = std::string();
    trees.emplace(plain_name(part.name), std::move(*tree));
  }
  return trees;
}

Result<OfficePackage> OfficePackage::open(std::string_view bytes, const ReadLimits& limits) {
  OfficePackage package(bytes, limits);
  auto top = package.read({relations_name("")});
  if (!top) return Error{top.error()};
  for (const OfficeRelation& relation : relations_of("", *top)) {
    if (relation.type == "officeDocument") package.main_name_ = relation.target;
  }
  if (package.main_name_.empty()) return Error{"is damaged: it does not say which of its parts is the main one"};
  if (package.main_name_.ends_with(".bin")) return Error{"is a binary workbook (.xlsb); save it as .xlsx"};
  auto parts = package.read({package.main_name_, relations_name(package.main_name_)});
  if (!parts) return Error{parts.error()};
  const auto main = parts->find(package.main_name_);
  if (main == parts->end()) return Error{fmt::format("is damaged: its part {} is missing", package.main_name_)};
  package.main_ = std::move(main->second);
  package.relations_ = relations_of(package.main_name_, *parts);
  return package;
}

pugi::xml_node OfficePackage::main() const { return main_->document_element(); }

std::string OfficePackage::related(std::string_view type) const {
  const auto found = std::find_if(relations_.begin(), relations_.end(), [&](const OfficeRelation& r) { return r.type == type; });
  return found == relations_.end() ? std::string() : found->target;
}

}  // namespace solieu
