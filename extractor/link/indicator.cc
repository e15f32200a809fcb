#include "link/indicator.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "link/clauses.h"
#include "link/draft.h"
#include "link/names.h"
#include "link/region.h"
#include "link/tail.h"

namespace solieu {
namespace {

constexpr std::size_t kLongestVerb = 3;  // "thu giữ", "thành lập mới"

class Finder : private PhraseView {
 public:
  Finder(const Mentions& m, const Grammar& grammar, std::string_view text, std::size_t inside)
      : PhraseView(m, grammar, text, inside), clauses_(m, grammar, text, inside), regions_(m, grammar, text, inside), tail_(m, grammar, text, inside) {}

  Indicator find(std::size_t index, std::size_t from) const {
    const Quantity& q = m_.quantities[index];
    const std::optional<Place> place = locate(q, index, from);
    if (!place) return {};
    Indicator found;
    Name name{join(place->region.begin, place->region.end), word_count(place->region.begin, place->region.end)};
    if (q.type == QuantityType::count) {
      name_count(*place, q, index, name);
    } else if (q.type == QuantityType::percent) {
      name_percentage(*place, q, index, name, found);
    } else if (q.type == QuantityType::amount) {
      name_amount(*place, q, index, name);
    }
    if (per_measure(q) && !name.words.empty() && !any(place->region.begin, place->region.end, {lists_.price})) name.words = "giá " + name.words;
    const ItemRange topic = place->generic ? regions_.topic_of(place->segments, place->before, place->region) : ItemRange{0, 0};
    add(name.words, join(topic.begin, topic.end));
    if (q.type == QuantityType::amount) name_what_is_done(*place, q, name, found);
    found.words = name.words;
    found.generic = place->generic && topic.begin == topic.end;
    describe(*place, q, name, found);
    return found;
  }

 private:
  // Where the words lie that say what a figure measures.
  struct Place {
    std::size_t from;
    Ending ending;
    std::vector<ItemRange> segments, before;  // the pieces of its clause, and those of the clause before it
    bool of_main_clause = false;              // its clause has no subject of its own
    bool in_bracket = false;
    bool done_to = false;                     // no verb gives the number to its name
    ItemRange region{0, 0};
    NamedBefore named = NamedBefore::nothing;
    bool generic = false;                     // the region is no more than "giá", "kim ngạch"
    bool has_head = false;                    // it opens with a measure
    bool lone_head = false;                   // and is no more: "xuất khẩu 681.000 tấn gạo", "huy động 5 tỷ đồng vốn"
  };

  // Words, and how many of them stand before the number.
  struct Name {
    std::string words;
    std::size_t count = 0;
  };

  // Nothing where the words speak of what was told before.
  std::optional<Place> locate(const Quantity& q, std::size_t index, std::size_t from) const {
    const std::size_t left = std::max(from, std::min(q.cues.left, q.item));
    Place place{.from = from, .ending = clauses_.strip_right(from, left, q.item)};
    Ending& ending = place.ending;
    std::vector<ItemRange>& segments = place.segments;
    segments = clauses_.split(from, ending.end, left, place.before);
    // "kim ngạch … vượt kỷ lục để đạt": a clause without a subject has that of the one before; things that are
    // counted behind "trong đó", "cho thấy" have a name of their own
    place.of_main_clause = segments.empty() && (q.type != QuantityType::count || tail_.is_classifier(q) || counted_before(place, q));
    if (is_for_something(place)) segments = {{place.before.back().begin, segments.back().end}};
    if (place.of_main_clause || caused(place)) segments = place.before;
    if (segments.empty() && ending.end > from && mark(ending.end - 1, Mark::colon)) segments = clauses_.label(from, q.type == QuantityType::count, ending);
    const bool countable = q.type == QuantityType::count || q.type == QuantityType::amount;
    place.in_bracket = ending.end < m_.items.size() && mark(ending.end, Mark::open);
    place.done_to = countable && !ending.states && !place.in_bracket && !place.of_main_clause;
    if (countable && !ending.states && !segments.empty() && is_of_figure_before(place, q) && has_name_behind(q, index)) segments.clear();
    // "tạo việc làm cho 742 lao động": what is done for so many
    const bool done_for = ending.behind_preposition && q.type == QuantityType::count && ending.end > from && is(ending.end - 1, lists_.beneficiary);
    place.region = ending.behind_preposition && !done_for ? ItemRange{ending.end, ending.end} : regions_.choose(segments, place.done_to, q.type);
    ItemRange& region = place.region;
    if (place.in_bracket) region = regions_.behind_verb(region, segments);
    // "giá trị đầu tư thuần 4.215 tỷ đồng, hoàn thành 101,3% kế hoạch"
    if (q.cues.kind == "attainment" && region.end - region.begin == 1 && is(region.begin, lists_.reach)) return std::nullopt;
    place.named = regions_.cut_what_was_named(region, left);
    const bool named = place.named != NamedBefore::nothing;
    const bool given = countable && !segments.empty() && regions_.given_to(segments.back()).end;
    if (!named && !given && regions_.refers_back(region, left)) return std::nullopt;
    place.generic = !named && region.end - region.begin == 1 && is(region.begin, lists_.generic);
    place.has_head = region.begin < region.end && is(region.begin, lists_.head);
    place.lone_head = place.has_head && region.end - region.begin == 1;
    return place;
  }

