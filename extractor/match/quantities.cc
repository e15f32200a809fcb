#include "match/quantities.h"

#include <algorithm>
#include <array>

namespace solieu {
namespace {

// A unit, or a counted noun, read from the tokens behind a number.
struct UnitRead {
  std::size_t begin = 0, end = 0;  // tokens of the unit, magnitudes left out; empty for none
  std::size_t magnitude_begin = 0, magnitude_end = 0;
  int magnitude = 0;
  Decimal value;                   // what compound forms add: 3 tỷ [200 triệu], 1 tỷ [rưỡi]
  const Unit* unit = nullptr;
  std::string base_unit;
  Decimal factor = 1;
  QuantityType type = QuantityType::bare;
  bool unknown_noun = false;
  bool noun = false;
  std::size_t noun_end = 0;        // without what is below the line
  std::size_t stop = 0;            // first token behind all of it

  bool any() const { return end > begin || magnitude > 0; }
};

class Assembler {
 public:
  Assembler(Mentions& m, const Grammar& grammar, std::string_view text)
      : m_(m), lexicon_(grammar.lexicon()), lists_(grammar.lists()), plans_(grammar.table_lists()), text_(text) {}

  void run() {
    for (std::size_t i = 0; i < m_.numbers.size(); ++i) {
      const Number& n = m_.numbers[i];
      if (n.fate != Number::Fate::open || (!m_.quantities.empty() && n.begin < m_.quantities.back().end)) continue;
      switch (n.shape) {
        case NumberShape::roman: case NumberShape::code: case NumberShape::time: case NumberShape::date: case NumberShape::years:
        case NumberShape::score:
          break;
        case NumberShape::day_month: case NumberShape::month_year: case NumberShape::fraction: fraction(n); break;
        case NumberShape::days: case NumberShape::dashed: dashed(n); break;
        default: simple(i);
      }
    }
    carry_units();
  }

 private:
  // --- looking at tokens ---------------------------------------------------------------------------
  std::string words(std::size_t begin, std::size_t end) const {
    if (begin >= end) return {};
    std::size_t from = m_.tokens[begin].span.begin;
    return std::string(text_.substr(from, m_.tokens[end - 1].span.end - from));
  }

  bool in_list(std::size_t at, ListId list) const {
    Found f = longest_phrase(m_.tokens, at, lexicon_, [](const Phrase& p) { return p.lists != 0; });
    return f.phrase && lexicon_.set_has(f.phrase->lists, list);
  }

  bool mark_at(std::size_t t, Mark mark) const {
    return t < m_.tokens.size() && m_.tokens[t].kind == Token::Kind::mark && m_.tokens[t].mark == mark;
  }

  const Number* number_at(std::size_t token) const {
    auto it = std::lower_bound(m_.numbers.begin(), m_.numbers.end(), token, [](const Number& n, std::size_t t) { return n.begin < t; });
    return it != m_.numbers.end() && it->begin == token ? &*it : nullptr;
  }

  const Number* open_number_at(std::size_t token) const {
    const Number* n = number_at(token);
    return n && n->fate == Number::Fate::open && n->value ? n : nullptr;
  }


  Found magnitude_at(std::size_t t) const {
    return longest_phrase(m_.tokens, t, lexicon_, [](const Phrase& p) { return p.magnitude >= 0 || p.lists != 0; });
  }

  bool half_more_at(std::size_t t) const {
    Found f = longest_phrase(m_.tokens, t, lexicon_, [](const Phrase& p) { return p.number == NumberRole::half_more; });
    return f.phrase != nullptr;
  }

  // --- units ---------------------------------------------------------------------------------------
  UnitRead read_unit(std::size_t t, const Number& n) const {
    UnitRead u;
    u.value = *n.value;
    u.begin = u.end = u.stop = t;
    u.magnitude_begin = u.magnitude_end = t;
    u.magnitude = read_magnitudes(u.stop);
    u.magnitude_end = u.stop;
    if (u.magnitude > 0) compound(u);
    u.begin = u.end = u.stop;
    if (!read_known_unit(u) && !read_worth(u)) read_noun(u, n);
    u.stop = std::max(u.stop, u.end);
    if (u.unit && u.magnitude == 0 && n.part_count == 1) decimals_behind_unit(u);
    if (u.unit && u.stop == u.end && half_more_at(u.end)) {  // 3 tiếng rưỡi
      u.value = u.value.plus(*Decimal::parse("0.5")).value_or(u.value);
      ++u.stop;
    }
    return u;
  }

