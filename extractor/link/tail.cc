#include "link/tail.h"

namespace solieu {
namespace {

constexpr std::size_t kLongestTail = 9;     // items
constexpr std::size_t kLongestClause = 9;   // words
constexpr std::size_t kShortPiece = 4;      // words of a list that goes on
constexpr std::size_t kLongestWhom = 7;     // words
constexpr std::size_t kLongestPredicate = 14;  // items

}  // namespace

std::string Tail::noun_words(const Quantity& q) const {
  if (q.part_of_next) return q.unit;
  if (!q.noun_begin) return {};
  // con lợn, khẩu súng; but con gái, ngôi sao
  bool classified = q.noun_end - q.noun_begin > 1 && is_token(q.noun_begin, lists_.classifier) && q.base_unit != "{person}";
  return text(q.noun_begin + (classified ? 1 : 0), q.noun_end);
}

bool Tail::is_classifier(const Quantity& q) const {
  if (!q.noun_begin || q.noun_end - q.noun_begin != 1) return false;
  if (is_token(q.noun_begin, lists_.classifier)) return true;
  const Phrase* p = lexicon_.phrase_of(m_.tokens[q.noun_begin].syllable);
  return p && p->noun >= 0 && lexicon_.noun(p->noun).base_unit == "{event}";
}

bool Tail::counts_visits(const Quantity& q) const {
  if (!q.noun_begin || q.noun_end - q.noun_begin < 2 || q.base_unit != "{event}") return false;
  const Found noun = longest_phrase(m_.tokens, q.noun_begin + 1, lexicon_, [](const Phrase& p) { return p.noun >= 0; }, q.noun_end);
  return noun.phrase && lexicon_.noun(noun.phrase->noun).base_unit == "{person}";
}

std::string Tail::read_tail(const Quantity& q, std::size_t index, bool embedded) const {
  std::size_t at = q.item + 1;
  if (q.part_of_next && index + 1 < m_.quantities.size()) at = m_.quantities[index + 1].item + 1;
  // "14/19 điểm đen đã xóa": what is said is said of the fourteen
  bool whole_of_pair = index > 0 && m_.quantities[index - 1].part_of_next;
  return read_tail(at, q.type == QuantityType::count && !whole_of_pair, embedded);
}

std::string Tail::read_tail(std::size_t at, bool with_verbs, bool embedded) const {
  const std::size_t begin = at;
  std::size_t first_verb = 0;
  for (; at < m_.items.size() && at - begin < kLongestTail; ++at) {
    const Item& i = m_.items[at];
    if (at == begin && of_which(at)) return {};
    if (i.kind == Item::Kind::mark && mark(at, Mark::comma) && !first_verb && list_goes_on(at)) continue;
    if (i.kind == Item::Kind::nothing && at > begin && is(at - 1, lists_.entity)) continue;  // "ngành công nghiệp cấp 2"
    if (i.kind != Item::Kind::word || is(at, lists_.clause) || is(at, lists_.connective) || is(at, lists_.whole) ||
        is(at, lists_.preposition) || is(at, lists_.this_one) || is(at, lists_.compare) || is(at, lists_.echo) || is(at, lists_.time) || (is(at, lists_.conjunction) && !verbal(at))) {
      break;
    }
    // "hai chỉ tiêu lỡ hẹn là …", "bệnh nhân tử vong đều tự truyền dịch": there the statement about them begins
    if (is(at, lists_.copula) || (is(at, lists_.statement) && at > begin)) break;
    bool verb = verbal(at) || is(at, lists_.level_verb) || is(at, lists_.cue) || is(at, lists_.noun_stop);
    if (verb && !first_verb) {
      if (!with_verbs && (at == begin || !is(at, lists_.suffer))) break;  // "25.000 ha lúa bị ngập"
      first_verb = at;
    }
  }
  if (with_verbs && !embedded && first_verb && (is(first_verb, lists_.has) || is(first_verb, lists_.reach))) at = through_limit(at);
  // "03 nhóm giảm, 02 nhóm giữ ổn định": all that is said of them
  bool whole_statement = first_verb && at - first_verb == 1 && first_verb == begin && (is(first_verb, lists_.up) || is(first_verb, lists_.down)) &&
                         (mark(at, Mark::comma) || mark(at, Mark::semicolon) || mark(at, Mark::stop) || mark(at, Mark::end) || mark(at, Mark::colon) ||
                          is(at, lists_.compare) || is(at, lists_.copula) || is(at, lists_.conjunction));
  bool leads_on = embedded || (at < m_.items.size() && m_.items[at].kind == Item::Kind::quantity);
  bool limited = at > begin && m_.items[at - 1].kind == Item::Kind::quantity;
  if (first_verb && !limited && (leads_on || (at - first_verb < 2 && !whole_statement) || word_count(first_verb, at) > kLongestClause)) at = first_verb;
  return join(begin, at);
}

std::string Tail::read_purpose(std::size_t begin) const {
  std::size_t at = begin;
  auto goes_on = [&](std::size_t i) {
    return m_.items[i].kind == Item::Kind::word && !is(i, lists_.marker) && !is(i, lists_.clause) && !is(i, lists_.passive) && !is(i, lists_.time) &&
           !is(i, lists_.conjunction) && !is(i, lists_.compare) && !is(i, lists_.echo) && !is(i, lists_.copula) && !is(i, lists_.aside);
  };
  if (begin < m_.items.size() && is(begin, lists_.preposition)) return {};
  while (at < m_.items.size() && at - begin < kLongestTail && goes_on(at)) ++at;
  return at > begin && word_count(begin, at) > 1 ? join(begin, at) : std::string();
}

bool Tail::is_subject(const Quantity& q) const {
  std::size_t at = q.item + 1;
  return q.cues.kind == "share" && at < m_.items.size() && (verbal(at) || is(at, lists_.copula) || is(at, lists_.clause));
}

std::string Tail::share_of_whom(const Quantity& q) const {
  std::size_t at = q.item + 1;
  if (is_subject(q)) return read_predicate(at);
  // "74,9% lượng hàng được xuất sang châu Á", "3% dân số đã được tiêm"
  const bool measured = q.cues.kind == "share" && at < m_.items.size() && (is(at, lists_.volume) || is(at, lists_.counted_whole));
  if (!measured && at < m_.items.size() && is(at, lists_.number_of)) ++at;
  if (at >= m_.items.size() || m_.items[at].kind != Item::Kind::word) return {};
  bool counted = measured || longest_phrase(m_.tokens, m_.items[at].begin, lexicon_, [](const Phrase& p) { return p.noun >= 0; }).phrase != nullptr;
  return counted ? read_tail(at, true, false) : std::string();
}

std::string Tail::read_predicate(std::size_t at) const {
  if (is(at, lists_.copula)) ++at;
  std::size_t end = at;
  while (end < m_.items.size() && end - at < kLongestPredicate && m_.items[end].kind == Item::Kind::word && !is(end, lists_.compare) &&
         !(is(end, lists_.conjunction) && end > at)) {
    ++end;
  }
  while (end > at && functional(end - 1) && !is(end - 1, lists_.cue)) --end;
  return join(at, end);
}

std::string Tail::specification(const Quantity& q) const {
  std::size_t begin = std::max(q.item + 1, q.cues.right), at = begin + 1;
  if (at >= m_.items.size() || !is(begin, lists_.beneficiary)) return {};
  while (at < m_.items.size() && m_.items[at].kind == Item::Kind::word && !verbal(at) && !is(at, lists_.clause) && !is(at, lists_.conjunction) &&
         !is(at, lists_.level_verb) && !is(at, lists_.compare) && !is(at, lists_.aside)) {
    ++at;
  }
  if (at == begin + 1 || m_.items[at].kind == Item::Kind::quantity || word_count(begin + 1, at) > kLongestWhom) return {};
  return join(begin, at);
}

bool Tail::is_share_of_what_follows(const Quantity& q) const {
  std::size_t next = q.item + 1;
  return next < m_.items.size() && (is(next, lists_.growth) || is(next, lists_.head));
}

bool Tail::changes_what_follows(std::size_t index) const {
  const Quantity& q = m_.quantities[index];
  std::size_t next = of_what(q);
  if (next + 1 >= m_.items.size()) return false;
  const bool row = next > q.item + 1 && index > 0 && m_.quantities[index - 1].cues.kind == "change";  // "tăng 9,6% về số dự án và 31,5% về số vốn"
  if (row && q.cues.left >= q.item && is(next, lists_.head)) return true;
  if (q.cues.kind != "change" || q.cues.left >= q.item) return false;
  if (is(next, lists_.mere_level)) return false;  // "cao hơn 6% | mức bình quân"
  bool moved = false;
  for (std::size_t i = q.cues.left; i < q.item; ++i) moved |= (is(i, lists_.up) || is(i, lists_.down)) && !is(i, lists_.comparative);  // "ít hơn 10% lợi nhuận": than that
  const bool dimension = is(next, lists_.worth) || is(next, lists_.volume);  // "tăng 38% kim ngạch" does not say of what
  const bool named = m_.items[next + 1].kind == Item::Kind::word || (!dimension && m_.items[next].end - m_.items[next].begin > 1);  // "giá vàng", "số vụ"
  return moved && is(next, lists_.head) && !is(next, lists_.growth) && !is(next, lists_.compare) && named;
}

std::size_t Tail::of_what(const Quantity& q) const {
  const std::size_t next = q.item + 1;
  const bool about = next + 1 < m_.items.size() && is(next, lists_.about_what) && !is(next + 1, lists_.worth) && !is(next + 1, lists_.volume);
  return about ? next + 1 : next;
}

bool Tail::of_which(std::size_t at) const {
  std::size_t names = 0, joints = 0;
  for (; at < m_.items.size(); ++at) {
    if (m_.items[at].symbol == symbol(Mark::name)) ++names;
    else if (mark(at, Mark::comma) || is(at, lists_.conjunction)) joints += names > 0;
    else break;
  }
  return names > 1 && joints > 0;
}

std::size_t Tail::through_limit(std::size_t at) const {
  for (const Quantity& q : m_.quantities) {
    bool limit = q.cues.by[2] && q.cues.qualifier != "exact" && q.item > 0;
    if (!limit || q.cues.left > q.item || q.item - q.cues.left > 2) continue;
    if (at == q.item || at == q.item - 1) return q.item + 1;
  }
  return at;
}

bool Tail::list_goes_on(std::size_t comma) const {
  std::size_t i = comma + 1, words = 0;
  for (; i < m_.items.size() && m_.items[i].kind == Item::Kind::word && (m_.items[i].lists == 0 || is(i, lists_.compound)) && words <= kShortPiece; ++i) ++words;
  if (words == 0 || words > kShortPiece || i >= m_.items.size()) return false;
  return mark(i, Mark::comma) || mark(i, Mark::end) || mark(i, Mark::semicolon) || mark(i, Mark::stop);
}

bool Tail::is_token(std::size_t token, ListId list) const {
  const Phrase* p = lexicon_.phrase_of(m_.tokens[token].syllable);
  return p && lexicon_.set_has(p->lists, list);
}

}  // namespace solieu
