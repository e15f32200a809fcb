#include "read/number_format.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <utility>
#include <vector>

#include "base/ascii.h"

namespace solieu {
namespace {

// A section of a format, its literals told from its codes.
struct Piece {
  char code = 0;     // 0: a literal
  std::string text;  // of a literal; of a code, all of its run: "yyyy"
};

std::vector<Piece> pieces_of(std::string_view section) {
  std::vector<Piece> pieces;
  auto literal = [&](std::string_view text) { pieces.push_back({0, std::string(text)}); };
  for (std::size_t i = 0; i < section.size();) {
    const char c = section[i];
    if (c == '"') {
      std::size_t end = std::min(section.find('"', i + 1), section.size());
      literal(section.substr(i + 1, end - i - 1));
      i = end + 1;
    } else if (c == '[') {  // a colour, a condition, a locale, or a currency: [$₫-42A]
      std::size_t end = std::min(section.find(']', i), section.size());
      std::string_view inside = section.substr(i + 1, end - i - 1);
      if (inside.starts_with('$')) literal(inside.substr(1, std::min(inside.find('-'), inside.size()) - 1));
      i = end + 1;
    } else if (c == '\\') {
      literal(section.substr(i + 1, 1));
      i += 2;
    } else if (c == '_' || c == '*') {  // room as wide as the next character, or filled with it
      i += 2;
    } else {
      std::size_t end = i + 1;
      while (end < section.size() && ascii_lower(section[end]) == ascii_lower(c)) ++end;
      pieces.push_back({ascii_lower(c), std::string(section.substr(i, end - i))});
      i = end;
    }
  }
  return pieces;
}

std::vector<std::string_view> sections_of(std::string_view format) {
  std::vector<std::string_view> sections;
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] == '\\') ++i;
    else if (format[i] == '"') quoted = !quoted;
    else if (format[i] == ';' && !quoted) {
      sections.push_back(format.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  sections.push_back(format.substr(std::min(begin, format.size())));
  return sections;
}

bool has(const std::vector<Piece>& pieces, std::string_view codes) {
  return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& p) { return p.code != 0 && codes.find(p.code) != std::string_view::npos; });
}

// Half up, away from 0.
Decimal rounded(const Decimal& value, int places) {
  std::string digits = value.shifted(places).str();
  auto point = digits.find('.');
  if (point == std::string::npos) return value;
  const bool up = digits[point + 1] >= '5', negative = digits[0] == '-';
  Decimal whole = Decimal::parse(digits.substr(0, point)).value_or(Decimal(0));
  if (up) whole = whole.plus(Decimal(negative ? -1 : 1)).value_or(whole);
  return whole.shifted(-places);
}

// 7353.5 with one place and grouping: "7.353,5"
std::string written(const Decimal& value, int places, bool grouped) {
  std::string digits = rounded(value, places).str();
  auto point = digits.find('.');
  std::string whole = digits.substr(0, point), fraction = point == std::string::npos ? "" : digits.substr(point + 1);
  fraction.resize(static_cast<std::size_t>(places), '0');
  if (grouped) {
    for (std::size_t at = whole.size(); at > 3 && is_digit(whole[at - 4]);) {
      at -= 3;
      whole.insert(at, ".");
    }
  }
  return whole + (fraction.empty() ? "" : "," + fraction);
}

std::string in_full(const Decimal& value) {
  std::string digits = value.str();
  std::replace(digits.begin(), digits.end(), '.', ',');
  return digits;
}

struct Day {
  int year = 0, month = 0, day = 0;
};

// Days from the first of March of the year 0 on, in the calendar that is in use (H. Hinnant, "chrono-compatible low-level
// date algorithms").
Day day_of(std::int64_t days_since_1970) {
  const std::int64_t z = days_since_1970 + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
  const auto doe = static_cast<int>(z - era * 146097);
  const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
  const int month = mp < 10 ? mp + 3 : mp - 9;
  return {static_cast<int>(yoe + era * 400) + (month <= 2), month, doy - (153 * mp + 2) / 5 + 1};
}

std::optional<std::string> as_date(const Decimal& serial, const std::vector<Piece>& pieces, bool from_1904) {
  constexpr std::int64_t kMostDays = 2'958'465;  // the end of 9999
  auto seconds = rounded(serial.times(Decimal(86400)).value_or(Decimal(-1)), 0).to_int();
  if (!seconds || *seconds < 0 || *seconds / 86400 > kMostDays) return std::nullopt;
  const std::int64_t days = *seconds / 86400, epoch = from_1904 ? 24107 : days < 61 ? 25568 : 25569;  // 29 February 1900 was none
  const Day date = day_of(days - epoch);
  const int time = static_cast<int>(*seconds % 86400);
  std::string out;
  char before = 0;  // the last code: m behind hours is minutes
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& p = pieces[i];
    const bool two = p.text.size() >= 2;
    char code = p.code;
    if (code == 'm') {
      std::size_t next = i + 1;
      while (next < pieces.size() && std::string_view("dmyhs").find(pieces[next].code) == std::string_view::npos) ++next;
      if (before == 'h' || (next < pieces.size() && pieces[next].code == 's')) code = 'n';
    }
    switch (code) {
      case 'd': out += p.text.size() > 2 ? "" : two ? fmt::format("{:02}", date.day) : std::to_string(date.day); break;
      case 'm': out += p.text.size() > 2 ? fmt::format("tháng {}", date.month) : two ? fmt::format("{:02}", date.month) : std::to_string(date.month); break;
      case 'y': out += p.text.size() > 2 ? std::to_string(date.year) : fmt::format("{:02}", date.year % 100); break;
      case 'h': out += fmt::format(fmt::runtime(two ? "{:02}" : "{}"), time / 3600); break;
      case 'n': out += fmt::format(fmt::runtime(two ? "{:02}" : "{}"), time / 60 % 60); break;
      case 's': out += fmt::format(fmt::runtime(two ? "{:02}" : "{}"), time % 60); break;
      default: out += p.text;
    }
    if (std::string_view("dmyhs").find(p.code) != std::string_view::npos) before = p.code;
  }
  return out;
}

