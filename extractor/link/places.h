// Which place each figure speaks of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "link/draft.h"
#include "link/place_meaning.h"
#include "link/place_names.h"
#include "match/mentions.h"
#include "text/sentences.h"

namespace solieu {

/// Reads the sentences of one document in order. What a name means is settled when all are read: the day that the
/// text speaks from, and the province of a district, may be told late.
class PlaceLinker {
 public:
  /// `date` is the day that the text speaks from, or empty.
  PlaceLinker(const Grammar& grammar, std::string_view text, std::string_view date);

  /// The sentence of the figures from `first` on, or one without figures.
  void add(const Mentions& mentions, const Sentence& sentence, const std::vector<Draft>& drafts, std::size_t first);
  /// A sentence without a number.
  void skip(const Sentence& sentence);
  /// Fills in the places of all figures. `year` is the last that the text speaks of, or 0.
  void finish(std::vector<Draft>& drafts, int year);

 private:
  /// Of one figure.
  struct Choice {
    enum class From : std::uint8_t { nowhere, sentence, paragraph, document };
    std::optional<NamedPlace> place;
    From from = From::nowhere;
    std::optional<NamedPlace> near;  // named before it: the province of a district, of "toàn tỉnh"
  };
  struct Row;  // a sentence while it is read
  /// One of the first sentences of the document.
  struct Opening {
    TextSpan span;
    bool read = false;
    std::vector<NamedPlace> places;
  };

  void open_paragraph(const Sentence& sentence);
  Choice choose(const Row& row, const Quantity& q, const Draft& d, std::size_t first) const;
  Choice elsewhere() const;
  void read_paragraph();
  void note(const std::vector<PlaceMention>& mentions);
  void read_opening();
  void note_opening(Opening& sentence, const std::vector<PlaceMention>& mentions);
  std::optional<NamedPlace> document_place(const PlaceMeanings& meanings) const;

  const Gazetteer& gazetteer_;
  const Grammar& grammar_;
  std::string_view text_;
  std::string date_;
  PlaceNames names_;
  std::vector<Token> tokens_;             // of a sentence that has no figures
  std::vector<Choice> choices_;           // by figure

  std::vector<Opening> opening_;
  std::vector<TextSpan> unread_;          // sentences of the paragraph without figures, since the last with some
  std::optional<NamedPlace> paragraph_place_;  // what the paragraph last spoke of
  bool paragraph_closed_ = false;         // it last spoke of several, or of abroad
  std::size_t paragraph_age_ = 0;         // sentences since then
  std::vector<NamedPlace> told_;          // every place that a sentence with figures names
  std::size_t contests_ = 0;              // sentences that tell of a contest
  bool abroad_ = false;                   // one of them names a place abroad
};

}  // namespace solieu