  // "tổng thiệt hại do bão gây ra là 27,8 tỷ đồng": who or what caused it is not what is measured
  bool caused(const Place& place) const {
    const auto& [segments, before] = std::tie(place.segments, place.before);
    if (!place.ending.states || segments.empty() || before.empty()) return false;
    const std::size_t told = before.front().begin + (adverbial(before.front()) ? 1 : 0);  // "Đối với | số thu do cấp huyện thực hiện"
    return is(told, lists_.head) && is(segments.front().begin - 1, lists_.cause) && !is(segments.back().begin, lists_.head);
  }

  // "số doanh nghiệp thành lập mới khởi sắc với 13,7 nghìn doanh nghiệp": the things have their name in the clause before
  bool counted_before(const Place& place, const Quantity& q) const {
    return !place.before.empty() && is(place.before.back().begin, lists_.counting) && names(place.before.back(), tail_.noun_words(q));
  }

  // "tổng nguồn cung căn hộ | để bán | đạt 24.160 căn"
  bool is_for_something(const Place& place) const {
    const auto& [segments, before] = std::tie(place.segments, place.before);
    if (!place.ending.states || segments.size() != 1 || before.empty() || !is(before.back().begin, lists_.head)) return false;
    return is(segments[0].begin - 1, lists_.purpose) && word_count(segments[0].begin, segments[0].end) <= kLongestVerb;
  }

  // Do the words before a number that no verb gives to them belong to the figure before it?
  bool is_of_figure_before(const Place& place, const Quantity& q) const {
    // "16.228 căn hư hỏng, tốc mái, 6.816 căn nhà": a comma right before a number parts it from what was said
    const ItemRange last = place.segments.back();
    const bool parted = q.cues.left > place.from && mark(std::min(q.cues.left, q.item) - 1, Mark::comma) && !any(last.begin, last.end, {lists_.head});
    // "200.000 tài khoản cá nhân và 200 máy": the words right behind a figure are its own
    const bool behind_it = place.segments.size() == 1 && place.from > 0 && m_.items[place.from - 1].kind == Item::Kind::quantity && last.begin == place.from;
    const bool joined = behind_it && any(place.ending.end, q.item, {lists_.conjunction}) && !states_something(last) &&
                        !any(place.from, place.ending.end, {lists_.head});
    return parted || joined;
  }

  void name_count(const Place& place, const Quantity& q, std::size_t index, Name& name) const {
    const Ending& ending = place.ending;
    const std::string noun = tail_.noun_words(q), tail = place.has_head ? std::string() : tail_.read_tail(q, index, ending.behind_preposition);
    if (ending.has && !place.has_head && !(tail.empty() && opens_with(place.region, noun))) name = {};  // "toàn tỉnh có 5 xã", not "hộ nghèo có 5 hộ": who has them is not what is counted
    const bool named = !name.words.empty() && (names(place.region, noun) || (tail_.counts_visits(q) && names_persons(place.region)));
    if (place.has_head || (name.count >= 2 && tail.empty() && named)) return;
    if (!tail_.is_classifier(q) || (name.words.empty() && !tail.empty())) add(name.words, noun);
    add(name.words, tail);
  }

