// From the mentions of each sentence, in reading order, to figures that know their indicator, amount,
// whole, base and period.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "link/draft.h"
#include "link/goals.h"
#include "link/names.h"
#include "link/places.h"
#include "match/mentions.h"
#include "text/sentences.h"

namespace solieu {

struct Indicator;

inline constexpr std::size_t kFarthestCount = 50;  // figures back that a name can mean; endless sentences have thousands

/// Reads the sentences of one document in order.
class Linker {
 public:
  /// `date` is the day that the text speaks from, or empty.
  Linker(const Grammar& grammar, std::string_view text, std::string_view date = {});

  /// Adds the figures of one sentence.
  void add(const Mentions& mentions, const Sentence& sentence);
  /// Are the items of this sentence, the next one, asked for even where it has no quantity and no period?
  bool reads_items(const Sentence& sentence) const;
  /// A sentence without a number. Figures behind it may be a list that it opens.
  void skip(const Sentence& sentence);

  /// All figures, numbered and linked. Spans are still those of the text.
  std::vector<Draft> finish();

 private:
  /// An amount whose parts are being told.
  struct Scope {
    int whole = 0;  // its figure number; 0: none
    QuantityType type = QuantityType::bare;
    std::string base_unit;
    int things = 0;  // what it is the worth of: shares are shares of that
  };
  struct Reading;  // a sentence while it is read

  void pass(const Sentence& sentence);
  void open_paragraph(const Sentence& sentence);
  void read_up_to(Reading& r, const Quantity& q);
  void note_year(const Reading& r, const Item& item);
  void open_scope(const Reading& r);
  void take_share_of_bracket(const Reading& r, Draft& d) const;
  bool name_says_what(std::string_view unit) const;
  std::optional<Period> days_told() const { return paragraph_period_ ? paragraph_period_ : last_period_; }
  Scope scope_of(const Reading& r) const;
  Scope scope_named(std::string_view name) const;
  void read_headline(const Sentence& sentence);
  std::string_view line_above(const Reading& r) const;
  void take_period(const Reading& r, const Quantity& q, Draft& d);
  Indicator indicator_of(Reading& r, std::size_t index, const Draft& d) const;
  void take_subject(const Reading& r, const Quantity& q, Indicator& indicator, Draft& d);
  void take_subject_of_dimension(const Reading& r, const Quantity& q, const Indicator& indicator, Draft& d);
  bool take_subject_of_count(const Quantity& q, const Indicator& indicator, Draft& d);
  void take_money(const Quantity& q, Draft& d);
  void take_unit_of_name(const Indicator& indicator, Draft& d) const;
  void settle_kind(const Reading& r, const Quantity& q, const Indicator& indicator, Draft& d);
  void settle_plain_kind(const Reading& r, const Quantity& q, const Indicator& indicator, Draft& d) const;
  void settle_percentage(const Reading& r, const Quantity& q, const Indicator& indicator, Draft& d) const;
  void go_on_with_shares(Draft& d) const;
  bool may_have_plan(const Reading& r, const Draft& level, int subject) const;
  void settle_status(Reading& r, const Quantity& q, Draft& d);
  void take_whole(const Quantity& q, Draft& d) const;
  void be_like_neighbour(const Reading& r, const Quantity& q, Draft& d) const;
  void hand_back_kind(const Reading& r, const Quantity& q, const Draft& d);

  /// The first figure that a name can still mean.
  std::size_t farthest() const { return drafts_.size() - std::min(drafts_.size(), kFarthestCount); }
  /// A new subject, stated in the words of the sentence that is read.
  void speak_of(const std::string& name, const Reading& r, const Draft& d);
  /// Is any figure of the sentence that is read so?
  template <class Test>
  bool any_here(const Reading& r, Test test) const;
  /// Does it stand behind another figure of its sentence?
  bool follows(const Draft& d) const { return !drafts_.empty() && drafts_.back().sentence == d.sentence; }
  const Draft* total_of_bracket(const Reading& r, const Quantity& q, const Draft& d) const;
  std::string_view whole_name() const;
  std::string counted_before(const std::string& noun, const Draft& d) const;
  std::string_view line_to(const Sentence& sentence) const;
  std::string_view words(const Sentence& sentence) const { return text_.substr(sentence.span.begin, sentence.span.size()); }

  const Grammar& grammar_;
  const KnownLists& lists_;
  const Names names_;
  Goals goals_;
  std::string_view text_;
  PlaceLinker places_;
  std::vector<Draft> drafts_;
  std::size_t sentence_ = 0;                 // number of the sentence, from 1
  std::size_t previous_sentence_first_ = 0;  // index of a draft

  // What the text speaks of:
  std::string headline_;                     // the measure of its first line, where that has no figure
  int subjects_ = 0, subject_ = 0;
  std::string indicator_;                    // of that subject
  std::string indicator_unit_;               // base unit of the amount that it was stated with
  std::string core_;                         // the same without whom or what it is for
  std::size_t indicator_paragraph_ = 0;
  std::string currency_, currency_name_;     // last stated with an amount

  // What is stated once for several figures:
  std::optional<Sentence> skipped_;          // the sentence right before, where it had no figure
  int growth_of_whole_ = 0;  // the change whose parts are being told; 0 for none
  Scope scope_;
  std::vector<Scope> outer_;                 // scopes outside of open brackets
  std::optional<Period> reported_;           // that the sentence before, without a figure, speaks of
  bool list_open_ = false;                   // the lines of a list are being read
  Scope list_scope_;                         // whose parts they tell: "chi trả 5.127 tỷ đồng, bao gồm:"
  std::optional<Period> paragraph_period_, last_period_;
  int latest_year_ = 0;                      // named so far, bases of comparison aside
  std::optional<Date> today_;                // the day the text speaks from, where it is known
};

}  // namespace solieu
