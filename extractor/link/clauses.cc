#include "link/clauses.h"

#include <algorithm>

namespace solieu {
namespace {

constexpr std::size_t kLongestLabel = 6;       // words
constexpr std::size_t kLongestPlainLabel = 12;  // without a verb

}  // namespace

Ending ClauseReader::strip_right(std::size_t from, std::size_t end, std::size_t number) const {
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
    if (m_.items[i].kind == Item::Kind::nothing && end < number && is(end, lists_.time) && m_.items[end].end - m_.items[end].begin > 1) {  // "trong 9 | tháng qua"
      --end;
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

std::vector<ItemRange> ClauseReader::split(std::size_t from, std::size_t end, std::size_t left, std::vector<ItemRange>& main) const {
  std::vector<ItemRange> out;
  // "132 căn đổ sập hoàn toàn, 1.905 căn": up to the next mark the words belong to the figure before
  if (from > 1 && from < end && m_.items[from].kind == Item::Kind::word && !is(from, lists_.clause) && !is(from, lists_.conjunction)) {
    for (std::size_t i = from + 1; i < m_.items.size() && i < std::max(end + 1, left); ++i) {
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
                m_.items[i].kind == Item::Kind::quantity || mark(i, Mark::close) || (mark(i, Mark::open) && i + 1 < end);
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
  for (ItemRange& s : out) s = trim(s);
  for (ItemRange& s : main) s = trim(s);
  auto drop_empty = [](std::vector<ItemRange>& v) {
    v.erase(std::remove_if(v.begin(), v.end(), [](ItemRange x) { return x.begin >= x.end; }), v.end());
  };
  drop_empty(out);
  drop_empty(main);
  return out;
}

std::vector<ItemRange> ClauseReader::label(std::size_t from, bool counts, Ending& ending) const {
  std::size_t colon = ending.end - 1, begin = colon;
  while (begin > from && says_no_figure(begin - 1)) --begin;
  // "Dịch vụ lưu trú, ăn uống: 17.840 tỷ đồng": all that the line opens with
  std::size_t first = begin;
  while (first > from && (says_no_figure(first - 1) || mark(first - 1, Mark::comma))) --first;
  if (first <= 2 && word_count(first, colon) <= kLongestLabel) begin = first;
  if (begin > from && m_.items[begin - 1].kind != Item::Kind::mark) return {};
  ItemRange s = topic_of_statement(trim({begin, colon}));
  // "đại biểu thuộc khu vực doanh nghiệp ngoài quốc doanh: 3"
  bool plain = !counts && !states_something({begin, colon}) && !is(colon - 1, lists_.clause);
  if (s.begin >= s.end || word_count(s.begin, s.end) > (plain ? kLongestPlainLabel : kLongestLabel)) return {};
  ending.end = s.end;
  ending.states = ending.label = true;
  return {s};
}

}  // namespace solieu
