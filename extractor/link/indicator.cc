#include "link/indicator.h"

#include <algorithm>
#include <vector>

#include "link/clauses.h"
#include "link/draft.h"
#include "link/names.h"
#include "link/tail.h"

namespace solieu {
namespace {

constexpr std::size_t kShortSegment = 4;  // words
constexpr std::size_t kLongestName = 14;
constexpr std::size_t kLongestList = 18;  // words of a name of several members: "điện, khí đốt, nước nóng và điều hòa không khí"
constexpr std::size_t kLongestVerbPhrase = 7;
constexpr std::size_t kLongestNoun = 3;  // syllables
constexpr std::size_t kLongestVerb = 3;  // "thu giữ", "thành lập mới"

class Finder : private PhraseView {
 public:
  Finder(const Mentions& m, const Grammar& grammar, std::string_view text, std::size_t inside)
      : PhraseView(m, grammar, text, inside), clauses_(m, grammar, text, inside), tail_(m, grammar, text, inside) {}

  Indicator find(std::size_t index, std::size_t from) const {
    const Quantity& q = m_.quantities[index];
    std::size_t left = std::max(from, std::min(q.cues.left, q.item));
    Ending ending = clauses_.strip_right(from, left, q.item);
    std::vector<ItemRange> before;
    std::vector<ItemRange> segments = clauses_.split(from, ending.end, left, before);
    // "kim ngạch … vượt kỷ lục để đạt": a clause without a subject has that of the one before; things that are
    // counted behind "trong đó", "cho thấy" have a name of their own
    bool of_main_clause = segments.empty() && (q.type != QuantityType::count || tail_.is_classifier(q));
    // "tổng thiệt hại do bão gây ra là 27,8 tỷ đồng": who or what caused it is not what is measured
    const std::size_t told = before.empty() ? from : before.front().begin + (adverbial(before.front()) ? 1 : 0);  // "Đối với | số thu do cấp huyện thực hiện"
    bool caused = ending.states && !segments.empty() && !before.empty() && is(told, lists_.head) && is(segments.front().begin - 1, lists_.cause) &&
                  !is(segments.back().begin, lists_.head);
    if (of_main_clause || caused) segments = before;
    if (segments.empty() && ending.end > from && mark(ending.end - 1, Mark::colon)) segments = clauses_.label(from, q.type == QuantityType::count, ending);
    bool countable = q.type == QuantityType::count || q.type == QuantityType::amount;
    bool in_bracket = ending.end < m_.items.size() && mark(ending.end, Mark::open);
    bool done_to = countable && !ending.states && !in_bracket && !of_main_clause;
    // "tạo việc làm cho 742 lao động": what is done for so many
    bool done_for = ending.behind_preposition && q.type == QuantityType::count && ending.end > from && is(ending.end - 1, lists_.beneficiary);
    // "16.228 căn hư hỏng, tốc mái, 6.816 căn nhà": a comma right before a number parts it from what was said
    const bool parted = countable && !ending.states && q.cues.left > from && mark(std::min(q.cues.left, q.item) - 1, Mark::comma) && !segments.empty() &&
                        !any(segments.back().begin, segments.back().end, {lists_.head}) && has_name_behind(q, index);
    // "200.000 tài khoản cá nhân và 200 máy": the words right behind a figure are its own
    const bool of_figure_before = countable && !ending.states && segments.size() == 1 && from > 0 && m_.items[from - 1].kind == Item::Kind::quantity &&
                                  segments.back().begin == from && any(ending.end, q.item, {lists_.conjunction}) && !states_something(segments.back()) &&
                                  !any(from, ending.end, {lists_.head}) && has_name_behind(q, index);
    if (parted || of_figure_before) segments.clear();
    ItemRange region = ending.behind_preposition && !done_for ? ItemRange{ending.end, ending.end} : choose(segments, done_to, q.type);
    if (in_bracket) region = behind_verb(region, segments);
    // "giá trị đầu tư thuần 4.215 tỷ đồng, hoàn thành 101,3% kế hoạch"
    if (q.cues.kind == "attainment" && region.end - region.begin == 1 && is(region.begin, lists_.reach)) return {};
    const NamedBefore before_it = cut_what_was_named(region, left);
    const bool named_before = before_it != NamedBefore::nothing;
    if (!named_before && refers_back(region, left) && !(countable && !segments.empty() && given_to(segments.back()).end)) return {};
    bool generic = !named_before && region.end - region.begin == 1 && is(region.begin, lists_.generic);
    std::string topic = generic ? topic_of(segments, before, region) : std::string();
    std::string words = join(region.begin, region.end);
    std::size_t count = word_count(region.begin, region.end);
    bool has_head = region.begin < region.end && is(region.begin, lists_.head);

    // "nhóm lãi nghìn tỷ có Thép Việt với 2.488 tỷ đồng lợi nhuận trước thuế"
    const bool measured_behind = ending.has && !ending.states && q.item + 1 < m_.items.size() && is(q.item + 1, lists_.head);
    bool behind_within = ending.end > from && is(ending.end - 1, lists_.within);
    bool lone_head = region.end - region.begin == 1 && has_head;  // "xuất khẩu 681.000 tấn gạo", "huy động 5 tỷ đồng vốn"

    Indicator found;
    if (q.type == QuantityType::count) {
      std::string noun = tail_.noun_words(q), tail = has_head ? std::string() : tail_.read_tail(q, index, ending.behind_preposition);
      if (ending.has && !has_head && !(tail.empty() && opens_with(region, noun))) {  // "toàn tỉnh có 5 xã", not "hộ nghèo có 5 hộ": who has them is not what is counted
        words.clear();
        count = 0;
      }
      bool repeats = has_head || (count >= 2 && tail.empty() && !words.empty() && (names(region, noun) || (tail_.counts_visits(q) && names_persons(region))));
      if (!repeats) {
        if (!tail_.is_classifier(q) || (words.empty() && !tail.empty())) add(words, noun);
        add(words, tail);
      }
    } else if (q.type == QuantityType::percent && ((words.empty() && behind_within && tail_.is_share_of_what_follows(q)) || tail_.changes_what_follows(index))) {
      const std::size_t what = tail_.of_what(q);
      words = join(what, what + 1);
      add(words, tail_.read_tail(what + 1, false, false));
      count = 0;
    } else if (std::string whom = opens_with_share(q, ending) ? tail_.share_of_whom(q) : std::string(); !whom.empty()) {
      words = whom;
      count = 0;
    } else if (q.type == QuantityType::percent && words.empty() && (ending.has || !ending.states) && !ending.behind_preposition && q.cues.kind != "attainment") {
      words = tail_.share_of_whom(q);
      found.predicate = tail_.is_subject(q) && !words.empty();
    } else if (q.type == QuantityType::amount && (!has_head || lone_head || measured_behind) && (count == 0 || !ending.states || ending.has)) {
      const std::string tail = tail_.read_tail(q, index, ending.behind_preposition);
      // "trong nông nghiệp, có 8.606 ha lúa", "với 620 tỷ đồng lợi nhuận": what stands behind says what it is
      const bool told_behind = !tail.empty() && (ending.has || of_main_clause) && (!is_money_unit(q.base_unit) || (!lone_head && is(q.item + 1, lists_.head)));
      if (told_behind) {
        words.clear();
        count = 0;
      }
      if (!ending.has || count == 0) add(words, tail);
    }
    bool sum_of = q.type == QuantityType::amount && !ending.states && q.item > from && region.end == q.item && region.end - region.begin == 1 &&
                  is(region.begin, lists_.sum);
    bool of_whole = q.type == QuantityType::amount && ending.behind_preposition && behind_within;
    if (sum_of || of_whole) {  // "khoản 1.580 tỷ đồng [tăng chi cho đầu tư phát triển]"
      std::string what = tail_.read_purpose(q.item + 1);
      if (!what.empty()) words = what;
    }
    if (per_measure(q) && !words.empty() && !any(region.begin, region.end, {lists_.price})) words = "giá " + words;
    add(words, topic);
    if (q.type == QuantityType::amount && !ending.states && !ending.behind_preposition && !segments.empty() && words.size() > 0) {
      if (ItemRange given = given_to(segments.back()); given.begin < given.end) {
        words = join(given.begin, given.end);
        std::size_t whom = given.begin;
        while (!is(whom, lists_.beneficiary)) ++whom;
        found.done = join(given.begin, whom + 1);
      } else if (ItemRange verb = given_by(from, ending.end); verb.begin < verb.end && is_money_unit(q.base_unit)) {
        found.done = join(verb.begin, verb.end);
        words = found.done + " " + words;
      }
    }
    found.words = words;
    if (count > 0 && region.begin > from && is(region.begin - 1, lists_.preposition) && !is(region.begin - 1, lists_.whole)) found.lead = join(region.begin - 1, region.begin);
    found.from_tail = count == 0 && !words.empty();
    found.generic = generic && topic.empty();
    bool counted = q.type == QuantityType::count;
    bool verb = counted && done_to && count > 0 && count <= kLongestVerb && region.end == ending.end && !has_head && !ending.has;
    if (verb) found.verb = join(region.begin, region.end);
    // "xảy ra 60 vụ, làm 19 người chết": a verb does not reach over into another clause
    found.new_clause = counted && any(from, q.item, {lists_.clause, lists_.whole});
    found.bare_count = counted && count == 0 && words == tail_.noun_words(q) && !ending.has && !ending.states && !ending.behind_preposition &&
                       !found.new_clause;
    if (q.type == QuantityType::amount) found.specification = tail_.specification(q);
    found.refers_back = named_before && !found.words.empty();
    found.of_goods = found.refers_back && before_it == NamedBefore::goods;
    found.elliptical = count > 0 && !ending.states && !in_bracket;
    found.embedded = ending.behind_preposition;
    found.label = ending.label;
    return found;
  }

