// The words between a figure and the one before it, cut into the pieces that may name what it measures.
#pragma once

#include <vector>

#include "link/phrase_view.h"

namespace solieu {

/// Where the words that may name an indicator end, and what stands between them and the number.
struct Ending {
  std::size_t end = 0;              // item behind these words
  bool behind_preposition = false;  // "tại 5 cửa khẩu"
  bool states = false;              // a verb such as đạt, là, tăng gives the number to what stands before it
  bool label = false;               // a colon does
  bool has = false;                 // that verb is có, còn: it has no indicator for its subject
};

class ClauseReader : private PhraseView {
 public:
  using PhraseView::PhraseView;

  /// Drops the verbs and joints between the indicator and the number.
  Ending strip_right(std::size_t from, std::size_t end, std::size_t number) const;
  /// Comma-separated pieces; what stands before a harder mark does not count. `main`: the pieces before a
  /// clause of purpose or cause. `left`: where the words said of the figure itself begin.
  std::vector<ItemRange> split(std::size_t from, std::size_t end, std::size_t left, std::vector<ItemRange>& main) const;
  /// "Giá cũ: 632.000 đồng", "Các loại khác: 5,4%": a short name, a colon, and what it is. Things that are counted
  /// (`counts`) have a name of their own, too.
  std::vector<ItemRange> label(std::size_t from, bool counts, Ending& ending) const;
};

}  // namespace solieu
