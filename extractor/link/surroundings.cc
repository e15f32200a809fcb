#include "link/surroundings.h"

#include <algorithm>

namespace solieu {
namespace {

constexpr std::size_t kOpening = 4;       // items, the sentence's start among them, in which it says what it is about
constexpr std::size_t kLongestTopicName = 9;  // items
constexpr std::size_t kLongestTopic = 5;  // items: "9,6% về số dự án và 31,5%"

}  // namespace

bool Surroundings::any(std::size_t begin, std::size_t end, std::initializer_list<ListId> lists) const {
  for (std::size_t i = begin; i < end; ++i) {
    if (std::any_of(lists.begin(), lists.end(), [&](ListId list) { return is(i, list); })) return true;
  }
  return false;
}

std::string_view Surroundings::words(std::size_t begin, std::size_t end, std::string_view text) const {
  std::size_t from = m_.tokens[m_.items[begin].begin].span.begin;
  return text.substr(from, m_.tokens[m_.items[end - 1].end - 1].span.end - from);
}

std::size_t Surroundings::whole_begin() const {
  std::size_t begin = 1;
  while (begin < m_.items.size() && m_.items[begin].kind == Item::Kind::mark) ++begin;  // a bullet
  for (std::size_t i = begin; i < m_.items.size() && i < begin + kOpening - 1; ++i) {
    if (m_.items[i].lists == 0) return 0;
    if (is(i, lists_.within)) return m_.items[i + 1].kind != Item::Kind::period ? i + 1 : 0;
  }
  return 0;
}

std::string_view Surroundings::opening_whole(std::string_view text) const {
  const std::size_t begin = whole_begin();
  if (begin == 0) return {};
  std::size_t end = begin;
  while (end < m_.items.size() && m_.items[end].kind == Item::Kind::word) ++end;
  return end > begin && end < m_.items.size() && is_mark(end, Mark::comma) ? words(begin, end, text) : std::string_view();
}

bool Surroundings::opens_with_base() const { return any(1, std::min(m_.items.size(), kOpening), {lists_.compare}); }

std::string_view Surroundings::direction_of_list() const {
  std::string_view direction;
  for (std::size_t i = 0; i < m_.items.size(); ++i) {
    if (is_mark(i, Mark::colon)) return direction;
    // "6 tỉnh có mức tăng trưởng cao gồm: Phú Thọ (10,1%), …"
    if (m_.items[i].kind == Item::Kind::quantity && m_.quantities[m_.items[i].ref].type != QuantityType::count) break;
    if (is(i, lists_.up) || is(i, lists_.growth)) direction = "up";
    if (is(i, lists_.down) || is(i, lists_.decline)) direction = "down";
  }
  return {};
}

std::string_view Surroundings::topic(std::string_view text) const {
  std::size_t begin = 1;
  while (begin + 1 < m_.items.size() && (m_.items[begin].kind == Item::Kind::mark || is(begin, lists_.connective))) ++begin;
  if (begin + 1 >= m_.items.size() || !is(begin, lists_.about_what) || !is(begin + 1, lists_.head)) return {};
  std::size_t end = ++begin;
  while (end < m_.items.size() && m_.items[end].kind != Item::Kind::mark && end - begin <= kLongestTopicName) ++end;
  if (end >= m_.items.size() || !is_mark(end, Mark::comma)) return {};
  return words(begin, end, text);
}

std::string Surroundings::measure_before(const Quantity& q, std::string_view text) const {
  for (std::size_t i = q.item; i-- > 1 && m_.items[i].kind != Item::Kind::quantity;) {
    if (!is(i, lists_.growth) && !is(i, lists_.decline) && !is(i, lists_.up) && !is(i, lists_.down)) continue;
    if (is(i + 1, lists_.generic)) return std::string(words(i + 1, i + 2, text));
    // "các thị trường có [giá trị xuất khẩu rau quả] tăng mạnh là Nhật Bản (64,6%)"
    std::size_t head = i;
    while (head > 1 && m_.items[head - 1].kind == Item::Kind::word && !is(head - 1, lists_.verb) && !is(head - 1, lists_.has)) --head;
    if (head > 1 && head < i && is(head - 1, lists_.has) && is(head, lists_.head)) return std::string(words(head, i, text));
  }
  return {};
}

bool Surroundings::reports() const { return any(1, m_.items.size(), {lists_.report}); }

bool Surroundings::follows_on() const { return m_.items.size() > 1 && is(1, lists_.follows_on); }

bool Surroundings::adopts_plan() const {
  for (std::size_t i = 1; i < m_.items.size(); ++i) {
    if (!is(i, lists_.adopt)) continue;
    for (std::size_t k = i + 1; k < m_.items.size() && k - i <= kLongestTopicName && m_.items[k].kind != Item::Kind::mark; ++k) {
      if (is(k, lists_.plan_noun)) return true;
    }
  }
  return false;
}

bool Surroundings::speaks_of_goal() const { return any(0, m_.items.size(), {lists_.goal, lists_.target_noun}); }

bool Surroundings::joined(std::size_t from, const Quantity& q) const {
  if (from < q.cues.left && is(from, lists_.about_what)) {
    std::size_t stop = from;
    while (stop < q.cues.left && stop - from < kLongestTopic && !is(stop, lists_.conjunction) && m_.items[stop].kind == Item::Kind::word) ++stop;
    if (stop < q.cues.left && is(stop, lists_.conjunction)) from = stop;
  }
  bool joins = false;
  for (std::size_t i = from; i < q.cues.left; ++i) {
    if (is_mark(i, Mark::comma)) {
      joins |= i + 1 == q.item && i == from;  // "giảm 10%, 12% và 15%"
      continue;
    }
    bool period = m_.items[i].kind == Item::Kind::period;  // "quý I tăng 7,1%, quý II 7,9%"
    if (!period && (!is(i, lists_.conjunction) || is(i, lists_.level_verb))) return false;
    joins = true;
  }
  return joins && from > 1;
}

bool Surroundings::echoes(std::size_t from, const Quantity& q) const {
  for (std::size_t i = from; i < q.item; ++i) {
    if (is(i, lists_.echo)) return from > 1;
    if (!is_mark(i, Mark::comma) && !is_mark(i, Mark::open)) return false;
  }
  return false;
}

bool Surroundings::reaches(std::size_t from, const Quantity& q) const { return any(from, q.item, {lists_.reach}); }

bool Surroundings::is_left(const Quantity& q) const {
  std::size_t next = q.item + 1;
  return q.item > 0 && next < m_.items.size() && is(q.item - 1, lists_.leave) && is(next, lists_.arrive);
}

bool Surroundings::compared_with(const Quantity& q) const { return q.item > 0 && is(q.item - 1, lists_.compare); }

bool Surroundings::comes_with(std::size_t from, const Quantity& q) const {
  std::size_t i = from;
  while (i < q.item && (is_mark(i, Mark::open) || is_mark(i, Mark::comma))) ++i;
  if (i >= q.item || !is(i, lists_.has) || is(i, lists_.level_verb)) return false;  // với, cùng
  for (++i; i < q.item; ++i) {
    if (!is(i, lists_.cue)) return false;
  }
  return true;
}

bool Surroundings::in_bracket_behind_base(std::size_t from, const Quantity& q) const {
  std::size_t open = std::min(q.cues.left, q.item);
  if (open == 0 || !is_mark(open - 1, Mark::open)) return false;
  if (from >= open) return false;  // the base stands behind the bracket
  for (std::size_t i = from; i + 1 < open; ++i) {
    if (m_.items[i].kind == Item::Kind::mark || is(i, lists_.clause) || is(i, lists_.conjunction)) return false;
  }
  return true;
}

bool Surroundings::is_compared(std::size_t period) const {
  for (std::size_t i = period; i-- > 0 && period - i <= 2 && m_.items[i].kind == Item::Kind::word;) {
    if (is(i, lists_.compare) || is(i, lists_.comparative)) return true;
  }
  return false;
}

bool Surroundings::lists_on(std::size_t from, const Quantity& q) const {
  for (std::size_t i = from; i < q.item; ++i) {
    if (is(i, lists_.level_verb) && !is(i, lists_.has)) return false;
  }
  return true;
}

bool Surroundings::goes_on(std::size_t from, std::size_t to) const {
  for (std::size_t i = from; i < to; ++i) {
    if (m_.items[i].kind == Item::Kind::mark) return false;
  }
  return true;
}

std::string_view Surroundings::direction_before(const Quantity& q) const {
  for (std::size_t i = q.item; i-- > 0 && m_.items[i].kind != Item::Kind::quantity;) {
    if (is(i, lists_.up) || is(i, lists_.growth)) return "up";
    if (is(i, lists_.down) || is(i, lists_.decline)) return "down";
  }
  return {};
}

bool Surroundings::ends_with_parts() const {
  const std::size_t colon = m_.items.size() < 2 ? 0 : m_.items.size() - 2;  // before the end
  return colon > 0 && is_mark(colon, Mark::colon) && opens_parts(colon - 1);
}

std::string_view Surroundings::moved_by(const Quantity& q) const {
  const Item& before = m_.items[q.item > 0 ? q.item - 1 : 0];
  if (!q.high || before.end - before.begin != 2 || !lexicon_.set_has(before.lists, lists_.level_verb)) return {};
  const Phrase* verb = lexicon_.phrase_of(m_.tokens[before.begin].syllable);  // tăng | từ
  if (!verb) return {};
  if (lexicon_.set_has(verb->lists, lists_.up)) return "up";
  return lexicon_.set_has(verb->lists, lists_.down) ? "down" : "";
}

bool Surroundings::base_leads(const Quantity& q) const { return any(q.cues.left, q.item, {lists_.compare}); }

bool Surroundings::base_opens_clause(std::size_t from, const Quantity& q) const {
  for (std::size_t i = std::max<std::size_t>(from, 1); i < q.item; ++i) {
    if (is(i, lists_.compare)) return is_mark(i - 1, Mark::semicolon) || is_mark(i - 1, Mark::start) || is_mark(i - 1, Mark::colon);
  }
  return false;
}

bool Surroundings::is_comparative(const Quantity& q) const { return any(q.cues.left, q.item, {lists_.comparative}); }

bool Surroundings::counts_things(const Quantity& q) const {
  return longest_phrase(m_.tokens, q.end, lexicon_, [](const Phrase& p) { return p.noun >= 0; }).phrase != nullptr;
}

bool Surroundings::opens_whole(const Quantity& q) const {
  if (q.item == 0 || !is(q.item - 1, lists_.within) || q.type == QuantityType::duration) return false;
  for (std::size_t i = q.item - 1; i-- > 0;) {
    if (m_.items[i].kind == Item::Kind::mark) return true;
    if (!is(i, lists_.connective) && !is(i, lists_.conjunction)) return false;
  }
  return true;
}

std::size_t Surroundings::behind(const Quantity& q) const {
  std::size_t i = std::max(q.item + 1, q.cues.right);
  if (!q.cues.by[4]) return i;
  const ListId ends[] = {lists_.clause, lists_.conjunction, lists_.level_verb, lists_.up, lists_.down, lists_.whole, lists_.verb, lists_.connective};
  auto goes_on = [&](std::size_t item) {
    return m_.items[item].kind == Item::Kind::word && std::none_of(std::begin(ends), std::end(ends), [&](ListId list) { return is(item, list); });
  };
  while (i < m_.items.size() && goes_on(i)) ++i;
  return i;
}

Surroundings::Dimension Surroundings::dimension(const Quantity& q, std::string_view text) const {
  const std::size_t what = q.item + 1 < m_.items.size() && is(q.item + 1, lists_.about_what) ? q.item + 2 : q.item + 1;
  if (what + 1 >= m_.items.size()) return {};
  // "tăng 38,2% kim ngạch, …"; "tăng 5% giá trị sản xuất" says itself of what
  if (what == q.item + 1 && m_.items[what + 1].kind == Item::Kind::word && !is(what + 1, lists_.conjunction)) return {};
  const bool worth = is(what, lists_.worth), volume = is(what, lists_.volume);
  if (worth == volume) return {};
  return {is(what, lists_.price) ? Dimension::Of::price : worth ? Dimension::Of::worth : Dimension::Of::volume, words(what, what + 1, text)};
}

bool Surroundings::opens_with_period() const {
  for (std::size_t i = 1; i < m_.items.size() && i < kOpening; ++i) {
    if (m_.items[i].kind == Item::Kind::period) return true;
    if (m_.items[i].lists == 0) return false;
  }
  return false;
}

bool Surroundings::lists_structure() const {
  for (std::size_t i = 1; i < m_.items.size() && m_.items[i].kind != Item::Kind::quantity; ++i) {
    if (is_mark(i, Mark::colon)) return any(1, std::min(i, kOpening), {lists_.structure});
  }
  return false;
}

Surroundings::ListBase Surroundings::base_of_list(const TableLists& lists) const {
  const std::pair<ListId, std::string_view> kBases[] = {{lists.same_period, "same_period"}, {lists.previous_month, "previous_month"}, {lists.previous_quarter, "previous_quarter"},
                                                        {lists.previous_year, "previous_year"}};
  auto base_at = [&](std::size_t i) -> std::string_view {
    for (auto [list, base] : kBases) {
      if (i < m_.items.size() && is(i, list)) return base;
    }
    return i < m_.items.size() && m_.items[i].kind == Item::Kind::period ? "by_period" : "";
  };
  auto said_of_figure = [&](std::size_t i) {
    return std::any_of(m_.quantities.begin(), m_.quantities.end(), [&](const Quantity& q) { return q.cues.left <= i && i < q.cues.right && !q.cues.base.empty() && q.cues.kind != "level"; });
  };
  for (std::size_t i = 1; i + 2 < m_.items.size(); ++i) {
    if (!is(i, lists_.compare) || base_at(i + 1).empty() || said_of_figure(i)) continue;
    ListBase found{{base_at(i + 1)}};
    if (found.bases[0] == "by_period") found.period = &m_.periods[m_.items[i + 1].ref];
    std::size_t at = i + 2;
    if (m_.items[at].kind == Item::Kind::period) ++at;  // "so với cùng kỳ năm 2017 (giảm 6,2% số vụ, …)"
    while (at + 2 < m_.items.size() && (is(at, lists_.conjunction) || is_mark(at, Mark::comma))) {
      const std::size_t next = is(at + 1, lists_.compare) ? at + 2 : at + 1;
      if (base_at(next).empty()) break;
      found.bases.push_back(base_at(next));
      at = next + 1;
    }
    found.row = found.bases.size() > 1;
    const std::size_t behind = at;
    if (i < kOpening && is_mark(behind, Mark::comma) && !found.row) {  // "So với cùng kỳ, chế biến, chế tạo tăng 12,3%; …"
      found.begin = m_.tokens[m_.items[behind].begin].span.begin;
      return found;
    }
    for (; at < m_.items.size(); ++at) {
      const Item& item = m_.items[at];
      const bool opens_list = is_mark(at, Mark::colon) || (is_mark(at, Mark::open) && at == behind) || is(at, lists_.such_as);
      const bool count = item.kind == Item::Kind::quantity && m_.quantities[item.ref].type == QuantityType::count;
      if (opens_list || found.row) {
        found.begin = m_.tokens[item.begin].span.begin;
        return found;
      }
      if (is_mark(at, Mark::semicolon) || is_mark(at, Mark::stop) || (item.kind == Item::Kind::quantity && !count)) break;
    }
  }
  return {};
}

bool Surroundings::opens_parts(std::size_t i) const {
  if (is(i, lists_.whole)) return true;
  return is(i, lists_.apart) && i > 1 && is_mark(i - 1, Mark::comma) && m_.items[i + 1].kind == Item::Kind::word;
}

}  // namespace solieu
