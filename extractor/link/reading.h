// What a Linker knows of the sentence that it reads.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "link/linker.h"
#include "link/surroundings.h"

namespace solieu {

struct Linker::Reading {
  Reading(const Mentions& mentions, const Sentence& s, const Grammar& grammar)
      : m(mentions), sentence(s), around(mentions, grammar), period_compared(m.periods.size()), in_cue(m.items.size()) {
    for (const Quantity& q : m.quantities) {
      if (q.cues.base_period && q.cues.kind != "rate" && (q.cues.kind != "level" || q.type != QuantityType::amount)) period_compared[*q.cues.base_period] = true;
      // "đạt 99,5% kế hoạch": the plan is what was reached, not a goal for what follows
      for (std::size_t i = q.item; i < q.cues.right; ++i) in_cue[i] = true;
    }
    for (std::size_t i = 0; i < m.items.size(); ++i) {
      if (m.items[i].kind == Item::Kind::period && around.is_compared(i)) period_compared[m.items[i].ref] = true;
    }
  }

  /// The period that this item is, unless something is compared with it.
  const PeriodMention* own_period(const Item& item) const {
    return item.kind == Item::Kind::period && !period_compared[item.ref] ? &m.periods[item.ref] : nullptr;
  }

  /// "Sở công bố số liệu 8 tháng đầu năm 2024. Theo đó, …": the time that a sentence without a figure speaks of. A day
  /// is only when something was said.
  std::optional<Period> span_of_time() const {
    for (std::size_t i = m.items.size(); i-- > 0;) {
      const PeriodMention* mention = own_period(m.items[i]);
      if (mention && mention->period && mention->period->first && mention->period->first != mention->period->last) return mention->period;
    }
    return std::nullopt;
  }

  /// "(năm 2023: 12 vụ)": is what the bracket tells of another time?
  bool period_in_bracket() const {
    for (std::size_t i = open; i < scanned; ++i) {
      if (m.items[i].kind == Item::Kind::period) return true;
    }
    return false;
  }

  const Mentions& m;
  const Sentence& sentence;
  Surroundings around;
  std::size_t first = 0;       // index of its first draft
  std::size_t from = 0;        // the first item behind what the last figure took
  std::size_t clause = 0;      // semicolons so far
  std::size_t scanned = 0;     // items read for periods, brackets, goals
  bool whole_named = false;    // "Trong thu nội địa, …"
  std::string_view list_direction;
  bool parts_of_trend = false; // list_direction is of the sentence before: "… đều tăng. Trong đó, …"

  std::vector<bool> period_compared;  // by period: something is compared with it
  std::vector<bool> in_cue;           // by item: it is said of a figure before it
  std::optional<Period> period;       // last stated
  bool goal = false, prospect = false;
  std::string verb;            // what is said to be done to the things that are counted
  std::string topic, measure, done;  // see Said
  std::string_view line_above;
  bool after_age = false;      // the last figure is an age: "trẻ dưới 1 tuổi được tiêm"
  bool after_embedded = false; // the last figure stands inside of a name: "số trúng cử ở 64 tỉnh là …"
  std::size_t before_last = 0; // `from` of the last figure

  bool in_bracket = false;
  std::size_t before_bracket = 0;  // drafts
  std::size_t open = 0;            // its item
  std::optional<Period> period_outside;
  int subject_outside = 0;
  bool prospect_outside = false;
  std::string indicator_outside;
};

template <class Test>
bool Linker::any_here(const Reading& r, Test test) const {
  return std::any_of(drafts_.begin() + static_cast<std::ptrdiff_t>(r.first), drafts_.end(), test);
}

}  // namespace solieu