  // "1m65", "2km5": one word, the decimals behind the unit
  void decimals_behind_unit(UnitRead& u) const {
    static constexpr std::array<std::string_view, 4> kUnits = {"m", "km", "kg", "har"};  // "1cm2" is an area
    if (std::find(kUnits.begin(), kUnits.end(), u.base_unit) == kUnits.end() || u.stop != u.end || u.end != u.begin + 1 || !u.value.is_integer()) return;
    const Number* decimals = number_at(u.end);
    if (!decimals || !decimals->value || decimals->in_words || !m_.tokens[u.begin].glued || !m_.tokens[u.end].glued || decimals->end != u.end + 1) return;
    const TextSpan span = m_.tokens[u.end].span;
    constexpr std::size_t kMost = 2;
    if (span.size() > kMost || !decimals->value->is_integer()) return;
    u.value = u.value.plus(decimals->value->shifted(-static_cast<int>(span.size()))).value_or(u.value);
    ++u.stop;
  }

  int read_magnitudes(std::size_t& t) const {
    int power = 0;
    while (true) {
      Found f = magnitude_at(t);
      if (!f.phrase || f.phrase->magnitude < 0) return power;
      power += f.phrase->magnitude;
      t += f.length;
    }
  }

  // "3 tỷ 200 triệu", "1 tỷ rưỡi", "4 triệu 6", "1tr2"
  void compound(UnitRead& u) const {
    int last = u.magnitude;
    while (true) {
      if (half_more_at(u.stop)) {
        u.value = u.value.plus(Decimal::parse("0.5")->shifted(last - u.magnitude)).value_or(u.value);
        ++u.stop;
        return;
      }
      const Number* next = open_number_at(u.stop);
      if (!next || next->shape == NumberShape::decimal) return;
      std::size_t t = next->end;
      int power = read_magnitudes(t);
      if (power > 0 && power < last) {
        u.value = u.value.plus(next->value->shifted(power - u.magnitude)).value_or(u.value);
        u.stop = t;
        last = power;
        continue;
      }
      bool one_digit = next->value->to_int() && *next->value->to_int() >= 1 && *next->value->to_int() <= 9;
      bool joined = next->in_words || m_.tokens[next->begin].glued || last >= 3;
      if (power == 0 && one_digit && joined && !noun_at(t).phrase && !percent_at(t)) {
        u.value = u.value.plus(next->value->shifted(last - 1 - u.magnitude)).value_or(u.value);
        u.stop = t;
        return;
      }
      // "một nghìn hai trăm lẻ ba", "5 nghìn 300"
      if (power == 0 && *next->value != Decimal(0) && next->value->to_int() && *next->value->to_int() < 1000 && last == 3 && u.magnitude >= 3 &&
          *next->value->to_int() >= 100) {
        u.value = u.value.plus(next->value->shifted(-u.magnitude)).value_or(u.value);
        u.stop = t;
      }
      return;
    }
  }

  Found noun_at(std::size_t t) const {
    return longest_phrase(m_.tokens, t, lexicon_, [](const Phrase& p) { return p.noun >= 0 || p.unit >= 0; });
  }

  bool percent_at(std::size_t t) const {
    Found f = longest_phrase(m_.tokens, t, lexicon_, [](const Phrase& p) { return p.unit >= 0; });
    return f.phrase && lexicon_.unit(f.phrase->unit).kind == UnitKind::percent;
  }

  bool read_known_unit(UnitRead& u) const {
    // The longest phrase of any role decides: "đồng" is a unit, "đồng chí" is not.
    Found f = longest_phrase(m_.tokens, u.begin, lexicon_, [](const Phrase& p) { return p.unit >= 0 || p.noun >= 0 || p.lists != 0; });
    if (!f.phrase || f.phrase->unit < 0 || means_less(u.begin, f)) return false;
    const Unit& unit = lexicon_.unit(f.phrase->unit);
    u.unit = &unit;
    u.base_unit = unit.base_unit;
    u.factor = unit.factor;
    u.end = u.begin + f.length;
    switch (unit.kind) {
      case UnitKind::percent: u.type = QuantityType::percent; break;
      case UnitKind::points: u.type = QuantityType::points; break;
      case UnitKind::times: u.type = QuantityType::times; break;
      case UnitKind::duration: u.type = QuantityType::duration; break;
      default: u.type = QuantityType::amount;
    }
    if (unit.kind == UnitKind::times) read_frequency(u);
    if (unit.kind != UnitKind::times && unit.kind != UnitKind::duration) read_denominators(u);
    return true;
  }

