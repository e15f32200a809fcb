// The places that a grammar knows: provinces, cities and districts of Việt Nam with the days on which they exist,
// and the words by which a text shows that a name is a place. Its words are a lexicon of their own, so that a
// place's name can't change how rules see a sentence.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/lexicon.h"

namespace solieu {

/// Of a place, and of the title before its name. The last four lie in a province.
enum class PlaceKind : std::uint8_t { none, country, abroad, province, city, province_city, town, quarter, district };

constexpr bool is_district(PlaceKind k) { return k >= PlaceKind::province_city; }

/// A stretch of days as ISO 8601, both included; an empty end is open.
struct Days {
  std::string first, last;

  template <class Self, class Archive>
  static void members(Self& self, Archive& archive) {
    archive(self.first, self.last);
  }

  bool overlap(const Days& other) const {
    return (last.empty() || other.first.empty() || other.first <= last) && (other.last.empty() || first.empty() || first <= other.last);
  }
};

struct Place {
  PlaceKind kind = PlaceKind::none;
  std::string name;               // as official tables have it
  std::string code;               // of the General Statistics Office: two digits, of a district three; may be empty
  Days valid;
  std::vector<std::string> into;  // names of what a province became or became a part of
  std::int32_t province = -1;     // index of the place that a district lies in

  template <class Self, class Archive>
  static void members(Self& self, Archive& archive) {
    archive(self.kind, self.name, self.code, self.valid, self.into, self.province);
  }
};

/// What a name can mean. Such as need a title are meant by "huyện Bắc Sơn", not by "Bắc Sơn".
struct PlaceMeaning {
  std::int32_t place = 0;
  bool needs_title = false;

  template <class Self, class Archive>
  static void members(Self& self, Archive& archive) {
    archive(self.place, self.needs_title);
  }
};

/// Word lists of [place_words]; places.toml says what each is for.
struct PlaceLists {
  ListId title_province, title_city, title_town, title_district, title_quarter;
  ListId country, world, local_province, local_city, local_town, local_district, local_quarter;
  ListId authority, bearer, other, person, origin, away, toward, inside, joint, contest, no_place, abroad;
};

class Gazetteer {
 public:
  bool empty() const { return places_.empty(); }
  const Lexicon& words() const { return words_; }
  const PlaceLists& lists() const { return lists_; }
  const std::vector<Place>& places() const { return places_; }
  const Place& place(std::int32_t index) const { return places_[static_cast<std::size_t>(index)]; }
  /// The id in words() of a syllable of the grammar's lexicon, which a token has been given already.
  SyllableId known(SyllableId of_grammar) const { return known_[of_grammar]; }
  /// Can the name of a place begin with a word of these first bytes? Never false for one that does. A byte that is
  /// no letter any more may be any below 'A'.
  bool may_open_name(unsigned char a, unsigned char b, unsigned char c) const { return first_bytes_[bytes_hash(a, b, c)]; }
  /// Can the name of a place begin with a word that is written so, capitals and all? `next` gives the key of the
  /// word behind it and is asked for only where the first leaves it open.
  template <class Next>
  bool opens_name(const SyllableKey& written, Next next) const {
    std::uint32_t opening = openings_.find(written);
    return opening == kWholeName || (opening != 0 && pairs_.find(pair(written, next())) != 0);
  }
  /// Can a phrase such as "toàn tỉnh" begin with these two syllables of the grammar's lexicon?
  bool may_open_local(SyllableId of_grammar) const { return local_[of_grammar] & kOpensLocal; }
  bool opens_local(SyllableId of_grammar, SyllableId next) const { return (local_[of_grammar] & kOpensLocal) && (local_[next] & kFollowsLocal); }
  /// Can a noun that counts enterprises begin with this syllable of the grammar's lexicon: "công ty"?
  bool opens_company(SyllableId of_grammar) const { return local_[of_grammar] & kOpensCompany; }
  bool opens_contest(SyllableId id) const { return opens_contest_[id]; }
  /// Can a name in digits stand behind this syllable: "quận 1"?
  bool precedes_number(SyllableId of_grammar) const { return local_[of_grammar] & kPrecedesNumber; }
  /// What Phrase::place stands for.
  const std::vector<PlaceMeaning>& meanings(std::int32_t name) const { return names_[static_cast<std::size_t>(name)]; }
  bool is_country(std::int32_t name) const { return place(meanings(name).front().place).kind == PlaceKind::country; }
  /// The meanings of a name, written in any way; empty for what is no place.
  std::vector<PlaceMeaning> find(std::string_view name) const;
  /// The kind that a list of titles, or of words such as "toàn tỉnh", stands for.
  PlaceKind kind_of_title(ListSetId lists) const;
  PlaceKind kind_of_local(ListSetId lists) const;

  /// For archive.h.
  template <class Self, class Archive>
  static void members(Self& self, Archive& archive) {
    archive(self.words_, self.lists_, self.places_, self.names_, self.known_, self.local_, self.opens_contest_, self.first_bytes_, self.openings_, self.pairs_);
  }

 private:
  friend class PlaceLoader;
  static constexpr std::uint8_t kOpensLocal = 1, kFollowsLocal = 2, kPrecedesNumber = 4, kOpensCompany = 8;
  static constexpr std::uint32_t kWholeName = 1, kFirstOfSeveral = 2;
  static std::size_t bytes_hash(unsigned a, unsigned b, unsigned c) {
    return ((a << 16 | (b < 'A' ? 0 : b) << 8 | (b < 'A' || c < 'A' ? 0 : c)) * 0x9E3779B1u) >> 17;
  }
  static SyllableKey pair(const SyllableKey& a, const SyllableKey& b) { return {a.hash(), b.hash()}; }

  Lexicon words_;
  PlaceLists lists_{};
  std::vector<Place> places_;
  std::vector<std::vector<PlaceMeaning>> names_;
  std::vector<SyllableId> known_;      // by syllable of the grammar's lexicon
  std::vector<std::uint8_t> local_;   // the same
  std::vector<std::uint8_t> opens_contest_;  // by syllable of words()
  std::bitset<1 << 15> first_bytes_;   // by bytes_hash()
  FlatIndex<SyllableKey> openings_;    // as they are written: "Lạng", "LẠNG"
  FlatIndex<SyllableKey> pairs_;       // of names that do not begin with a name: "Lạng Sơn", "LẠNG SƠN"
};

}  // namespace solieu
