#include "grammar/load_indicators.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

namespace solieu {
namespace {

std::optional<IndicatorList> list_called(std::string_view name) {
  for (std::size_t i = 0; i < kIndicatorLists; ++i) {
    if (indicator_list_name(static_cast<IndicatorList>(i)) == name) return static_cast<IndicatorList>(i);
  }
  return std::nullopt;
}

}  // namespace

void IndicatorLoader::fail(const std::string& file, const toml::node& node, std::string_view what) {
  errors_.push_back(fmt::format("{}:{}: {}", file, node.source().begin.line, what));
}

void IndicatorLoader::read(const std::string& file, std::string_view section, const toml::node& node) {
  if (section == "indicator") {
    const toml::array* entries = node.as_array();
    if (!entries) return fail(file, node, "write [[indicator]]");
    for (const auto& item : *entries) {
      const toml::table* entry = item.as_table();
      entry ? synonyms(file, *entry) : fail(file, item, "write [[indicator]]");
    }
    return;
  }
  const toml::table* lists = node.as_table();
  if (!lists) return fail(file, node, "[indicator_words] must be a table of lists");
  for (const auto& [name, phrases] : *lists) list(file, name.str(), phrases);
}

std::vector<std::string> IndicatorLoader::phrases(const std::string& file, const toml::node& owner, const toml::node* node) {
  std::vector<std::string> found;
  const toml::array* array = node ? node->as_array() : nullptr;
  if (!array) {
    fail(file, owner, "a list of strings is missing");
    return found;
  }
  for (const auto& item : *array) {
    const std::vector<std::string> syllables = name_syllables(item.value<std::string>().value_or(""));
    if (syllables.empty()) {
      fail(file, item, "a phrase of one word or more is expected");
      continue;
    }
    std::string key;
    for (const std::string& s : syllables) key += (key.empty() ? "" : " ") + s;
    names_.longest_ = std::max(names_.longest_, syllables.size());
    found.push_back(std::move(key));
  }
  return found;
}

void IndicatorLoader::synonyms(const std::string& file, const toml::table& entry) {
  for (const auto& [key, node] : entry) {
    if (key != "names") fail(file, node, fmt::format("'{}' is no part of [[indicator]]", key.str()));
  }
  const std::vector<std::string> names = phrases(file, entry, entry.get("names"));
  if (names.size() < 2) fail(file, entry, "[[indicator]] needs 'names', at least two that mean the same");
  for (const std::string& name : names) {
    auto [at, added] = where_.emplace(name, fmt::format("{}:{}", file, entry.source().begin.line));
    if (!added) fail(file, entry, fmt::format("'{}' is a name of two indicators; the other is in {}", name, at->second));
    names_.entries_[name].group = groups_;
  }
  ++groups_;
}

void IndicatorLoader::list(const std::string& file, std::string_view name, const toml::node& node) {
  auto list = list_called(name);
  if (!list) return fail(file, node, fmt::format("'{}' is no list of [indicator_words]", name));
  for (const std::string& phrase : phrases(file, node, &node)) {
    names_.entries_[phrase].lists |= static_cast<unsigned short>(1u << static_cast<unsigned>(*list));
  }
}

}  // namespace solieu