 private:
  // "Về công nghệ, chỉ có 8% số doanh nghiệp …, 32% số hộ …": a clause of its own, of those who are named behind it
  bool opens_with_share(const Quantity& q, const Ending& ending) const {
    if (q.type != QuantityType::percent || q.cues.kind != "share" || q.item + 1 >= m_.items.size() || !is(q.item + 1, lists_.number_of)) return false;
    const std::size_t left = std::min(q.cues.left, q.item);
    const bool opens = left > 0 && (mark(left - 1, Mark::comma) || mark(left - 1, Mark::semicolon) || mark(left - 1, Mark::start) || is(left - 1, lists_.conjunction));
    return ending.has || (!ending.states && opens);
  }

  // Do the words behind the number name what it counts?
  bool has_name_behind(const Quantity& q, std::size_t index) const {
    const bool noun = q.type == QuantityType::count && !tail_.noun_words(q).empty() && !tail_.is_classifier(q);
    return noun || !tail_.read_tail(q, index, false).empty();
  }

  // "đứng cuối bảng là Ban Quản lý dự án (41,7%)": a bracket speaks of what stands right before it
  ItemRange behind_verb(ItemRange region, const std::vector<ItemRange>& segments) const {
    if (segments.empty()) return region;
    ItemRange last = segments.back();
    for (std::size_t i = last.end; i-- > last.begin;) {
      if (verbal(i) && !is(i, lists_.has) && i + 1 < last.end) return trim({i + 1, last.end});
    }
    return region;
  }

