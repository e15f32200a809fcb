#include "official/names.h"

#include <utf8proc.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>

namespace solieu::official {
namespace {

constexpr double kSameButForAccents = 0.7;  // what such a word counts for

bool holds(const Name& name, std::uint32_t word) {
  return std::any_of(name.words.begin(), name.words.end(), [&](const Name::Word& w) { return w.word == word; });
}

bool holds_all(const Name& in, const Name& words) {
  return std::all_of(words.words.begin(), words.words.end(), [&](const Name::Word& w) { return w.word != 0 && holds(in, w.word); });
}

int syllables(const Name& name) {
  int n = 0;
  for (const Name::Word& w : name.words) n += w.syllables;
  return n;
}

double share_of(const Name& name, const Name::Word& w) {
  double best = 0;
  for (const Name::Word& other : name.words) {
    if (other.word == w.word && w.word != 0) return 1;
    if (other.bare == w.bare && w.bare != 0) best = kSameButForAccents;
  }
  return best;
}

}  // namespace

std::string without_accents(std::string_view word) {
  utf8proc_uint8_t* out = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK);
  auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(word.data()), static_cast<utf8proc_ssize_t>(word.size()), &out, options);
  std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(out, &std::free);
  if (length < 0) return std::string(word);
  std::string bare(reinterpret_cast<char*>(out), static_cast<std::size_t>(length));
  for (std::size_t at; (at = bare.find("đ")) != std::string::npos;) bare.replace(at, 2, "d");
  return bare;
}

std::vector<std::string> words_beside_place(const IndicatorNames& names, std::string_view name, std::string_view place) {
  std::vector<std::string> words = names.tokens(name);
  const std::vector<std::string> of_place = name_syllables(place.substr(0, place.find(',')));
  if (!of_place.empty()) {
    auto at = std::search(words.begin(), words.end(), of_place.begin(), of_place.end());
    if (at != words.end()) words.erase(at, at + static_cast<std::ptrdiff_t>(of_place.size()));
  }
  return words;
}

std::uint32_t NameBook::number(std::unordered_map<std::string, std::uint32_t>& numbers, const std::string& word) {
  return numbers.emplace(word, static_cast<std::uint32_t>(numbers.size() + 1)).first->second;
}

Name NameBook::numbered(const std::vector<std::string>& words) {
  Name name;
  for (const std::string& w : words) {
    Name::Word word{number(words_, w), number(bare_, without_accents(w)), static_cast<std::uint8_t>(w.starts_with('#') ? 2 : 1)};
    if (!holds(name, word.word)) name.words.push_back(word);
  }
  return name;
}

std::uint32_t NameBook::add(std::string_view own, std::string_view whole, std::string_view context, std::string_view place) {
  const std::vector<std::string> parts[] = {words_beside_place(names_, own, place), words_beside_place(names_, whole, place), words_beside_place(names_, context, place)};
  std::string key;
  for (const auto& part : parts) {
    for (const std::string& w : part) key += w + " ";
    key += '\n';
  }
  auto [at, added] = keys_.emplace(std::move(key), static_cast<std::uint32_t>(table_names_.size()));
  if (!added) return at->second;
  TableName name;
  name.own = numbered(parts[0]);
  name.whole = numbered(parts[1]);
  name.context = numbered(parts[2]);
  name.has_whole = !parts[1].empty();
  name.bare_measure = names_.opens(own, IndicatorList::bare_measure);
  std::erase_if(name.whole.words, [&](const Name::Word& w) { return holds(name.own, w.word); });
  std::erase_if(name.context.words, [&](const Name::Word& w) { return holds(name.own, w.word) || holds(name.whole, w.word); });
  table_names_.push_back(std::move(name));
  return at->second;
}

