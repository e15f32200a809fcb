// Where a sentence names places, and how: as a place, as part of another name, as where somebody comes from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "match/tokens.h"

namespace solieu {

struct PlaceMention {
  /// plain: a place; doubtful: where somebody comes from, or the end of a way; bearer: part of another name.
  enum class Use : std::uint8_t { plain, doubtful, bearer };

  std::size_t begin = 0, end = 0;     // tokens, its title included, and the province that stands behind a district
  std::int32_t name = -1;             // Phrase::place; -1 for the country, abroad and "toàn tỉnh"
  std::int32_t province = -1;         // the name behind that of a district: "huyện Châu Thành, tỉnh Long An"
  PlaceKind kind = PlaceKind::none;   // of its title, or of what has no name: country, abroad, "toàn tỉnh"
  Use use = Use::plain;
  bool inside = false;                // behind "tại", "ở", "trên địa bàn"
  bool one_of_several = false;        // "Hà Nội, Hải Phòng và Đà Nẵng"
  bool bracketed = false;             // it stands in a bracket with nothing else: "xã A (Lạng Sơn)"

  /// "toàn tỉnh": the province that the document speaks of.
  bool is_local() const { return name < 0 && kind != PlaceKind::country && kind != PlaceKind::abroad; }
};

/// Finds the places of one sentence at a time. Buffers are reused.
class PlaceNames {
 public:
  PlaceNames(const Grammar& grammar, std::string_view text);

  /// The places that the tokens of a sentence name, in order; valid until the next call.
  const std::vector<PlaceMention>& find(const std::vector<Token>& tokens);
  /// Does the sentence last searched tell of a contest, so that places are teams? Known where it named any.
  bool of_contest() const { return contest_; }
  /// Can a sentence name a place? A look at its capitals, for which it need not be cut.
  bool may_name_place(TextSpan sentence) const;

 private:
  struct Listed {
    const Phrase* phrase = nullptr;
    std::size_t length = 0;
  };

  bool may_open(const std::vector<Token>& tokens, std::size_t at) const {
    const Token& t = tokens[at];  // of most tokens it is enough to see what they are by themselves
    return (t.mark == Mark::name || t.kind == Token::Kind::digits || gazetteer_.may_open_local(t.syllable)) && opens_place(tokens, at);
  }
  bool opens_place(const std::vector<Token>& tokens, std::size_t at) const;
  void begin(const std::vector<Token>& tokens);
  bool may_open_name(std::size_t at) const;
  SyllableId id(std::size_t t) const;
  Listed longest_from(std::size_t at) const;
  template <class Wanted>
  Listed longest_up_to(std::size_t end, Wanted wanted) const;
  Listed longest_up_to(std::size_t end) const;
  Listed title_before(std::size_t name) const;
  bool is(const Phrase* p, ListId list) const { return p && words_.set_has(p->lists, list); }
  bool word(std::size_t t) const { return t < tokens_->size() && (*tokens_)[t].kind == Token::Kind::word; }
  bool capital(std::size_t t) const { return word(t) && (*tokens_)[t].mark == Mark::name; }
  bool mark(std::size_t t, Mark m) const { return t < tokens_->size() && (*tokens_)[t].kind == Token::Kind::mark && (*tokens_)[t].mark == m; }
  bool all_capitals(std::size_t begin, std::size_t end) const;
  bool opens(std::size_t t) const;
  bool fits(std::int32_t name, PlaceKind title) const;
  bool in_own_province(const PlaceMention& district, const PlaceMention& province) const;
  PlaceMention mention_of(std::size_t at, const Listed& found) const;
  PlaceMention::Use use_of(PlaceMention& mention, std::size_t name_begin) const;
  void join();
  bool names_contest() const;

  const Gazetteer& gazetteer_;
  const Lexicon& words_;
  const PlaceLists& lists_;
  const Lexicon& grammar_words_;
  ListId noun_stop_;
  std::string_view text_;
  const std::vector<Token>* tokens_ = nullptr;
  mutable std::vector<SyllableId> ids_;  // of the tokens, in words_, as far as they were asked for
  std::vector<PlaceMention> found_;
  bool contest_ = false;
  mutable std::string lower_;
};

}  // namespace solieu