  // "60 triệu/m2": an amount of money whose currency goes without saying, for each unit of something
  bool read_worth(UnitRead& u) const {
    if (u.magnitude == 0 || !mark_at(u.begin, Mark::slash)) return false;
    Found f = longest_phrase(m_.tokens, u.begin + 1, lexicon_, [](const Phrase& p) { return p.unit >= 0; });
    if (!f.phrase) return false;
    u.base_unit = "/" + denominator(f, u.begin + 1, f.length);
    u.end = u.begin + 1 + f.length;
    u.type = QuantityType::amount;
    return true;
  }

  // Without diacritics a unit or noun of one syllable may be a small word more often: "do", "chi", "cho".
  bool means_less(std::size_t t, const Found& f) const {
    if (!lexicon_.plain() || f.length != 1 || !in_list(t, lists_.noun_stop) || in_list(t, lists_.classifier)) return false;
    return f.phrase->unit < 0 || lexicon_.unit(f.phrase->unit).kind != UnitKind::duration;
  }

  // "đồng/người/tháng", "đồng một người một ngày", "USD mỗi thùng", "đồng/hộp 1 kg"
  void read_denominators(UnitRead& u) const {
    for (int n = 0; n < 3; ++n) {
      std::size_t t = u.end;
      if (t >= m_.tokens.size()) return;
      bool slash = mark_at(t, Mark::slash);
      if (!slash && !(in_list(t, lists_.per) && u.unit->kind != UnitKind::percent)) return;
      ++t;
      Found f = noun_at(t);
      std::size_t length = f.length;
      if (!f.phrase) {
        if (!slash || t >= m_.tokens.size() || m_.tokens[t].kind != Token::Kind::word) return;
        length = 1;
      }
      u.base_unit += "/" + denominator(f, t, length);
      u.end = t + length;
      // a packed measure: "/hộp 1 kg"
      if (const Number* inner = open_number_at(u.end); inner && slash) {
        Found measure = longest_phrase(m_.tokens, inner->end, lexicon_, [](const Phrase& p) { return p.unit >= 0; });
        if (measure.phrase && lexicon_.unit(measure.phrase->unit).kind == UnitKind::measure) u.end = inner->end + measure.length;
      }
    }
  }

  // "50-55 lần/phút", "4 chuyến/tuần", "32 giường/vạn dân", "31 học sinh/lớp": between things of one kind a slash
  // means "or" ("4 xã/phường").
  void read_frequency(UnitRead& u) const {
    const bool each = in_list(u.end, lists_.per);  // "80 triệu thùng mỗi ngày"
    if (!each && !mark_at(u.end, Mark::slash)) return;
    std::size_t t = u.end + 1;
    bool magnitude = read_magnitudes(t) > 0;
    Found f = noun_at(t);
    if (!f.phrase) return;
    bool time = f.phrase->unit >= 0 && lexicon_.unit(f.phrase->unit).kind == UnitKind::duration;
    bool other_things = f.phrase->unit < 0 && u.unit == nullptr && lexicon_.noun(f.phrase->noun).base_unit != u.base_unit;
    bool area = f.phrase->unit >= 0 && lexicon_.unit(f.phrase->unit).kind == UnitKind::measure && u.unit == nullptr;  // "290 người/km2"
    if (!time && (each || !(other_things || area))) return;
    u.base_unit += "/" + (magnitude ? "{" + words(u.end + 1, t + f.length) + "}" : denominator(f, t, f.length));
    u.end = t + f.length;
  }

  // A unit below the line stays the one that the text names where it is no base unit itself ("đồng/lượng"):
  // dividing by its factor would leave exact decimals.
  std::string denominator(const Found& f, std::size_t t, std::size_t length) const {
    if (f.phrase && f.phrase->unit >= 0 && lexicon_.unit(f.phrase->unit).factor == Decimal(1)) return lexicon_.unit(f.phrase->unit).base_unit;
    if (f.phrase && f.phrase->unit < 0) return lexicon_.noun(f.phrase->noun).base_unit;
    return "{" + words(t, t + length) + "}";
  }

