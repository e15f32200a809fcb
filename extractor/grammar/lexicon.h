// The words that the grammars know: phrases of one or more syllables, each with what it can be.
#pragma once

#include <bitset>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/decimal.h"
#include "base/flat_index.h"
#include "grammar/bit_matrix.h"
#include "grammar/syllable.h"

namespace solieu {

/// A syllable's number in a Lexicon; 0 for every syllable that no phrase holds.
using SyllableId = std::uint32_t;
/// A word list's number, in the order of loading.
using ListId = std::uint16_t;
/// A set of word lists that some phrase belongs to exactly; 0 is the empty set.
using ListSetId = std::uint16_t;

enum class UnitKind : std::uint8_t { money, measure, percent, points, times, duration };

struct Unit {
  std::string base_unit;   // ISO 4217, UCUM or SI symbol
  Decimal factor = 1;      // one of this unit is `factor` base units
  UnitKind kind = UnitKind::measure;

  template <class Self, class Archive>
  static void members(Self& self, Archive& archive) {
    archive(self.base_unit, self.factor, self.kind);
  }
};

struct Noun {
  std::string base_unit;   // UCUM annotation: "{person}"

  template <class Self, class Archive>
  static void members(Self& self, Archive& archive) {
    archive(self.base_unit);
  }
};

/// Parts that number words are built from.
enum class NumberRole : std::uint8_t {
  none,
  digit,        // một … chín
  inner_digit,  // mốt, tư, lăm, nhăm: only behind another part
  ten,          // mười
  tens,         // mươi, chục
  hundred,      // trăm
  link,         // linh, lẻ
  half_more,    // rưỡi
  half,         // nửa
  pair,         // đôi
};

/// The two readings of a sentence: first its numbers are settled, then its figures. Each sees only the
/// word lists that its own rules name, so that a list of road names is no obstacle to a rule about growth.
/// The head of a column in a table is read like figures, with further lists that sentences do not see.
enum class Stage : std::uint8_t { numbers, figures, heads };

/// What a phrase can be; one phrase can be several things.
struct Phrase {
  ListSetId lists = 0;         // in the stage of figures
  ListSetId number_lists = 0;  // in the stage of numbers
  ListSetId head_lists = 0;    // in the heads of columns
  std::int8_t magnitude = -1;  // power of ten: triệu is 6
  NumberRole number = NumberRole::none;
  std::int32_t unit = -1;
  std::int32_t noun = -1;
  std::int32_t place = -1;     // in a Gazetteer
  std::int32_t number_value = 0;
};

/// Two syllables that stand side by side in a phrase.
struct SyllablePair {
  SyllableId first = 0, second = 0;
};

/// Phrases by their syllables. Case and spelling (hoà / hòa, kỳ / kì) do not count: all spellings of a
/// syllable are one SyllableId. In a `plain` lexicon diacritics do not count either.
class Lexicon {
 public:
  explicit Lexicon(bool plain = false) : plain_(plain) {}
  bool plain() const { return plain_; }

  /// The id of a lower-case syllable or symbol.
  SyllableId syllable(std::string_view lower) const {
    return lower.size() <= SyllableKey::kLongest ? syllable(SyllableKey::of(lower)) : long_syllable(lower);
  }
  SyllableId syllable(const SyllableKey& lower) const { return ids_.find(lower); }

  /// Calls `visit` with each syllable in lower case, as a key, and its id; very long ones aside.
  template <class Visit>
  void each_syllable(Visit visit) const {
    ids_.for_each(visit);
  }

  /// All ids are below this; those of very long syllables, too.
  std::size_t syllable_count() const { return first_.size(); }

