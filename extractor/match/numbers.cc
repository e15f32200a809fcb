#include "match/numbers.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "match/misprints.h"
#include "text/scan.h"

namespace solieu {
namespace {

bool separator(char c) { return c == '.' || c == ','; }

int small(std::string_view digits) {
  int v = 0;
  auto [p, e] = std::from_chars(digits.data(), digits.data() + digits.size(), v);
  return e == std::errc() && p == digits.data() + digits.size() ? v : -1;
}

bool year(std::string_view s) { return s.size() == 4 && small(s) >= 1900 && small(s) <= 2100; }
bool day(std::string_view s) { return s.size() <= 2 && small(s) >= 1 && small(s) <= 31; }
// 3-0, 2-2: no range, and no day and month like 26-11
bool may_be_score(std::string_view a, std::string_view b) {
  auto points = [](std::string_view s) { return s == "0" || (day(s) && s[0] != '0'); };
  return points(a) && points(b) && small(a) >= small(b) && !(small(a) > 12 && small(b) >= 1 && small(b) <= 12);
}
bool month(std::string_view s) { return s.size() <= 2 && small(s) >= 1 && small(s) <= 12; }

NumberShape integer_shape(std::string_view s) {
  if (year(s)) return NumberShape::year;
  int v = s.size() <= 2 ? small(s) : -1;
  if (v == 1) return NumberShape::one;
  if (v >= 2 && v <= 4) return NumberShape::int_quarter;
  if (v >= 5 && v <= 12) return NumberShape::int_month;
  if (v >= 13 && v <= 31) return NumberShape::int_day;
  return NumberShape::integer;
}

NumberShape word_shape(const Decimal& value) {
  auto v = value.to_int();
  if (v && *v >= 1 && *v <= 4) return NumberShape::word_quarter;
  if (v && *v >= 5 && *v <= 12) return NumberShape::word_month;
  return NumberShape::word;
}

// Parts and joining marks of a digit sequence.
struct Joined {
  std::array<std::string_view, 4> part;
  std::array<char, 4> mark{};
  int count = 0;  // parts; more than three are not told apart
};

Joined split(std::string_view s) {
  Joined j;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= s.size(); ++i) {
    bool end = i == s.size();
    if (!end && (is_digit(s[i]) || separator(s[i]) || s[i] == ' ')) continue;
    if (j.count < 4) {
      j.part[static_cast<std::size_t>(j.count)] = s.substr(begin, i - begin);
      if (!end) j.mark[static_cast<std::size_t>(j.count)] = s[i] == '/' || s[i] == ':' ? s[i] : '-';
    }
    ++j.count;
    if (!end && static_cast<unsigned char>(s[i]) == 0xE2) i += 2;
    begin = i + 1;
  }
  return j;
}

// "24.7.2020"; behind the word for it "[tháng] 4.2023", "[ngày] 24.7".
std::optional<Joined> date_with_points(std::string_view s, bool behind_month, bool behind_day) {
  Joined j;
  for (std::size_t begin = 0; begin <= s.size(); ++j.count) {
    const std::size_t end = std::min(s.find('.', begin), s.size());
    if (j.count == 3 || end == begin || s.substr(begin, end - begin).find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    j.part[static_cast<std::size_t>(j.count)] = s.substr(begin, end - begin);
    j.mark[static_cast<std::size_t>(j.count)] = '/';
    begin = end + 1;
  }
  const auto& [a, b, c, d] = j.part;
  const bool date = j.count == 3 && day(a) && month(b) && year(c);
  const bool part = j.count == 2 && ((behind_month && month(a) && year(b)) || (behind_day && day(a) && month(b)));
  return date || part ? std::optional(j) : std::nullopt;
}

NumberShape joined_shape(const Joined& j) {
  auto [a, b, c, d] = j.part;
  if (j.count == 2) {
    if (j.mark[0] == ':') return month(a) || day(a) || a == "0" || a == "00" ? NumberShape::time : NumberShape::code;
    if (j.mark[0] == '/') {
      if (day(a) && month(b)) return NumberShape::day_month;
      if (month(a) && year(b)) return NumberShape::month_year;
      return NumberShape::fraction;
    }
    if (month(a) && year(b)) return NumberShape::month_year;  // "tháng 3-2025"
    if (year(a) && year(b)) return NumberShape::years;
    if (may_be_score(a, b)) return NumberShape::score;
    return day(a) && day(b) ? NumberShape::days : NumberShape::dashed;
  }
  if (j.count == 3 && j.mark[0] == j.mark[1] && day(a) && month(b) && (year(c) || c.size() == 2)) return NumberShape::date;
  return NumberShape::code;
}

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

Decimal tenths(int count) { return Decimal(count).shifted(-1); }

// A + or - that belongs to the number behind it: it hangs on nothing, and does not open a line as a bullet.
bool is_sign(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  bool plus = text[tokens[at].span.begin] == '+';
  if (!plus && tokens[at].mark != Mark::dash) return false;
  if (at == 0) return plus;
  return !tokens[at].glued || tokens[at - 1].mark == Mark::open;
}

// "2.1" that numbers a heading, "8.2024", "công nghiệp 4.0": a point, and no decimals.
bool no_decimal(std::string_view text, std::size_t begin, std::size_t end) {
  std::string_view digits = text.substr(begin, end - begin);
  std::size_t at = digits.find('.');
  return begin == 0 || text[begin - 1] == '\n' || digits.ends_with(".0") || year(digits.substr(at + 1));
}

}  // namespace

void HabitVotes::add(std::string_view text) {
  for (std::size_t i = 0; (i = find_digit(text, i, text.size())) < text.size();) {
    std::size_t begin = i;
    int points = 0, commas = 0, last_group = 0;
    char first_mark = 0, last_mark = 0;
    while (i < text.size() && (is_digit(text[i]) || (separator(text[i]) && i + 1 < text.size() && is_digit(text[i + 1])))) {
      if (is_digit(text[i])) {
        ++last_group;
      } else {
        (text[i] == '.' ? points : commas)++;
        if (!first_mark) first_mark = text[i];
        last_mark = text[i];
        last_group = 0;
      }
      ++i;
    }
    if (points + commas == 0) continue;
    if (begin > 0 && (text[begin - 1] == '/' || text[begin - 1] == '-')) continue;
    if (points == 1 && commas == 0 && no_decimal(text, begin, i)) continue;
    if (points && commas) {
      if (last_mark != first_mark) (last_mark == ',' ? comma : point)++;
      if (last_mark == '.' && first_mark == ',') ++comma_groups;
    } else if (points + commas > 1) {
      if (last_group == 3) (first_mark == '.' ? comma : point)++;
      if (last_group == 3 && first_mark == ',') ++comma_groups;
    } else if (last_group != 3) {
      (first_mark == ',' ? comma : point)++;
    } else if (first_mark == ',' && text[begin] != '0') {
      ++comma_groups;
    }
  }
}

NumberHabit number_habit(std::string_view text) {
  HabitVotes votes;
  votes.add(text);
  return votes.habit();
}

std::optional<Decimal> parse_digits(std::string_view digits, NumberHabit habit, bool& ambiguous) {
  std::string plain;
  std::size_t points = static_cast<std::size_t>(std::count(digits.begin(), digits.end(), '.'));
  std::size_t commas = static_cast<std::size_t>(std::count(digits.begin(), digits.end(), ','));
  bool blanks = digits.find(' ') != std::string_view::npos;
  char decimal = 0, thousands = blanks ? ' ' : 0;
  if (points && commas) {
    decimal = digits[digits.find_last_of(".,")];
    thousands = decimal == ',' ? '.' : ',';
    if ((decimal == ',' ? commas : points) != 1) return std::nullopt;
  } else if (points + commas > 1) {
    thousands = points ? '.' : ',';
  } else if (points + commas == 1) {
    auto at = digits.find_first_of(".,");
    char mark = digits[at];
    bool three = digits.size() - at - 1 == 3 && at <= 3 && digits[0] != '0' && !blanks;
    if (!three) {
      decimal = mark;
    } else {
      // 1.234 and 1,234: Vietnamese by default, English where the document writes so
      // … and three zeros are thousands in either hand
      bool english = habit == NumberHabit::point_decimal && !digits.ends_with(".000");
      bool is_decimal = (mark == ',') != english;
      (is_decimal ? decimal : thousands) = mark;
      ambiguous = habit == NumberHabit::unknown ? mark == ',' : habit == NumberHabit::point_alone ? !digits.ends_with(".000") : english;
    }
  }
  std::size_t group = 0;
  bool grouped = false, fraction = false;
  for (char c : digits) {
    if (c == decimal && decimal) {
      if (grouped && group != 3) return std::nullopt;
      plain += '.';
      fraction = true;
      group = 0;
    } else if (c == thousands && thousands) {
      if (fraction || group == 0 || group > 3 || (grouped && group != 3)) return std::nullopt;
      grouped = true;
      group = 0;
    } else if (!is_digit(c)) {
      return std::nullopt;
    } else {
      plain += c;
      ++group;
    }
  }
  if (grouped && !fraction && group != 3) return std::nullopt;
  return Decimal::parse(plain);
}

int roman_value(std::string_view text) {
  if (text.find_first_not_of("IVXLC") != std::string_view::npos) return 0;
  static constexpr std::pair<std::string_view, int> kParts[] = {{"C", 100}, {"XC", 90}, {"L", 50}, {"XL", 40}, {"X", 10},
                                                                {"IX", 9},  {"V", 5},   {"IV", 4}, {"I", 1}};
  int value = 0;
  for (auto [letters, worth] : kParts) {
    int times = 0;
    while (text.starts_with(letters)) {
      value += worth;
      text.remove_prefix(letters.size());
      if (++times > 3 || (times > 1 && letters.size() == 2)) return 0;
    }
  }
  return text.empty() ? value : 0;
}

NumberWords parse_number_words(const std::vector<Token>& tokens, std::size_t at, const Grammar& grammar) {
  const Lexicon& lexicon = grammar.lexicon();
  auto part = [&](std::size_t i) {
    return i < tokens.size() && tokens[i].kind == Token::Kind::word ? lexicon.number_part(tokens[i].syllable) : Lexicon::NumberPart{};
  };
  auto role = [&](std::size_t i) { return part(i).role; };
  // without diacritics "muoi" is ten and tens
  auto tens = [&](std::size_t i) { return role(i) == NumberRole::tens || (lexicon.plain() && role(i) == NumberRole::ten); };
  auto any_digit = [&](std::size_t i) { return role(i) == NumberRole::digit || role(i) == NumberRole::inner_digit; };
  auto value = [&](std::size_t i) { return static_cast<int>(part(i).value); };

  std::size_t i = at;
  switch (role(i)) {
    case NumberRole::digit: case NumberRole::ten: break;
    case NumberRole::half: return {tenths(5), 1};
    case NumberRole::pair: case NumberRole::half_more: {
      const Phrase* before = at > 0 ? lexicon.phrase_of(tokens[at - 1].syllable) : nullptr;
      if (!before || !lexicon.set_has(before->lists, grammar.lists().multiply)) return {};
      return {role(i) == NumberRole::pair ? Decimal(2) : tenths(15), 1};
    }
    default: return {};
  }
  if (role(i) == NumberRole::digit && role(i + 1) == NumberRole::half) return {tenths(5), 2};  // một nửa
  int total = 0;
  if (role(i) == NumberRole::digit && role(i + 1) == NumberRole::hundred) {
    total = 100 * value(i);
    i += 2;
    if (role(i) == NumberRole::link && any_digit(i + 1)) return {Decimal(total + value(i + 1)), i + 2 - at};
    if (role(i) != NumberRole::digit && role(i) != NumberRole::ten) return {Decimal(total), i - at};
  }
  if (role(i) == NumberRole::ten) {
    total += 10;
    ++i;
    if (any_digit(i) && !(value(i) == 5 && role(i) == NumberRole::digit)) total += value(i++);  // mười lăm; "mười năm" is ten years
  } else if (tens(i + 1)) {
    total += 10 * value(i);
    i += 2;
    if (any_digit(i) && !(value(i) == 5 && role(i) == NumberRole::digit)) total += value(i++);
  } else {
    total += value(i++);
  }
  return {Decimal(total), i - at};
}

namespace {

// "tháng Năm ước đạt", but not "tháng năm 2024": reports write the names of months with capitals.
bool is_may(const std::vector<Token>& tokens, std::size_t at, const Lexicon& lexicon) {
  if (at == 0 || tokens[at].mark != Mark::name || tokens[at].capitals) return false;
  const ListId* unit = lexicon.find_list("time_unit");
  const Phrase* before = lexicon.phrase_of(tokens[at - 1].syllable);
  return unit && before && lexicon.set_has(before->number_lists, *unit);
}

// "năm" is the year more often than the five. It counts where something that can be counted stands behind it, and
// a word before it that asks for a number: "có năm hộ", "năm triệu đồng", but not "trong năm doanh nghiệp đã lãi".
bool counts_five(const std::vector<Token>& tokens, std::size_t at, const Grammar& grammar) {
  const Lexicon& lexicon = grammar.lexicon();
  if (is_may(tokens, at, lexicon)) return true;
  if (at > 0 && (tokens[at - 1].kind == Token::Kind::digits || lexicon.number_part(tokens[at - 1].syllable).role != NumberRole::none)) return false;
  Found counted = longest_phrase(tokens, at + 1, lexicon, [](const Phrase& p) { return p.unit >= 0 || p.noun >= 0 || p.magnitude > 0 || p.lists != 0; });
  if (!counted.phrase) return false;
  const std::size_t next = at + 1 + counted.length;
  if (next < tokens.size() && tokens[next].kind == Token::Kind::digits) return false;  // "năm lớp 8"
  auto stands_before = [&](ListId list) {
    constexpr std::size_t kLongest = 3;  // tokens
    for (std::size_t length = 1; length <= std::min(kLongest, at); ++length) {
      Found f = longest_phrase(tokens, at - length, lexicon, [](const Phrase& p) { return p.lists != 0; }, at);
      if (f.phrase && f.length == length && lexicon.set_has(f.phrase->lists, list)) return true;
    }
    return false;
  };
  for (std::size_t length = 1; length <= std::min<std::size_t>(2, at); ++length) {  // "hàng năm", "cả năm nay"
    if (longest_phrase(tokens, at - length, lexicon, [](const Phrase& p) { return p.lists != 0; }).length > length) return false;
  }
  if (counted.phrase->magnitude >= 3) return !stands_before(grammar.lists().before_year);
  const UnitKind kind = counted.phrase->unit >= 0 ? lexicon.unit(counted.phrase->unit).kind : UnitKind::measure;
  if (kind == UnitKind::duration && tokens[at + 1].syllable == tokens[at].syllable) return true;  // "trong năm năm qua"
  if (kind == UnitKind::duration || kind == UnitKind::times || (counted.phrase->unit < 0 && counted.phrase->noun < 0)) return false;
  const ListId* title = lexicon.find_list("title");  // "năm ngoái, năm ông tròn 40 tuổi"
  const bool one_person = title && lexicon.set_has(counted.phrase->number_lists, *title);
  const bool listed = at > 0 && !one_person && tokens[at - 1].kind == Token::Kind::mark && tokens[at - 1].mark == Mark::comma;  // "ba người chết, năm người bị thương"
  return (at == 0 && tokens[at].mark == Mark::name) || listed || stands_before(grammar.lists().before_five);
}

}  // namespace

void find_numbers(std::string_view text, const std::vector<Token>& tokens, const Grammar& grammar, NumberHabit habit,
                  std::vector<Number>& out) {
  const Lexicon& lexicon = grammar.lexicon();
  auto behind = [&](std::size_t t, ListId list) {
    const Phrase* before = t > 0 ? lexicon.phrase_of(tokens[t - 1].syllable) : nullptr;
    return before && lexicon.set_has(before->lists, list);
  };
  out.clear();
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    const Token& token = tokens[t];
    if (token.kind == Token::Kind::mark) continue;
    std::string_view s = text.substr(token.span.begin, token.span.size());
    // Most words are no part of a number in any way.
    if (token.kind == Token::Kind::word && s.size() > 1 && lexicon.number_part(token.syllable).role == NumberRole::none &&
        !(token.mark == Mark::name && roman_letter(byte_at(s, 0)))) {
      continue;
    }
    auto begun = [&] {
      Number n;
      n.begin = t;
      n.end = t + 1;
      n.span = token.span;
      return n;
    };
    const bool opens_digits = token.kind == Token::Kind::digits || (token.kind == Token::Kind::word && s.size() == 1);
    if (opens_digits && t + 1 < tokens.size() && tokens[t + 1].glued && tokens[t + 1].kind != token.kind) {
      if (auto read = misread_digits(text, tokens, t, lexicon)) {
        Number n = begun();
        n.end = t + read->length;
        n.span.end = tokens[n.end - 1].span.end;
        n.value = parse_digits(read->digits, habit, n.ambiguous);
        n.shape = read->digits.find_first_of(".,") == std::string::npos ? integer_shape(read->digits) : NumberShape::decimal;
        n.misread = true;
        out.push_back(n);
        t = n.end - 1;
        continue;
      }
    }
    if (token.kind == Token::Kind::digits) {
      Number n = begun();
      Joined j = split(s);
      if (s.find('.') != std::string_view::npos) {
        if (auto date = date_with_points(s, behind(t, grammar.lists().before_month), behind(t, grammar.lists().before_day))) j = *date;
      }
      n.part_count = j.count;
      for (std::size_t p = 0; p < 3; ++p) n.parts[p] = j.part[p];
      if (j.count > 1) {
        n.shape = joined_shape(j);
        for (std::size_t p = 0; p < 2 && j.count == 2; ++p) n.part_values[p] = parse_digits(j.part[p], habit, n.ambiguous);
      } else {
        n.shape = s.find_first_of("., ") == std::string_view::npos ? integer_shape(s) : NumberShape::decimal;
        n.value = parse_digits(s, habit, n.ambiguous);
      }
      if (j.count == 1 && s.size() > 2 && s[0] == '0' && is_digit(s[1])) n.shape = NumberShape::code;  // 0239.3855.114; 05/9/2024 is a date
      // Glued to letters: "A320" and "1A" are names; "đạt104%", "15kg", "1tr2" are not.
      if (t > 0 && token.glued && tokens[t - 1].kind == Token::Kind::word) {
        bool after_number = t > 1 && tokens[t - 1].glued && tokens[t - 1].mark == Mark::word && tokens[t - 2].kind == Token::Kind::digits;
        bool word = tokens[t - 1].syllable != 0 && tokens[t - 1].mark == Mark::word && tokens[t - 1].span.size() > 1;
        if (!after_number && !word) n.shape = NumberShape::code;
      }
      if (t + 1 < tokens.size() && tokens[t + 1].glued && tokens[t + 1].kind == Token::Kind::word) {
        Found f = longest_phrase(tokens, t + 1, lexicon, [](const Phrase&) { return true; });
        if (!f.phrase) n.shape = NumberShape::code;
      }
      if (t > 0 && token.glued && j.count == 1 && n.shape != NumberShape::code && is_sign(text, tokens, t - 1)) {
        n.begin = t - 1;
        n.span.begin = tokens[t - 1].span.begin;
        if (n.value && tokens[t - 1].mark == Mark::dash) n.value = n.value->negated();
      }
      if (n.begin == t && n.value && j.count == 1 && behind(t, grammar.lists().minus)) {  // "âm 3,2 độ"
        n.begin = t - 1;
        n.span.begin = tokens[t - 1].span.begin;
        n.value = n.value->negated();
      }
      out.push_back(n);
    } else if (token.kind == Token::Kind::word) {
      if (token.mark == Mark::name && s.size() <= kLongestRoman && roman_letter(byte_at(s, 0)) && roman_value(s) > 0) {
        Number n = begun();
        n.shape = NumberShape::roman;
        n.value = Decimal(roman_value(s));
        out.push_back(n);
        continue;
      }
      if (lexicon.number_part(token.syllable).role == NumberRole::none) continue;
      NumberWords w = parse_number_words(tokens, t, grammar);
      if (w.length == 0) continue;
      Number n = begun();
      n.in_words = true;
      n.end = t + w.length;
      n.span.end = tokens[n.end - 1].span.end;
      n.value = w.value;
      n.shape = word_shape(w.value);
      bool lone_five = w.length == 1 && w.value == Decimal(5);
      if (!lone_five || counts_five(tokens, t, grammar)) out.push_back(n);
      t = n.end - 1;
    }
  }
}

}  // namespace solieu