  void read_noun(UnitRead& u, const Number& n) const {
    std::size_t t = u.begin;
    if (t >= m_.tokens.size() || m_.tokens[t].kind != Token::Kind::word) return;
    Found noun = longest_phrase(m_.tokens, t, lexicon_, [](const Phrase& p) { return p.noun >= 0; });
    Found any = longest_phrase(m_.tokens, t, lexicon_, [](const Phrase& p) { return p.lists != 0; });
    if ((any.phrase && any.length > noun.length) || (noun.phrase && means_less(t, noun))) noun = {};
    if (noun.phrase) {
      u.base_unit = lexicon_.noun(noun.phrase->noun).base_unit;
      u.end = t + noun.length;
      if (noun.length == 1 && in_list(t, lists_.classifier)) read_classified(u);
      coordinate(u);
      u.noun_end = u.end;
      read_frequency(u);
    } else {
      bool whole = n.shape != NumberShape::decimal || (n.value && n.value->is_integer());
      if ((!whole && u.magnitude == 0) || n.shape == NumberShape::year || m_.tokens[t].mark != Mark::word || m_.tokens[t].glued || number_at(t)) return;
      if (any.phrase && !in_list(t, lists_.noun_end)) return;
      u.end = t + 1;
      bool second = u.end < m_.tokens.size() && m_.tokens[u.end].kind == Token::Kind::word && m_.tokens[u.end].mark == Mark::word &&
                    !number_at(u.end) &&
                    !longest_phrase(m_.tokens, u.end, lexicon_, [](const Phrase& p) { return p.lists != 0; }).phrase;
      if (second) ++u.end;
      while (u.end < m_.tokens.size() && in_list(u.end, lists_.noun_end)) ++u.end;  // phát ngôn | viên
      u.base_unit = "{" + words(t, u.end) + "}";
      u.unknown_noun = true;
      u.noun_end = u.end;
    }
    u.noun = true;
    u.type = QuantityType::count;
  }

  // "3 chiếc [chăn bông]", "30 con [khỉ đột] tại …": what a classifier counts, two plain words at most.
  void read_classified(UnitRead& u) const {
    for (int words = 0; words < 2 && u.end < m_.tokens.size(); ++words) {
      const Token& token = m_.tokens[u.end];
      bool name = token.mark != Mark::word;
      if (token.kind != Token::Kind::word || name || number_at(u.end) || in_list(u.end, lists_.noun_stop)) return;
      Found any = longest_phrase(m_.tokens, u.end, lexicon_, [](const Phrase& p) { return p.noun >= 0 || p.unit >= 0 || p.lists != 0; });
      if (any.phrase && any.phrase->noun >= 0) {
        u.end += any.length;
        return;
      }
      if (any.phrase) return;
      ++u.end;
    }
  }

  // "33 xã, thị trấn thuộc …": a second known noun without words of its own, and then an end.
  void coordinate(UnitRead& u) const {
    while (u.end + 1 < m_.tokens.size()) {
      if (!mark_at(u.end, Mark::comma)) return;
      Found next = longest_phrase(m_.tokens, u.end + 1, lexicon_, [](const Phrase& p) { return p.noun >= 0 || p.lists != 0; });
      if (!next.phrase || next.phrase->noun < 0) return;
      std::size_t stop = u.end + 1 + next.length;
      bool ends = stop >= m_.tokens.size() || (m_.tokens[stop].kind == Token::Kind::mark && m_.tokens[stop].mark != Mark::open) ||
                  in_list(stop, lists_.preposition);
      if (!ends) return;
      u.end = stop;
    }
  }

