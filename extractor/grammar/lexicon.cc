#include "grammar/lexicon.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "grammar/spelling.h"
#include "text/diacritics.h"
#include "text/letters.h"
#include "text/normalise.h"

namespace solieu {
namespace {

std::size_t letter_length(std::string_view s) {
  std::size_t length = s.empty() ? 0 : 1;
  while (length < s.size() && (static_cast<unsigned char>(s[length]) & 0xC0) == 0x80) ++length;
  return length;
}

bool of_small_letters(std::string_view word) {
  while (!word.empty()) {
    const LatinLetter letter = latin_letter(word);
    if (letter.length == 0 || !letter.lower) return false;
    word.remove_prefix(letter.length);
  }
  return true;
}

using Capitals = std::multimap<std::string, std::string, std::less<>>;

// The Latin letters that are not their own lower case, by this.
Capitals latin_capitals() {
  Capitals capitals;
  for (std::int32_t c = 'A'; c < 0x1F00; c = c == 0x24F ? 0x1E00 : c + 1) {
    utf8proc_uint8_t encoded[4];
    std::string letter(reinterpret_cast<char*>(encoded), static_cast<std::size_t>(utf8proc_encode_char(c, encoded)));
    std::string folded;
    append_lower(letter, folded);
    if (folded != letter) capitals.emplace(std::move(folded), std::move(letter));
  }
  return capitals;
}

// The Latin letters whose lower case is this one, itself included.
std::vector<std::string> written_ways(std::string_view lower) {
  static const Capitals capitals = latin_capitals();
  std::vector<std::string> ways = {std::string(lower)};
  for (auto [it, end] = capitals.equal_range(lower); it != end; ++it) ways.push_back(it->second);
  return ways;
}

}  // namespace

SyllableId Lexicon::long_syllable(std::string_view lower) const {
  if (long_ids_.empty()) return 0;
  auto it = long_ids_.find(std::string(lower));
  return it == long_ids_.end() ? 0 : it->second;
}

SyllableId Lexicon::enter(std::string_view syllable, SyllableId id) {
  if (syllable.size() > SyllableKey::kLongest) return long_ids_.try_emplace(std::string(syllable), id).first->second;
  return ids_.insert(SyllableKey::of(syllable), id);
}

// Without diacritics all syllables of the same letters are one, and are known by each of their spellings.
SyllableId Lexicon::intern(std::string_view syllable) {
  auto fresh = static_cast<SyllableId>(first_.size());
  const SyllableId id = plain_ ? enter(without_diacritics(syllable), fresh) : enter(syllable, fresh);
  if (id == fresh) {
    first_.push_back(0);
    written_.emplace_back(syllable);
  }
  if (id == fresh || plain_) {
    enter(syllable, id);
    for (const std::string& other : other_spellings(syllable)) enter(other, id);
    if (plain_) {
      for (const std::string& other : other_spellings(without_diacritics(syllable))) enter(other, id);
    }
  }
  return id;
}

// The node behind `node` and `syllable`, made where there is none.
Lexicon::Node Lexicon::lead_on(Node node, SyllableId syllable) {
  auto fresh = static_cast<Node>(nodes_.size());
  Node next = fresh;
  if (node == kRoot) {
    if (first_[syllable] == 0) first_[syllable] = fresh;
    next = first_[syllable];
  } else {
    next = edges_.insert({node, syllable}, fresh);
    nodes_[node].followers |= std::uint64_t{1} << (syllable % 64);
  }
  if (next == fresh) nodes_.emplace_back();
  return next;
}

Phrase& Lexicon::add(std::string_view words) {
  std::string spaced, lower;
  for (char c : words) {  // marks are syllables of their own, as they are tokens: "xã, phường", "héc-ta", "km/h"
    bool mark = (c == ',' || c == '-' || c == '/') && words.size() > 1;
    if (mark) spaced += ' ';
    spaced += c;
    if (mark) spaced += ' ';
  }
  append_lower(spaced, lower);
  Node node = kRoot;
  const std::size_t kept = phrase_syllables_.size();
  std::size_t begin = 0;
  while (begin < lower.size()) {
    std::size_t end = std::min(lower.find(' ', begin), lower.size());
    if (end > begin) {
      SyllableId id = intern(std::string_view(lower).substr(begin, end - begin));
      node = lead_on(node, id);
      phrase_syllables_.push_back(id);
    }
    begin = end + 1;
  }
  if (nodes_[node].phrase < 0) {
    nodes_[node].phrase = static_cast<std::int32_t>(phrases_.size());
    phrases_.emplace_back();
    phrase_ends_.push_back(phrase_syllables_.size());
  } else {
    phrase_syllables_.resize(kept);
  }
  return phrases_[nodes_[node].phrase];
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
  auto [it, fresh] = set_ids_.try_emplace(std::move(lists), static_cast<ListSetId>(sets_.size()));
  if (fresh) sets_.push_back(it->first);
  return it->second;
}

void Lexicon::put_in_list(std::string_view words, ListId list) {
  auto index = static_cast<std::size_t>(&add(words) - phrases_.data());
  lists_of_phrase_.resize(phrases_.size());
  auto& lists = lists_of_phrase_[index];
  auto at = std::lower_bound(lists.begin(), lists.end(), list);
  if (at == lists.end() || *at != list) lists.insert(at, list);
}

void Lexicon::settle(const std::vector<bool>& of_numbers, const std::vector<bool>& of_figures, const std::vector<bool>& of_heads) {
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
    phrases_[i].head_lists = chosen(of_heads);
  }
  set_ids_.clear();
  lists_of_phrase_.clear();
  phrase_syllables_.clear();
  phrase_ends_.clear();
  members_ = BitMatrix(sets_.size(), list_names_.size());
  sets_with_.assign(list_names_.size(), {});
  for (std::size_t set = 0; set < sets_.size(); ++set) {
    for (ListId list : sets_[set]) {
      members_.add(set, list);
      sets_with_[list].push_back(static_cast<ListSetId>(set));
    }
  }
  number_parts_.assign(first_.size(), {});
  for (std::size_t s = 0; s < first_.size(); ++s) {
    const Phrase* p = phrase_of(static_cast<SyllableId>(s));
    if (p) number_parts_[s] = {p->number, static_cast<std::int8_t>(p->number_value)};
  }
  for (TreeNode& node : nodes_) {
    if (node.phrase < 0) continue;
    node.lists = phrases_[node.phrase].lists;
    node.number_lists = phrases_[node.phrase].number_lists;
  }
  letters_.assign(first_.size(), 0);
  for (std::size_t s = 1; s < first_.size(); ++s) letters_[s] = of_small_letters(written_[s]);
  auto opens_numbers = [&](SyllableId id) {
    NumberRole role = number_parts_[id].role;
    return role == NumberRole::digit || role == NumberRole::ten || role == NumberRole::half || role == NumberRole::pair ||
           role == NumberRole::half_more;
  };
  ids_.for_each([&](const SyllableKey& key, SyllableId id) {
    if (opens_numbers(id)) note_openings({}, key.str());
  });
  for (const auto& [syllable, id] : long_ids_) {
    if (opens_numbers(id)) note_openings({}, syllable);
  }
}

