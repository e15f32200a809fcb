// Figures as `solieu extract` wrote them, read back from its CSV.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "solieu.h"

namespace solieu::check {

struct FiguresOfDocument {
  std::string document;
  std::vector<Figure> figures;
};

/// The documents of a CSV in their order; a document is the rows of one name that follow each other with rising numbers.
/// All columns but page and locator must be there, in any order, and further ones are passed over. `path` is named in errors: "PATH:LINE: what is wrong".
Result<std::vector<FiguresOfDocument>> read_figures_csv(const std::string& path);
Result<std::vector<FiguresOfDocument>> parse_figures_csv(std::string_view csv, const std::string& path);

}  // namespace solieu::check
