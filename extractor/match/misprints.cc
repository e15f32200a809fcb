#include "match/misprints.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "text/diacritics.h"
#include "text/normalise.h"

namespace solieu {
namespace {

// The digit that a letter may stand for, or 0.
char digit_of(char letter) {
  switch (letter) {
    case 'O': case 'o': return '0';
    case 'l': case 'I': return '1';
    case 'S': return '5';
    case 'B': return '8';
    default: return 0;
  }
}

constexpr std::size_t kMostLetters = 3;  // in a row

std::string_view piece(std::string_view text, const Token& token) { return text.substr(token.span.begin, token.span.size()); }

bool letters_for_digits(std::string_view word) {
  return word.size() <= kMostLetters && std::all_of(word.begin(), word.end(), [](char c) { return digit_of(c) != 0; });
}

// What is said of a number by the words behind it.
struct Behind {
  bool percent = false;   // "%"
  bool measured = false;  // a magnitude or a unit
  bool counted = false;   // one of these, a length of time, or a noun
};

Behind behind(const std::vector<Token>& tokens, std::size_t at, const Lexicon& lexicon) {
  Behind b;
  Found f = longest_phrase(tokens, at, lexicon, [](const Phrase& p) { return p.unit >= 0 || p.noun >= 0 || p.magnitude > 0 || p.lists != 0; });
  if (!f.phrase) return b;
  const UnitKind kind = f.phrase->unit >= 0 ? lexicon.unit(f.phrase->unit).kind : UnitKind::duration;
  b.percent = kind == UnitKind::percent;
  b.measured = f.phrase->magnitude >= 3 || kind != UnitKind::duration;
  b.counted = b.measured || f.phrase->unit >= 0 || f.phrase->noun >= 0;
  return b;
}

bool is_year_word(const Token& token, const Lexicon& lexicon) {  // "năm", which is the five as well
  Lexicon::NumberPart part = lexicon.number_part(token.syllable);
  return part.role == NumberRole::digit && part.value == 5;
}

}  // namespace

std::optional<MisreadDigits> misread_digits(std::string_view text, const std::vector<Token>& tokens, std::size_t at, const Lexicon& lexicon) {
  if (tokens[at].glued && (tokens[at - 1].kind != Token::Kind::mark || (tokens[at - 1].mark != Mark::open && tokens[at - 1].mark != Mark::quote))) return std::nullopt;
  MisreadDigits read;
  std::string letters;  // as written
  std::size_t i = at;
  for (; i < tokens.size() && (i == at || tokens[i].glued); ++i) {
    std::string_view s = piece(text, tokens[i]);
    const bool goes_on = i + 1 < tokens.size() && tokens[i + 1].glued;
    if (tokens[i].kind == Token::Kind::digits) {
      if (!std::all_of(s.begin(), s.end(), [](char c) { return is_digit(c) || c == '.' || c == ','; })) return std::nullopt;
    } else if (tokens[i].kind == Token::Kind::word) {
      if (!letters_for_digits(s)) break;
    } else if (!(goes_on && i > at && (s == "," || s == ".") && (tokens[i + 1].kind == Token::Kind::digits || letters_for_digits(piece(text, tokens[i + 1]))))) {
      break;
    }
    letters += s;
  }
  const bool any_letter = std::any_of(letters.begin(), letters.end(), [](char c) { return digit_of(c) != 0; });
  if (!any_letter || std::none_of(letters.begin(), letters.end(), is_digit)) return std::nullopt;
  for (char c : letters) read.digits += digit_of(c) ? digit_of(c) : c;
  read.length = i - at;
  const Behind b = behind(tokens, i, lexicon);
  const bool percent_glued = b.percent && tokens[i].glued;
  const bool is_glued = i < tokens.size() && tokens[i].glued && tokens[i].kind == Token::Kind::word;
  if (is_glued && !b.measured) return std::nullopt;
  const bool year = letters.size() == 4 && (read.digits.starts_with("19") || read.digits.starts_with("20")) && at > 0 && is_year_word(tokens[at - 1], lexicon);
  const char first = letters.front(), last = letters.back();
  for (std::size_t k = 0; k < letters.size(); ++k) {
    const char c = letters[k];
    if (digit_of(c) == 0) continue;
    bool clear = percent_glued;
    if (c == 'S' || c == 'B') {
    } else if (k == 0 && first == 'l') {
      clear = clear || b.counted;
    } else if (k == 0) {  // "o,8%", "I,5 tỷ"
      const bool decimals = letters.size() > 1 && letters[1] == ',';
      clear = clear || (decimals && (b.percent || b.measured));
    } else if (k + 1 == letters.size()) {  // "5o C" is a temperature, "5l" a volume
      clear = clear || (last == 'O' && (b.percent || b.measured));
    } else {
      clear = clear || b.percent || b.counted || year;
    }
    if (!clear) return std::nullopt;
  }
  return read;
}

namespace {

// Does a word or bracket stand right before token `at` behind which a figure is told?
bool tells_figure(const std::vector<Token>& tokens, std::size_t at, const Grammar& grammar) {
  if (at == 0) return false;
  if (tokens[at - 1].mark == Mark::open && tokens[at - 1].kind == Token::Kind::mark) return true;
  constexpr std::size_t kLongest = 4;  // tokens of such a phrase
  const KnownLists& l = grammar.lists();
  const Lexicon& lexicon = grammar.lexicon();
  for (std::size_t length = 1; length <= std::min(kLongest, at); ++length) {
    Found f = longest_phrase(tokens, at - length, lexicon, [](const Phrase& p) { return p.lists != 0; }, at);
    if (!f.phrase || f.length != length) continue;
    for (ListId list : {l.up, l.down, l.reach, l.level_verb, l.mere_level, l.average, l.price, l.arrive, l.multiply}) {
      if (lexicon.set_has(f.phrase->lists, list)) return true;
    }
  }
  return false;
}

// 7.353, 1.234.567: groups of three behind points
bool grouped(std::string_view s) {
  const std::size_t first = s.find('.');
  if (first == std::string_view::npos || first == 0 || first > 3) return false;
  for (std::size_t at = first; at < s.size(); at += 4) {
    if (s[at] != '.' || at + 4 > s.size() || !std::all_of(s.begin() + static_cast<std::ptrdiff_t>(at) + 1, s.begin() + static_cast<std::ptrdiff_t>(at) + 4, is_digit)) return false;
  }
  return true;
}

bool all_digits(std::string_view s) { return std::all_of(s.begin(), s.end(), is_digit); }

// Are both about one number: "3, 4 lần", "60, 70 tuổi"?
bool is_rough(std::string_view a, std::string_view b) {
  auto first = Decimal::parse(a), second = Decimal::parse(b);
  if (!first || !second) return false;
  return first->plus(Decimal(1)) == second || (a.size() == 2 && a[1] == '0' && first->plus(Decimal(10)) == second);
}

bool says_respectively(std::string_view text) {
  return text.find("lần lượt") != std::string_view::npos || text.find("tương ứng") != std::string_view::npos || text.find("lan luot") != std::string_view::npos ||
         text.find("tuong ung") != std::string_view::npos;
}

class Joining {
 public:
  Joining(const Mentions& m, const Grammar& grammar, std::string_view text) : m_(m), grammar_(grammar), text_(text) {}