  // --- quantities ----------------------------------------------------------------------------------
  Quantity make(const Number& n, const UnitRead& u) const {
    Quantity q;
    q.begin = n.begin;
    q.end = std::max(u.stop, n.end);
    q.span = {n.span.begin, std::max(n.span.end, m_.tokens[q.end - 1].span.end)};
    q.type = u.any() && u.type == QuantityType::bare ? QuantityType::amount : u.type;
    q.value = n.value ? std::optional(u.value) : std::nullopt;
    q.unit = words(u.magnitude_begin, u.magnitude_end);
    if (u.end > u.begin) q.unit += (q.unit.empty() ? "" : " ") + words(u.begin, u.end);
    q.base_unit = u.base_unit;
    q.magnitude = u.magnitude;
    q.factor = u.factor;
    q.has_own_unit = u.end > u.begin;
    q.plus = text_[n.span.begin] == '+';
    if (u.noun) {
      q.noun_begin = u.begin;
      q.noun_end = u.noun_end;
    }
    if (u.unknown_noun) q.flags.push_back("unit_unknown");
    if (n.ambiguous) q.flags.push_back("number_format_ambiguous");
    if (!n.value) q.flags.push_back("number_misprinted");
    if (n.spaced) q.flags.push_back("number_spaced");
    if (n.misread) q.flags.push_back("number_ocr");
    return q;
  }

  // Is a number in words a number here, or an article ("một")?
  bool words_count(const Number& n, const UnitRead& u) const {
    if (!n.in_words) return true;
    if (lexicon_.plain() && u.unknown_noun) return multiplied(n);  // too many words are numbers without their diacritics
    if (n.value && *n.value == Decimal(1)) return u.magnitude > 0 || (u.unit && u.unit->kind != UnitKind::duration);
    return u.any() || multiplied(n) || in_list(n.end, lists_.within);
  }

  bool multiplied(const Number& n) const {
    for (std::size_t back = 1; back <= 2 && back <= n.begin; ++back) {
      if (in_list(n.begin - back, lists_.multiply)) return true;
    }
    return false;
  }

  // "ba phần tư", "hai phần ba": the number of the denominator's token, 0 for none
  int denominator_in_words(const Number& n) const {
    if (!n.in_words || n.end + 1 >= m_.tokens.size() || !in_list(n.end, lists_.part)) return 0;
    auto [role, value] = lexicon_.number_part(m_.tokens[n.end + 1].syllable);
    if (role == NumberRole::ten) return 10;
    return role == NumberRole::digit || role == NumberRole::inner_digit ? value : 0;
  }

  void simple(std::size_t index) {
    const Number& n = m_.numbers[index];
    if (n.in_words && n.end - n.begin == 2 && *n.value == *Decimal::parse("0.5")) {  // một nửa
      UnitRead u;
      u.value = *n.value;
      u.begin = u.end = u.magnitude_begin = u.magnitude_end = u.stop = n.end;
      Quantity q = make(n, u);
      q.type = QuantityType::fraction;
      q.base_unit = "1";
      m_.quantities.push_back(std::move(q));
      return;
    }
    if (int bottom = denominator_in_words(n); bottom > 1) {
      Number parts = n;
      parts.end = n.end + 2;
      parts.span.end = m_.tokens[parts.end - 1].span.end;
      return fraction_of(parts, *n.value, Decimal(bottom));
    }
    Number misprint = n;
    if (!n.value) misprint.value = Decimal(0);
    UnitRead u = read_unit(n.end, misprint);
    // "gấp rưỡi mức năm 2019", "gấp ba năm ngoái": behind gấp a number counts times and nothing else
    if (multiplied(n) && u.type != QuantityType::times && (n.in_words || u.noun || u.type == QuantityType::duration)) {
      u = UnitRead{};
      u.value = *misprint.value;
      u.begin = u.end = u.magnitude_begin = u.magnitude_end = u.stop = n.end;
    }
    if (!words_count(n, u)) return;
    Quantity q = make(n, u);
    if (!u.any() && multiplied(n)) {
      q.type = QuantityType::times;
      q.unit = "lần";
      q.base_unit = "1";
      q.has_own_unit = true;
      if (n.in_words) q.flags.push_back("unit_implied");
    }
    if (range(q, u)) return;
    m_.quantities.push_back(std::move(q));
  }

