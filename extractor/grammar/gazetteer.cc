#include "grammar/gazetteer.h"

#include "text/normalise.h"

namespace solieu {

std::vector<PlaceMeaning> Gazetteer::find(std::string_view name) const {
  std::string lower;
  append_lower(name, lower);
  Lexicon::Node node = Lexicon::kRoot;
  for (std::size_t begin = 0; begin < lower.size() && node != 0;) {
    std::size_t end = std::min(lower.find(' ', begin), lower.size());
    if (end > begin) node = words_.step(node, words_.syllable(std::string_view(lower).substr(begin, end - begin)));
    begin = end + 1;
  }
  const Phrase* p = node == 0 || node == Lexicon::kRoot ? nullptr : words_.phrase(node);
  return p && p->place >= 0 ? meanings(p->place) : std::vector<PlaceMeaning>();
}

PlaceKind Gazetteer::kind_of_title(ListSetId lists) const {
  if (words_.set_has(lists, lists_.title_province)) return PlaceKind::province;
  if (words_.set_has(lists, lists_.title_city)) return PlaceKind::city;
  if (words_.set_has(lists, lists_.title_town)) return PlaceKind::town;
  if (words_.set_has(lists, lists_.title_quarter)) return PlaceKind::quarter;
  if (words_.set_has(lists, lists_.title_district)) return PlaceKind::district;
  return PlaceKind::none;
}

PlaceKind Gazetteer::kind_of_local(ListSetId lists) const {
  if (words_.set_has(lists, lists_.country)) return PlaceKind::country;
  if (words_.set_has(lists, lists_.world)) return PlaceKind::abroad;
  if (words_.set_has(lists, lists_.local_province)) return PlaceKind::province;
  if (words_.set_has(lists, lists_.local_city)) return PlaceKind::city;
  if (words_.set_has(lists, lists_.local_town)) return PlaceKind::town;
  if (words_.set_has(lists, lists_.local_quarter)) return PlaceKind::quarter;
  if (words_.set_has(lists, lists_.local_district)) return PlaceKind::district;
  return PlaceKind::none;
}

}  // namespace solieu
