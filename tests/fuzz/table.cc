// Fuzz target: any bytes as a CSV table of a statistics office, and figures against it.
#include <string>
#include <string_view>

#include "grammar/built_in.h"
#include "invariants.h"
#include "official/comparison.h"
#include "official/tables.h"
#include "target.h"

using namespace solieu;
using test::Broken;

namespace {

const std::string_view kText =
    "Thu ngân sách 9 tháng năm 2024 của tỉnh Lạng Sơn đạt hơn 7.353,5 tỷ đồng, tăng 39,1% so với cùng kỳ năm 2023 (5.286 tỷ đồng), trong đó Lộc Bình 120 tỷ đồng. Sản lượng lúa đạt 5 tấn.";

const check::TextFigures& figures() {
  static const check::TextFigures some("x.txt", Extractor(test::built_in()).extract(kText), kText);
  return some;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  auto tables = official::tables_of(bytes, "x.csv", nullptr, *test::built_in());
  if (!tables) {
    if (!tables.error().starts_with("x.csv:")) throw Broken("an error does not say where: " + tables.error());
    return 0;
  }
  for (const official::OfficialTable& t : *tables) {
    for (const official::Observation& o : t.observations) {
      if (o.cell.empty()) throw Broken("an observation stands nowhere");
      if (o.value && o.written.find_first_of("0123456789") == std::string::npos) throw Broken("a number was made of «" + o.written + "»");
    }
  }
  const official::Comparison comparison(*test::built_in(), std::move(*tables));
  for (const check::Finding& finding : comparison.compare(figures())) {
    if (finding.verdict == check::Verdict::mismatch && (!finding.table.value || finding.table.cell.empty())) throw Broken("a mismatch names no cell");
  }
  return 0;
}
