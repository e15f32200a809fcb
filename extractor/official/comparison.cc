#include "official/comparison.h"

#include <fmt/core.h>

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "official/cited.h"
#include "official/words.h"

namespace solieu::official {
namespace {

using check::Finding;
using check::Verdict;

constexpr double kNear = 0.6;             // names below are of something else
constexpr double kLikely = 0.75;          // … and from here on worth a look where the numbers differ
constexpr std::size_t kMostNames = 24;
constexpr std::size_t kMostWithoutPeriod = 400;  // cells of one name that a figure without a period is held against
constexpr std::size_t kMostListed = 5;    // candidates in a finding
constexpr std::string_view kOfAnotherCell = "the words name one cell, and the number is that of another";

std::uint32_t day_key(const std::optional<Period>& p) {
  const auto& day = p ? p->last : std::nullopt;
  return day ? static_cast<std::uint32_t>(day->year * 10000 + day->month * 100 + day->day) : 0;
}
std::uint64_t key_of(std::uint32_t name, std::uint32_t day) { return std::uint64_t{name} << 32 | day; }

// Places that share one are told apart by who asks.
std::uint32_t place_key(const std::string& place) { return static_cast<std::uint32_t>(std::hash<std::string>()(place)); }

// Digits that a number must have, so that it is not by chance that it stands in one of so many cells.
std::size_t digits_wanted(std::size_t cells, bool sure_of_name) {
  if (sure_of_name && cells <= 3) return 2;
  return cells <= 10 ? 3 : 4;
}

std::string doubts_of(const Candidate& c) {
  std::string out;
  for (const std::string& d : c.doubts) out += (out.empty() ? "" : "; ") + d;
  return out;
}

void put_table(const Figure& f, const Candidate& c, Finding& finding) {
  finding.table = {c.table->file, c.table->sheet, c.observation->cell, amount_for(f, *c.observation)};
  if (f.kind == "change" && f.direction == "down" && finding.table.value) finding.table.value = finding.table.value->negated();
}

// The cell of the same name that has the number of the figure, and not the words; asked only where the cell of the words has another one.
using Elsewhere = std::function<std::optional<Candidate>(const Candidate& meant)>;

class Judgement {
 public:
  Judgement(const Figure& f, std::vector<Candidate> candidates, Finding finding, Elsewhere elsewhere)
      : f_(f), all_(std::move(candidates)), finding_(std::move(finding)), elsewhere_(std::move(elsewhere)) {}

  Finding run() {
    std::stable_sort(all_.begin(), all_.end(), [](const Candidate& a, const Candidate& b) {
      if (a.doubts.size() != b.doubts.size()) return a.doubts.size() < b.doubts.size();
      return a.nearness.score > b.nearness.score;
    });
    const bool any_certain = !all_.empty() && all_.front().certain();
    const Candidate* agreeing = best_agreeing();
    if (agreeing && (agreeing->certain() || (!any_certain && tells_enough(*agreeing) && agrees_alone(*agreeing)))) return matched(*agreeing);
    if (any_certain) return of_certain(agreeing);
    if (agreeing) return ambiguous(fmt::format("a cell has the number, but it is not certain that it is meant: {}", doubts_of(*agreeing)), agreeing);
    const bool likely = !all_.empty() && (all_.front().nearness.sure || all_.front().nearness.score >= kLikely);
    if (!likely) return absent("no cell is of this indicator, unit, place and period");
    if (std::all_of(all_.begin(), all_.end(), [](const Candidate& c) { return c.agreement == Agreement::unknown; })) return unreadable(all_.front());
    return ambiguous(fmt::format("it is not certain which cell is meant: {}", doubts_of(all_.front())), nullptr);
  }

 private:
  // Of those with the fewest doubts an equal one before a rounded one.
  const Candidate* best_agreeing() const {
    const Candidate* best = nullptr;
    for (const Candidate& c : all_) {
      if (!c.agrees()) continue;
      if (!best || (c.doubts.size() == best->doubts.size() && c.agreement == Agreement::equal && best->agreement != Agreement::equal)) best = &c;
    }
    return best;
  }

