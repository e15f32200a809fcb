#include "link/phrase_view.h"

#include <algorithm>

namespace solieu {
namespace {

// "diện tích rừng bị thiệt hại[1]"
void drop_footnote_marks(std::string& words) {
  for (std::size_t open = words.find('['); open != std::string::npos; open = words.find('[', open + 1)) {
    const std::size_t close = words.find_first_not_of("0123456789", open + 1);
    if (close != std::string::npos && close > open + 1 && words[close] == ']') words.erase(open, close + 1 - open);
    if (open == words.size()) break;
  }
}

}  // namespace

bool PhraseView::any(std::size_t begin, std::size_t end, std::initializer_list<ListId> lists) const {
  for (std::size_t i = begin; i < end; ++i) {
    if (std::any_of(lists.begin(), lists.end(), [&](ListId list) { return is(i, list); })) return true;
  }
  return false;
}

bool PhraseView::leads_to_period(std::size_t item) const {
  if (item + 1 >= m_.items.size() || !is(item, lists_.period_lead)) return false;
  return m_.items[item + 1].kind == Item::Kind::period || leads_to_duration(item);
}

bool PhraseView::leads_to_duration(std::size_t item) const {
  return aside_quantity(item + 1) && m_.items[item + 1].ref != inside_;
}

bool PhraseView::functional(std::size_t item) const {
  const Item& i = m_.items[item];
  if (i.kind == Item::Kind::period || i.kind == Item::Kind::mark) return true;
  if (i.kind != Item::Kind::word || i.lists == 0) return false;
  if (leads_to_period(item)) return true;
  // "lãi suất kỳ hạn 6 tháng": the term is part of the name
  if (item > 1 && is(item, lists_.time) && m_.items[item - 1].kind == Item::Kind::nothing && is(item - 2, lists_.term)) return false;
  if (is(item, lists_.average) && item > 1 && m_.items[item - 1].kind == Item::Kind::word && !functional(item - 1)) return false;  // năng suất bình quân
  for (ListId list : {lists_.cue, lists_.echo, lists_.level_verb, lists_.connective, lists_.conjunction, lists_.fact, lists_.goal, lists_.prospect,
                      lists_.whole, lists_.subject, lists_.time}) {
    if (is(item, list)) return true;
  }
  return false;
}

std::size_t PhraseView::word_count(std::size_t begin, std::size_t end) const {
  std::size_t n = 0;
  for (std::size_t i = begin; i < end; ++i) {
    if (m_.items[i].kind == Item::Kind::word) n += m_.items[i].end - m_.items[i].begin;
  }
  return n;
}

std::string PhraseView::text(std::size_t begin_token, std::size_t end_token) const {
  if (begin_token >= end_token) return {};
  std::size_t from = m_.tokens[begin_token].span.begin;
  return std::string(text_.substr(from, m_.tokens[end_token - 1].span.end - from));
}

std::string PhraseView::join(std::size_t begin, std::size_t end) const {
  std::string out;
  std::size_t from = begin;
  auto flush = [&](std::size_t to) {
    if (from < to) {
      std::string piece = text(m_.items[from].begin, m_.items[to - 1].end);
      drop_footnote_marks(piece);
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
      if (close <= i + 2 && m_.items[i + 1].kind == Item::Kind::word) continue;
      flush(i);
      from = close + 1;
      i = close;
    }
  }
  flush(end);
  return out;
}

bool PhraseView::aside_quantity(std::size_t i) const {
  if (m_.items[i].kind != Item::Kind::quantity) return false;
  const Quantity& q = m_.quantities[m_.items[i].ref];
  return m_.items[i].ref == inside_ || q.type == QuantityType::duration || !q.states_a_figure();
}

bool PhraseView::opens_plain(std::size_t close, std::size_t from) const {
  for (std::size_t i = close; i-- > from && close - i <= 6;) {
    if (mark(i, Mark::open)) return true;
    if (!says_no_figure(i)) return false;
  }
  return false;
}

std::size_t PhraseView::plain_bracket(std::size_t open, std::size_t end) const {
  for (std::size_t i = open + 1; i < end && i <= open + 6; ++i) {
    if (mark(i, Mark::close)) return i;
    if (!says_no_figure(i)) break;
  }
  return open;
}

bool PhraseView::says_no_figure(std::size_t i) const {
  Item::Kind kind = m_.items[i].kind;
  return kind == Item::Kind::word || kind == Item::Kind::period || kind == Item::Kind::nothing || aside_quantity(i);
}

ItemRange PhraseView::trim(ItemRange s) const {
  while (s.begin < s.end && (functional(s.begin) || mark(s.begin, Mark::dash)) && !names_a_place(s.begin, s.end)) ++s.begin;
  while (s.begin < s.end && functional(s.end - 1) && !is(s.end - 1, lists_.subject) &&
         !(mark(s.end - 1, Mark::close) && opens_plain(s.end - 1, s.begin))) {
    --s.end;
  }
  return s;
}

bool PhraseView::names_a_place(std::size_t i, std::size_t end) const {
  if (!is(i, lists_.subject) || i + 1 >= end) return false;
  if (m_.tokens[m_.items[i + 1].begin].glued && m_.items[i + 1].kind != Item::Kind::mark) return true;  // VN30-Index
  if (is(i + 1, lists_.conjunction) && i + 2 < end) return true;                                        // "ngân hàng và bảo hiểm": a member of a list
  bool hyphen = mark(i + 1, Mark::dash) && m_.tokens[m_.items[i + 1].begin].glued;  // VN-Index
  return hyphen || m_.items[i + 1].symbol == symbol(Mark::name);
}

bool PhraseView::verbal(std::size_t i) const {
  return is(i, lists_.verb) || is(i, lists_.up) || is(i, lists_.down) || is(i, lists_.fact) || is(i, lists_.prospect);
}

bool PhraseView::states_something(ItemRange s) const {
  for (std::size_t i = s.begin; i < s.end; ++i) {
    if (verbal(i)) return true;
  }
  return false;
}

ItemRange PhraseView::topic_of_statement(ItemRange s) const {
  bool opens_with_verb = s.begin < s.end && verbal(s.begin);  // "dẫn đầu … vẫn là dệt may"
  std::size_t first_verb = s.end;
  for (std::size_t i = s.begin + 1; i < s.end; ++i) {
    if (is(i, lists_.copula) && (opens_with_verb || !is(i, lists_.level_verb))) return trim({i + 1, s.end});
    if (verbal(i)) first_verb = std::min(first_verb, i);
  }
  return trim({s.begin, first_verb});
}

}  // namespace solieu
