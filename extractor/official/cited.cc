#include "official/cited.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "check/bases.h"
#include "official/names.h"

namespace solieu::official {
namespace {

// Whatever is compared with is of another time, also where the text does not say of which.
void take_time_of_base(const Figure& amount, const check::TextFigures& text, Figure& cited) {
  const Figure* comparison = text.before(amount);
  if (!comparison || !check::is_base(amount, text)) return;
  if (comparison->base == "plan" || comparison->base == "budget") {
    cited.status = "target";
  } else if (cited.period == comparison->period) {
    cited.period = comparison->base_period;
  }
}

void take_name_of_whole(const check::TextFigures& text, const IndicatorNames& names, Figure& cited) {
  const Figure* whole = text.figure(cited.parent);
  if (whole && whole->base_unit == cited.base_unit && !cited.place.empty() && words_beside_place(names, cited.indicator, cited.place).empty()) {
    cited.indicator = whole->indicator;
  }
}

bool names_own_place(const Figure& f) { return !f.place.empty() && !check::has_flag(f, "place_inherited"); }

}  // namespace

std::vector<Figure> as_cited(const check::TextFigures& text, const IndicatorNames& names) {
  std::vector<Figure> out = text.figures();
  std::set<std::string_view> places;
  std::set<std::size_t> lines;  // that name a place
  for (const Figure& f : text.figures()) {
    if (!f.place.empty()) places.insert(f.place);
    if (names_own_place(f)) lines.insert(f.line);
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    take_time_of_base(text.figures()[i], text, out[i]);
    take_name_of_whole(text, names, out[i]);
    if (places.size() == 1 && lines.contains(out[i].line)) std::erase(out[i].flags, "place_inherited");
  }
  return out;
}

}  // namespace solieu::official