  // "Đối với hàng đi Mỹ, phụ phí …", "vẫn là dệt may, với kim ngạch …": what a bare "giá", "kim ngạch" is of
  std::string topic_of(const std::vector<ItemRange>& segments, const std::vector<ItemRange>& before, ItemRange region) const {
    ItemRange s{0, 0};
    for (const ItemRange& piece : segments) {
      if (piece.end <= region.begin) s = piece;
    }
    if (s.begin == s.end && !before.empty() && before.back().end <= region.begin) s = before.back();
    if (s.begin == s.end && region.begin > 1 && mark(region.begin - 1, Mark::colon)) {  // "Kênh góp vốn trầm lắng: giá trị chỉ …"
      std::size_t begin = region.begin - 1;
      while (begin > 1 && m_.items[begin - 1].kind == Item::Kind::word) --begin;
      s = topic_of_statement(trim({begin, region.begin - 1}));
    }
    if (s.begin == s.end) return {};
    for (const ItemRange& piece : segments) {
      if (ItemRange shorter = before_examples(piece); shorter.end < piece.end) s = shorter;
    }
    s = topic_of_statement(adverbial(s) ? trim({s.begin + 1, s.end}) : s);
    return word_count(s.begin, s.end) <= kLongestVerbPhrase ? join(s.begin, s.end) : std::string();
  }

