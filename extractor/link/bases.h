// What a figure is compared with, once it is known what the days of the figure itself are.
#pragma once

#include <string_view>
#include <vector>

#include "link/draft.h"
#include "link/surroundings.h"

namespace solieu {

/// Changes behind the head of a list are compared with what it is ("tăng so với tháng trước như: …"); those of a row with
/// one base each ("so với tháng trước và cùng kỳ tăng lần lượt 3,1% và 9,4%").
/// `own` and `latest_year` as below.
void take_bases_of_list(std::vector<Draft>& drafts, std::size_t first, const Surroundings::ListBase& list, const std::optional<Period>& own, int latest_year, const std::optional<Date>& today);

/// Of `year`, the days that are `told` of in a later one; the whole year where these are not known.
Period same_days_of(const Period& year, const std::optional<Period>& told);

/// Settles a base that its days decide ("so với năm 2023", "so với tháng 8"), and the days of "cùng kỳ năm 2019". `own` are the days that the
/// figure speaks of, as far as known; `latest_year` is the last year named so far, 0 for none; `today` the day it speaks from.
void settle_base(Draft& d, const PeriodMention* compared, const std::optional<Period>& own, int latest_year, const std::optional<Date>& today = {});

/// "tăng 5% và 7% so với cùng kỳ": a base said at the end of a row of changes counts for the whole row. Where
/// `base_opens` the sentence, it holds for all its changes. Reads the drafts from index `first` on.
void carry_bases(std::vector<Draft>& drafts, std::size_t first, bool base_opens);

/// The days that a base stands for, told from the days of the figure; empty where they do not tell.
Period base_period(std::string_view base, const Period& own);

}  // namespace solieu
