#include "evaluate/agree.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/decimal.h"
#include "text/normalise.h"

namespace solieu::evaluate {
namespace {

constexpr std::string_view kPercent = "phần trăm";
constexpr std::pair<std::string_view, int> kMagnitudes[] = {{"chục", 1}, {"trăm", 2},  {"nghìn", 3}, {"ngàn", 3},
                                                            {"vạn", 4},  {"triệu", 6}, {"tỷ", 9},    {"tỉ", 9}};

// Code points and their bytes, one after another. The text is valid UTF-8: compose() or folded() made it.
template <class Visit>
void each_code_point(std::string_view text, Visit visit) {
  while (!text.empty()) {
    utf8proc_int32_t code;
    auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &code);
    if (length < 1) return;
    visit(code, text.substr(0, static_cast<std::size_t>(length)));
    text.remove_prefix(static_cast<std::size_t>(length));
  }
}

// Composed, and case-folded ("ß" is "ss"), which is more than lower case.
std::string folded(std::string_view text) {
  OffsetMap unused;
  std::string out;
  each_code_point(compose(valid_utf8(text), unused), [&](utf8proc_int32_t code, std::string_view) {
    utf8proc_int32_t parts[8];
    int boundary = 0;
    auto count = utf8proc_decompose_char(code, parts, std::size(parts), UTF8PROC_CASEFOLD, &boundary);
    for (utf8proc_ssize_t i = 0; i < count; ++i) {
      utf8proc_uint8_t encoded[4];
      out.append(reinterpret_cast<char*>(encoded), static_cast<std::size_t>(utf8proc_encode_char(parts[i], encoded)));
    }
  });
  return out;
}

bool is_word_part(utf8proc_int32_t code) {
  switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return true;
    default: return code == '_';
  }
}

bool is_blank(utf8proc_int32_t code) {
  return (code >= 0x09 && code <= 0x0D) || (code >= 0x1C && code <= 0x1F) || code == 0x85 || code == 0x2028 || code == 0x2029 ||
         utf8proc_category(code) == UTF8PROC_CATEGORY_ZS;
}

struct Unit {
  int power = 0;     // "nghìn tỷ đồng" is 12
  std::string rest;  // and "đồng"
};

Unit take_apart(std::string_view unit) {
  std::string text = folded(unit);
  for (auto at = text.find(kPercent); at != std::string::npos; at = text.find(kPercent, at)) text.replace(at, kPercent.size(), "%");
  std::vector<std::string> parts(1);
  each_code_point(text, [&](utf8proc_int32_t code, std::string_view bytes) {
    if (!is_blank(code)) parts.back() += bytes;
    else if (!parts.back().empty()) parts.emplace_back();
  });
  Unit out;
  bool leading = true;
  for (const std::string& part : parts) {
    auto magnitude = std::find_if(std::begin(kMagnitudes), std::end(kMagnitudes), [&](const auto& m) { return m.first == part; });
    leading = leading && magnitude != std::end(kMagnitudes);
    if (leading) out.power += magnitude->second;
    else out.rest += (out.rest.empty() ? "" : " ") + part;
  }
  return out;
}

Decimal absolute(const Decimal& d) { return d.is_positive() ? d : d.negated(); }

}  // namespace

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  bool within = false;
  each_code_point(folded(text), [&](utf8proc_int32_t code, std::string_view bytes) {
    bool part = is_word_part(code);
    if (part && within) out.back() += bytes;
    else if (part || bytes == "%" || bytes == "‰") out.emplace_back(bytes);
    within = part;
  });
  return out;
}

bool amounts_agree(std::string_view a, std::string_view unit_a, std::string_view b, std::string_view unit_b) {
  auto x = Decimal::parse(a), y = Decimal::parse(b);
  if (!x || !y) return !x && !y;
  x = x->shifted(take_apart(unit_a).power);
  y = y->shifted(take_apart(unit_b).power);
  auto apart = x->plus(y->negated());
  if (!apart) return false;  // they lie so far apart that 38 digits do not tell it
  Decimal larger = std::max(absolute(*x), absolute(*y));
  return absolute(*apart) <= std::max(larger.shifted(-9), Decimal(1).shifted(-12));
}

bool units_agree(std::string_view a, std::string_view b) {
  auto x = words(take_apart(a).rest), y = words(take_apart(b).rest);
  if (x.empty() || y.empty()) return x.empty() && y.empty();
  auto common = static_cast<std::ptrdiff_t>(std::min(x.size(), y.size()));
  return std::equal(x.begin(), x.begin() + common, y.begin());
}

bool indicators_agree(std::string_view a, std::string_view b) {
  auto x = words(a), y = words(b);
  if (x.empty() || y.empty()) return x.empty() && y.empty();
  std::sort(x.begin(), x.end());
  std::sort(y.begin(), y.end());
  std::vector<std::string> both;
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
  return 20 * both.size() >= 7 * (x.size() + y.size());
}

}  // namespace solieu::evaluate