  // Are `a` and `b` the whole part and the decimals of one number?
  bool one_number(const Number& a, const Number& b) const {
    constexpr std::size_t kMostDecimals = 2;
    const auto& tokens = m_.tokens;
    for (const Number* n : {&a, &b}) {
      if (n->in_words || n->fate != Number::Fate::open || n->part_count != 1 || !n->value || n->shape == NumberShape::code) return false;
    }
    if (b.begin != a.end + 1 || b.end != b.begin + 1 || piece(text_, tokens[a.end]) != ",") return false;
    if (tokens[a.end].glued && tokens[b.begin].glued) return false;
    if (tokens[b.begin].span.begin - a.span.end > 3) return false;  // a comma and two blanks
    const std::string_view whole = piece(text_, tokens[a.end - 1]), decimals = piece(text_, tokens[b.begin]);
    if (decimals.size() > kMostDecimals || !all_digits(decimals)) return false;
    const Behind unit = behind(tokens, b.end, grammar_.lexicon());
    if (!unit.percent && !unit.measured) return false;
    if (grouped(whole)) return true;
    if (is_rough(whole, decimals)) return false;
    if (!all_digits(whole) || whole.size() > 4 || a.shape == NumberShape::year || (whole.size() > 1 && whole[0] == '0')) return false;
    if (!tokens[a.end].glued && tokens[b.begin].glued) return true;  // "39 ,1%": no list is written so
    if (decimals.size() > 1 && decimals.back() == '0') return false;  // more often a number of its own than a decimal that says nothing
    const bool may_be_name = whole.size() < 2 || (whole[0] == '1' && whole.size() == 2 && whole[1] <= '2');  // "gói 2, 35% số hộ"
    if (may_be_name && !tells_figure(tokens, a.begin, grammar_)) return false;
    constexpr std::size_t kFar = 400;  // bytes
    const std::size_t sentence = tokens.front().span.begin, far = a.span.begin - std::min(kFar, a.span.begin - sentence);
    return !is_listed(a.begin, b.end) && !says_respectively(text_.substr(far, a.span.begin - far));
  }