  // "từ 6,5% đến 7%", "5 đến 7 tỷ", "10 – 12 triệu": `q` and what follows it become one quantity.
  bool range(Quantity& q, const UnitRead& u) {
    std::size_t t = q.end;
    if (t >= m_.tokens.size() || !q.value) return false;
    bool dash = mark_at(t, Mark::dash);
    bool to = in_list(t, lists_.range_to);
    if (!dash && !to) return false;
    const Number* high = open_number_at(t + 1);
    if (!high) return false;
    bool from = (q.begin >= 1 && in_list(q.begin - 1, lists_.range_from)) || (q.begin >= 2 && in_list(q.begin - 2, lists_.range_from));
    UnitRead v = read_unit(high->end, *high);
    bool bare = u.end == u.begin;
    bool same = !bare && words(u.begin, u.end) == words(v.begin, v.end);
    bool one_of = same || (!bare && v.base_unit.size() > u.base_unit.size() && v.base_unit.starts_with(u.base_unit + "/"));  // "75 USD đến 375 USD/chiếc"
    bool price = !bare && is_money_unit(u.base_unit);
    if (!v.any() || !(one_of || bare) || !(from || bare || dash || price)) return false;
    // "tăng 5 đến 7 tỷ" is a range; "5 - 7 tỷ" too; "3 xã đến 5 xã" only behind "từ"
    if (v.end == v.begin && !bare) return false;
    // "53,9 triệu đồng/lượng - 55,1 triệu đồng/lượng": what gold is bought and sold for
    if (dash && same && (u.base_unit.ends_with("{lượng}") || u.base_unit.ends_with("{chỉ}"))) return false;
    Quantity whole = make(*high, v);
    whole.high = whole.value;
    whole.value = lower_end(*q.value, u.magnitude, bare, *high, v.magnitude);
    if (!bare && whole.high && *whole.high < *whole.value) return false;  // "từ 5 triệu đồng đến 3 triệu đồng"
    whole.begin = q.begin;
    whole.span.begin = q.span.begin;
    m_.quantities.push_back(std::move(whole));
    return true;
  }

  // The lower end in the unit of the upper one: "500 triệu đến 1 tỷ đồng", "750.000 - 1,25 triệu đồng", "5 đến 7 tỷ".
  static Decimal lower_end(const Decimal& low, int magnitude, bool bare, const Number& high, int high_magnitude) {
    if (!bare || magnitude > 0) return low.shifted(magnitude - high_magnitude);
    bool in_full = high_magnitude > 0 && high.value && *high.value < low && low.shifted(-high_magnitude) < *high.value;
    return in_full ? low.shifted(-high_magnitude) : low;
  }

  // "6,5-7%", "3-5 ha"
  void dashed(const Number& n) {
    if (!n.part_values[0] || !n.part_values[1]) return;
    Number high = n;
    high.value = n.part_values[1];
    UnitRead u = read_unit(n.end, high);
    if (!u.any() || (u.unknown_noun && n.shape == NumberShape::dashed)) return;
    Quantity q = make(high, u);
    q.high = q.value;
    q.value = lower_end(*n.part_values[0], 0, true, high, u.magnitude);
    m_.quantities.push_back(std::move(q));
  }

  void fraction(const Number& n) {
    const auto &top = n.part_values[0], &bottom = n.part_values[1];
    if (!top || !bottom) return;
    const bool whole_numbers = top->is_integer() && bottom->is_integer();
    Number whole = n;
    whole.value = bottom;
    UnitRead u = read_unit(n.end, whole);
    if (u.unit && u.base_unit == "mm[Hg]" && *bottom <= *top) {  // blood pressure: between its beats and at them
      Quantity q = make(whole, u);
      q.value = bottom;
      q.high = top;
      m_.quantities.push_back(std::move(q));
      return;
    }
    // "1/3 cơ sở" is a third of them; "7/9 xã" are seven of nine
    bool common = whole_numbers && top->to_int() == 1 && bottom->to_int() && *bottom->to_int() <= 4;
    bool counted = whole_numbers && !common && u.noun && (!u.unknown_noun || n.shape == NumberShape::fraction);
    bool head = in_list(n.end, lists_.whole_words) || (in_list(n.end, lists_.head) && !counted);
    // 2.310/3.000 tỷ đồng, 1,12/1,47 triệu ha
    bool amounts = u.type == QuantityType::amount && (!whole_numbers || (top->to_int() && *top->to_int() > 12));
    if (!whole_numbers && !amounts) return;
    const bool of_plan = *top < *bottom && *bottom < Decimal(10) && (in_list(n.end, plans_.plan) || in_list(n.end, plans_.budget));
    if (of_plan) return fraction_of(n, *top, *bottom);  // "mới đạt 1/3 kế hoạch"
    // "tổng số cầu không bảo đảm tải trọng là 14.276/30.890": too long for a fraction, or a date
    const bool bare = whole_numbers && !u.any() && n.parts[0].find('.') != std::string_view::npos && n.parts[1].find('.') != std::string_view::npos;
    if ((counted || amounts || bare) && !head) {
      Quantity part = make(n, UnitRead{.value = *top});
      part.end = n.end;
      part.span = {n.span.begin, n.span.begin + n.parts[0].size()};
      part.value = top;
      part.noun_begin = counted ? u.begin : 0;
      part.noun_end = counted ? u.noun_end : 0;
      part.has_own_unit = false;
      part.part_of_next = true;
      part.flags.clear();
      part.flags.push_back("unit_carried");
      Quantity total = make(whole, u);
      total.value = bottom;
      total.span.begin = n.span.end - n.parts[1].size();
      total.begin = part.end;  // its own number shares a token with the part's
      total.end = std::max(total.end, part.end);
      part.type = total.type;
      part.unit = total.unit;
      part.base_unit = total.base_unit;
      part.magnitude = total.magnitude;
      part.factor = total.factor;
      m_.quantities.push_back(std::move(part));
      m_.quantities.push_back(std::move(total));
      return;
    }
    if (!(head || u.any() || n.shape == NumberShape::fraction)) return;
    fraction_of(n, *top, *bottom);
  }