  void name_percentage(const Place& place, const Quantity& q, std::size_t index, Name& name, Indicator& found) const {
    const Ending& ending = place.ending;
    if ((name.words.empty() && behind_within(place) && tail_.is_share_of_what_follows(q)) || tail_.changes_what_follows(index)) {
      const std::size_t what = tail_.of_what(q);
      name = {join(what, what + 1)};
      add(name.words, tail_.read_tail(what + 1, false, false));
    } else if (std::string whom = opens_with_share(q, ending) ? tail_.share_of_whom(q) : std::string(); !whom.empty()) {
      name = {whom};
    } else if (name.words.empty() && (ending.has || !ending.states) && !ending.behind_preposition && q.cues.kind != "attainment") {
      name = {tail_.share_of_whom(q)};
      found.predicate = tail_.is_subject(q) && !name.words.empty();
    }
  }

  void name_amount(const Place& place, const Quantity& q, std::size_t index, Name& name) const {
    const Ending& ending = place.ending;
    const bool head_behind = q.item + 1 < m_.items.size() && is(q.item + 1, lists_.head);
    // "nhóm lãi nghìn tỷ có Thép Việt với 2.488 tỷ đồng lợi nhuận trước thuế"
    const bool measured_behind = ending.has && !ending.states && head_behind;
    if ((!place.has_head || place.lone_head || measured_behind) && (name.count == 0 || !ending.states || ending.has)) {
      const std::string tail = tail_.read_tail(q, index, ending.behind_preposition);
      // "trong nông nghiệp, có 8.606 ha lúa", "với 620 tỷ đồng lợi nhuận": what stands behind says what it is
      const bool told_behind = !tail.empty() && (ending.has || place.of_main_clause) && (!is_money_unit(q.base_unit) || (!place.lone_head && head_behind));
      if (told_behind) name = {};
      if (!ending.has || name.count == 0) add(name.words, tail);
    }
    const bool sum_of = !ending.states && q.item > place.from && place.region.end == q.item && place.region.end - place.region.begin == 1 &&
                        is(place.region.begin, lists_.sum);
    if (sum_of || (ending.behind_preposition && behind_within(place))) {  // "khoản 1.580 tỷ đồng [tăng chi cho đầu tư phát triển]"
      if (std::string what = tail_.read_purpose(q.item + 1); !what.empty()) name.words = what;
    }
  }

  // "được [phân bổ cho Hà Nội] 300 tỷ đồng", "hộ nghèo được [hỗ trợ] 25 triệu đồng"
  void name_what_is_done(const Place& place, const Quantity& q, Name& name, Indicator& found) const {
    if (place.ending.states || place.ending.behind_preposition || place.segments.empty() || name.words.empty()) return;
    if (ItemRange given = regions_.given_to(place.segments.back()); given.begin < given.end) {
      name.words = join(given.begin, given.end);
      std::size_t whom = given.begin;
      while (!is(whom, lists_.beneficiary)) ++whom;
      found.done = join(given.begin, whom + 1);
    } else if (ItemRange verb = regions_.given_by(place.from, place.ending.end); verb.begin < verb.end && is_money_unit(q.base_unit)) {
      found.done = join(verb.begin, verb.end);
      name.words = found.done + " " + name.words;
    }
  }

  // What else the words say of the name.
  void describe(const Place& place, const Quantity& q, const Name& name, Indicator& found) const {
    const auto& [ending, region] = std::tie(place.ending, place.region);
    if (name.count > 0 && region.begin > place.from && is(region.begin - 1, lists_.preposition) && !is(region.begin - 1, lists_.whole)) {
      found.lead = join(region.begin - 1, region.begin);
    }
    found.from_tail = name.count == 0 && !name.words.empty();
    const bool counted = q.type == QuantityType::count;
    const bool verb = counted && place.done_to && name.count > 0 && name.count <= kLongestVerb && region.end == ending.end && !place.has_head && !ending.has;
    if (verb) found.verb = join(region.begin, region.end);
    // "xảy ra 60 vụ, làm 19 người chết": a verb does not reach over into another clause
    found.new_clause = counted && any(place.from, q.item, {lists_.clause, lists_.whole});
    found.bare_count = counted && name.count == 0 && name.words == tail_.noun_words(q) && !ending.has && !ending.states && !ending.behind_preposition &&
                       !found.new_clause;
    if (q.type == QuantityType::amount) found.specification = tail_.specification(q);
    found.refers_back = place.named != NamedBefore::nothing && !found.words.empty();
    found.of_goods = found.refers_back && place.named == NamedBefore::goods;
    found.elliptical = name.count > 0 && !ending.states && !place.in_bracket;
    found.embedded = ending.behind_preposition;
    found.label = ending.label;
  }

