#include "link/place_meaning.h"

#include <fmt/core.h>

#include <algorithm>

namespace solieu {
namespace {

constexpr std::string_view kFirstCodes = "2004-07-08";  // Decision 124/2004/QĐ-TTg

std::string_view title_of(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::city: case PlaceKind::province_city: return "thành phố";
    case PlaceKind::town: return "thị xã";
    case PlaceKind::quarter: return "quận";
    case PlaceKind::district: return "huyện";
    default: return "";
  }
}

// Districts became towns, quarters or cities; none went the other way.
int rank(PlaceKind kind) { return kind == PlaceKind::district ? 0 : kind == PlaceKind::town ? 1 : 2; }

// Does a place of this kind have such a title?
bool agrees(PlaceKind kind, PlaceKind title) {
  switch (title) {
    case PlaceKind::province: return kind == PlaceKind::province;
    case PlaceKind::city: return kind == PlaceKind::city || kind == PlaceKind::province_city;
    default: return kind == title;
  }
}

template <class Keep>
void keep_if_any(std::vector<std::int32_t>& places, Keep keep) {
  if (std::any_of(places.begin(), places.end(), keep)) std::erase_if(places, [&](std::int32_t p) { return !keep(p); });
}

}  // namespace

PlaceMeanings::PlaceMeanings(const Gazetteer& gazetteer, const std::string& date, int year) : gazetteer_(gazetteer) {
  if (!date.empty()) days_ = {date, date};
  else if (year > 0) days_ = {fmt::format("{:04}-01-01", year), fmt::format("{:04}-12-31", year)};
  else days_.first = kFirstCodes;
}

// Those of the days; where there are none, what was last before them, or else came first after them.
void PlaceMeanings::keep_valid(std::vector<std::int32_t>& places, bool& former) const {
  auto valid = [&](std::int32_t p) -> const Days& { return gazetteer_.place(p).valid; };
  auto past = [&](std::int32_t p) { return !valid(p).last.empty() && valid(p).last < days_.first; };
  if (std::any_of(places.begin(), places.end(), [&](std::int32_t p) { return valid(p).overlap(days_); })) {
    std::erase_if(places, [&](std::int32_t p) { return !valid(p).overlap(days_); });
  } else if (std::any_of(places.begin(), places.end(), past)) {
    former = true;
    std::erase_if(places, [&](std::int32_t p) { return !past(p); });
    std::string last;
    for (std::int32_t p : places) last = std::max(last, valid(p).last);
    std::erase_if(places, [&](std::int32_t p) { return valid(p).last != last; });
  } else if (!places.empty()) {
    std::string first = valid(places.front()).first;
    for (std::int32_t p : places) first = std::min(first, valid(p).first);
    std::erase_if(places, [&](std::int32_t p) { return valid(p).first != first; });
  }
}

std::vector<std::int32_t> PlaceMeanings::candidates(const NamedPlace& named, bool& former) const {
  std::vector<std::int32_t> places;
  if (named.name < 0) return places;
  for (const PlaceMeaning& m : gazetteer_.meanings(named.name)) {
    if (named.kind != PlaceKind::none || !m.needs_title) places.push_back(m.place);
  }
  auto kind = [&](std::int32_t p) { return gazetteer_.place(p).kind; };
  if (named.kind == PlaceKind::none) {
    keep_valid(places, former);
    keep_if_any(places, [&](std::int32_t p) { return !is_district(kind(p)); });  // "Lạng Sơn" is the province
  } else if (named.kind == PlaceKind::province) {
    std::erase_if(places, [&](std::int32_t p) { return is_district(kind(p)); });
    keep_valid(places, former);
    keep_if_any(places, [&](std::int32_t p) { return agrees(kind(p), named.kind); });
  } else {
    std::vector<std::int32_t> all = places;
    std::erase_if(places, [&](std::int32_t p) { return !agrees(kind(p), named.kind); });
    if (places.empty()) {  // it has another title now
      places = all;
      std::erase_if(places, [&](std::int32_t p) { return is_district(kind(p)) ? rank(named.kind) > rank(kind(p)) : named.kind != PlaceKind::city; });
    }
    keep_valid(places, former);
  }
  if (named.province >= 0) {
    keep_if_any(places, [&](std::int32_t p) {
      std::int32_t in = gazetteer_.place(p).province;
      const auto& provinces = gazetteer_.meanings(named.province);
      return in >= 0 && std::any_of(provinces.begin(), provinces.end(), [&](const PlaceMeaning& m) { return gazetteer_.place(m.place).name == gazetteer_.place(in).name; });
    });
  }
  return places;
}

std::int32_t PlaceMeanings::province_of(const NamedPlace& named) const {
  bool former = false;
  std::int32_t province = -1;
  for (std::int32_t p : candidates(named, former)) {
    std::int32_t in = is_district(gazetteer_.place(p).kind) ? gazetteer_.place(p).province : p;
    if (province >= 0 && gazetteer_.place(province).name != gazetteer_.place(in).name) return -1;
    province = in;
  }
  return province;
}

PlaceMeanings::Meaning PlaceMeanings::of(std::int32_t province) const {
  if (province < 0) return {};
  const Place& p = gazetteer_.place(province);
  return {province, p.name, p.code, false};
}

PlaceMeanings::Meaning PlaceMeanings::find(const NamedPlace& named, std::int32_t near) const {
  Meaning found;
  if (named.kind == PlaceKind::country) {
    for (const Place& p : gazetteer_.places()) {
      if (p.kind == PlaceKind::country) return {static_cast<std::int32_t>(&p - gazetteer_.places().data()), p.name, p.code, false};
    }
    return found;
  }
  std::vector<std::int32_t> places = candidates(named, found.former);
  if (near >= 0) {
    keep_if_any(places, [&](std::int32_t p) {
      std::int32_t in = gazetteer_.place(p).province;
      return in >= 0 && gazetteer_.place(in).name == gazetteer_.place(near).name;
    });
  }
  if (places.empty()) return found;
  const Place& place = gazetteer_.place(found.place = places.back());
  found.name = place.name;
  found.code = place.code;
  bool one_province = true;
  for (std::int32_t p : places) {
    if (gazetteer_.place(p).code != place.code) found.code.clear();
    one_province &= gazetteer_.place(p).province == place.province;
  }
  if (is_district(place.kind)) {
    std::string_view title = title_of(named.kind == PlaceKind::none || named.kind == PlaceKind::province ? place.kind : named.kind);
    found.name = fmt::format("{} {}", title, place.name);
    if (one_province) found.name += ", " + gazetteer_.place(place.province).name;
    else found.place = -1;
  }
  return found;
}

}  // namespace solieu