  ItemRange choose(const std::vector<ItemRange>& segments, bool done_to, QuantityType type) const {
    if (segments.empty()) return {0, 0};
    ItemRange chosen = before_comparative(segments.back());
    if (chosen.begin == chosen.end) return chosen;
    std::size_t n = segments.size() - 1;
    // A comma may stand inside of a name: "hoạt động vận tải, kho bãi", "cung cấp nước, quản lý rác thải".
    const bool coordinated = joins_heads(chosen);
    const std::size_t longest = any(chosen.begin, chosen.end, {lists_.conjunction}) ? kLongestList : kLongestName;
    while (n > 0 && (coordinated || !is(chosen.begin, lists_.head))) {
      ItemRange before = segments[n - 1];
      if (coordinated && !is(before.begin, lists_.head)) break;
      bool counts = is(before.begin, lists_.counting);  // "Số gia súc bị chết, cuốn trôi là 1.270 con"
      if (adverbial(before) || chosen.begin - before.end > 2 || (states_something(before) && !counts)) break;
      bool opens_name = is(before.begin, lists_.head);
      if (!opens_name && word_count(before.begin, chosen.end) > longest) break;
      chosen.begin = before.begin;
      --n;
    }
    return done_to ? verb_phrase(chosen, type) : noun_phrase(from_head(chosen), true);
  }

  // "số vụ, [số người chết và số người bị thương]"
  bool joins_heads(ItemRange s) const {
    for (std::size_t i = s.begin + 1; i + 1 < s.end; ++i) {
      if (is(i, lists_.conjunction) && is(i + 1, lists_.head)) return is(s.begin, lists_.head);
    }
    return false;
  }

  // "[các mặt hàng chủ lực] như dầu thô, dệt may"
  ItemRange before_examples(ItemRange s) const {
    for (std::size_t i = s.begin + 1; i < s.end; ++i) {
      if (is(i, lists_.such_as)) return trim({s.begin, i});
    }
    return s;
  }

  // "[khoai tây] rẻ hơn khoai Đà Lạt"
  ItemRange before_comparative(ItemRange s) const {
    for (std::size_t i = s.begin; i < s.end; ++i) {
      if (is(i, lists_.comparative)) return trim({s.begin, i});
    }
    return s;
  }

  // "… nâng tổng số cụm công nghiệp": in a long piece the indicator begins at its first head.
  ItemRange from_head(ItemRange s) const {
    if (is(s.begin, lists_.head)) return s;
    for (std::size_t i = s.begin + 1; i < s.end; ++i) {
      if (is(i, lists_.growth) && is(i - 1, lists_.has) && !aside_in(s.begin, i)) return trim({s.begin, i - 1});  // "nhóm giáo dục có mức tăng cao nhất"
      // "lao động đã qua đào tạo khu vực thành thị": a class behind the name of what is in it
      const bool class_of = is(i, lists_.entity) && m_.items[i - 1].kind == Item::Kind::word && !functional(i - 1) && !is(i - 1, lists_.such_as);
      bool behind_of = is(i - 1, lists_.preposition) || class_of;
      if (!is(i, lists_.head) || behind_of || word_count(i, s.end) < 2) continue;
      // "ngành y tế giải ngân": a head that ends the piece is what its subject does
      bool stated = is(i - 1, lists_.level_verb) || is(i - 1, lists_.reach);  // "Giấy Bình Long đạt doanh thu"
      bool done = i + 1 == s.end && !stated && !states_something({s.begin, i}) && word_count(s.begin, s.end) <= kLongestVerbPhrase;
      return done ? s : ItemRange{i, s.end};
    }
    return s;
  }

  // "ba quý trước đó có mức tăng": only when, not what
  bool aside_in(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (m_.items[i].kind == Item::Kind::nothing || is(i, lists_.time)) return true;
    }
    return false;
  }