  // "1/3 số hộ", "ba phần tư sản lượng", "1/3 kế hoạch"
  void fraction_of(const Number& n, const Decimal& top, const Decimal& bottom) {
    auto value = Decimal::quotient(top, bottom);
    if (!value) return;
    Number whole = n;
    whole.value = value;
    UnitRead u = read_unit(n.end, whole);
    bool head = in_list(n.end, lists_.head) || in_list(n.end, lists_.whole_words);
    if (head) {  // "1/3 số hộ": the counted noun stands behind "số"
      u = UnitRead{};
      u.value = *value;
      Found f = longest_phrase(m_.tokens, n.end, lexicon_, [](const Phrase& p) { return p.lists != 0; });
      u.begin = u.magnitude_begin = u.magnitude_end = n.end;
      u.end = n.end + f.length;
      if (Found noun = noun_at(u.end); noun.phrase) u.end += noun.length;
      u.stop = u.end;
      u.type = QuantityType::fraction;
      u.base_unit = "1";
    }
    u.value = *value;
    Quantity q = make(whole, u);
    if (!u.any()) {
      q.type = QuantityType::fraction;
      q.base_unit = "1";
    }
    q.value = value;
    m_.quantities.push_back(std::move(q));
  }

  // --- carried units -------------------------------------------------------------------------------
  // Do only joining words stand between two quantities: "5 và 7", "từ 11.000 lên 14.500"?
  bool joined(const Quantity& a, const Quantity& b) const {
    if (b.begin < a.end || b.begin - a.end > 3) return false;
    for (std::size_t t = a.end; t < b.begin; ++t) {
      bool comma = mark_at(t, Mark::comma) || mark_at(t, Mark::dash);
      if (!comma && !in_list(t, lists_.conjunction) && !in_list(t, lists_.range_to)) return false;
    }
    return true;
  }

  // "17 trong số 42 điểm", "Tám trong tổng số 34 chủ đầu tư"
  bool out_of(const Quantity& a, const Quantity& b) const {
    if (b.begin <= a.end || b.begin - a.end > 3) return false;
    Found f = longest_phrase(m_.tokens, a.end, lexicon_, [](const Phrase& p) { return p.lists != 0; });
    const bool smaller = a.value && b.value && a.value->is_integer() && Decimal(1) < *a.value && *a.value < *b.value;  // "8 trong 11 nhóm hàng"; one of them is no count
    return f.phrase && a.end + f.length == b.begin && (f.length > 1 || smaller) && lexicon_.set_has(f.phrase->lists, lists_.within);
  }

  void carry(Quantity& q, const Quantity& from) {
    if (q.magnitude == 0) {
      q.unit = from.unit;
      q.magnitude = from.magnitude;
    } else {  // "300 tỷ" beside "tỷ đồng"
      std::string bare = from.unit.substr(from.magnitude > 0 ? from.unit.find_last_of(' ') + 1 : 0);
      q.unit += " " + bare;
    }
    q.base_unit = from.base_unit;
    q.factor = from.factor;
    q.type = from.type;
    q.flags.push_back("unit_carried");
  }

