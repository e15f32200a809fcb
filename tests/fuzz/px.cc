// Fuzz target: any bytes as a PC-Axis file, and as what its cube states.
#include <algorithm>
#include <string>
#include <string_view>

#include "grammar/built_in.h"
#include "invariants.h"
#include "official/tables.h"
#include "read/px.h"
#include "target.h"

using namespace solieu;
using test::Broken;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  auto px = parse_px(bytes, "x.px");
  if (!px) {
    if (!px.error().starts_with("x.px:")) throw Broken("an error does not say where: " + px.error());
    return 0;
  }
  std::size_t cells = 1;
  for (const PxDimension& d : px->dimensions) cells *= d.values.size();
  if (cells != px->cells.size()) throw Broken("a cube has more or fewer cells than its dimensions make");
  for (const PxCell& c : px->cells) {
    if (!c.value && Decimal::parse(c.text)) throw Broken("a number is unknown: " + c.text);
  }
  constexpr std::size_t kLooked = 1000;
  for (std::size_t i = 0; i < std::min(px->cells.size(), kLooked); ++i) {
    if (px->notes.empty() && !px->note_on(px->position(i)).empty()) throw Broken("a note comes from nowhere");
  }
  auto tables = official::tables_of(bytes, "x.px", nullptr, *test::built_in());
  if (!tables && !tables.error().starts_with("x.px:")) throw Broken("an error does not say where: " + tables.error());
  return 0;
}
