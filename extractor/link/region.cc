#include "link/region.h"

namespace solieu {
namespace {

constexpr std::size_t kShortSegment = 4;  // words
constexpr std::size_t kLongestName = 14;
constexpr std::size_t kLongestList = 18;  // words of a name of several members: "điện, khí đốt, nước nóng và điều hòa không khí"
constexpr std::size_t kLongestVerbPhrase = 7;
constexpr std::size_t kLongestGoods = 10;
constexpr std::size_t kLongestNoun = 3;  // syllables
constexpr std::size_t kLongestVerb = 3;  // "thu giữ", "thành lập mới"

}  // namespace

// "đứng cuối bảng là Ban Quản lý dự án (41,7%)": a bracket speaks of what stands right before it
ItemRange RegionReader::behind_verb(ItemRange region, const std::vector<ItemRange>& segments) const {
  if (segments.empty()) return region;
  ItemRange last = segments.back();
  for (std::size_t i = last.end; i-- > last.begin;) {
    if (verbal(i) && !is(i, lists_.has) && i + 1 < last.end) return trim({behind_about(i + 1, last.end), last.end});
  }
  return region;
}

// "Đối với hàng đi Mỹ, phụ phí …", "vẫn là dệt may, với kim ngạch …": what a bare "giá", "kim ngạch" is of
ItemRange RegionReader::topic_of(const std::vector<ItemRange>& segments, const std::vector<ItemRange>& before, ItemRange region) const {
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
  if (s.begin == s.end) return s;
  for (const ItemRange& piece : segments) {
    if (ItemRange shorter = before_examples(piece); shorter.end < piece.end) s = shorter;
  }
  s = topic_of_statement(adverbial(s) ? trim({s.begin + 1, s.end}) : s);
  return word_count(s.begin, s.end) <= kLongestVerbPhrase ? s : ItemRange{0, 0};
}

ItemRange RegionReader::choose(const std::vector<ItemRange>& segments, bool done_to, QuantityType type) const {
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
    if (adverbial(before) || chosen.begin - before.end > 2) break;
    if (states_something(before) && !counts) {
      if (const std::size_t predicate = behind_copula(before); predicate < before.end) chosen.begin = predicate;
      break;
    }
    bool opens_name = is(before.begin, lists_.head);
    if (!opens_name && word_count(before.begin, chosen.end) > longest) break;
    chosen.begin = before.begin;
    --n;
  }
  return done_to ? verb_phrase(chosen, type) : noun_phrase(from_head(chosen), true);
}

// "sự sụt giảm về | thị phần"
std::size_t RegionReader::behind_about(std::size_t begin, std::size_t end) const { return begin + 1 < end && is(begin, lists_.about_what) ? begin + 1 : begin; }

// "động lực là [công nghiệp chế biến], chế tạo"; the end of the piece where no name ends it.
std::size_t RegionReader::behind_copula(ItemRange s) const {
  for (std::size_t i = s.end; i-- > s.begin;) {
    if (is(i, lists_.copula)) return i + 1;
    if (verbal(i) || is(i, lists_.preposition)) break;
  }
  return s.end;
}

// "số vụ, [số người chết và số người bị thương]"
bool RegionReader::joins_heads(ItemRange s) const {
  for (std::size_t i = s.begin + 1; i + 1 < s.end; ++i) {
    if (is(i, lists_.conjunction) && is(i + 1, lists_.head)) return is(s.begin, lists_.head);
  }
  return false;
}

// "[các mặt hàng chủ lực] như dầu thô, dệt may"
ItemRange RegionReader::before_examples(ItemRange s) const {
  for (std::size_t i = s.begin + 1; i < s.end; ++i) {
    if (is(i, lists_.such_as)) return trim({s.begin, i});
  }
  return s;
}

// "[khoai tây] rẻ hơn khoai Đà Lạt"
ItemRange RegionReader::before_comparative(ItemRange s) const {
  for (std::size_t i = s.begin; i < s.end; ++i) {
    if (is(i, lists_.comparative)) return trim({s.begin, i});
  }
  return s;
}

// "… nâng tổng số cụm công nghiệp": in a long piece the indicator begins at its first head.
ItemRange RegionReader::from_head(ItemRange s) const {
  if (is(s.begin, lists_.head)) return s;
  for (std::size_t i = s.begin + 1; i < s.end; ++i) {
    if (is(i, lists_.growth) && is(i - 1, lists_.has) && !aside_in(s.begin, i)) return trim({s.begin, i - 1});  // "nhóm giáo dục có mức tăng cao nhất"
    // "lao động đã qua đào tạo khu vực thành thị": a class behind the name of what is in it
    const bool class_of = is(i, lists_.entity) && m_.items[i - 1].kind == Item::Kind::word && !functional(i - 1) && !is(i - 1, lists_.such_as);
    bool behind_of = is(i - 1, lists_.preposition) || class_of;
    if (!is(i, lists_.head) || behind_of || word_count(i, s.end) < 2) continue;
    // "ngành y tế giải ngân": a head that ends the piece is what its subject does
    bool stated = is(i - 1, lists_.level_verb) || is(i - 1, lists_.reach);  // "Giấy Bình Long đạt doanh thu"
    const std::size_t longest = is(i, lists_.flow) ? kLongestGoods : kLongestVerbPhrase;  // "nhóm hàng cá khô các loại xuất khẩu"
    bool done = i + 1 == s.end && !stated && !states_something({s.begin, i}) && word_count(s.begin, s.end) <= longest;
    return done ? s : ItemRange{i, s.end};
  }
  return s;
}

