#include "read/cell_format.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include "text/cell.h"

namespace solieu {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

// A format without what it prints as it stands: "text", \x, _x, *x, [Red]. Of several sections the first, for positive numbers.
std::string marks_of(std::string_view code) {
  std::string marks;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '"' || c == '[') {
      const std::size_t end = code.find(c == '"' ? '"' : ']', i + 1);
      if (c == '[' && end == i + 2 && std::string_view("hms").find(static_cast<char>(code[i + 1] | 0x20)) != std::string_view::npos) marks += code[i + 1];  // hours beyond a day
      i = std::min(end, code.size() - 1);
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else {
      marks += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return marks;
}

// The first fifteen digits, rounded, and how far the point stands behind them.
struct Rounded {
  std::string digits;
  int exponent = 0;
};
Rounded rounded(std::string digits, int exponent) {
  constexpr std::size_t kSignificant = 15;
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  if (digits.size() <= kSignificant) return {std::move(digits), exponent};
  exponent += static_cast<int>(digits.size() - kSignificant);
  const bool up = digits[kSignificant] >= '5';
  digits.resize(kSignificant);
  if (!up) return {std::move(digits), exponent};
  std::size_t at = kSignificant;
  while (at > 0 && digits[at - 1] == '9') digits[--at] = '0';
  if (at == 0) digits.insert(digits.begin(), '1');
  else ++digits[at - 1];
  return {std::move(digits), exponent};
}

}  // namespace

CellKind kind_of_format(std::string_view code) {
  const std::string marks = marks_of(code);
  auto has = [&](char c) { return marks.find(c) != std::string::npos; };
  if (has('%')) return CellKind::percent;
  if (marks == "general" || marks == "standard") return CellKind::number;
  if (has('d')) return CellKind::date;
  if (has('y')) return has('m') ? CellKind::month : CellKind::year;
  if (has('h') || has('s')) return CellKind::time;
  if (has('m')) return CellKind::month;
  const std::size_t comma = marks.find(',');
  const bool grouped = comma != std::string::npos && comma + 1 < marks.size() && (marks[comma + 1] == '#' || marks[comma + 1] == '0');
  return grouped ? CellKind::grouped : CellKind::number;
}

CellKind kind_of_format(unsigned id) {
  if (id == 9 || id == 10) return CellKind::percent;
  if ((id >= 14 && id <= 16) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return CellKind::date;
  if (id == 17) return CellKind::month;
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return CellKind::time;
  if (id == 3 || id == 4 || (id >= 37 && id <= 44)) return CellKind::grouped;
  return CellKind::number;
}

std::optional<Decimal> stored_number(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::string digits;
  int exponent = 0;
  bool point = false;
  std::size_t at = 0;
  for (; at < text.size() && (digit(text[at]) || (text[at] == '.' && !point)); ++at) {
    if (text[at] == '.') {
      point = true;
    } else {
      digits += text[at];
      exponent -= point;
    }
  }
  if (digits.empty()) return std::nullopt;
  if (at < text.size()) {
    if (text[at] != 'E' && text[at] != 'e') return std::nullopt;
    if (++at < text.size() && text[at] == '+') ++at;
    int written = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), written);
    constexpr int kMost = 400;
    if (error != std::errc() || end != text.data() + text.size() || written > kMost || written < -kMost) return std::nullopt;
    exponent += written;
  }
  const Rounded kept = rounded(std::move(digits), exponent);
  if (kept.digits.empty()) return Decimal(0);
  constexpr int kLargest = 21;  // digits before the point, and zeros behind it
  const int before = static_cast<int>(kept.digits.size()) + kept.exponent;
  if (before > kLargest || before < -kLargest) return std::nullopt;
  const auto whole = Decimal::parse(kept.digits);
  if (!whole) return std::nullopt;
  const Decimal value = whole->shifted(kept.exponent);
  return negative ? value.negated() : value;
}

std::string shown(const Decimal& number, CellKind kind) {
  std::string text = (kind == CellKind::percent ? number.shifted(2) : number).str();
  const std::size_t point = text.find('.');
  if (point != std::string::npos) {
    text[point] = ',';
    if (text.size() - point == 4) text += '0';  // three places could be thousands
  } else if (kind == CellKind::grouped && is_year_cell(text)) {
    text += ",0";
  }
  if (kind == CellKind::percent) text += '%';
  return text;
}

std::optional<std::string> shown_date(const Decimal& number, CellKind kind, bool from_1904) {
  using namespace std::chrono;
  const std::string text = number.str();
  if (kind == CellKind::time) {
    const auto fraction = number.times(Decimal(24 * 60));
    auto minutes = fraction ? Decimal::parse(fraction->str().substr(0, fraction->str().find('.'))) : std::nullopt;
    const auto count = minutes ? minutes->to_int() : std::nullopt;
    if (!count || *count < 0) return std::nullopt;
    return fmt::format("{:02}:{:02}", *count / 60 % 24, *count % 60);
  }
  const auto whole = Decimal::parse(text.substr(0, text.find('.')));
  const auto count = whole ? whole->to_int() : std::nullopt;
  constexpr std::int64_t kLast = 2'958'465;  // 31/12/9999
  if (!count || *count < 0 || *count > kLast) return std::nullopt;
  // Lotus took 1900 for a leap year, and Excel counts as it did
  const sys_days first = from_1904 ? sys_days(year(1904) / 1 / 1) : sys_days(year(1899) / 12 / (*count < 60 ? 31 : 30));
  const year_month_day day(first + days(*count));
  const int y = int(day.year());
  const unsigned m = unsigned(day.month());
  if (kind == CellKind::year) return fmt::format("{}", y);
  if (kind == CellKind::month) return fmt::format("{:02}/{}", m, y);
  return fmt::format("{:02}/{:02}/{}", unsigned(day.day()), m, y);
}

}  // namespace solieu