// "#,##0.0": places behind the point, grouping, and thousands that are left out ("0,," shows millions)
std::string as_number(Decimal value, const std::vector<Piece>& pieces, bool percent) {
  int places = 0, thousands = 0;
  bool behind_point = false, grouped = false, seen = false;
  std::string out;
  const std::string slot(1, '\0');  // where the number goes
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& p = pieces[i];
    if (p.code == '0' || p.code == '#' || p.code == '?') {
      if (behind_point) places += static_cast<int>(p.text.size());
      if (!seen) out += slot;
      seen = true;
    } else if (p.code == ',' && seen) {
      std::size_t next = i + 1;
      while (next < pieces.size() && pieces[next].code == ',') ++next;
      const bool number_follows = next < pieces.size() && std::string_view("0#?").find(pieces[next].code) != std::string_view::npos && pieces[next].code != 0;
      if (number_follows) grouped = true;
      else thousands += static_cast<int>(p.text.size());
    } else if (p.code == '.' && seen) {
      behind_point = true;
    } else {
      out += p.text;
    }
  }
  constexpr int kMostPlaces = 15;
  if (percent) value = value.shifted(2);
  const std::string number = written(value.shifted(-3 * std::min(thousands, 4)), std::min(places, kMostPlaces), grouped);
  auto at = out.find(slot);
  if (at == std::string::npos) return out;
  return out.substr(0, at) + number + out.substr(at + 1);
}

}  // namespace

ShownNumber show_number(const Decimal& number, std::string_view format, bool from_1904) {
  const std::vector<std::string_view> sections = sections_of(format);
  const bool own_negative = number.is_negative() && sections.size() > 1;
  std::string_view section = own_negative ? sections[1] : number.is_zero() && sections.size() > 2 ? sections[2] : sections[0];
  const std::vector<Piece> pieces = pieces_of(section);
  const bool in_words = section.find("eneral") != std::string_view::npos || has(pieces, "@/e") || (section.empty() && sections.size() == 1);
  if (has(pieces, "dmyhs") && !has(pieces, "0#?@") && section.find("eneral") == std::string_view::npos) {
    auto text = as_date(number, pieces, from_1904);
    return text ? ShownNumber{std::move(*text), false, true} : ShownNumber{in_full(number), false, false};
  }
  if (in_words) return {in_full(number), false, false};
  if (has(pieces, "0#?")) {
    const bool percent = has(pieces, "%");
    return {as_number(own_negative ? number.negated() : number, pieces, percent), percent, false};
  }
  std::string text;  // "-" for 0, or nothing at all
  for (const Piece& p : pieces) text += p.text;
  return {std::move(text), false, false};
}

std::string_view built_in_format(int id) {
  switch (id) {
    case 1: return "0";
    case 2: return "0.00";
    case 3: return "#,##0";
    case 4: return "#,##0.00";
    case 9: return "0%";
    case 10: return "0.00%";
    case 14: return "dd/mm/yyyy";
    case 15: return "d-mm-yy";
    case 16: return "d-mm";
    case 17: return "mm/yyyy";
    case 18:
    case 20: return "h:mm";
    case 19:
    case 21: return "h:mm:ss";
    case 22: return "dd/mm/yyyy h:mm";
    case 37:
    case 38: return "#,##0;(#,##0)";
    case 39:
    case 40: return "#,##0.00;(#,##0.00)";
    case 41:
    case 42: return "#,##0;-#,##0;\"-\"";
    case 43:
    case 44: return "#,##0.00;-#,##0.00;\"-\"";
    default: return {};
  }
}

std::optional<Decimal> spreadsheet_number(std::string_view text) {
  constexpr std::size_t kDigits = 15;
  constexpr int kMostPower = 60;
  int power = 0;
  if (auto e = text.find_first_of("eE"); e != std::string_view::npos) {
    std::string_view digits = text.substr(e + 1);
    if (digits.starts_with('+')) digits.remove_prefix(1);
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), power);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    text = text.substr(0, e);
  }
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '.' && i == text.find('.')) power -= static_cast<int>(text.size() - i - 1);
    else if (is_digit(text[i])) digits += text[i];
    else return std::nullopt;
  }
  if (digits.empty() || std::abs(power) > 400) return std::nullopt;
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  if (digits.size() > kDigits) {
    power += static_cast<int>(digits.size() - kDigits);
    const bool up = digits[kDigits] >= '5';
    digits.resize(kDigits);
    auto head = Decimal::parse(digits);
    if (!head) return std::nullopt;
    digits = (up ? head->plus(Decimal(1)).value_or(*head) : *head).str();
  }
  if (std::abs(power) > kMostPower) return std::nullopt;
  auto whole = Decimal::parse(digits);
  if (!whole) return std::nullopt;
  Decimal value = whole->shifted(power);
  return negative ? value.negated() : value;
}

}  // namespace solieu
