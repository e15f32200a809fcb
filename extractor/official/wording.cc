#include "official/wording.h"

#include <charconv>
#include <utility>

#include "base/ascii.h"
#include "match/tokens.h"

namespace solieu::official {
namespace {

int number_at(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::optional<Period> filled(std::string_view pattern, int year, int part) {
  if (part > 12) return std::nullopt;  // templates would count on into the next year
  PeriodValues values;
  values.named = {{"y", year}, {"n", part}};
  return fill_period(pattern, values);
}

// What machines write: 2024, 2024-09, 09/2024, 2024-09-30, 2024M09, 2024Q3, 202409.
std::optional<Period> machine_period(std::string_view s) {
  auto all_digits = [](std::string_view t) { return !t.empty() && t.find_first_not_of("0123456789") == std::string_view::npos; };
  const bool year_first = s.size() >= 4 && all_digits(s.substr(0, 4));
  if (year_first && s.size() == 4) return filled("{y}", number_at(s), 0);
  if (year_first && s.size() == 6 && all_digits(s)) return filled("{y}-{n}", number_at(s.substr(0, 4)), number_at(s.substr(4)));
  if (year_first && s.size() > 5 && all_digits(s.substr(5)) && s.size() <= 7) {
    const int year = number_at(s.substr(0, 4)), part = number_at(s.substr(5));
    switch (s[4]) {
      case 'M':
      case '-':
      case '/': return filled("{y}-{n}", year, part);
      case 'Q': return filled("{y}-Q{n}", year, part);
      case 'H': return filled("{y}-H{n}", year, part);
      default: return std::nullopt;
    }
  }
  if (auto day = Date::parse(s); day && day->valid()) return Period{day, day};
  const auto slash = s.find_first_of("/-");
  if (slash != std::string_view::npos && slash > 0 && slash <= 2 && all_digits(s.substr(0, slash)) && s.size() == slash + 5 &&
      all_digits(s.substr(slash + 1)))
    return filled("{y}-{n}", number_at(s.substr(slash + 1)), number_at(s.substr(0, slash)));
  return std::nullopt;
}

}  // namespace

const Wording& WordingReader::read(std::string_view words, int year) {
  auto [at, added] = read_.try_emplace(std::to_string(year) + " " + std::string(words));
  Wording& w = at->second;
  if (!added) return w;
  constexpr std::size_t kLongest = 600;  // bytes: what is longer is a note, and says nothing of cells
  if (words.size() > kLongest) return w;
  MatchContext context;
  context.habit = NumberHabit::comma_decimal;
  context.year = year;
  w.head = read_head(words, QuantityType::bare, grammar_, context);
  w.place = place_in(words, year, w.only_place);
  w.cumulative = grammar_.indicators().mentions(words, IndicatorList::cumulative);
  return w;
}

std::string WordingReader::place_in(std::string_view words, int year, bool& all) const {
  all = false;
  if (grammar_.gazetteer().empty()) return {};
  std::vector<Token> tokens;
  tokenise(words, {0, words.size()}, grammar_.lexicon(), tokens);
  if (tokens.empty()) return {};
  PlaceNames names(grammar_, words);
  const auto& found = names.find(tokens);
  const PlaceMention* first = nullptr;
  for (const PlaceMention& m : found) {
    bool named = m.use == PlaceMention::Use::plain && m.kind != PlaceKind::abroad && !m.is_local();
    if (!named) continue;
    if (first) return {};  // of which of both the cells are, the words do not say
    first = &m;
  }
  if (!first) return {};
  all = first->begin == 0 && first->end == tokens.size();
  return PlaceMeanings(grammar_.gazetteer(), {}, year).find(NamedPlace::of(*first), -1).name;
}

Period from_new_year(const Period& period) {
  if (!period.last) return period;
  return {Date{period.last->year, 1, 1}, period.last};
}

std::optional<Period> read_period(std::string_view words, int year, WordingReader& reader) {
  while (!words.empty() && words.front() == ' ') words.remove_prefix(1);
  while (!words.empty() && words.back() == ' ') words.remove_suffix(1);
  if (auto period = machine_period(words)) return period;
  if (!words.empty() && is_digit(words.front())) {
    if (auto period = reader.read("Tháng " + std::string(words), year).head.period) return period;
  }
  return reader.read(words, year).head.period;
}

}  // namespace solieu::official