void Lexicon::index_pairs(const std::vector<ListId>& lists) {
  plain_keys_.assign(first_.size(), {});
  partners_.assign(first_.size(), {});
  if (plain_) return;
  std::vector<bool> wanted(list_names_.size());
  for (ListId l : lists) wanted[l] = true;
  lists_of_phrase_.resize(phrases_.size());
  for (std::size_t p = 0; p < phrases_.size(); ++p) {
    const auto& of_phrase = lists_of_phrase_[p];
    if (std::none_of(of_phrase.begin(), of_phrase.end(), [&](ListId l) { return wanted[l]; })) continue;
    for (std::size_t i = (p == 0 ? 0 : phrase_ends_[p - 1]) + 1; i < phrase_ends_[p]; ++i) {
      pairs_.push_back({phrase_syllables_[i - 1], phrase_syllables_[i]});
    }
  }
  // "tỷ đồng": a magnitude and a unit are phrases of their own
  std::vector<SyllableId> magnitudes, units;
  for (std::size_t s = 1; s < first_.size(); ++s) {
    const Phrase* p = phrase_of(static_cast<SyllableId>(s));
    if (p && p->magnitude >= 3) magnitudes.push_back(static_cast<SyllableId>(s));
    if (p && p->unit >= 0 && units_[static_cast<std::size_t>(p->unit)].kind == UnitKind::money) units.push_back(static_cast<SyllableId>(s));
  }
  for (SyllableId magnitude : magnitudes) {
    for (SyllableId unit : units) pairs_.push_back({magnitude, unit});
  }
  for (std::size_t i = 1; i < pairs_.size(); ++i) {
    const SyllablePair pair = pairs_[i];
    for (SyllableId s : {pair.first, pair.second}) {
      if (std::string plain = without_diacritics(written_[s]); plain.size() <= SyllableKey::kLongest) plain_keys_[s] = SyllableKey::of(plain);
    }
    partners_[pair.first].behind |= first_letter(written_[pair.second]);
    partners_[pair.second].before |= first_letter(written_[pair.first]);
    const std::uint32_t known = pair_ids_.insert(pair_key(plain_keys_[pair.first], plain_keys_[pair.second]), static_cast<std::uint32_t>(i));
    if (pairs_[known].first != pair.first || pairs_[known].second != pair.second) pairs_[known] = {};
  }
}

// All openings of syllables that are `written` so far and have the letters of `rest` still to come.
void Lexicon::note_openings(const std::string& written, std::string_view rest) {
  if (written.size() >= 3) {
    auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(written[i])) << 8 * i; };
    number_openings_.set(opening_hash(byte(0) | byte(1) | byte(2)));
  } else if (rest.empty()) {
    for (int next = 0; next < 256; ++next) note_openings(written + static_cast<char>(next), {});
  } else {
    std::string_view letter = rest.substr(0, letter_length(rest));
    for (const std::string& way : written_ways(letter)) note_openings(written + way, rest.substr(letter.size()));
  }
}

}  // namespace solieu
