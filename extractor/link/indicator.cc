#include "link/indicator.h"

#include <algorithm>
#include <vector>

namespace solieu {
namespace {

constexpr std::size_t kLongestTail = 9;   // items
constexpr std::size_t kShortSegment = 4;  // words

struct Segment {
  std::size_t begin, end;  // items
};

class Finder {
 public:
  Finder(const Mentions& m, const Grammar& grammar, std::string_view text)
      : m_(m), lexicon_(grammar.lexicon()), lists_(grammar.lists()), text_(text) {}

  Indicator find(std::size_t index, std::size_t from) const {
    const Quantity& q = m_.quantities[index];
    std::size_t left = std::max(from, std::min(q.cues.left, q.item));
    bool behind_preposition = false;
    std::size_t end = strip_right(from, left, behind_preposition);
    std::vector<Segment> segments = split(from, end);
    Segment region = behind_preposition ? Segment{end, end} : choose(segments);
    std::string words = join(region.begin, region.end);
    std::size_t count = word_count(region.begin, region.end);
    bool counted = q.type == QuantityType::count;
    bool has_head = region.begin < region.end && is(region.begin, lists_.head);

    std::string tail;
    if (counted || ((q.type == QuantityType::amount) && !has_head && count < 3)) tail = read_tail(q, index);
    if (counted) {
      std::string noun = noun_words(q);
      bool repeats = has_head || (count >= 2 && tail.empty() && names(region, noun));
      bool classifier = is_classifier(q);
      if (!repeats) {
        if (!classifier && !noun.empty()) words += (words.empty() ? "" : " ") + noun;
        if (!tail.empty()) words += (words.empty() ? "" : " ") + tail;
        if (words.empty() && count == 0 && !classifier) words = noun;
      }
    } else if (!tail.empty()) {
      words += (words.empty() ? "" : " ") + tail;
    }
    return {words, count == 0 && !words.empty()};
  }

 private:
  bool is(std::size_t item, ListId list) const { return m_.items[item].lists != 0 && lexicon_.set_has(m_.items[item].lists, list); }
  bool mark(std::size_t item, Mark mark) const { return m_.items[item].symbol == symbol(mark); }

  // Words that hold a statement together but name nothing.
  bool functional(std::size_t item) const {
    const Item& i = m_.items[item];
    if (i.kind == Item::Kind::period || i.kind == Item::Kind::mark) return true;
    if (i.kind != Item::Kind::word || i.lists == 0) return false;
    return is(item, lists_.cue) || is(item, lists_.level_verb) || is(item, lists_.connective) || is(item, lists_.conjunction) ||
           is(item, lists_.fact) || is(item, lists_.goal) || is(item, lists_.whole) || is(item, lists_.subject);
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
      if (m_.items[i].kind != Item::Kind::period) continue;
      flush(i);
      from = i + 1;
    }
    flush(end);
    return out;
  }

  // Drops the verbs and joints between the indicator and the number.
  std::size_t strip_right(std::size_t from, std::size_t end, bool& behind_preposition) const {
    bool first = true;
    while (end > from) {
      std::size_t i = end - 1;
      if (first && is(i, lists_.preposition) && !is(i, lists_.level_verb)) {
        behind_preposition = true;
        return i;
      }
      if (!functional(i) && !is(i, lists_.up) && !is(i, lists_.down) && !is(i, lists_.preposition)) break;
      if (mark(i, Mark::semicolon) || mark(i, Mark::colon)) break;
      if (m_.items[i].kind != Item::Kind::period) first = false;
      --end;
    }
    return end;
  }

  // Comma-separated pieces; what stands before a harder mark does not count.
  std::vector<Segment> split(std::size_t from, std::size_t end) const {
    std::vector<Segment> out;
    std::size_t begin = from;
    for (std::size_t i = from; i < end; ++i) {
      if (m_.items[i].kind == Item::Kind::nothing) continue;
      bool hard = mark(i, Mark::semicolon) || mark(i, Mark::colon) || mark(i, Mark::start) || mark(i, Mark::quote) || mark(i, Mark::stop) ||
                  is(i, lists_.whole) || is(i, lists_.clause) || m_.items[i].kind == Item::Kind::quantity;
      bool bracket = mark(i, Mark::open) || mark(i, Mark::close);
      if (hard || (bracket && i + 1 < end)) {
        out.clear();
        begin = i + 1;
      } else if (mark(i, Mark::comma) || (is(i, lists_.conjunction) && i > begin + 4)) {
        if (i > begin) out.push_back({begin, i});
        begin = i + 1;
      }
    }
    if (begin < end) out.push_back({begin, end});
    for (Segment& s : out) s = trim(s);
    out.erase(std::remove_if(out.begin(), out.end(), [](Segment s) { return s.begin == s.end; }), out.end());
    return out;
  }