// "ba quý trước đó có mức tăng": only when, not what
bool RegionReader::aside_in(std::size_t begin, std::size_t end) const {
  for (std::size_t i = begin; i < end; ++i) {
    if (m_.items[i].kind == Item::Kind::nothing || is(i, lists_.time)) return true;
  }
  return false;
}

// What a statement is about ends where its verbs begin: "kim ngạch xuất khẩu | tiếp tục vượt kỷ lục để đạt".
// `stated`: a verb gives the number to it, so that one in the passive is none that does ("bị phạt 200.000 đồng").
ItemRange RegionReader::noun_phrase(ItemRange s, bool stated) const {
  if (adverbial(s) && s.end - s.begin > 1) s = trim({s.begin + 1, s.end});
  // "các hãng tàu tăng phụ phí xăng dầu lên": what is raised, not who raises it
  for (std::size_t i = s.end; i-- > s.begin;) {
    if (!verbal(i)) continue;
    if (i == s.begin && is(i, lists_.growth)) return s;  // "tăng trưởng kinh tế"
    if ((is(i, lists_.up) || is(i, lists_.down)) && word_count(i + 1, s.end) > 0) return trim({behind_about(i + 1, s.end), s.end});
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
bool RegionReader::inside_name(std::size_t i, ItemRange s) const {
  if (!is(i, lists_.has)) return false;
  for (std::size_t k = i + 1; k < s.end; ++k) {
    if (verbal(k)) return false;
  }
  return i + 1 < s.end;
}

// What is done to so many: "Thủ tướng đã | công nhận 33 xã", "Lạng Sơn thành lập mới 984 doanh nghiệp".
ItemRange RegionReader::verb_phrase(ItemRange s, QuantityType type) const {
  for (std::size_t i = s.end; i-- > s.begin;) {
    if (is(i, lists_.passive) && i > s.begin) return noun_phrase(from_head(s));
    if ((is(i, lists_.marker) || is(i, lists_.fact) || is(i, lists_.prospect)) && i + 1 < s.end) return trim({i + 1, s.end});
  }
  // "ngành y tế giải ngân 500 tỷ đồng": money keeps the name of who spent it
  const bool stated = s.end - s.begin > 2 && is(s.end - 1, lists_.head) && is(s.end - 2, lists_.level_verb) && !is(s.end - 2, lists_.head) &&
                      !is(s.end - 1, lists_.generic);  // "Sao Mai ghi nhận lợi nhuận 650 tỷ đồng"
  if (type == QuantityType::amount && !stated && word_count(s.begin, s.end) <= kLongestVerbPhrase) return s;
  ItemRange head = from_head(s);
  if (head.begin != s.begin || is(s.begin, lists_.head)) return head;
  if (type == QuantityType::count) s = behind_doer(s);
  while (word_count(s.begin, s.end) > kLongestVerbPhrase) ++s.begin;
  return trim(s);
}

// "sân bay Cát Sa | phục vụ", "ông Cương đến | thăm": who did it is not what is counted
ItemRange RegionReader::behind_doer(ItemRange s) const {
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
ItemRange RegionReader::given_by(std::size_t from, std::size_t end) const {
  for (std::size_t i = end; i-- > from && end - i <= kLongestVerb;) {
    if (m_.items[i].kind != Item::Kind::word) break;
    if (is(i, lists_.passive)) return {i + 1, end};
    if (is(i, lists_.head)) break;  // "thu được khoản lãi"
    if (functional(i) || is(i, lists_.preposition)) break;
  }
  return {end, end};
}

// "được [phân bổ cho Hà Nội] 300 tỷ đồng": what is given, to whom
ItemRange RegionReader::given_to(ItemRange s) const {
  for (std::size_t i = s.end; i-- > s.begin + 1;) {
    if (!is(i, lists_.beneficiary)) continue;
    std::size_t begin = i;
    while (begin > s.begin && i - begin < kLongestVerb && m_.items[begin - 1].lists == 0 && m_.items[begin - 1].symbol != symbol(Mark::name)) --begin;
    bool short_name = word_count(i + 1, s.end) <= kLongestVerbPhrase && !states_something({i + 1, s.end});
    return begin < i && short_name ? ItemRange{begin, s.end} : ItemRange{0, 0};
  }
  return {0, 0};
}

// Cuts "mặt hàng này", "của nước này" off the name of a measure.
NamedBefore RegionReader::cut_what_was_named(ItemRange& region, std::size_t left) const {
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
std::size_t RegionReader::thing_named_before(ItemRange s, std::size_t left) const {
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
bool RegionReader::refers_back(ItemRange s, std::size_t left) const {
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

}  // namespace solieu