void NameBook::settle() {
  names_with_.assign(bare_.size() + 1, {});
  for (std::uint32_t n = 0; n < table_names_.size(); ++n) {
    for (const Name* part : {&table_names_[n].own, &table_names_[n].whole, &table_names_[n].context}) {
      for (const Name::Word& w : part->words) {
        auto& list = names_with_[w.bare];
        if (list.empty() || list.back() != n) list.push_back(n);
      }
    }
  }
  weights_.assign(names_with_.size(), 0);
  const double all = static_cast<double>(table_names_.size());
  for (std::size_t w = 0; w < weights_.size(); ++w) weights_[w] = std::log(1 + all / static_cast<double>(std::max<std::size_t>(names_with_[w].size(), 1))) + 0.2;
}

Name NameBook::read(std::string_view name, std::string_view place) const {
  auto look_up = [](const auto& numbers, const std::string& word) {
    auto found = numbers.find(word);
    return found == numbers.end() ? 0u : found->second;
  };
  Name out;
  for (const std::string& w : words_beside_place(names_, name, place)) {
    Name::Word word{look_up(words_, w), look_up(bare_, without_accents(w)), static_cast<std::uint8_t>(w.starts_with('#') ? 2 : 1)};
    if (word.word == 0 || !holds(out, word.word)) out.words.push_back(word);
  }
  return out;
}

double NameBook::weight(const Name::Word& w) const { return weights_[w.bare] * w.syllables; }

Nearness NameBook::nearness(const Name& name, const TableName& of_table) const {
  double said = 0, said_in_table = 0, own = 0, own_said = 0;
  for (const Name::Word& w : name.words) {
    said += weight(w);
    said_in_table += weight(w) * std::max({share_of(of_table.own, w), share_of(of_table.whole, w), share_of(of_table.context, w)});
  }
  for (const Name::Word& w : of_table.own.words) {
    own += weight(w);
    own_said += weight(w) * share_of(name, w);
  }
  Nearness n;
  if (said <= 0 || own <= 0) return n;
  const double precision = said_in_table / said, recall = own_said / own;
  n.score = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
  const bool all_own = holds_all(name, of_table.own);
  const bool same = all_own && holds_all(of_table.own, name) && syllables(of_table.own) >= 2 && !of_table.bare_measure;
  // the nearest thing that completes it must be told, those further out may
  const bool completed = all_own && holds_all(name, of_table.has_whole ? of_table.whole : of_table.context) && std::all_of(name.words.begin(), name.words.end(), [&](const Name::Word& w) {
                           return w.word != 0 && (holds(of_table.own, w.word) || holds(of_table.whole, w.word) || holds(of_table.context, w.word));
                         });
  n.sure = same || completed;
  return n;
}

std::vector<NameBook::Near> NameBook::find(const Name& name, double least, std::size_t most) const {
  std::vector<std::uint32_t> candidates;
  // the rarest words first: a name that has none of the half of its words that weighs most is not near
  std::vector<Name::Word> rare = name.words;
  std::sort(rare.begin(), rare.end(), [&](const auto& a, const auto& b) { return weight(a) > weight(b); });
  double all = 0, seen = 0;
  for (const Name::Word& w : rare) all += weight(w);
  for (const Name::Word& w : rare) {
    // with the words not looked at yet alone, precision stays below what the score asks for
    const double precision = all > 0 ? (all - seen) / all : 0;
    if (2 * precision / (precision + 1) < least) break;
    seen += weight(w);
    if (w.bare != 0) candidates.insert(candidates.end(), names_with_[w.bare].begin(), names_with_[w.bare].end());
  }
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  std::vector<Near> found;
  for (std::uint32_t n : candidates) {
    Nearness near = nearness(name, table_names_[n]);
    if (near.score >= least || near.sure) found.push_back({n, near});
  }
  std::stable_sort(found.begin(), found.end(), [](const Near& a, const Near& b) {
    return a.nearness.sure != b.nearness.sure ? a.nearness.sure : a.nearness.score > b.nearness.score;
  });
  if (found.size() > most) found.resize(most);
  return found;
}

}  // namespace solieu::official