  Segment trim(Segment s) const {
    while (s.begin < s.end && (functional(s.begin) || mark(s.begin, Mark::dash))) ++s.begin;
    while (s.begin < s.end && functional(s.end - 1) && !is(s.end - 1, lists_.subject)) --s.end;
    return s;
  }

  bool adverbial(Segment s) const { return is(s.begin, lists_.preposition); }

  Segment choose(const std::vector<Segment>& segments) const {
    if (segments.empty()) return {0, 0};
    Segment chosen = segments.back();
    std::size_t n = segments.size() - 1;
    // A comma inside a name joins short pieces: "hoạt động vận tải, kho bãi", "kiểm tra, xử lý vi phạm".
    while (n > 0 && !is(chosen.begin, lists_.head)) {
      Segment before = segments[n - 1];
      if (adverbial(before) || chosen.begin - before.end > 2) break;
      bool opens_name = is(before.begin, lists_.head);
      bool both_short = word_count(before.begin, before.end) <= kShortSegment && word_count(segments[n].begin, segments[n].end) <= kShortSegment;
      if (!opens_name && !both_short) break;
      chosen.begin = before.begin;
      --n;
    }
    return from_head(chosen);
  }

  // "… nâng tổng số cụm công nghiệp": in a long piece the indicator begins at its last head.
  Segment from_head(Segment s) const {
    if (word_count(s.begin, s.end) <= 4 || is(s.begin, lists_.head)) return s;
    for (std::size_t i = s.begin + 1; i < s.end; ++i) {
      if (is(i, lists_.head) && (i == s.begin + 1 || !is(i - 1, lists_.head))) {
        Segment rest{i, s.end};
        if (word_count(rest.begin, rest.end) >= 2) return rest;
      }
    }
    return s;
  }

  std::string noun_words(const Quantity& q) const {
    if (q.part_of_next) return q.unit;
    return q.noun_begin ? text(q.noun_begin, q.end) : std::string();
  }

  // vụ, ca, lượt …: they count events that other words name
  bool is_classifier(const Quantity& q) const {
    if (!q.noun_begin || q.end - q.noun_begin != 1) return false;
    auto node = lexicon_.step(Lexicon::kRoot, m_.tokens[q.noun_begin].syllable);
    const Phrase* p = node ? lexicon_.phrase(node) : nullptr;
    return p && p->noun >= 0 && lexicon_.noun(p->noun).base_unit == "{event}";
  }

  bool names(Segment region, const std::string& noun) const {
    std::string words = join(region.begin, region.end);
    return !noun.empty() && words.find(noun) != std::string::npos;
  }

  std::string read_tail(const Quantity& q, std::size_t index) const {
    std::size_t at = q.item + 1;
    if (q.part_of_next && index + 1 < m_.quantities.size()) at = m_.quantities[index + 1].item + 1;
    std::size_t begin = at;
    for (; at < m_.items.size() && at - begin < kLongestTail; ++at) {
      const Item& i = m_.items[at];
      if (i.kind == Item::Kind::mark && mark(at, Mark::comma) && list_goes_on(at)) {
        continue;
      }
      if (i.kind != Item::Kind::word) break;
      if (i.lists != 0 && (is(at, lists_.conjunction) || is(at, lists_.level_verb) || is(at, lists_.up) || is(at, lists_.down) ||
                           is(at, lists_.connective) || is(at, lists_.cue) || is(at, lists_.noun_stop) || is(at, lists_.preposition) ||
                           is(at, lists_.whole) || is(at, lists_.fact) || is(at, lists_.goal))) {
        break;
      }
    }
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
};

}  // namespace

Indicator find_indicator(const Mentions& m, std::size_t q, std::size_t from, const Grammar& grammar, std::string_view text) {
  return Finder(m, grammar, text).find(q, from);
}

}  // namespace solieu
