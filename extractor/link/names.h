// What the word lists say of a name, that is, of words outside of a skeleton: an indicator, a sentence
// without numbers.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "match/tokens.h"

namespace solieu {

/// In lower case, so that names can be compared.
std::string folded(std::string_view name);
/// "A B"; one of both where the other is empty.
std::string joined(std::string_view a, std::string_view b);

/// Does a name hold every one of these words, in whatever order? Both folded.
bool holds_words(std::string_view name, std::string_view words);

class Names {
 public:
  explicit Names(const Grammar& grammar) : lexicon_(grammar.lexicon()), lists_(grammar.lists()) {}

  /// Is the phrase that opens the name, the longest in any list, in this one?
  bool begins_in(std::string_view name, ListId list) const;
  /// Bytes of the longest phrase of this list that opens the name; 0 for none.
  std::size_t opening(std::string_view name, ListId list) const;
  /// "kim ngạch sản phẩm gỗ" → "sản phẩm gỗ"; nothing where the name is long or all head.
  std::string without_head(std::string_view name) const;
  /// "tổng số dự án" → "dự án"
  std::string_view without_number_of(std::string_view name) const;
  /// "hộ nghèo" of "tỷ lệ hộ nghèo của cả nước" for "hộ", all of "đại biểu nữ" for "người": what a count besides a
  /// percentage counts; empty where the name does not say.
  std::string things_of(std::string_view name, std::string_view noun) const;
  /// "tổng thu ngân sách" → "thu ngân sách"
  std::string_view without_total(std::string_view name) const;
  /// "mức giá" → "giá"
  std::string_view without_level(std::string_view name) const;
  /// "số đại biểu ấn định": what it says is numbered. A label ("đại biểu nữ: 20") needs no "số" for it.
  struct Counted {
    std::string_view words;
    const Noun* noun;
  };
  std::optional<Counted> counted(std::string_view name, bool label) const;

  /// "giá trị sản xuất công nghiệp" of "Giá trị sản xuất công nghiệp tại hầu hết các tỉnh đều tăng": the measure that
  /// a statement opens with; empty where it opens with none.
  std::string leading_measure(std::string_view words) const;

  /// Is any phrase of these words in one of the lists?
  bool mention(std::string_view words, std::initializer_list<ListId> lists) const;
  /// "up" or "down" as the last word for it says; empty without one.
  std::string_view trend(std::string_view words) const;

 private:
  struct Opening {
    std::string_view words;
    bool stopped;  // else it is all of the words
  };
  /// The words before the first token whose longest phrase is in lists that stop them.
  template <class Stops>
  Opening up_to(std::string_view words, Stops stops) const;
  template <class Visit>
  void each_phrase(std::string_view words, Visit visit) const;
  const std::vector<Token>& tokens_of(std::string_view words) const;
  const std::vector<Token>& opening_of(std::string_view words) const;

  const Lexicon& lexicon_;
  const KnownLists& lists_;
  mutable std::vector<Token> tokens_;  // of the name that is read
};

}  // namespace solieu