  /// A walk from phrase to longer phrase. `step` gives the next node, or 0 where no phrase goes on.
  using Node = std::uint32_t;
  static constexpr Node kRoot = 1;
  Node step(Node node, SyllableId syllable) const {
    return node == kRoot ? first_step(syllable) : next_step(node, syllable);
  }
  Node first_step(SyllableId syllable) const { return first_[syllable]; }
  /// From any node but the root.
  Node next_step(Node node, SyllableId syllable) const {
    bool may_go_on = nodes_[node].followers >> (syllable % 64) & 1;
    return may_go_on ? edges_.find({node, syllable}) : 0;
  }
  /// What the syllables up to this node are as a whole, or null.
  const Phrase* phrase(Node node) const { return nodes_[node].phrase < 0 ? nullptr : &phrases_[nodes_[node].phrase]; }

  /// What that phrase has in these stages, without a look at the phrase itself; 0 where there is none.
  ListSetId lists_at(Node node) const { return nodes_[node].lists; }
  ListSetId number_lists_at(Node node) const { return nodes_[node].number_lists; }

  /// Does it consist of nothing but letters, so that a word of a text which is written like it is it?
  bool is_letters(SyllableId syllable) const { return letters_[syllable] != 0; }

  /// What a syllable by itself is, or null.
  const Phrase* phrase_of(SyllableId syllable) const { return phrase(first_[syllable]); }

  /// What a syllable by itself is in a number, once settle() was called.
  struct NumberPart {
    NumberRole role = NumberRole::none;
    std::int8_t value = 0;
  };
  NumberPart number_part(SyllableId syllable) const { return number_parts_[syllable]; }
  /// Can a number in words begin with a syllable of these first three bytes (what stands behind a shorter one
  /// counts too), the first of them the least? Never false for one that can, in capitals or not; seldom true for another.
  bool may_open_number(std::uint32_t bytes) const { return number_openings_[opening_hash(bytes)]; }

  /// A syllable as it was first written, in lower case.
  const std::string& written(SyllableId syllable) const { return written_[syllable]; }
  /// The one pair of index_pairs() that is written so without diacritics, or zeros: of several that are, none.
  SyllablePair pair_of(const SyllableKey& plain_first, const SyllableKey& plain_second) const {
    return pairs_[pair_ids_.find(pair_key(plain_first, plain_second))];
  }
  /// The first letters of the syllables that such a pair has behind or before the syllable, as bits of first_letter().
  struct Partners {
    std::uint32_t behind = 0, before = 0;
  };
  const Partners& partners(SyllableId syllable) const { return partners_[syllable]; }
  /// The letter that a word begins with, without its diacritics and in lower case, as a bit; all vowels are one. 0: no letter.
  static std::uint32_t first_letter(std::string_view word) {
    const auto c = static_cast<unsigned char>(word.empty() ? 0 : word[0]), small = static_cast<unsigned char>(c | 0x20);
    if (c == 0xC4 && word.size() > 1 && (word[1] == '\x90' || word[1] == '\x91')) return 1u << ('d' - 'a');
    if (c >= 0x80 || small == 'e' || small == 'i' || small == 'o' || small == 'u' || small == 'y') return 1;
    return small >= 'a' && small <= 'z' ? 1u << (small - 'a') : 0;
  }
  /// A syllable without its diacritics, of those that stand in such pairs; else empty. Once index_pairs() was called.
  const SyllableKey& plain_key(SyllableId syllable) const { return plain_keys_[syllable]; }

  const Unit& unit(std::int32_t index) const { return units_[index]; }
  const Noun& noun(std::int32_t index) const { return nouns_[index]; }

  // Building. A phrase is added by its words, blanks between syllables.
  Phrase& add(std::string_view words);
  std::int32_t add_unit(Unit unit);
  std::int32_t add_noun(Noun noun);
  ListId list(std::string_view name);                 // created when new
  const ListId* find_list(std::string_view name) const;
  const std::string& list_name(ListId id) const { return list_names_[id]; }
  void put_in_list(std::string_view words, ListId list);
  /// Ends the building. Gives every phrase its sets: list L counts in a stage where its flag is set.
  void settle(const std::vector<bool>& of_numbers, const std::vector<bool>& of_figures, const std::vector<bool>& of_heads);
  /// Makes the pairs of syllables known that stand in phrases of these lists, and in amounts of money ("tỷ đồng"). Before settle().
  void index_pairs(const std::vector<ListId>& lists);
  /// The sets in which `list` is contained. These are known once settle() was called.
  const std::vector<ListSetId>& sets_with(ListId list) const { return sets_with_[list]; }
  bool set_has(ListSetId set, ListId list) const { return set != 0 && members_.has(set, list); }
  const std::vector<ListId>& lists_in(ListSetId set) const { return sets_[set]; }
  std::size_t set_count() const { return sets_.size(); }
  std::size_t list_count() const { return list_names_.size(); }

