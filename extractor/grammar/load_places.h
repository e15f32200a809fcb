// Reads the sections of a grammar that make its gazetteer: [[place]], [[districts]] and [place_words].
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <toml++/toml.h>

#include "grammar/gazetteer.h"

namespace solieu {

class PlaceLoader {
 public:
  PlaceLoader(Gazetteer& gazetteer, std::vector<std::string>& errors) : gazetteer_(gazetteer), errors_(errors) {}

  /// Names and words are to be known without their diacritics. Before anything is read.
  void compare_plainly() { gazetteer_.words_ = Lexicon(true); }

  static bool reads(std::string_view section) { return section == "place" || section == "districts" || section == "place_words"; }
  void read(const std::string& file, std::string_view section, const toml::node& node);
  /// A noun that counts enterprises: where it stands, figures may be those of a company.
  void company(std::string_view noun);
  /// Once all files were read: districts find their provinces, and what was dissolved what it became.
  /// `of_grammar` is the lexicon by which texts are cut.
  void finish(const Lexicon& of_grammar);

 private:
  struct Source {
    std::string file;
    std::size_t line = 0;
  };
  struct Districts {  // a section that waits for its province
    Source source;
    std::string of;
    std::vector<std::int32_t> places;
  };

  void fail(const Source& source, std::string_view what);
  void words(const std::string& file, const toml::node& node);
  void place(const std::string& file, const toml::table& entry);
  void districts(const std::string& file, const toml::table& entry);
  void known_keys(const std::string& file, std::string_view section, const toml::table& entry, std::vector<std::string_view> known);
  std::string text(const std::string& file, const toml::table& entry, std::string_view key);
  std::vector<std::string> strings(const std::string& file, const toml::table& entry, std::string_view key);
  Days days(const std::string& file, const toml::table& entry);
  std::int32_t add(Place place, Source source);
  void name(std::string_view spelling, std::int32_t place, bool needs_title);
  void note_opening(std::string_view phrase);
  void note_openings();
  void note_local(const Source& source, std::string_view phrase);
  void note_syllables(const Lexicon& of_grammar);
  void find_provinces();
  void check_twins();
  void find_successors();
  void known_lists();
  const Place* valid_on(std::string_view name, const Days& days) const;

  Gazetteer& gazetteer_;
  std::vector<std::string>& errors_;
  std::vector<Source> sources_;  // by place
  std::vector<Districts> districts_;
  std::vector<std::pair<std::string, std::string>> openings_;  // the first two syllables of names; the second may be empty
  std::vector<std::string> local_openings_, local_seconds_, numbered_, contests_, companies_;  // syllables in lower case
  bool has_words_ = false;
};

}  // namespace solieu
