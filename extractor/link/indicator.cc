#include "link/indicator.h"

#include <algorithm>
#include <vector>

#include "link/draft.h"

namespace solieu {
namespace {

constexpr std::size_t kLongestTail = 9;   // items
constexpr std::size_t kLongestClause = 9;  // words
constexpr std::size_t kShortSegment = 4;  // words
constexpr std::size_t kLongestLabel = 6;  // words
constexpr std::size_t kLongestName = 14;
constexpr std::size_t kLongestVerbPhrase = 7;
constexpr std::size_t kLongestVerb = 3;  // "thu giữ", "thành lập mới"

struct Segment {
  std::size_t begin, end;  // items
};

class Finder {
 public:
  Finder(const Mentions& m, const Grammar& grammar, std::string_view text, std::size_t inside)
      : m_(m), lexicon_(grammar.lexicon()), lists_(grammar.lists()), text_(text), inside_(inside) {}

  Indicator find(std::size_t index, std::size_t from) const {
    const Quantity& q = m_.quantities[index];
    std::size_t left = std::max(from, std::min(q.cues.left, q.item));
    Ending ending = strip_right(from, left, q.item);
    std::vector<Segment> before;
    std::vector<Segment> segments = split(from, ending.end, before);
    // "kim ngạch … vượt kỷ lục để đạt": a clause without a subject has that of the one before; things that are
    // counted behind "trong đó", "cho thấy" have a name of their own
    bool of_main_clause = segments.empty() && (q.type != QuantityType::count || is_classifier(q));
    if (of_main_clause) segments = before;
    if (segments.empty() && ending.end > from && mark(ending.end - 1, Mark::colon)) segments = label(from, ending);
    bool countable = q.type == QuantityType::count || q.type == QuantityType::amount;
    bool in_bracket = ending.end < m_.items.size() && mark(ending.end, Mark::open);
    bool done_to = countable && !ending.states && !in_bracket && !of_main_clause;
    // "tạo việc làm cho 742 lao động": what is done for so many
    bool done_for = ending.behind_preposition && q.type == QuantityType::count && ending.end > from && is(ending.end - 1, lists_.beneficiary);
    Segment region = ending.behind_preposition && !done_for ? Segment{ending.end, ending.end} : choose(segments, done_to, q.type);
    if (in_bracket) region = behind_verb(region, segments);
    if (refers_back(region, left) && !(countable && !segments.empty() && given_to(segments.back()).end)) return {};
    bool generic = region.end - region.begin == 1 && is(region.begin, lists_.generic);
    std::string topic = generic ? topic_of(segments, before, region) : std::string();
    std::string words = join(region.begin, region.end);
    std::size_t count = word_count(region.begin, region.end);
    bool has_head = region.begin < region.end && is(region.begin, lists_.head);

    bool behind_within = ending.end > from && is(ending.end - 1, lists_.within);
    bool lone_head = region.end - region.begin == 1 && has_head;  // "xuất khẩu 681.000 tấn gạo", "huy động 5 tỷ đồng vốn"

    if (q.type == QuantityType::count) {
      std::string noun = noun_words(q), tail = has_head ? std::string() : read_tail(q, index, ending.behind_preposition);
      if (ending.has && !has_head) {  // "toàn tỉnh có 5 xã": who has them is not what is counted
        words.clear();
        count = 0;
      }
      bool repeats = has_head || (count >= 2 && tail.empty() && names(region, noun));
      if (!repeats) {
        if (!is_classifier(q) || (words.empty() && !tail.empty())) add(words, noun);
        add(words, tail);
      }
    } else if (q.type == QuantityType::percent && ((words.empty() && behind_within && is_share_of_what_follows(q)) || changes_what_follows(q))) {
      words = join(q.item + 1, q.item + 2);
      add(words, read_tail(q.item + 2, false, false));
      count = 0;
    } else if (q.type == QuantityType::percent && words.empty() && (ending.has || !ending.states) && !ending.behind_preposition) {
      words = share_of_whom(q);
    } else if (q.type == QuantityType::amount && (!has_head || lone_head) && (count == 0 || !ending.states)) {
      add(words, read_tail(q, index, ending.behind_preposition));
    }
    bool sum_of = q.type == QuantityType::amount && !ending.states && q.item > from && region.end == q.item && region.end - region.begin == 1 &&
                  is(region.begin, lists_.sum);
    bool of_whole = q.type == QuantityType::amount && ending.behind_preposition && behind_within;
    if (sum_of || of_whole) {  // "khoản 1.580 tỷ đồng [tăng chi cho đầu tư phát triển]"
      std::string what = read_purpose(q.item + 1);
      if (!what.empty()) words = what;
    }
    if (per_measure(q) && !words.empty() && !is_price(region)) words = "giá " + words;
    add(words, topic);
    Indicator found;
    if (q.type == QuantityType::amount && !ending.states && !ending.behind_preposition && !segments.empty() && words.size() > 0) {
      if (Segment given = given_to(segments.back()); given.begin < given.end) {
        words = join(given.begin, given.end);
        std::size_t whom = given.begin;
        while (!is(whom, lists_.beneficiary)) ++whom;
        found.done = join(given.begin, whom + 1);
      } else if (Segment verb = given_by(from, ending.end); verb.begin < verb.end && is_money(q)) {
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
    found.bare_count = counted && count == 0 && words == noun_words(q) && !ending.has && !ending.states && !ending.behind_preposition &&
                       !new_clause(from, q.item);
    if (q.type == QuantityType::amount) found.specification = specification(q);
    found.elliptical = count > 0 && !ending.states && !in_bracket;
    found.embedded = ending.behind_preposition;
    found.label = ending.label;
    return found;
  }

 private:
  bool is(std::size_t item, ListId list) const { return lexicon_.set_has(m_.items[item].lists, list); }
  bool mark(std::size_t item, Mark mark) const { return m_.items[item].symbol == symbol(mark); }

  // "kim ngạch [cả 4 tháng]"
  bool leads_to_period(std::size_t item) const {
    if (item + 1 >= m_.items.size() || !is(item, lists_.period_lead)) return false;
    return m_.items[item + 1].kind == Item::Kind::period || leads_to_duration(item);
  }

  bool leads_to_duration(std::size_t item) const { return aside_quantity(item + 1) && m_.items[item + 1].ref != inside_; }

  // Words that hold a statement together but name nothing.
  bool functional(std::size_t item) const {
    const Item& i = m_.items[item];
    if (i.kind == Item::Kind::period || i.kind == Item::Kind::mark) return true;
    if (i.kind != Item::Kind::word || i.lists == 0) return false;
    if (leads_to_period(item)) return true;
    if (is(item, lists_.average) && item > 1 && m_.items[item - 1].kind == Item::Kind::word && !functional(item - 1)) return false;  // năng suất bình quân
    for (ListId list : {lists_.cue, lists_.echo, lists_.level_verb, lists_.connective, lists_.conjunction, lists_.fact, lists_.goal, lists_.prospect,
                        lists_.whole, lists_.subject, lists_.time}) {
      if (is(item, list)) return true;
    }
    return false;
  }

  std::size_t word_count(std::size_t begin, std::size_t end) const {
    std::size_t n = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (m_.items[i].kind == Item::Kind::word) n += m_.items[i].end - m_.items[i].begin;
    }
    return n;
  }

  std::string text(std::size_t begin_token, std::size_t end_token) const {
    if (begin_token >= end_token) return {};
    std::size_t from = m_.tokens[begin_token].span.begin;
    return std::string(text_.substr(from, m_.tokens[end_token - 1].span.end - from));
  }

  // The words of the items, without the periods among them.
  std::string join(std::size_t begin, std::size_t end) const {
    std::string out;
    std::size_t from = begin;
    auto flush = [&](std::size_t to) {
      if (from < to) {
        std::string piece = text(m_.items[from].begin, m_.items[to - 1].end);
        if (!piece.empty()) out += (out.empty() ? "" : " ") + piece;
      }
    };
    for (std::size_t i = begin; i < end; ++i) {
      if (m_.items[i].kind == Item::Kind::period || leads_to_period(i)) {
        flush(i);
        if (m_.items[i].kind == Item::Kind::word && leads_to_duration(i)) ++i;
        from = i + 1;
      } else if (mark(i, Mark::open)) {
        // "(FDI)" is another name; "(kể cả dầu thô)" is a remark
        std::size_t close = plain_bracket(i, end);
        if (close <= i + 2) continue;
        flush(i);
        from = close + 1;
        i = close;
      }
    }
    flush(end);
    return out;
  }

  struct Ending {
    std::size_t end = 0;             // item behind the words that may name the indicator
    bool behind_preposition = false; // "tại 5 cửa khẩu"
    bool states = false;             // a verb such as đạt, là, tăng gives the number to what stands before it
    bool label = false;              // a colon does
    bool has = false;                // that verb is có, còn: it has no indicator for its subject
  };

  // Drops the verbs and joints between the indicator and the number.
  Ending strip_right(std::size_t from, std::size_t end, std::size_t number) const {
    Ending e;
    auto verb = [&](std::size_t i) {
      e.states |= (is(i, lists_.level_verb) && !is(i, lists_.passive)) || is(i, lists_.up) || is(i, lists_.down);
      e.has |= is(i, lists_.has);
    };
    for (std::size_t i = end; i < number; ++i) verb(i);
    bool first = end == number;
    while (end > from) {
      std::size_t i = end - 1;
      if (i > from && aside_quantity(i) && leads_to_period(i - 1)) {  // "kim ngạch [cả 4 tháng]"
        end -= 2;
        continue;
      }
      if (first && is(i, lists_.preposition) && !is(i, lists_.level_verb)) {
        e.behind_preposition = true;
        break;
      }
      if (!functional(i) && !is(i, lists_.up) && !is(i, lists_.down) && !is(i, lists_.preposition) && !is(i, lists_.verb)) break;
      if (is(i, lists_.subject)) break;
      if (mark(i, Mark::semicolon) || mark(i, Mark::colon) || (mark(i, Mark::close) && opens_plain(i, from))) break;
      if (m_.items[i].kind != Item::Kind::period) first = false;
      verb(i);
      --end;
    }
    e.end = end;
    return e;
  }

  // Comma-separated pieces; what stands before a harder mark does not count. `main`: the pieces before a
  // clause of purpose or cause.
  std::vector<Segment> split(std::size_t from, std::size_t end, std::vector<Segment>& main) const {
    std::vector<Segment> out;
    // "132 căn đổ sập hoàn toàn, 1.905 căn": up to the next mark the words belong to the figure before
    if (from > 1 && from < end && m_.items[from].kind == Item::Kind::word && !is(from, lists_.clause) && !is(from, lists_.conjunction)) {
      for (std::size_t i = from + 1; i < m_.items.size() && i <= end; ++i) {
        if (is(i, lists_.clause)) break;
        if (!mark(i, Mark::comma) && !mark(i, Mark::semicolon)) continue;
        from = std::min(i, end);
        break;
      }
    }
    // "giảm từ 6,5% trong năm tài chính xuống 6%": what follows a figure with a preposition belongs to it
    if (from > 1 && from < end && is(from, lists_.preposition) && !is(from, lists_.clause)) {
      while (from < end && m_.items[from].kind != Item::Kind::mark && !is(from, lists_.clause) && !is(from, lists_.conjunction)) ++from;
    }
    std::size_t begin = from;
    for (std::size_t i = from; i < end; ++i) {
      if (m_.items[i].kind == Item::Kind::nothing || aside_quantity(i)) continue;
      if (mark(i, Mark::open)) {
        if (std::size_t close = plain_bracket(i, end); close > i) {  // "vốn đầu tư nước ngoài (FDI)"
          i = close;
          continue;
        }
      }
      bool clause = is(i, lists_.clause) || is(i, lists_.whole);
      bool hard = mark(i, Mark::semicolon) || mark(i, Mark::colon) || mark(i, Mark::start) || mark(i, Mark::quote) || mark(i, Mark::stop) ||
                  m_.items[i].kind == Item::Kind::quantity || ((mark(i, Mark::open) || mark(i, Mark::close)) && i + 1 < end);
      if (clause) {
        if (i > begin) out.push_back({begin, i});
        if (!out.empty()) main = out;
        out.clear();
        begin = i + 1;
      } else if (hard) {
        out.clear();
        main.clear();
        begin = i + 1;
      } else if (mark(i, Mark::comma) || (is(i, lists_.conjunction) && i > begin + 4)) {
        if (i > begin) out.push_back({begin, i});
        begin = i + 1;
      }
    }
    if (begin < end) out.push_back({begin, end});
    for (Segment& s : out) s = trim(s);
    for (Segment& s : main) s = trim(s);
    auto drop_empty = [](std::vector<Segment>& v) {
      v.erase(std::remove_if(v.begin(), v.end(), [](Segment x) { return x.begin >= x.end; }), v.end());
    };
    drop_empty(out);
    drop_empty(main);
    return out;
  }

  // "Giá cũ: 632.000 đồng", "Các loại khác: 5,4%": a short name, a colon, and what it is.
  std::vector<Segment> label(std::size_t from, Ending& ending) const {
    std::size_t colon = ending.end - 1, begin = colon;
    while (begin > from && says_no_figure(begin - 1)) --begin;
    // "Dịch vụ lưu trú, ăn uống: 17.840 tỷ đồng": all that the line opens with
    std::size_t first = begin;
    while (first > from && (says_no_figure(first - 1) || mark(first - 1, Mark::comma))) --first;
    if (first <= 2 && word_count(first, colon) <= kLongestLabel) begin = first;
    if (begin > from && m_.items[begin - 1].kind != Item::Kind::mark) return {};
    Segment s = topic_of_statement(trim({begin, colon}));
    if (s.begin >= s.end || word_count(s.begin, s.end) > kLongestLabel) return {};
    ending.end = s.end;
    ending.states = ending.label = true;
    return {s};
  }

  // "[Khách nội địa] vẫn giữ vai trò trụ cột:", "Điểm trừ nằm ở [chi phí dự phòng]:"
  Segment topic_of_statement(Segment s) const {
    bool opens_with_verb = s.begin < s.end && verbal(s.begin);  // "dẫn đầu … vẫn là dệt may"
    std::size_t first_verb = s.end;
    for (std::size_t i = s.begin + 1; i < s.end; ++i) {
      if (is(i, lists_.copula) && (opens_with_verb || !is(i, lists_.level_verb))) return trim({i + 1, s.end});
      if (verbal(i)) first_verb = std::min(first_verb, i);
    }
    return trim({s.begin, first_verb});
  }

  // A time or a bare number that is no figure of its own does not end what stands before it: "kim ngạch 9 tháng
  // đạt", "đại biểu khóa 6 tái cử".
  bool aside_quantity(std::size_t i) const {
    if (m_.items[i].kind != Item::Kind::quantity) return false;
    const Quantity& q = m_.quantities[m_.items[i].ref];
    return m_.items[i].ref == inside_ || q.type == QuantityType::duration || !q.states_a_figure();
  }

  bool opens_plain(std::size_t close, std::size_t from) const {
    for (std::size_t i = close; i-- > from && close - i <= 6;) {
      if (mark(i, Mark::open)) return true;
      if (!says_no_figure(i)) return false;
    }
    return false;
  }

  // The close of a bracket without a figure in it, or `open` itself.
  std::size_t plain_bracket(std::size_t open, std::size_t end) const {
    for (std::size_t i = open + 1; i < end && i <= open + 6; ++i) {
      if (mark(i, Mark::close)) return i;
      if (!says_no_figure(i)) break;
    }
    return open;
  }

  bool says_no_figure(std::size_t i) const {
    Item::Kind kind = m_.items[i].kind;
    return kind == Item::Kind::word || kind == Item::Kind::period || kind == Item::Kind::nothing || aside_quantity(i);
  }

  Segment trim(Segment s) const {
    while (s.begin < s.end && (functional(s.begin) || mark(s.begin, Mark::dash)) && !names_a_place(s.begin, s.end)) ++s.begin;
    while (s.begin < s.end && functional(s.end - 1) && !is(s.end - 1, lists_.subject) &&
           !(mark(s.end - 1, Mark::close) && opens_plain(s.end - 1, s.begin))) {
      --s.end;
    }
    return s;
  }

  // "thành phố Tân Giang": the common noun belongs to the name behind it
  bool names_a_place(std::size_t i, std::size_t end) const {
    if (!is(i, lists_.subject) || i + 1 >= end) return false;
    bool hyphen = mark(i + 1, Mark::dash) && m_.tokens[m_.items[i + 1].begin].glued;  // VN-Index
    return hyphen || m_.items[i + 1].symbol == symbol(Mark::name);
  }

  bool adverbial(Segment s) const { return is(s.begin, lists_.preposition); }

  // "đứng cuối bảng là Ban Quản lý dự án (41,7%)": a bracket speaks of what stands right before it
  Segment behind_verb(Segment region, const std::vector<Segment>& segments) const {
    if (segments.empty()) return region;
    Segment last = segments.back();
    for (std::size_t i = last.end; i-- > last.begin;) {
      if (verbal(i) && !is(i, lists_.has) && i + 1 < last.end) return trim({i + 1, last.end});
    }
    return region;
  }

  // "Đối với hàng đi Mỹ, phụ phí …", "vẫn là dệt may, với kim ngạch …": what a bare "giá", "kim ngạch" is of
  std::string topic_of(const std::vector<Segment>& segments, const std::vector<Segment>& before, Segment region) const {
    Segment s{0, 0};
    for (const Segment& piece : segments) {
      if (piece.end <= region.begin) s = piece;
    }
    if (s.begin == s.end && !before.empty() && before.back().end <= region.begin) s = before.back();
    if (s.begin == s.end && region.begin > 1 && mark(region.begin - 1, Mark::colon)) {  // "Kênh góp vốn trầm lắng: giá trị chỉ …"
      std::size_t begin = region.begin - 1;
      while (begin > 1 && m_.items[begin - 1].kind == Item::Kind::word) --begin;
      s = topic_of_statement(trim({begin, region.begin - 1}));
    }
    if (s.begin == s.end) return {};
    for (const Segment& piece : segments) {
      if (Segment shorter = before_examples(piece); shorter.end < piece.end) s = shorter;
    }
    s = topic_of_statement(adverbial(s) ? trim({s.begin + 1, s.end}) : s);
    return word_count(s.begin, s.end) <= kLongestVerbPhrase ? join(s.begin, s.end) : std::string();
  }

  Segment choose(const std::vector<Segment>& segments, bool done_to, QuantityType type) const {
    if (segments.empty()) return {0, 0};
    Segment chosen = before_comparative(segments.back());
    if (chosen.begin == chosen.end) return chosen;
    std::size_t n = segments.size() - 1;
    // A comma may stand inside of a name: "hoạt động vận tải, kho bãi", "cung cấp nước, quản lý rác thải".
    while (n > 0 && !is(chosen.begin, lists_.head)) {
      Segment before = segments[n - 1];
      bool counts = is(before.begin, lists_.counting);  // "Số gia súc bị chết, cuốn trôi là 1.270 con"
      if (adverbial(before) || chosen.begin - before.end > 2 || (states_something(before) && !counts)) break;
      bool opens_name = is(before.begin, lists_.head);
      if (!opens_name && word_count(before.begin, chosen.end) > kLongestName) break;
      chosen.begin = before.begin;
      --n;
    }
    return done_to ? verb_phrase(chosen, type) : noun_phrase(from_head(chosen));
  }

  // "[các mặt hàng chủ lực] như dầu thô, dệt may"
  Segment before_examples(Segment s) const {
    for (std::size_t i = s.begin + 1; i < s.end; ++i) {
      if (is(i, lists_.such_as)) return trim({s.begin, i});
    }
    return s;
  }

  // "[khoai tây] rẻ hơn khoai Đà Lạt"
  Segment before_comparative(Segment s) const {
    for (std::size_t i = s.begin; i < s.end; ++i) {
      if (is(i, lists_.comparative) && (i + 1 == s.end || !is(i + 1, lists_.head))) return trim({s.begin, i});
    }
    return s;
  }

  bool verbal(std::size_t i) const {
    return is(i, lists_.verb) || is(i, lists_.up) || is(i, lists_.down) || is(i, lists_.fact) || is(i, lists_.prospect);
  }

  bool states_something(Segment s) const {
    for (std::size_t i = s.begin; i < s.end; ++i) {
      if (verbal(i)) return true;
    }
    return false;
  }

  // "… nâng tổng số cụm công nghiệp": in a long piece the indicator begins at its first head.
  Segment from_head(Segment s) const {
    if (is(s.begin, lists_.head)) return s;
    for (std::size_t i = s.begin + 1; i < s.end; ++i) {
      bool behind_of = is(i - 1, lists_.preposition);
      if (!is(i, lists_.head) || behind_of || word_count(i, s.end) < 2) continue;
      // "ngành y tế giải ngân": a head that ends the piece is what its subject does
      bool done = i + 1 == s.end && !states_something({s.begin, i}) && word_count(s.begin, s.end) <= kLongestVerbPhrase;
      return done ? s : Segment{i, s.end};
    }
    return s;
  }

  // What a statement is about ends where its verbs begin: "kim ngạch xuất khẩu | tiếp tục vượt kỷ lục để đạt".
  Segment noun_phrase(Segment s) const {
    if (adverbial(s) && s.end - s.begin > 1) s = trim({s.begin + 1, s.end});
    // "các hãng tàu tăng phụ phí xăng dầu lên": what is raised, not who raises it
    for (std::size_t i = s.end; i-- > s.begin;) {
      if (!verbal(i)) continue;
      if ((is(i, lists_.up) || is(i, lists_.down)) && word_count(i + 1, s.end) > 0) return trim({i + 1, s.end});
      break;
    }
    const bool counting = is(s.begin, lists_.counting);
    for (std::size_t i = s.begin + 1; i < s.end; ++i) {
      bool aside = is(i, lists_.aside) && word_count(s.begin, i) >= 2;
      // "tỷ lệ trẻ được tiêm đầy đủ": behind a head that counts, what is done belongs to the name
      if (counting && !aside && !is(i, lists_.marker) && !is(i, lists_.up) && !is(i, lists_.down)) continue;
      if (aside || (verbal(i) && !inside_name(i, s))) return trim({s.begin, i});
    }
    return s;
  }

  // "các sản phẩm có liên quan (3,4%)": a có that no other verb follows belongs to the name.
  bool inside_name(std::size_t i, Segment s) const {
    if (!is(i, lists_.has)) return false;
    for (std::size_t k = i + 1; k < s.end; ++k) {
      if (verbal(k)) return false;
    }
    return i + 1 < s.end;
  }

  // What is done to so many: "Thủ tướng đã | công nhận 33 xã", "Lạng Sơn thành lập mới 984 doanh nghiệp".
  Segment verb_phrase(Segment s, QuantityType type) const {
    for (std::size_t i = s.end; i-- > s.begin;) {
      if (is(i, lists_.passive) && i > s.begin) return noun_phrase(from_head(s));
      if ((is(i, lists_.marker) || is(i, lists_.fact) || is(i, lists_.prospect)) && i + 1 < s.end) return trim({i + 1, s.end});
    }
    // "ngành y tế giải ngân 500 tỷ đồng": money keeps the name of who spent it
    if (type == QuantityType::amount && word_count(s.begin, s.end) <= kLongestVerbPhrase) return s;
    Segment head = from_head(s);
    if (head.begin != s.begin || is(s.begin, lists_.head)) return head;
    while (word_count(s.begin, s.end) > kLongestVerbPhrase) ++s.begin;
    return trim(s);
  }

  // "hộ nghèo được [hỗ trợ] 25 triệu đồng"
  Segment given_by(std::size_t from, std::size_t end) const {
    for (std::size_t i = end; i-- > from && end - i <= kLongestVerb;) {
      if (m_.items[i].kind != Item::Kind::word) break;
      if (is(i, lists_.passive)) return {i + 1, end};
      if (functional(i) || is(i, lists_.preposition)) break;
    }
    return {end, end};
  }

  // "được [phân bổ cho Hà Nội] 300 tỷ đồng": what is given, to whom
  Segment given_to(Segment s) const {
    for (std::size_t i = s.end; i-- > s.begin + 1;) {
      if (!is(i, lists_.beneficiary)) continue;
      std::size_t begin = i;
      while (begin > s.begin && i - begin < kLongestVerb && m_.items[begin - 1].lists == 0 && m_.items[begin - 1].symbol != symbol(Mark::name)) --begin;
      bool short_name = word_count(i + 1, s.end) <= kLongestVerbPhrase && !states_something({i + 1, s.end});
      return begin < i && short_name ? Segment{begin, s.end} : Segment{0, 0};
    }
    return {0, 0};
  }

  // "mặt hàng này", "chỉ số này": named before; and what a comparison is made with is no new subject.
  bool refers_back(Segment s, std::size_t left) const {
    if (s.begin == s.end) return false;
    bool short_one = word_count(s.begin, s.end) <= kShortSegment;
    for (std::size_t i = s.begin + 1; short_one && i <= s.end && i < m_.items.size(); ++i) {
      if (is(i, lists_.demonstrative) && i < left) return true;
      if (is(i, lists_.preposition)) break;
    }
    if (s.end - s.begin == 1 && (is(s.begin, lists_.growth) || is(s.begin, lists_.decline))) return true;  // "mức tăng"
    for (std::size_t i = s.begin; i < s.end; ++i) {
      if (is(i, lists_.compare)) return true;
    }
    if (short_one && is(s.begin, lists_.mere_level)) return true;  // "mức cản", "ngưỡng kỷ lục"
    return s.begin > 0 && is(s.begin - 1, lists_.compare);
  }

  // So much money for one of something is a price, said or not.
  static bool per_measure(const Quantity& q) {
    static constexpr std::string_view kCurrencies[] = {"VND/", "USD/", "EUR/", "CNY/", "JPY/", "GBP/"};
    for (auto c : kCurrencies) {
      if (!q.base_unit.starts_with(c)) continue;
      std::string_view one_of = std::string_view(q.base_unit).substr(c.size());
      return !one_of.starts_with('{') || one_of.starts_with("{item}") || one_of.starts_with("{lượng}") || one_of.starts_with("{chỉ}");
    }
    return false;
  }

  // An amount of money, or so much for one of something.
  static bool is_money(const Quantity& q) { return is_currency(std::string_view(q.base_unit).substr(0, q.base_unit.find('/'))); }

  bool is_price(Segment s) const {
    for (std::size_t i = s.begin; i < s.end; ++i) {
      if (is(i, lists_.price)) return true;
    }
    return false;
  }

  static void add(std::string& words, const std::string& more) {
    if (!words.empty() && !more.empty()) words += ' ';
    words += more;
  }

  std::string noun_words(const Quantity& q) const {
    if (q.part_of_next) return q.unit;
    if (!q.noun_begin) return {};
    bool classified = q.noun_end - q.noun_begin > 1 && is_token(q.noun_begin, lists_.classifier);  // con lợn, khẩu súng
    return text(q.noun_begin + (classified ? 1 : 0), q.noun_end);
  }

  bool is_token(std::size_t token, ListId list) const {
    const Phrase* p = lexicon_.phrase_of(m_.tokens[token].syllable);
    return p && lexicon_.set_has(p->lists, list);
  }

  // vụ, ca, lượt, con …: they count what other words name
  bool is_classifier(const Quantity& q) const {
    if (!q.noun_begin || q.noun_end - q.noun_begin != 1) return false;
    if (is_token(q.noun_begin, lists_.classifier)) return true;
    const Phrase* p = lexicon_.phrase_of(m_.tokens[q.noun_begin].syllable);
    return p && p->noun >= 0 && lexicon_.noun(p->noun).base_unit == "{event}";
  }

  bool names(Segment region, const std::string& noun) const {
    std::string words = join(region.begin, region.end);
    return !noun.empty() && words.find(noun) != std::string::npos;
  }

  // The words behind a counted noun that belong to it: "dự án [mới được cấp giấy phép]", "doanh nghiệp [hoạt động
  // trở lại]". They end at a mark, a preposition, or the verb that leads to the next number.
  std::string read_tail(const Quantity& q, std::size_t index, bool embedded) const {
    std::size_t at = q.item + 1;
    if (q.part_of_next && index + 1 < m_.quantities.size()) at = m_.quantities[index + 1].item + 1;
    return read_tail(at, q.type == QuantityType::count, embedded);
  }

  std::string read_tail(std::size_t at, bool with_verbs, bool embedded) const {
    const std::size_t begin = at;
    std::size_t first_verb = 0;
    for (; at < m_.items.size() && at - begin < kLongestTail; ++at) {
      const Item& i = m_.items[at];
      if (at == begin && of_which(at)) return {};
      if (i.kind == Item::Kind::mark && mark(at, Mark::comma) && !first_verb && list_goes_on(at)) continue;
      if (i.kind != Item::Kind::word || is(at, lists_.clause) || is(at, lists_.connective) || is(at, lists_.whole) ||
          is(at, lists_.preposition) || is(at, lists_.compare) || is(at, lists_.echo) || is(at, lists_.time) || (is(at, lists_.conjunction) && !verbal(at))) {
        break;
      }
      bool verb = verbal(at) || is(at, lists_.level_verb) || is(at, lists_.cue) || is(at, lists_.noun_stop);
      if (verb && !first_verb) {
        if (!with_verbs) break;
        first_verb = at;
      }
    }
    if (with_verbs && !embedded && first_verb && (is(first_verb, lists_.has) || is(first_verb, lists_.reach))) at = through_limit(at);
    bool leads_on = embedded || (at < m_.items.size() && m_.items[at].kind == Item::Kind::quantity);
    bool limited = at > begin && m_.items[at - 1].kind == Item::Kind::quantity;
    if (first_verb && !limited && (leads_on || at - first_verb < 2 || word_count(first_verb, at) > kLongestClause)) at = first_verb;
    return join(begin, at);
  }

  // "3 huyện Bình Gia, Văn Quan và Tràng Định": names of the things that are counted say which, not what
  bool of_which(std::size_t at) const {
    std::size_t names = 0, joints = 0;
    for (; at < m_.items.size(); ++at) {
      if (m_.items[at].symbol == symbol(Mark::name)) ++names;
      else if (mark(at, Mark::comma) || is(at, lists_.conjunction)) joints += names > 0;
      else break;
    }
    return names > 1 && joints > 0;
  }

  // "trong 8,1% tăng trưởng chung"
  bool is_share_of_what_follows(const Quantity& q) const {
    std::size_t next = q.item + 1;
    return next < m_.items.size() && (is(next, lists_.growth) || is(next, lists_.head));
  }

  // "giảm ít nhất 5% số vụ phạm pháp"
  bool changes_what_follows(const Quantity& q) const {
    std::size_t next = q.item + 1;
    if (q.cues.kind != "change" || next + 1 >= m_.items.size() || q.cues.left >= q.item || q.cues.right > next) return false;
    bool moved = false;
    for (std::size_t i = q.cues.left; i < q.item; ++i) moved |= is(i, lists_.up) || is(i, lists_.down);
    return moved && is(next, lists_.head) && !is(next, lists_.growth) && !is(next, lists_.compare) && m_.items[next + 1].kind == Item::Kind::word;
  }

  // "5 đơn vị có tỷ lệ giải ngân [dưới 60%]": a limit that tells which of them are counted belongs to their name
  std::size_t through_limit(std::size_t at) const {
    for (const Quantity& q : m_.quantities) {
      bool limit = q.cues.by[2] && q.cues.qualifier != "exact" && q.item > 0;
      if (!limit || q.cues.left > q.item || q.item - q.cues.left > 2) continue;
      if (at == q.item || at == q.item - 1) return q.item + 1;
    }
    return at;
  }

  // What a sum is for, with whom it is for: "tăng chi cho đầu tư phát triển". It ends where the statement goes on.
  std::string read_purpose(std::size_t begin) const {
    std::size_t at = begin;
    auto goes_on = [&](std::size_t i) {
      return m_.items[i].kind == Item::Kind::word && !is(i, lists_.marker) && !is(i, lists_.clause) && !is(i, lists_.passive) && !is(i, lists_.time) &&
             !is(i, lists_.conjunction) && !is(i, lists_.compare) && !is(i, lists_.echo) && !is(i, lists_.copula) && !is(i, lists_.aside);
    };
    if (begin < m_.items.size() && is(begin, lists_.preposition)) return {};
    while (at < m_.items.size() && at - begin < kLongestTail && goes_on(at)) ++at;
    return at > begin && word_count(begin, at) > 1 ? join(begin, at) : std::string();
  }

  // "xảy ra 60 vụ, làm 19 người chết": a verb does not reach over into another clause
  bool new_clause(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      if (is(i, lists_.clause) || is(i, lists_.whole)) return true;
    }
    return false;
  }

