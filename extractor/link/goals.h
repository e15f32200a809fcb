// What a text only wants, plans or expects, where that is said once for several figures: by a heading, by the head
// of a list, by the plan that it reports on.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "link/draft.h"
#include "link/names.h"
#include "link/surroundings.h"

namespace solieu {

/// A line of a list: it opens with a bullet or a number, or is a short head without a full stop.
bool in_list(std::string_view line);

/// A line that opens with a bullet.
bool bulleted(std::string_view line);

/// Follows one document, sentence after sentence.
class Goals {
 public:
  Goals(const Names& names, const KnownLists& lists) : names_(names), lists_(lists) {}

  /// A new paragraph, by its first sentence.
  void open_paragraph(std::string_view sentence);
  /// A line up to the end of a sentence without figures: perhaps a heading, or the head of a list.
  void read_line(std::string_view line);
  /// The head of a list that has figures itself.
  void open_list() { list_ = true; }
  /// A sentence with numbers, before its figures: does it adopt a plan ("thông qua dự toán năm 2006"), speak of that
  /// plan's period, or go on about it?
  void read_sentence(const Surroundings& around, const Mentions& m, const std::vector<bool>& compared);
  /// A figure that is settled. The amount of a plan, told again, takes the plan up.
  void note(const Draft& d);

  /// Do the figures of this sentence begin as targets?
  bool wanted() const { return list_ || section_; }
  /// Is it an amount of the plan that the sentence reports on?
  bool planned(const Draft& d) const;

 private:
  char numbering(std::string_view line) const;
  /// Is it one of amounts_?
  bool told_again(const Figure& f) const { return f.amount && amounts_.contains({f.base_unit, *f.amount}); }

  const Names& names_;
  const KnownLists& lists_;
  bool list_ = false;                // within a list that was opened as one of goals
  bool section_ = false;             // under a heading that speaks of goals
  char section_mark_ = 0;            // how that heading is numbered
  std::optional<Period> plan_;       // the days of the plan that was adopted
  bool plan_holds_ = false;          // in this paragraph, so far
  std::set<std::pair<std::string, Decimal>> amounts_;  // of the plan, with their base units
};

}  // namespace solieu