  // What a statement is about ends where its verbs begin: "kim ngạch xuất khẩu | tiếp tục vượt kỷ lục để đạt".
  // `stated`: a verb gives the number to it, so that one in the passive is none that does ("bị phạt 200.000 đồng").
  ItemRange noun_phrase(ItemRange s, bool stated = false) const {
    if (adverbial(s) && s.end - s.begin > 1) s = trim({s.begin + 1, s.end});
    // "các hãng tàu tăng phụ phí xăng dầu lên": what is raised, not who raises it
    for (std::size_t i = s.end; i-- > s.begin;) {
      if (!verbal(i)) continue;
      if (i == s.begin && is(i, lists_.growth)) return s;  // "tăng trưởng kinh tế"
      if ((is(i, lists_.up) || is(i, lists_.down)) && word_count(i + 1, s.end) > 0) return trim({i + 1, s.end});
      break;
    }
    const bool counting = is(s.begin, lists_.counting);
    for (std::size_t i = s.begin + 1; i < s.end; ++i) {
      if (mark(i, Mark::open)) i = plain_bracket(i, s.end);  // "giá bán (chưa tính thuế) của …"
      bool aside = is(i, lists_.aside) && word_count(s.begin, i) >= 2;
      if (stated && is(i, lists_.suffer) && i + 1 < s.end) continue;  // "diện tích lúa bị ngập úng"
      if (stated && is(i - 1, lists_.suffer)) continue;
      // "tỷ lệ trẻ được tiêm đầy đủ": behind a head that counts, what is done belongs to the name
      if (counting && !aside && !is(i, lists_.marker) && !is(i, lists_.up) && !is(i, lists_.down)) continue;
      if (aside || (verbal(i) && !inside_name(i, s))) return trim({s.begin, i});
    }
    return s;
  }

  // "các sản phẩm có liên quan (3,4%)": a có that no other verb follows belongs to the name.
  bool inside_name(std::size_t i, ItemRange s) const {
    if (!is(i, lists_.has)) return false;
    for (std::size_t k = i + 1; k < s.end; ++k) {
      if (verbal(k)) return false;
    }
    return i + 1 < s.end;
  }

  // What is done to so many: "Thủ tướng đã | công nhận 33 xã", "Lạng Sơn thành lập mới 984 doanh nghiệp".
  ItemRange verb_phrase(ItemRange s, QuantityType type) const {
    for (std::size_t i = s.end; i-- > s.begin;) {
      if (is(i, lists_.passive) && i > s.begin) return noun_phrase(from_head(s));
      if ((is(i, lists_.marker) || is(i, lists_.fact) || is(i, lists_.prospect)) && i + 1 < s.end) return trim({i + 1, s.end});
    }
    // "ngành y tế giải ngân 500 tỷ đồng": money keeps the name of who spent it
    if (type == QuantityType::amount && word_count(s.begin, s.end) <= kLongestVerbPhrase) return s;
    ItemRange head = from_head(s);
    if (head.begin != s.begin || is(s.begin, lists_.head)) return head;
    if (type == QuantityType::count) s = behind_doer(s);
    while (word_count(s.begin, s.end) > kLongestVerbPhrase) ++s.begin;
    return trim(s);
  }

  // "sân bay Cát Sa | phục vụ", "ông Cương đến | thăm": who did it is not what is counted
  ItemRange behind_doer(ItemRange s) const {
    std::size_t end = s.end;
    while (end > s.begin && m_.items[end - 1].symbol == symbol(Mark::name)) --end;  // "trình Chính phủ hai phương án"
    for (std::size_t i = end; i-- > s.begin;) {
      // one capital alone may only open a sentence, or a title
      bool name = i > s.begin && m_.items[i].symbol == symbol(Mark::name) && m_.items[i - 1].symbol == symbol(Mark::name);
      if (!name && !is(i, lists_.subject)) continue;
      while (i + 1 < end && m_.items[i + 1].symbol == symbol(Mark::name)) ++i;  // "ông Lạc"
      return trim({i + 1, s.end});
    }
    return s;
  }