  /// What is left once settle() was called; for archive.h.
  template <class Self, class Archive>
  static void members(Self& self, Archive& archive) {
    archive(self.ids_, self.long_ids_, self.first_, self.edges_, self.number_parts_, self.letters_, self.number_openings_, self.nodes_, self.phrases_, self.units_, self.nouns_);
    archive(self.plain_, self.written_, self.plain_keys_, self.pairs_, self.partners_, self.pair_ids_);
    archive(self.list_ids_, self.list_names_, self.sets_, self.members_, self.sets_with_);
  }

 private:
  struct TreeNode {
    std::uint64_t followers = 0;  // a bit for each id modulo 64 of the syllables that lead on
    std::int32_t phrase = -1;
    ListSetId lists = 0, number_lists = 0;  // those of the phrase, since walks ask for little else
  };
  struct Edge {
    Node from = 0;
    SyllableId syllable = 0;
    std::uint64_t hash() const { return (std::uint64_t{from} << 32 | syllable) * 0x9E3779B97F4A7C15u; }
    friend bool operator==(const Edge&, const Edge&) = default;
  };

  SyllableId long_syllable(std::string_view lower) const;
  SyllableId intern(std::string_view syllable);
  SyllableId enter(std::string_view syllable, SyllableId id);
  static std::size_t opening_hash(std::uint32_t bytes) { return (bytes * 0x9E3779B1u) >> 16; }
  void note_openings(const std::string& written, std::string_view rest);
  Node lead_on(Node node, SyllableId syllable);
  static SyllableKey pair_key(const SyllableKey& a, const SyllableKey& b) { return {a.hash(), b.hash()}; }
  ListSetId intern_set(std::vector<ListId> lists);

  bool plain_;
  FlatIndex<SyllableKey> ids_;
  std::unordered_map<std::string, SyllableId> long_ids_;  // of what is too long for a key
  std::vector<Node> first_ = {0};                         // steps from the root, by syllable
  FlatIndex<Edge> edges_;                                 // all others
  std::vector<std::string> written_ = {{}};               // by syllable
  std::vector<SyllableKey> plain_keys_;                   // by syllable
  std::vector<SyllablePair> pairs_ = {{}};
  std::vector<SyllableId> phrase_syllables_;              // of one phrase after another
  std::vector<std::size_t> phrase_ends_;                  // in phrase_syllables_, by phrase
  std::vector<Partners> partners_;                        // by syllable
  FlatIndex<SyllableKey> pair_ids_;                       // by pair_key()
  std::vector<NumberPart> number_parts_;                  // by syllable
  std::vector<std::uint8_t> letters_;                     // by syllable: is_letters()
  std::bitset<1 << 16> number_openings_;                  // by opening_hash()
  std::vector<TreeNode> nodes_ = std::vector<TreeNode>(2);
  std::vector<Phrase> phrases_;
  std::vector<Unit> units_;
  std::vector<Noun> nouns_;
  std::unordered_map<std::string, ListId> list_ids_;
  std::vector<std::string> list_names_;
  std::vector<std::vector<ListId>> sets_ = {{}};
  BitMatrix members_;                                     // by set and list
  std::vector<std::vector<ListSetId>> sets_with_;         // by list
  // until settle() is called
  std::map<std::vector<ListId>, ListSetId> set_ids_ = {{{}, 0}};
  std::vector<std::vector<ListId>> lists_of_phrase_;
};

}  // namespace solieu
