// The items of a sentence as words: which name something, which hold it together, and how they read in a row.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "match/mentions.h"

namespace solieu {

constexpr std::size_t kNoQuantity = static_cast<std::size_t>(-1);

/// Items that stand together, [begin, end).
struct ItemRange {
  std::size_t begin, end;
};

/// What those who look for an indicator ask of items, one by one and in a row.
class PhraseView {
 public:
  /// `inside` is an embedded quantity that does not cut a name in two.
  PhraseView(const Mentions& m, const Grammar& grammar, std::string_view text, std::size_t inside)
      : m_(m), lexicon_(grammar.lexicon()), lists_(grammar.lists()), text_(text), inside_(inside) {}

 protected:
  bool is(std::size_t item, ListId list) const { return lexicon_.set_has(m_.items[item].lists, list); }
  // Is any item of [begin, end) in one of the lists?
  bool any(std::size_t begin, std::size_t end, std::initializer_list<ListId> lists) const;
  bool mark(std::size_t item, Mark mark) const { return m_.items[item].symbol == symbol(mark); }
  // "kim ngạch [cả 4 tháng]"
  bool leads_to_period(std::size_t item) const;
  bool leads_to_duration(std::size_t item) const;
  // Words that hold a statement together but name nothing.
  bool functional(std::size_t item) const;
  std::size_t word_count(std::size_t begin, std::size_t end) const;
  std::string text(std::size_t begin_token, std::size_t end_token) const;
  // The words of the items, without the periods among them.
  std::string join(std::size_t begin, std::size_t end) const;
  // A time or a bare number that is no figure of its own does not end what stands before it: "kim ngạch 9 tháng
  // đạt", "đại biểu khóa 6 tái cử".
  bool aside_quantity(std::size_t i) const;
  bool opens_plain(std::size_t close, std::size_t from) const;
  // The close of a bracket without a figure in it, or `open` itself.
  std::size_t plain_bracket(std::size_t open, std::size_t end) const;
  bool says_no_figure(std::size_t i) const;
  ItemRange trim(ItemRange s) const;
  // "thành phố Tân Giang": the common noun belongs to the name behind it
  bool names_a_place(std::size_t i, std::size_t end) const;
  bool adverbial(ItemRange s) const { return is(s.begin, lists_.preposition); }
  bool verbal(std::size_t i) const;
  bool states_something(ItemRange s) const;
  // "[Khách nội địa] vẫn giữ vai trò trụ cột:", "Điểm trừ nằm ở [chi phí dự phòng]:"
  ItemRange topic_of_statement(ItemRange s) const;

  const Mentions& m_;
  const Lexicon& lexicon_;
  const KnownLists& lists_;
  std::string_view text_;
  std::size_t inside_;
};

}  // namespace solieu
