// Reads the sections of a grammar about the names of indicators: [[indicator]] and [indicator_words].
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <toml++/toml.h>

#include "grammar/indicators.h"

namespace solieu {

class IndicatorLoader {
 public:
  IndicatorLoader(IndicatorNames& names, std::vector<std::string>& errors) : names_(names), errors_(errors) {}

  static bool reads(std::string_view section) { return section == "indicator" || section == "indicator_words"; }
  void read(const std::string& file, std::string_view section, const toml::node& node);

 private:
  void fail(const std::string& file, const toml::node& node, std::string_view what);
  void synonyms(const std::string& file, const toml::table& entry);
  void list(const std::string& file, std::string_view name, const toml::node& node);
  /// The syllables of each string of an array, with a blank between; what is wrong is told.
  std::vector<std::string> phrases(const std::string& file, const toml::node& owner, const toml::node* node);

  IndicatorNames& names_;
  std::vector<std::string>& errors_;
  std::unordered_map<std::string, std::string> where_;  // a phrase with synonyms: "FILE:LINE"
  int groups_ = 0;
};

}  // namespace solieu