  // "hộ nghèo được [hỗ trợ] 25 triệu đồng"
  ItemRange given_by(std::size_t from, std::size_t end) const {
    for (std::size_t i = end; i-- > from && end - i <= kLongestVerb;) {
      if (m_.items[i].kind != Item::Kind::word) break;
      if (is(i, lists_.passive)) return {i + 1, end};
      if (is(i, lists_.head)) break;  // "thu được khoản lãi"
      if (functional(i) || is(i, lists_.preposition)) break;
    }
    return {end, end};
  }

  // "được [phân bổ cho Hà Nội] 300 tỷ đồng": what is given, to whom
  ItemRange given_to(ItemRange s) const {
    for (std::size_t i = s.end; i-- > s.begin + 1;) {
      if (!is(i, lists_.beneficiary)) continue;
      std::size_t begin = i;
      while (begin > s.begin && i - begin < kLongestVerb && m_.items[begin - 1].lists == 0 && m_.items[begin - 1].symbol != symbol(Mark::name)) --begin;
      bool short_name = word_count(i + 1, s.end) <= kLongestVerbPhrase && !states_something({i + 1, s.end});
      return begin < i && short_name ? ItemRange{begin, s.end} : ItemRange{0, 0};
    }
    return {0, 0};
  }

  enum class NamedBefore { nothing, thing, goods };

  // Cuts "mặt hàng này", "của nước này" off the name of a measure.
  NamedBefore cut_what_was_named(ItemRange& region, std::size_t left) const {
    const std::size_t thing = thing_named_before(region, left);
    if (thing <= region.begin || thing >= region.end) return NamedBefore::nothing;
    ItemRange measure = trim({region.begin, thing});
    bool goods = is(thing, lists_.entity) || is(thing, lists_.compound);  // loại, mặt hàng
    for (; measure.end > measure.begin && is(measure.end - 1, lists_.preposition); --measure.end) goods = false;
    if (measure.begin >= measure.end || !is(measure.begin, lists_.head)) return NamedBefore::nothing;
    region = measure;
    return goods ? NamedBefore::goods : NamedBefore::thing;
  }

  // "kim ngạch xuất khẩu | mặt hàng này": the item where the noun begins that the text has named before; the end of
  // the segment without one.
  std::size_t thing_named_before(ItemRange s, std::size_t left) const {
    std::size_t found = s.end;
    if (s.begin == s.end || s.end >= left || !is(s.end, lists_.this_one)) return found;
    std::size_t token = m_.items[s.end].begin;
    for (std::size_t i = s.end; i-- > s.begin && m_.items[i].kind == Item::Kind::word && token - m_.items[i].begin <= kLongestNoun;) {
      Found noun = longest_phrase(m_.tokens, m_.items[i].begin, lexicon_, [](const Phrase& p) { return p.noun >= 0; }, token);
      if (noun.phrase && m_.items[i].begin + noun.length == token) found = i;
    }
    return found;
  }

  // "mặt hàng này", "chỉ số này": named before; and what a comparison is made with is no new subject.
  bool refers_back(ItemRange s, std::size_t left) const {
    if (s.begin == s.end) return false;
    bool short_one = word_count(s.begin, s.end) <= kShortSegment;
    for (std::size_t i = s.begin + 1; short_one && i <= s.end && i < m_.items.size(); ++i) {
      if (is(i, lists_.demonstrative) && i < left) return true;
      if (is(i, lists_.preposition)) break;
    }
    if (s.end - s.begin == 1 && (is(s.begin, lists_.growth) || is(s.begin, lists_.decline))) return true;  // "mức tăng"
    if (any(s.begin, s.end, {lists_.compare})) return true;
    const bool predicate = s.begin > 0 && is(s.begin - 1, lists_.copula);  // "Đây là con số cao kỷ lục, vượt …"
    if ((short_one || predicate) && is(s.begin, lists_.mere_level)) return true;  // "mức cản", "ngưỡng kỷ lục"
    return s.begin > 0 && is(s.begin - 1, lists_.compare);
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
  Tail tail_;
};

}  // namespace

Indicator find_indicator(const Mentions& m, std::size_t q, std::size_t from, const Grammar& grammar, std::string_view text,
                         std::size_t inside) {
  return Finder(m, grammar, text, inside).find(q, from);
}

}  // namespace solieu