  bool behind_within(const Place& place) const { return place.ending.end > place.from && is(place.ending.end - 1, lists_.within); }

  // "Về công nghệ, chỉ có 8% số doanh nghiệp …, 32% số hộ …": a clause of its own, of those who are named behind it
  bool opens_with_share(const Quantity& q, const Ending& ending) const {
    if (q.type != QuantityType::percent || q.cues.kind != "share" || q.item + 1 >= m_.items.size()) return false;
    if (!is(q.item + 1, lists_.number_of) && !is(q.item + 1, lists_.counted_whole)) return false;
    const std::size_t left = std::min(q.cues.left, q.item);
    const bool opens = left > 0 && (mark(left - 1, Mark::comma) || mark(left - 1, Mark::semicolon) || mark(left - 1, Mark::start) || is(left - 1, lists_.conjunction));
    return ending.has || (!ending.states && opens);
  }

  // Do the words behind the number name what it counts?
  bool has_name_behind(const Quantity& q, std::size_t index) const {
    const bool noun = q.type == QuantityType::count && !tail_.noun_words(q).empty() && !tail_.is_classifier(q);
    return noun || !tail_.read_tail(q, index, false).empty();
  }

  // So much money for one of something is a price, said or not; for a time it may be anything.
  static bool per_measure(const Quantity& q) {
    std::string_view unit = q.base_unit;
    std::size_t slash = unit.find('/');
    if (slash == std::string_view::npos || !is_currency(unit.substr(0, slash))) return false;
    std::string_view one_of = unit.substr(slash + 1);
    static constexpr std::string_view kTimes[] = {"a", "mo", "wk", "d", "h", "min"};
    if (std::find(std::begin(kTimes), std::end(kTimes), one_of) != std::end(kTimes)) return false;
    return !one_of.starts_with('{') || one_of.starts_with("{item}") || one_of.starts_with("{lượng}") || one_of.starts_with("{chỉ}");
  }

  static void add(std::string& words, const std::string& more) {
    if (!words.empty() && !more.empty() && !more.starts_with(',')) words += ' ';
    words += words.empty() && more.starts_with(", ") ? more.substr(2) : more;
  }

  bool names(ItemRange region, const std::string& noun) const {
    std::string words = " " + folded(join(region.begin, region.end)) + " ";
    std::replace(words.begin(), words.end(), ',', ' ');
    return !noun.empty() && words.find(" " + folded(noun) + " ") != std::string::npos;
  }

  // "Khách đến tỉnh đạt 1 triệu lượt người"
  bool names_persons(ItemRange region) const {
    for (std::size_t i = region.begin; i < region.end; ++i) {
      const Found noun = longest_phrase(m_.tokens, m_.items[i].begin, lexicon_, [](const Phrase& p) { return p.noun >= 0; });
      if (m_.items[i].kind == Item::Kind::word && noun.phrase && lexicon_.noun(noun.phrase->noun).base_unit == "{person}") return true;
    }
    return false;
  }

  bool opens_with(ItemRange region, const std::string& noun) const {
    return !noun.empty() && (folded(join(region.begin, region.end)) + " ").starts_with(folded(noun) + " ");
  }

  ClauseReader clauses_;
  RegionReader regions_;
  Tail tail_;
};

}  // namespace

Indicator find_indicator(const Mentions& m, std::size_t q, std::size_t from, const Grammar& grammar, std::string_view text,
                         std::size_t inside) {
  return Finder(m, grammar, text, inside).find(q, from);
}

}  // namespace solieu