  // Are there more numbers before the first or behind the second than these two: "tăng 5, 7 và 9%", "ngày 3 và 4, 65%"?
  bool is_listed(std::size_t begin, std::size_t end) const {
    const auto& tokens = m_.tokens;
    auto digits = [&](std::size_t t) { return t < tokens.size() && tokens[t].kind == Token::Kind::digits; };
    if (begin > 1 && digits(begin - 2) && joins(begin - 1)) return true;
    if (begin > 0 && tokens[begin - 1].kind == Token::Kind::mark && tokens[begin - 1].mark != Mark::open) return true;
    if (begin > 0 && tokens[begin - 1].mark == Mark::name) return true;
    return digits(end + 1);  // behind a comma or a word
  }

 private:
  bool joins(std::size_t t) const {
    const Phrase* phrase = grammar_.lexicon().phrase_of(m_.tokens[t].syllable);
    return phrase && grammar_.lexicon().set_has(phrase->lists, grammar_.lists().conjunction);
  }

  const Mentions& m_;
  const Grammar& grammar_;
  std::string_view text_;
};

}  // namespace

void join_spaced_numbers(Mentions& m, const Grammar& grammar, std::string_view text) {
  const Joining joining(m, grammar, text);
  for (std::size_t i = 0; i + 1 < m.numbers.size(); ++i) {
    Number& a = m.numbers[i];
    const Number& b = m.numbers[i + 1];
    if (b.begin != a.end + 1 || !joining.one_number(a, b)) continue;
    std::string plain;
    for (char c : piece(text, m.tokens[a.end - 1])) {
      if (c != '.') plain += c;
    }
    auto value = Decimal::parse(plain + "." + std::string(piece(text, m.tokens[b.begin])));
    if (!value) continue;
    const bool negative = a.value && *a.value < Decimal(0);
    a.value = negative ? value->negated() : *value;
    a.shape = NumberShape::decimal;
    a.end = b.end;
    a.span.end = b.span.end;
    a.spaced = true;
    a.ambiguous = false;
    m.numbers.erase(m.numbers.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

namespace {

// One look at the words of a sentence for such as lost a mark.
class Mending {
 public:
  Mending(std::string_view text, const Lexicon& lexicon, std::vector<Token>& tokens) : text_(text), lexicon_(lexicon), tokens_(tokens) {}

  bool run(std::size_t begin, std::size_t end) {
    bool any = false;
    Lexicon::Partners one{}, next{};
    for (std::size_t t = begin; t < end; ++t, one = next) {  // of two words, the one that is written right asks for the other
      next = lexicon_.partners(tokens_[t].syllable);
      if ((one.behind | next.before) == 0 || tokens_[t].glued || t == begin) continue;
      if (one.behind != 0 && may_be(t, one.behind) && mend(t, t - 1, t)) {
        any = true;
        next = lexicon_.partners(tokens_[t].syllable);
      }
      if (next.before != 0 && may_be(t - 1, next.before) && mend(t - 1, t - 1, t)) any = true;
    }
    return any;
  }

 private:
  bool word(std::size_t t) const { return tokens_[t].kind == Token::Kind::word; }

  // Mends the word `wrong`, which is one of the two side by side and whose neighbour is written right.
  bool mend(std::size_t wrong, std::size_t first, std::size_t second) {
    const SyllablePair pair = lexicon_.pair_of(plain_key(first), plain_key(second));
    const bool is_first = wrong == first;
    const SyllableId meant = is_first ? pair.first : pair.second;
    if (meant == 0 || tokens_[wrong].syllable == meant || tokens_[is_first ? second : first].syllable != (is_first ? pair.second : pair.first)) return false;
    const Phrase* alone = lexicon_.phrase_of(meant);
    if (is_counted(wrong) && alone && alone->magnitude < 0) return false;  // "5 thang trước" are no months
    if (stands_in_phrase(wrong) || !is_reduced(lower(wrong), lexicon_.written(meant))) return false;
    tokens_[wrong].syllable = meant;
    return tokens_[wrong].misspelt = true;
  }

  bool is_counted(std::size_t t) const { return t > 0 && tokens_[t - 1].kind == Token::Kind::digits; }

  // Begins the word with one of these letters? What is a phrase of its own means what it says.
  bool may_be(std::size_t t, std::uint32_t letters) const {
    return word(t) && (tokens_[t].syllable == 0 || !lexicon_.phrase_of(tokens_[t].syllable)) && (Lexicon::first_letter(piece(text_, tokens_[t])) & letters) != 0;
  }

  // Do the words go on from the one before to this one, or from this one to the next, in some phrase?
  bool stands_in_phrase(std::size_t t) const {
    auto joined = [&](std::size_t a) {
      Lexicon::Node node = lexicon_.step(Lexicon::kRoot, tokens_[a].syllable);
      return node != 0 && lexicon_.step(node, tokens_[a + 1].syllable) != 0;
    };
    return tokens_[t].syllable != 0 && ((t > 0 && joined(t - 1)) || (t + 1 < tokens_.size() && joined(t)));
  }

  std::string lower(std::size_t t) const {
    std::string out;
    append_lower(piece(text_, tokens_[t]), out);
    return out;
  }

  SyllableKey plain_key(std::size_t t) const {
    if (const SyllableKey& key = lexicon_.plain_key(tokens_[t].syllable); key != SyllableKey{}) return key;
    const std::string plain = without_diacritics(lower(t));
    return plain.size() <= SyllableKey::kLongest ? SyllableKey::of(plain) : SyllableKey{};
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  std::vector<Token>& tokens_;
};

}  // namespace

bool mend_syllables(std::string_view text, const Lexicon& lexicon, Mentions& m) {
  constexpr std::size_t kFar = 16;  // tokens from the nearest number
  if (lexicon.plain() || m.numbers.empty()) return false;
  const std::size_t first = m.numbers.front().begin, last = m.numbers.back().end;
  return Mending(text, lexicon, m.tokens).run(first - std::min(first, kFar), std::min(last + kFar, m.tokens.size()));
}

bool opens_with_unit(std::string_view line, const Lexicon& lexicon) {
  constexpr std::size_t kEnough = 24;  // bytes
  std::size_t end = std::min(line.size(), kEnough);
  while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) ++end;
  std::vector<Token> tokens;
  tokenise(line, {0, end}, lexicon, tokens);
  const Behind b = behind(tokens, 0, lexicon);
  return b.percent || (b.measured && tokens.front().span.size() > 1);
}

void flag_mended(Mentions& m) {
  auto misspelt = [&](std::size_t begin, std::size_t end) {
    return std::any_of(m.tokens.begin() + static_cast<std::ptrdiff_t>(begin), m.tokens.begin() + static_cast<std::ptrdiff_t>(std::max(begin, end)),
                       [](const Token& t) { return t.misspelt; });
  };
  for (Quantity& q : m.quantities) {
    const bool in_cues = q.cues.left < q.cues.right && misspelt(m.items[q.cues.left].begin, m.items[q.cues.right - 1].end);
    if (misspelt(q.begin, q.end) || in_cues) q.flags.push_back("words_misspelled");
  }
}

}  // namespace solieu
