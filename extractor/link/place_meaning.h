// What a place's name means on the days that a text speaks from.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "grammar/gazetteer.h"
#include "link/place_names.h"

namespace solieu {

/// A place as a text names it.
struct NamedPlace {
  std::int32_t name = -1, province = -1;  // Phrase::place; -1 for the country, abroad and "toàn tỉnh"; no province
  PlaceKind kind = PlaceKind::none;       // of the title; of what has no name

  static NamedPlace of(const PlaceMention& m) { return {m.name, m.province, m.kind}; }
  bool is_local() const { return name < 0 && kind != PlaceKind::country && kind != PlaceKind::abroad; }
  friend bool operator==(const NamedPlace&, const NamedPlace&) = default;
};

class PlaceMeanings {
 public:
  /// `date` is the day that the text speaks from, or empty; `year` the year it speaks of, or 0. A text without
  /// both is taken to be of the time since the codes of provinces exist.
  PlaceMeanings(const Gazetteer& gazetteer, const std::string& date, int year);

  struct Meaning {
    std::int32_t place = -1;  // index in the gazetteer; -1: nothing
    std::string name, code;   // for the CSV; the code is empty where the text leaves open which it is
    bool former = false;      // it was gone when the text was written
  };
  /// `near` is the province that the text speaks of, an index or -1: which of several districts is meant.
  Meaning find(const NamedPlace& named, std::int32_t near) const;
  /// A province or city by its index; nothing for -1.
  Meaning of(std::int32_t province) const;
  /// The province of what is named, or it itself; -1 where the name leaves it open.
  std::int32_t province_of(const NamedPlace& named) const;

 private:
  std::vector<std::int32_t> candidates(const NamedPlace& named, bool& former) const;
  void keep_valid(std::vector<std::int32_t>& places, bool& former) const;

  const Gazetteer& gazetteer_;
  Days days_;
};

}  // namespace solieu
