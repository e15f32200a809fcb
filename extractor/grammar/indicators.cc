#include "grammar/indicators.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "grammar/spelling.h"
#include "text/normalise.h"

namespace solieu {
namespace {

constexpr std::array<std::string_view, kIndicatorLists> kNames = {"filler",       "bare_measure",  "cumulative",  "indicator_column",
                                                                  "place_column", "period_column", "year_column", "quarter_column",
                                                                  "month_column", "unit_column",   "value_column", "status_column",
                                                                  "ignored_column"};

unsigned short bit(IndicatorList list) { return static_cast<unsigned short>(1u << static_cast<unsigned>(list)); }

bool is_letter(utf8proc_int32_t c) {
  switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_MN: return true;
    default: return c == '%';
  }
}

std::string one_spelling(std::string_view syllable) {
  std::string lower;
  append_lower(syllable, lower);
  for (const std::string& other : other_spellings(lower)) lower = std::max(lower, other);
  return lower;
}

}  // namespace

std::string_view indicator_list_name(IndicatorList list) { return kNames[static_cast<std::size_t>(list)]; }

std::vector<std::string> name_syllables(std::string_view name) {
  Text text;
  normalise(name, text);
  std::vector<std::string> out;
  std::size_t begin = 0, at = 0;
  auto end_word = [&](std::size_t end) {
    if (end > begin) out.push_back(one_spelling(text.utf8.substr(begin, end - begin)));
  };
  while (at < text.utf8.size()) {
    utf8proc_int32_t c;
    auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.utf8.data() + at),
                                   static_cast<utf8proc_ssize_t>(text.utf8.size() - at), &c);
    if (length <= 0) {
      length = 1;
      c = ' ';
    }
    if (!is_letter(c)) {
      end_word(at);
      begin = at + static_cast<std::size_t>(length);
    }
    at += static_cast<std::size_t>(length);
  }
  end_word(at);
  return out;
}

const IndicatorNames::Entry* IndicatorNames::find(const std::vector<std::string>& syllables, std::size_t at, std::size_t length) const {
  std::string key;
  for (std::size_t i = at; i < at + length; ++i) key += (i == at ? "" : " ") + syllables[i];
  auto found = entries_.find(key);
  return found == entries_.end() ? nullptr : &found->second;
}

std::vector<std::string> IndicatorNames::tokens(std::string_view name) const {
  std::vector<std::string> out;
  const std::vector<std::string> syllables = name_syllables(name);
  for (std::size_t i = 0; i < syllables.size();) {
    const Entry* entry = nullptr;
    std::size_t length = std::min(longest_, syllables.size() - i);
    for (; length > 0; --length) {
      entry = find(syllables, i, length);
      if (entry && (entry->group >= 0 || entry->lists & bit(IndicatorList::filler))) break;
    }
    if (length == 0) {
      out.push_back(syllables[i++]);
      continue;
    }
    if (entry->group >= 0) out.push_back("#" + std::to_string(entry->group));
    i += length;
  }
  return out;
}

bool IndicatorNames::opens(std::string_view words, IndicatorList list) const {
  const std::vector<std::string> syllables = name_syllables(words);
  for (std::size_t length = std::min(longest_, syllables.size()); length > 0; --length) {
    const Entry* entry = find(syllables, 0, length);
    if (entry && entry->lists & bit(list)) return true;
  }
  return false;
}

bool IndicatorNames::is(std::string_view words, IndicatorList list) const {
  const std::vector<std::string> syllables = name_syllables(words);
  const Entry* entry = syllables.empty() || syllables.size() > longest_ ? nullptr : find(syllables, 0, syllables.size());
  return entry && entry->lists & bit(list);
}

bool IndicatorNames::mentions(std::string_view words, IndicatorList list) const {
  const std::vector<std::string> syllables = name_syllables(words);
  for (std::size_t i = 0; i < syllables.size(); ++i) {
    for (std::size_t length = std::min(longest_, syllables.size() - i); length > 0; --length) {
      const Entry* entry = find(syllables, i, length);
      if (entry && entry->lists & bit(list)) return true;
    }
  }
  return false;
}

}  // namespace solieu