  bool tells_enough(const Candidate& agreeing) const {
    return f_.value && significant_digits(*f_.value) >= digits_wanted(all_.size(), agreeing.nearness.sure);
  }

  // "Gần 110.000" is near the numbers of several years.
  bool agrees_alone(const Candidate& agreeing) const {
    if (agreeing.agreement == Agreement::equal) return true;
    const auto amount = amount_for(f_, *agreeing.observation);
    return std::none_of(all_.begin(), all_.end(), [&](const Candidate& c) {
      return c.agrees() && c.doubts.size() <= agreeing.doubts.size() && amount_for(f_, *c.observation) != amount;
    });
  }

  Finding matched(const Candidate& c) {
    finding_.verdict = c.agreement == Agreement::equal ? Verdict::match : Verdict::match_by_rounding;
    put_table(f_, c, finding_);
    finding_.arithmetic = both_numbers(f_, c, std::nullopt);
    return std::move(finding_);
  }

  // No certain cell agrees.
  Finding of_certain(const Candidate* agreeing) {
    std::vector<const Candidate*> certain;
    for (const Candidate& c : all_) {
      if (c.certain() && c.agreement == Agreement::none) certain.push_back(&c);
    }
    if (agreeing) return ambiguous(std::string(kOfAnotherCell), agreeing);
    if (certain.empty()) return unreadable(all_.front());
    const auto value = amount_for(f_, *certain.front()->observation);
    const bool one_value = std::all_of(certain.begin(), certain.end(), [&](const Candidate* c) { return amount_for(f_, *c->observation) == value; });
    if (!one_value) return ambiguous("the tables have several numbers for it, and none is this", nullptr);
    if (const auto other = elsewhere_(*certain.front())) return ambiguous(std::string(kOfAnotherCell), &*other);
    if (f_.amount && value && !are_near(*f_.amount, *value)) return ambiguous("the numbers are too far apart to be of one thing", certain.front());
    finding_.verdict = Verdict::mismatch;
    put_table(f_, *certain.front(), finding_);
    if (f_.amount && finding_.table.value) finding_.difference = f_.amount->minus(*finding_.table.value);
    finding_.arithmetic = both_numbers(f_, *certain.front(), finding_.difference);
    return std::move(finding_);
  }

  Finding unreadable(const Candidate& c) {
    put_table(f_, c, finding_);
    return absent(fmt::format("its cell holds no number («{}»)", c.observation->written));
  }

  Finding absent(std::string reason) {
    finding_.verdict = Verdict::not_in_table;
    finding_.reason = std::move(reason);
    return std::move(finding_);
  }

  Finding ambiguous(std::string reason, const Candidate* first) {
    finding_.verdict = Verdict::ambiguous;
    finding_.reason = std::move(reason);
    if (first) finding_.candidates.push_back(listed(*first));
    for (const Candidate& c : all_) {
      if (&c != first && finding_.candidates.size() < kMostListed) finding_.candidates.push_back(listed(c));
    }
    return std::move(finding_);
  }

