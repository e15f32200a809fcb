#include "grammar/lexicon.h"

#include <algorithm>
#include <array>

#include "text/normalise.h"

namespace solieu {
namespace {

// Old placement (tone on the first vowel) and new (on the second), for open syllables.
constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kTonePlacements = {{
    {"òa", "oà"}, {"óa", "oá"}, {"ỏa", "oả"}, {"õa", "oã"}, {"ọa", "oạ"},
    {"òe", "oè"}, {"óe", "oé"}, {"ỏe", "oẻ"}, {"õe", "oẽ"}, {"ọe", "oẹ"},
    {"ùy", "uỳ"}, {"úy", "uý"}, {"ủy", "uỷ"}, {"ũy", "uỹ"}, {"ụy", "uỵ"},
}};

}  // namespace

std::string other_tone_placement(std::string_view lower) {
  for (auto [old_way, new_way] : kTonePlacements) {
    for (auto [from, to] : {std::pair{old_way, new_way}, std::pair{new_way, old_way}}) {
      if (lower.size() > from.size() && lower.ends_with(from)) {
        return std::string(lower.substr(0, lower.size() - from.size())).append(to);
      }
    }
  }
  return {};
}

SyllableId Lexicon::syllable(std::string_view lower) const {
  // std::unordered_map with a string key needs a std::string to look up; short ones do not allocate.
  auto it = ids_.find(std::string(lower));
  return it == ids_.end() ? 0 : it->second;
}

SyllableId Lexicon::intern(std::string_view syllable) {
  auto [it, fresh] = ids_.try_emplace(std::string(syllable), next_);
  if (fresh) {
    if (std::string other = other_tone_placement(syllable); !other.empty()) ids_.emplace(other, next_);
    ++next_;
  }
  return it->second;
}

Lexicon::Node Lexicon::step(Node node, SyllableId syllable) const {
  if (syllable == 0) return 0;
  auto it = edges_.find(static_cast<std::uint64_t>(node) << 32 | syllable);
  return it == edges_.end() ? 0 : it->second;
}

Phrase& Lexicon::add(std::string_view words) {
  std::string spaced, lower;
  for (char c : words) {  // a comma is a syllable of its own, as it is a token: "xã, phường"
    if (c == ',') spaced += ' ';
    spaced += c;
  }
  append_lower(spaced, lower);
  Node node = kRoot;
  std::size_t begin = 0;
  while (begin < lower.size()) {
    std::size_t end = std::min(lower.find(' ', begin), lower.size());
    if (end > begin) {
      SyllableId id = intern(std::string_view(lower).substr(begin, end - begin));
      auto [it, fresh] = edges_.try_emplace(static_cast<std::uint64_t>(node) << 32 | id,
                                            static_cast<Node>(nodes_.size()));
      if (fresh) nodes_.push_back(-1);
      node = it->second;
    }
    begin = end + 1;
  }
  if (nodes_[node] < 0) {
    nodes_[node] = static_cast<std::int32_t>(phrases_.size());
    phrases_.emplace_back();
  }
  return phrases_[nodes_[node]];
}

std::int32_t Lexicon::add_unit(Unit unit) {
  units_.push_back(std::move(unit));
  return static_cast<std::int32_t>(units_.size() - 1);
}

std::int32_t Lexicon::add_noun(Noun noun) {
  nouns_.push_back(std::move(noun));
  return static_cast<std::int32_t>(nouns_.size() - 1);
}

ListId Lexicon::list(std::string_view name) {
  auto [it, fresh] = list_ids_.try_emplace(std::string(name), static_cast<ListId>(list_names_.size()));
  if (fresh) list_names_.emplace_back(name);
  return it->second;
}

const ListId* Lexicon::find_list(std::string_view name) const {
  auto it = list_ids_.find(std::string(name));
  return it == list_ids_.end() ? nullptr : &it->second;
}

ListSetId Lexicon::intern_set(std::vector<ListId> lists) {
  auto it = std::find(sets_.begin(), sets_.end(), lists);
  if (it == sets_.end()) it = sets_.insert(sets_.end(), std::move(lists));
  return static_cast<ListSetId>(it - sets_.begin());
}

void Lexicon::put_in_list(std::string_view words, ListId list) {
  auto index = static_cast<std::size_t>(&add(words) - phrases_.data());
  lists_of_phrase_.resize(phrases_.size());
  auto& lists = lists_of_phrase_[index];
  auto at = std::lower_bound(lists.begin(), lists.end(), list);
  if (at == lists.end() || *at != list) lists.insert(at, list);
}

void Lexicon::settle_lists(const std::vector<bool>& of_numbers, const std::vector<bool>& of_figures) {
  lists_of_phrase_.resize(phrases_.size());
  for (std::size_t i = 0; i < phrases_.size(); ++i) {
    auto chosen = [&](const std::vector<bool>& counts) {
      std::vector<ListId> lists;
      for (ListId l : lists_of_phrase_[i]) {
        if (counts[l]) lists.push_back(l);
      }
      return intern_set(std::move(lists));
    };
    phrases_[i].number_lists = chosen(of_numbers);
    phrases_[i].lists = chosen(of_figures);
  }
}

bool Lexicon::set_has(ListSetId set, ListId list) const {
  return std::binary_search(sets_[set].begin(), sets_[set].end(), list);
}

std::vector<ListSetId> Lexicon::sets_with(ListId list) const {
  std::vector<ListSetId> found;
  for (std::size_t s = 1; s < sets_.size(); ++s) {
    if (set_has(static_cast<ListSetId>(s), list)) found.push_back(static_cast<ListSetId>(s));
  }
  return found;
}

}  // namespace solieu
