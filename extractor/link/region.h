// Which words before a number say what it measures: of the pieces of its clause the one that names something, and of
// that one the words that do.
#pragma once

#include <vector>

#include "link/phrase_view.h"

namespace solieu {

/// What "mặt hàng này", "của nước này" at the end of a name point back at.
enum class NamedBefore { nothing, thing, goods };

class RegionReader : private PhraseView {
 public:
  using PhraseView::PhraseView;

  /// Of the pieces before a number, in their order, the words that name what it measures; empty ranges for none.
  /// `done_to`: so much or so many to which something is done.
  ItemRange choose(const std::vector<ItemRange>& segments, bool done_to, QuantityType type) const;
  ItemRange behind_verb(ItemRange region, const std::vector<ItemRange>& segments) const;
  /// What the bare measure in `region` is of; empty where no piece before it says so.
  ItemRange topic_of(const std::vector<ItemRange>& segments, const std::vector<ItemRange>& before, ItemRange region) const;
  /// What is done with an amount, and for whom; empty where nothing is.
  ItemRange given_by(std::size_t from, std::size_t end) const;
  ItemRange given_to(ItemRange s) const;
  NamedBefore cut_what_was_named(ItemRange& region, std::size_t left) const;
  bool refers_back(ItemRange s, std::size_t left) const;

 private:
  std::size_t behind_about(std::size_t begin, std::size_t end) const;
  std::size_t behind_copula(ItemRange s) const;
  bool joins_heads(ItemRange s) const;
  ItemRange before_examples(ItemRange s) const;
  ItemRange before_comparative(ItemRange s) const;
  ItemRange from_head(ItemRange s) const;
  bool aside_in(std::size_t begin, std::size_t end) const;
  ItemRange noun_phrase(ItemRange s, bool stated = false) const;
  bool inside_name(std::size_t i, ItemRange s) const;
  ItemRange verb_phrase(ItemRange s, QuantityType type) const;
  ItemRange behind_doer(ItemRange s) const;
  std::size_t thing_named_before(ItemRange s, std::size_t left) const;
};

}  // namespace solieu
