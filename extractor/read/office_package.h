// An Office document as the package that it is (ECMA-376, part 2): its main part, and the parts that this one is related to.
#pragma once

#include <pugixml.hpp>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "read/formats.h"

namespace solieu {

struct OfficeRelation {
  std::string id, type;  // "rId7", "footnotes": the last word of the type's address
  std::string target;    // a part, by its name in the package; what is outside is no relation
};

using XmlPart = std::unique_ptr<pugi::xml_document>;

class OfficePackage {
 public:
  /// The main part and its relations. `bytes` must outlive the package. Errors are told without the document's name.
  static Result<OfficePackage> open(std::string_view bytes, const ReadLimits& limits);

  const std::string& main_name() const { return main_name_; }
  /// Its outermost element: "document", "workbook", "presentation".
  pugi::xml_node main() const;
  const std::vector<OfficeRelation>& relations() const { return relations_; }
  /// The first part that is related so; empty where there is none.
  std::string related(std::string_view type) const;

  /// These parts, by name; those that are missing are left out.
  Result<std::map<std::string, XmlPart>> read(const std::set<std::string>& names) const;

 private:
  OfficePackage(std::string_view bytes, const ReadLimits& limits) : bytes_(bytes), limits_(limits) {}

  std::string_view bytes_;
  ReadLimits limits_;
  std::string main_name_;
  XmlPart main_;
  std::vector<OfficeRelation> relations_;  // of the main part
};

}  // namespace solieu