  const Figure& f_;
  std::vector<Candidate> all_;
  Finding finding_;
  Elsewhere elsewhere_;
};

}  // namespace

Comparison::Comparison(const Grammar& grammar, std::vector<OfficialTable> tables) : indicators_(grammar.indicators()), tables_(std::move(tables)), names_(grammar.indicators()) {
  for (std::uint32_t t = 0; t < tables_.size(); ++t) {
    for (std::uint32_t o = 0; o < tables_[t].observations.size(); ++o) {
      const Observation& observation = tables_[t].observations[o];
      const std::uint32_t name = names_.add(observation.indicator, observation.whole, observation.context, observation.place);
      by_name_and_day_[key_of(name, day_key(observation.period))].push_back({t, o});
      by_name_[name].push_back({t, o});
      by_name_and_place_[key_of(name, place_key(observation.place))].push_back({t, o});
      ++observations_;
    }
  }
  names_.settle();
  std::set<std::string> places;
  for (const OfficialTable& t : tables_) places.insert(t.places.begin(), t.places.end());
  for (const std::string& p : places) {
    std::vector<std::string> syllables = name_syllables(std::string_view(p).substr(0, p.find(',')));
    if (syllables.size() < 2) continue;  // one is a word as well: "Huế"
    std::string first = syllables.front();
    places_[std::move(first)].push_back({std::move(syllables), p});
  }
}

std::vector<Candidate> Comparison::candidates(const Asked& asked, const std::vector<NameBook::Near>& names) const {
  std::vector<Candidate> found;
  auto add = [&](const NameBook::Near& near, const Place& at) {
    Candidate c{&tables_[at.table], &tables_[at.table].observations[at.observation], near.nearness, {}, Agreement::unknown};
    if (judge(asked, c)) found.push_back(std::move(c));
  };
  for (const NameBook::Near& near : names) {
    if (!asked.period) {
      const auto& places = by_name_.at(near.name);
      for (std::size_t i = 0; i < std::min(places.size(), kMostWithoutPeriod); ++i) add(near, places[i]);
      continue;
    }
    for (std::uint32_t day : {day_key(asked.period), 0u}) {
      auto places = by_name_and_day_.find(key_of(near.name, day));
      if (places == by_name_and_day_.end() || (day == 0 && day_key(asked.period) == 0)) continue;
      for (const Place& at : places->second) add(near, at);
    }
  }
  return found;
}

std::optional<Candidate> Comparison::elsewhere(const Asked& asked, const Candidate& meant, const std::vector<NameBook::Near>& names) const {
  for (const NameBook::Near& near : names) {
    if (!near.nearness.sure) continue;
    const auto place = by_name_and_place_.find(key_of(near.name, place_key(meant.observation->place)));
    const auto day = by_name_and_day_.find(key_of(near.name, day_key(meant.observation->period)));
    for (const auto* cells : {place == by_name_and_place_.end() ? nullptr : &place->second, day == by_name_and_day_.end() ? nullptr : &day->second}) {
      if (!cells) continue;
      for (const Place& at : *cells) {
        const Observation& other = tables_[at.table].observations[at.observation];
        if (is_number_of(asked, *meant.observation, other)) return Candidate{&tables_[at.table], &other, near.nearness, {}, Agreement::unknown};
      }
    }
  }
  return std::nullopt;
}

Finding Comparison::compare(const Figure& figure, std::string_view document) const {
  Finding finding;
  finding.check = "table.value";
  finding.figures.push_back(check::reference(figure, document));
  auto unchecked = [&](std::string_view reason) {
    finding.verdict = Verdict::unchecked;
    finding.reason = reason;
    return finding;
  };
  if (figure.indicator.empty()) return unchecked("the text does not say what is measured");
  auto quantity = check::quantity(figure);
  if (!quantity) return unchecked("the number or its unit cannot be told");
  const Asked asked{&figure, std::move(*quantity), parse_period(figure.period)};
  const auto names = names_.find(names_.read(figure.indicator, figure.place), kNear, kMostNames);
  if (names.empty()) {
    finding.verdict = Verdict::not_in_table;
    finding.reason = fmt::format("no table names «{}»", figure.indicator);
    return finding;
  }
  return Judgement(figure, candidates(asked, names), std::move(finding), [&](const Candidate& meant) { return elsewhere(asked, meant, names); }).run();
}

std::string Comparison::place_in(std::string_view name) const {
  const std::vector<std::string> said = name_syllables(name);
  std::string found;
  for (auto at = said.begin(); at != said.end(); ++at) {
    const auto here = places_.find(*at);
    if (here == places_.end()) continue;
    for (const NamedPlace& p : here->second) {
      const bool named = static_cast<std::size_t>(said.end() - at) >= p.syllables.size() && std::equal(p.syllables.begin(), p.syllables.end(), at);
      if (!named || p.place == found) continue;
      if (!found.empty()) return {};
      found = p.place;
    }
  }
  return found;
}

std::vector<Finding> Comparison::compare(const check::TextFigures& text) const {
  std::vector<Finding> out;
  for (Figure& f : as_cited(text, indicators_)) {
    if (f.place.empty()) f.place = place_in(f.indicator);
    out.push_back(compare(f, text.name()));
  }
  return out;
}

}  // namespace solieu::official