  // "60% [doanh nghiệp không dùng điện thoại]", "5,2% số [doanh nghiệp đã tham gia]"
  std::string share_of_whom(const Quantity& q) const {
    std::size_t at = q.item + 1;
    if (at < m_.items.size() && is(at, lists_.number_of)) ++at;
    if (at >= m_.items.size() || m_.items[at].kind != Item::Kind::word) return {};
    bool counted = longest_phrase(m_.tokens, m_.items[at].begin, lexicon_, [](const Phrase& p) { return p.noun >= 0; }).phrase != nullptr;
    return counted ? read_tail(at, true, false) : std::string();
  }

  // "200.000 đồng [cho khu vực nông thôn]": whom or what so much money is for.
  std::string specification(const Quantity& q) const {
    std::size_t begin = std::max(q.item + 1, q.cues.right), at = begin + 1;
    if (at >= m_.items.size() || !is(begin, lists_.beneficiary)) return {};
    while (at < m_.items.size() && m_.items[at].kind == Item::Kind::word && !verbal(at) && !is(at, lists_.clause) && !is(at, lists_.conjunction) &&
           !is(at, lists_.level_verb) && !is(at, lists_.compare) && !is(at, lists_.aside)) {
      ++at;
    }
    if (at == begin + 1 || m_.items[at].kind == Item::Kind::quantity || word_count(begin + 1, at) > kLongestVerbPhrase) return {};
    return join(begin, at);
  }

  // A comma in a tail goes on only into more plain words that end at another comma or the end.
  bool list_goes_on(std::size_t comma) const {
    std::size_t i = comma + 1, words = 0;
    for (; i < m_.items.size() && m_.items[i].kind == Item::Kind::word && m_.items[i].lists == 0 && words <= kShortSegment; ++i) ++words;
    if (words == 0 || words > kShortSegment || i >= m_.items.size()) return false;
    return mark(i, Mark::comma) || mark(i, Mark::end) || mark(i, Mark::semicolon) || mark(i, Mark::stop);
  }

  const Mentions& m_;
  const Lexicon& lexicon_;
  const KnownLists& lists_;
  std::string_view text_;
  std::size_t inside_;
};

}  // namespace

Indicator find_indicator(const Mentions& m, std::size_t q, std::size_t from, const Grammar& grammar, std::string_view text,
                         std::size_t inside) {
  return Finder(m, grammar, text, inside).find(q, from);
}

}  // namespace solieu