  // "8.606 ha lúa bị thiệt hại (Phú An 4.123, Đông Sơn 4.483)": the parts of an amount, each behind a name
  bool told_in_bracket(const Quantity& a, const Quantity& b) const {
    constexpr std::size_t kLongestWay = 12;  // tokens
    if (!b.value || b.begin == 0 || b.begin - a.end > kLongestWay || a.type == QuantityType::percent) return false;
    if (m_.tokens[b.begin - 1].kind != Token::Kind::word || m_.tokens[b.begin - 1].mark != Mark::name) return false;
    if (!mark_at(b.end, Mark::comma) && !mark_at(b.end, Mark::semicolon) && !mark_at(b.end, Mark::close)) return false;
    bool open = false;
    for (std::size_t t = a.end; t < b.begin; ++t) {
      if (mark_at(t, Mark::close)) return false;
      open |= mark_at(t, Mark::open);
    }
    return open || carried_in_bracket(a);
  }

  // Is it itself such a part?
  static bool carried_in_bracket(const Quantity& a) { return !a.has_own_unit && !a.flags.empty() && a.flags.back() == "unit_carried"; }

  // "Nhật Bản 910, Hàn Quốc 455, các thị trường khác 75 người": a list with its unit at the end
  bool listed(const Quantity& a, const Quantity& b) const {
    constexpr std::size_t kLongestItem = 7;  // tokens
    if (a.type != QuantityType::bare || !a.value || !a.value->is_integer() || a.begin == 0) return false;
    if (b.begin < a.end + 2 || b.begin - a.end > kLongestItem) return false;
    const Token& before = m_.tokens[a.begin - 1];
    bool comma = mark_at(a.end, Mark::comma);
    if (before.kind != Token::Kind::word || !(comma || in_list(a.end, lists_.conjunction))) return false;
    for (std::size_t t = a.end + 1; t < b.begin; ++t) {
      if (m_.tokens[t].kind != Token::Kind::word || in_list(t, lists_.preposition) || in_list(t, lists_.verb)) return false;
    }
    return true;
  }

  void carry_units() {
    auto& all = m_.quantities;
    auto needs = [](const Quantity& q) { return !q.has_own_unit && !q.part_of_next && q.base_unit.empty(); };
    for (std::size_t i = all.size(); i-- > 0;) {
      if (needs(all[i]) && i + 1 < all.size() && all[i + 1].type == QuantityType::count && out_of(all[i], all[i + 1])) {
        carry(all[i], all[i + 1]);
        all[i].noun_begin = all[i + 1].noun_begin;
        all[i].noun_end = all[i + 1].noun_end;
        all[i].part_of_next = true;
        continue;
      }
      if (needs(all[i]) && i + 1 < all.size() && !all[i + 1].base_unit.empty() &&
          (joined(all[i], all[i + 1]) || (all[i + 1].type == QuantityType::count && listed(all[i], all[i + 1])))) {
        carry(all[i], all[i + 1]);
      }
    }
    for (std::size_t i = 1; i < all.size(); ++i) {
      if (!needs(all[i])) continue;
      if (all[i].type == QuantityType::bare && !all[i - 1].base_unit.empty() && told_in_bracket(all[i - 1], all[i])) {
        carry(all[i], all[i - 1]);
        continue;
      }
      if (!all[i - 1].base_unit.empty() && joined(all[i - 1], all[i]) && all[i - 1].type != QuantityType::count) {
        carry(all[i], all[i - 1]);
      } else if (all[i].magnitude > 0) {
        for (std::size_t j = i; j-- > 0;) {
          if (all[j].type != QuantityType::amount || all[j].base_unit.empty() || !all[j].has_own_unit) continue;
          if (all[j].magnitude == 0 && !is_currency(all[j].base_unit)) continue;  // "căn hộ 70 m2 có giá 3,2 tỷ"
          carry(all[i], all[j]);
          break;
        }
      }
    }
  }

  Mentions& m_;
  const Lexicon& lexicon_;
  const KnownLists& lists_;
  const TableLists& plans_;  // knows plan and budget
  std::string_view text_;
};

}  // namespace

void assemble_quantities(Mentions& m, const Grammar& grammar, std::string_view text) {
  m.quantities.clear();
  Assembler(m, grammar, text).run();
}

}  // namespace solieu
