#include "match/fates.h"

#include <algorithm>
#include <optional>

#include "match/nearest.h"
#include "text/scan.h"

namespace solieu {
namespace {

constexpr std::size_t kAbbreviation = 2;  // bytes: "k" and "tr" are magnitudes only behind a number

class Account {
 public:
  Account(const Mentions& m, std::string_view text, const Grammar& grammar, std::vector<Fate>& out)
      : m_(m), text_(text), grammar_(grammar), lexicon_(grammar.lexicon()), out_(out) {}

  void run() {
    for (const Quantity& q : m_.quantities) {
      if (q.states_a_figure()) out_.push_back({q.span, reason::figure, q.cues.by[0], nullptr, &q});
    }
    figures_ = out_.size();
    for (std::size_t n = 0; n < m_.numbers.size(); ++n) add(fate_of(n));
    for (TextSpan span : m_.swallowed) add({span, reason::set_phrase});
    count_tokens();
    digits_in_words();
    vague_numbers();
    std::sort(out_.begin(), out_.end(), [](const Fate& a, const Fate& b) { return a.span.begin < b.span.begin; });
  }

 private:
  void count_tokens() {
    counted_.assign(m_.tokens.size(), false);
    auto cover = [&](std::size_t begin, std::size_t end) {
      std::fill(counted_.begin() + static_cast<std::ptrdiff_t>(begin), counted_.begin() + static_cast<std::ptrdiff_t>(end), true);
    };
    for (const Number& n : m_.numbers) cover(n.begin, n.end);
    for (const Quantity& q : m_.quantities) cover(q.begin, q.end);
    std::size_t t = 0;
    for (TextSpan span : m_.swallowed) {
      while (t < m_.tokens.size() && m_.tokens[t].span.begin < span.begin) ++t;
      for (; t < m_.tokens.size() && m_.tokens[t].span.end <= span.end; ++t) counted_[t] = true;
    }
  }

  // The first figure that does not end before `span`; figures stand in order.
  bool in_figure(TextSpan span) const {
    auto end = out_.begin() + static_cast<std::ptrdiff_t>(figures_);
    auto it = std::partition_point(out_.begin(), end, [&](const Fate& f) { return f.span.end <= span.begin; });
    return it != end && it->span.begin < span.end;
  }

  void add(const Fate& fate) {
    if (!in_figure(fate.span)) out_.push_back(fate);
  }

  Fate fate_of(std::size_t number) {
    const Number& n = m_.numbers[number];
    if (n.fate != Number::Fate::open) return {n.span, n.why->gives.reason, n.why};
    if (in_figure(n.span)) return {n.span, reason::figure};  // will not be added
    if (n.in_words && n.value == Decimal(1)) return {n.span, reason::article};
    if (n.shape == NumberShape::roman) return {n.span, reason::identifier};
    auto inside = std::find_if(m_.quantities.begin(), m_.quantities.end(), [&](const Quantity& q) { return q.begin < n.end && n.begin < q.end; });
    bool time = inside != m_.quantities.end() && inside->type == QuantityType::duration;
    return {n.span, time ? reason::duration : reason::unexplained, nullptr, nearest(number)};
  }

  const Rule* nearest(std::size_t number) {
    if (!trials_) trials_.emplace(m_, grammar_);
    auto tried = trials_->at(number, 1);
    return tried.empty() ? nullptr : tried[0].rule;
  }

  void digits_in_words() {
    for (const Token& t : m_.tokens) {
      if (t.kind != Token::Kind::word || find_digit(text_, t.span.begin, t.span.end) == t.span.end) continue;
      const Phrase* word = lexicon_.phrase_of(t.syllable);
      add({t.span, word && word->unit >= 0 ? reason::unit : reason::identifier});
    }
  }

  // "hàng trăm", "vài chục nghìn". Behind a number a magnitude is a part of it.
  void vague_numbers() {
    for (std::size_t t = 0; t < m_.tokens.size();) {
      std::size_t end = t;
      Found f = word_at(end);
      for (; f.phrase && f.phrase->magnitude >= 0 && !counted_[end] && m_.tokens[end].span.size() > kAbbreviation; f = word_at(end)) end += f.length;
      if (end == t) {
        t += std::max<std::size_t>(f.length, 1);
        continue;
      }
      if (t == 0 || !counted_[t - 1]) add({{m_.tokens[t].span.begin, m_.tokens[end - 1].span.end}, reason::vague});
      t = end;
    }
  }

  // The longest phrase decides: "tỷ lệ" is no magnitude.
  Found word_at(std::size_t t) const {
    return longest_phrase(m_.tokens, t, lexicon_, [](const Phrase& p) { return p.magnitude >= 0 || p.unit >= 0 || p.noun >= 0 || p.lists != 0; });
  }

  const Mentions& m_;
  std::string_view text_;
  const Grammar& grammar_;
  const Lexicon& lexicon_;
  std::vector<Fate>& out_;
  std::size_t figures_ = 0;
  std::vector<bool> counted_;  // by token: it is part of a number or of a quantity
  std::optional<Trials> trials_;
};

}  // namespace

void account_for(const Mentions& mentions, std::string_view text, const Grammar& grammar, std::vector<Fate>& out) {
  out.clear();
  Account(mentions, text, grammar, out).run();
}

}  // namespace solieu
