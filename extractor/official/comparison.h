// Figures of texts against official tables.
//
// Certain is a cell where nothing is in doubt: its name is the figure's (synonyms aside, no word is left over on either
// side), unit, kind, base, status, place and period are told by both and are the same, and the figure was read from its
// own words. Only a certain cell can make a mismatch, and only where no other cell agrees, none of the same name has the
// number, and both numbers are near enough to be of one thing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "check/text_figures.h"
#include "check/verdict.h"
#include "grammar/grammar.h"
#include "official/candidate.h"
#include "official/names.h"
#include "official/observation.h"

namespace solieu::official {

class Comparison {
 public:
  Comparison(const Grammar& grammar, std::vector<OfficialTable> tables);

  /// What the tables say of each figure of a text, in order. May be asked by any number of threads.
  std::vector<check::Finding> compare(const check::TextFigures& text) const;
  /// … of one figure, as it stands.
  check::Finding compare(const Figure& figure, std::string_view document) const;

  std::size_t observations() const { return observations_; }

 private:
  struct Place {
    std::uint32_t table = 0, observation = 0;
  };

  std::vector<Candidate> candidates(const Asked& asked, const std::vector<NameBook::Near>& names) const;

  /// A cell of one of these names that has the figure's number, where it is another cell that its words name.
  std::optional<Candidate> elsewhere(const Asked& asked, const Candidate& meant, const std::vector<NameBook::Near>& names) const;

  /// The one place of the tables that a name of a text holds ("lưu trú tại Đà Nẵng"); empty for none, or several.
  std::string place_in(std::string_view name) const;

  const IndicatorNames& indicators_;
  struct NamedPlace {
    std::vector<std::string> syllables;
    std::string place;
  };
  std::unordered_map<std::string, std::vector<NamedPlace>> places_;  // of the tables, by their first syllable
  std::vector<OfficialTable> tables_;
  NameBook names_;
  std::unordered_map<std::uint64_t, std::vector<Place>> by_name_and_day_;  // the last of the period; 0 without one
  std::unordered_map<std::uint32_t, std::vector<Place>> by_name_;
  std::unordered_map<std::uint64_t, std::vector<Place>> by_name_and_place_;
  std::size_t observations_ = 0;
};

}  // namespace solieu::official
