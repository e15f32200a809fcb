#include "grammar/load_places.h"

#include <fmt/core.h>
#include <utf8proc.h>

#include <algorithm>

#include "grammar/spelling.h"
#include "text/diacritics.h"
#include "text/normalise.h"

namespace solieu {
namespace {

// Marks are syllables of their own, as they are tokens: "TP." is "TP ."; Lexicon::add() knows the others.
std::string spaced(std::string_view words) {
  std::string out;
  for (char c : words) {
    if (c == '.') out += " .";
    else out += c;
    if (c == '.') out += ' ';
  }
  return out;
}

// The same with long dashes: "Bà Rịa – Vũng Tàu". Empty where there is no dash.
std::string with_long_dash(std::string_view words) {
  std::string out;
  for (char c : words) c == '-' ? out += " – " : out += c;
  return out.size() == words.size() ? std::string() : out;
}

// "2025-06-30"
bool is_day(std::string_view s) {
  constexpr std::string_view kShape = "0000-00-00";
  bool shaped = s.size() == kShape.size();
  for (std::size_t i = 0; shaped && i < s.size(); ++i) shaped = kShape[i] == '-' ? s[i] == '-' : s[i] >= '0' && s[i] <= '9';
  if (!shaped) return false;
  auto month = s.substr(5, 2), day = s.substr(8, 2);
  return month >= "01" && month <= "12" && day >= "01" && day <= "31";
}

std::string first_syllable(std::string_view phrase) {
  std::string lower;
  append_lower(phrase.substr(0, phrase.find_first_of(" -.")), lower);
  return lower;
}

std::string in_capitals(std::string_view lower) {
  std::string out;
  utf8proc_int32_t c;
  for (std::size_t at = 0; at < lower.size();) {
    auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(lower.data()) + at, static_cast<utf8proc_ssize_t>(lower.size() - at), &c);
    if (length <= 0) break;
    utf8proc_uint8_t bytes[4];
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(utf8proc_encode_char(utf8proc_toupper(c), bytes)));
    at += static_cast<std::size_t>(length);
  }
  return out;
}

std::string with_capital(std::string_view lower) {
  std::size_t first = lower.empty() ? 0 : 1;
  while (first < lower.size() && (static_cast<unsigned char>(lower[first]) & 0xC0) == 0x80) ++first;
  return in_capitals(lower.substr(0, first)).append(lower.substr(first));
}

std::size_t line_of(const toml::node& node) { return node.source().begin.line; }

}  // namespace

void PlaceLoader::fail(const Source& source, std::string_view what) { errors_.push_back(fmt::format("{}:{}: {}", source.file, source.line, what)); }

void PlaceLoader::read(const std::string& file, std::string_view section, const toml::node& node) {
  if (section == "place_words") return words(file, node);
  const toml::array* array = node.as_array();
  if (!array) return fail({file, line_of(node)}, fmt::format("write [[{}]]", section));
  for (const auto& item : *array) {
    const toml::table* entry = item.as_table();
    if (!entry) fail({file, line_of(item)}, fmt::format("write [[{}]]", section));
    else if (section == "place") place(file, *entry);
    else districts(file, *entry);
  }
}

void PlaceLoader::words(const std::string& file, const toml::node& node) {
  const toml::table* lists = node.as_table();
  if (!lists) return fail({file, line_of(node)}, "[place_words] must be a table of lists");
  has_words_ = true;
  Lexicon& lexicon = gazetteer_.words_;
  for (const auto& [key, list] : *lists) {
    std::string id(key.str());
    if (lexicon.find_list(id)) fail({file, line_of(list)}, fmt::format("list '{}' of [place_words] is defined twice", id));
    ListId number = lexicon.list(id);
    for (const auto& phrase : strings(file, *lists, id)) {
      lexicon.put_in_list(spaced(phrase), number);
      if (id == "abroad" || id == "no_place") note_opening(phrase);
      if (id == "contest") contests_.push_back(first_syllable(phrase));
      if (id == "title_quarter") numbered_.push_back(first_syllable(phrase));
      if (id == "country" || id == "world" || id.starts_with("local_")) note_local({file, line_of(list)}, phrase);
      if (std::string dashed = with_long_dash(phrase); !dashed.empty()) lexicon.put_in_list(dashed, number);
    }
  }
}

void PlaceLoader::known_keys(const std::string& file, std::string_view section, const toml::table& entry, std::vector<std::string_view> known) {
  for (const auto& [key, node] : entry) {
    if (std::find(known.begin(), known.end(), key.str()) == known.end()) fail({file, line_of(node)}, fmt::format("'{}' is no part of [[{}]]", key.str(), section));
  }
}

std::string PlaceLoader::text(const std::string& file, const toml::table& entry, std::string_view key) {
  const toml::node* node = entry.get(key);
  if (!node) return {};
  auto value = node->value<std::string>();
  if (!value || value->empty()) fail({file, line_of(*node)}, fmt::format("'{}' must be a string", key));
  return value.value_or("");
}

std::vector<std::string> PlaceLoader::strings(const std::string& file, const toml::table& entry, std::string_view key) {
  std::vector<std::string> found;
  const toml::node* node = entry.get(key);
  if (!node) return found;
  const toml::array* array = node->as_array();
  if (!array) {
    fail({file, line_of(*node)}, fmt::format("'{}' must be a list of strings", key));
    return found;
  }
  for (const auto& item : *array) {
    auto s = item.value<std::string>();
    if (s && s->find_first_not_of(' ') != std::string::npos) found.push_back(*s);
    else fail({file, line_of(item)}, fmt::format("'{}' must hold names only", key));
  }
  return found;
}

Days PlaceLoader::days(const std::string& file, const toml::table& entry) {
  Days days{text(file, entry, "from"), text(file, entry, "until")};
  for (const std::string* day : {&days.first, &days.last}) {
    if (!day->empty() && !is_day(*day)) fail({file, line_of(entry)}, fmt::format("'{}' is no day: write \"2025-06-30\"", *day));
  }
  if (!days.first.empty() && !days.last.empty() && days.last < days.first) fail({file, line_of(entry)}, "it ends before it begins");
  return days;
}

std::int32_t PlaceLoader::add(Place place, Source source) {
  gazetteer_.places_.push_back(std::move(place));
  sources_.push_back(std::move(source));
  return static_cast<std::int32_t>(sources_.size() - 1);
}

void PlaceLoader::name(std::string_view spelling, std::int32_t place, bool needs_title) {
  for (const std::string& way : {spaced(spelling), with_long_dash(spelling)}) {
    if (way.empty()) continue;
    Phrase& p = gazetteer_.words_.add(way);
    note_opening(way);
    if (p.place < 0) {
      p.place = static_cast<std::int32_t>(gazetteer_.names_.size());
      gazetteer_.names_.emplace_back();
    }
    gazetteer_.names_[static_cast<std::size_t>(p.place)].push_back({place, needs_title});
  }
}

void PlaceLoader::company(std::string_view noun) { companies_.push_back(first_syllable(noun)); }

void PlaceLoader::note_opening(std::string_view phrase) {
  std::string first = first_syllable(phrase);
  std::string_view rest = phrase.substr(first.size());
  bool word_follows = rest.size() > 1 && rest[0] == ' ' && first_syllable(rest.substr(1)).size() > 0 && rest.find("–") != 1;
  openings_.emplace_back(first, word_follows ? first_syllable(rest.substr(1)) : std::string());
}

// "toàn tỉnh": found by its first two syllables.
void PlaceLoader::note_local(const Source& source, std::string_view phrase) {
  std::size_t blank = phrase.find(' ');
  if (blank == std::string_view::npos) return fail(source, fmt::format("\"{}\" stands for a place without a name, and needs two words", phrase));
  local_openings_.push_back(first_syllable(phrase));
  local_seconds_.push_back(first_syllable(phrase.substr(blank + 1)));
}

// By which a text is searched for places before anything else is done with it.
void PlaceLoader::note_syllables(const Lexicon& of_grammar) {
  gazetteer_.known_.assign(of_grammar.syllable_count(), 0);
  gazetteer_.local_.assign(of_grammar.syllable_count(), 0);
  of_grammar.each_syllable([&](const SyllableKey& key, SyllableId id) {
    if (SyllableId own = gazetteer_.words_.syllable(key)) gazetteer_.known_[id] = own;
  });
  for (const std::string& syllable : local_openings_) {
    SyllableId id = of_grammar.syllable(syllable);
    gazetteer_.local_[id] |= id != 0 ? Gazetteer::kOpensLocal : 0;
    if (id == 0) openings_.emplace_back(syllable, "");  // UBND: a word that the grammar does not know is found by its capitals
  }
  for (const std::string& syllable : local_seconds_) {
    gazetteer_.local_[of_grammar.syllable(syllable)] |= Gazetteer::kFollowsLocal;  // 0, too: of what the grammar does not know
  }
  gazetteer_.opens_contest_.assign(gazetteer_.words_.syllable_count(), 0);
  for (const std::string& syllable : contests_) gazetteer_.opens_contest_[gazetteer_.words_.syllable(syllable)] = 1;
  for (const std::string& syllable : companies_) gazetteer_.local_[of_grammar.syllable(syllable)] |= Gazetteer::kOpensCompany;
  for (const std::string& syllable : numbered_) {
    if (SyllableId id = of_grammar.syllable(syllable)) gazetteer_.local_[id] |= Gazetteer::kPrecedesNumber;
  }
  note_openings();
}

// The first words of names as a text may write them: in capitals or with one, in each spelling. What can
// be a name by itself, or goes on with a mark, needs no second.
void PlaceLoader::note_openings() {
  auto ways = [&](const std::string& syllable) {
    std::vector<std::string> found = other_spellings(syllable);
    found.push_back(syllable);
    if (gazetteer_.words_.plain()) found.push_back(without_diacritics(syllable));
    std::erase_if(found, [](const std::string& way) { return way.empty(); });
    return found;
  };
  using Write = std::string (*)(std::string_view);
  auto keys = [&](const std::string& syllable, Write write) {
    std::vector<SyllableKey> found;
    for (const std::string& way : ways(syllable)) {
      std::string written = write(way);
      if (written.size() <= SyllableKey::kLongest) found.push_back(SyllableKey::of(written));  // capitals can be longer
    }
    return found;
  };
  for (bool alone : {true, false}) {  // whole names first: the first entry counts
    for (const auto& [first, second] : openings_) {
      if (second.empty() != alone) continue;
      for (Write write : {Write(with_capital), Write(in_capitals)}) {
        const std::vector<SyllableKey> behind = keys(second, write);
        for (const SyllableKey& a : keys(first, write)) {
          std::string written = a.str();
          auto byte = [&](std::size_t i) { return i < written.size() ? static_cast<unsigned char>(written[i]) : 0u; };
          gazetteer_.first_bytes_.set(Gazetteer::bytes_hash(byte(0), byte(1), byte(2)));
          gazetteer_.openings_.insert(a, alone ? Gazetteer::kWholeName : Gazetteer::kFirstOfSeveral);
          for (const SyllableKey& b : behind) gazetteer_.pairs_.insert(Gazetteer::pair(a, b), 1);
        }
      }
    }
  }
}

void PlaceLoader::place(const std::string& file, const toml::table& entry) {
  known_keys(file, "place", entry, {"kind", "name", "code", "spellings", "titled", "needs_title", "from", "until", "into"});
  Source source{file, line_of(entry)};
  Place p;
  std::string kind = text(file, entry, "kind");
  p.kind = kind == "country" ? PlaceKind::country : kind == "province" ? PlaceKind::province : kind == "city" ? PlaceKind::city : PlaceKind::none;
  if (p.kind == PlaceKind::none) fail(source, "'kind' of a place is one of country, province, city");
  p.name = text(file, entry, "name");
  if (p.name.empty()) return fail(source, "a place needs a 'name'");
  p.code = text(file, entry, "code");
  p.valid = days(file, entry);
  p.into = strings(file, entry, "into");
  std::string official = p.name;
  std::int32_t index = add(std::move(p), source);
  bool needs_title = entry.get("needs_title") && entry.get("needs_title")->value_or(false);
  name(official, index, needs_title);
  for (const auto& s : strings(file, entry, "spellings")) name(s, index, needs_title);
  for (const auto& s : strings(file, entry, "titled")) name(s, index, true);
}

void PlaceLoader::districts(const std::string& file, const toml::table& entry) {
  known_keys(file, "districts", entry, {"of", "from", "until", "cities", "towns", "quarters", "districts", "untitled", "spellings"});
  Districts section{{file, line_of(entry)}, text(file, entry, "of"), {}};
  Days valid = days(file, entry);
  std::vector<std::string> untitled = strings(file, entry, "untitled");
  const toml::table* spellings = entry.get("spellings") ? entry.get("spellings")->as_table() : nullptr;
  if (entry.get("spellings") && !spellings) fail(section.source, "'spellings' of [[districts]] must be a table: { \"Pleiku\" = [\"Plei Ku\"] }");
  std::vector<std::string> names;
  for (auto [key, kind] : {std::pair{"cities", PlaceKind::province_city}, {"towns", PlaceKind::town}, {"quarters", PlaceKind::quarter}, {"districts", PlaceKind::district}}) {
    for (const std::string& unit : strings(file, entry, key)) {
      std::size_t digits = unit.find_first_not_of("0123456789");
      if (digits == std::string::npos || (digits > 0 && unit[digits] != ' ')) {
        fail(section.source, fmt::format("\"{}\" must be a code, a blank and a name, or a name", unit));
        continue;
      }
      Place p;
      p.kind = kind;
      p.code = unit.substr(0, digits);
      p.name = unit.substr(digits == 0 ? 0 : digits + 1);
      p.valid = valid;
      names.push_back(p.name);
      bool needs_title = std::find(untitled.begin(), untitled.end(), p.name) == untitled.end();
      std::int32_t index = add(std::move(p), section.source);
      name(names.back(), index, needs_title);
      if (spellings) {
        for (const auto& s : strings(file, *spellings, names.back())) name(s, index, needs_title);
      }
      section.places.push_back(index);
    }
  }
  auto stands = [&](std::string_view n) { return std::find(names.begin(), names.end(), n) != names.end(); };
  for (const std::string& n : untitled) {
    if (!stands(n)) fail(section.source, fmt::format("'untitled' holds \"{}\", which is none of the districts here", n));
  }
  for (auto it = spellings ? spellings->begin() : toml::table::const_iterator(); spellings && it != spellings->end(); ++it) {
    if (!stands((*it).first.str())) fail(section.source, fmt::format("'spellings' holds \"{}\", which is none of the districts here", (*it).first.str()));
  }
  districts_.push_back(std::move(section));
}

void PlaceLoader::finish(const Lexicon& of_grammar) {
  if (sources_.empty() && !has_words_) return;
  known_lists();
  find_provinces();
  check_twins();
  find_successors();
  std::vector<bool> all(gazetteer_.words_.list_count(), true);
  gazetteer_.words_.settle(all, all, all);
  note_syllables(of_grammar);
}

// The province or city that has this name on some of the days.
const Place* PlaceLoader::valid_on(std::string_view name, const Days& days) const {
  for (const Place& p : gazetteer_.places_) {
    if (!is_district(p.kind) && p.name == name && p.valid.overlap(days)) return &p;
  }
  return nullptr;
}

void PlaceLoader::find_provinces() {
  for (const Districts& section : districts_) {
    if (section.places.empty()) continue;
    // a district belongs to what its province was on its own last day
    const Days& valid = gazetteer_.place(section.places.front()).valid;
    const Place* province = valid_on(section.of, valid.last.empty() ? valid : Days{valid.last, valid.last});
    if (!province) {
      fail(section.source, fmt::format("there is no place '{}' on the last of these days", section.of));
      continue;
    }
    auto index = static_cast<std::int32_t>(province - gazetteer_.places_.data());
    for (std::int32_t p : section.places) gazetteer_.places_[static_cast<std::size_t>(p)].province = index;
  }
}

// Two places with one code, or one name and kind in one province, on the same day.
void PlaceLoader::check_twins() {
  std::vector<std::size_t> order(sources_.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  auto twins = [&](auto key, std::string_view what) {
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) == key(b) ? a < b : key(a) < key(b); });
    for (std::size_t i = 0; i < order.size(); ++i) {
      for (std::size_t k = i + 1; k < order.size() && key(order[k]) == key(order[i]) && !key(order[i]).empty(); ++k) {
        const Place &a = gazetteer_.places_[order[i]], &b = gazetteer_.places_[order[k]];
        if (a.valid.overlap(b.valid)) fail(sources_[order[k]], fmt::format("{} of '{}' is that of '{}' ({}:{})", what, b.name, a.name, sources_[order[i]].file, sources_[order[i]].line));
      }
    }
  };
  twins([&](std::size_t i) -> const std::string& { return gazetteer_.places_[i].code; }, "the code");
  std::vector<std::string> full(sources_.size());
  for (std::size_t i = 0; i < full.size(); ++i) {
    const Place& p = gazetteer_.places_[i];
    full[i] = is_district(p.kind) ? fmt::format("{} {} {}", p.name, static_cast<int>(p.kind), p.province) : p.name;
  }
  twins([&](std::size_t i) -> const std::string& { return full[i]; }, "the name");
}

void PlaceLoader::find_successors() {
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const Place& p = gazetteer_.places_[i];
    if (is_district(p.kind)) continue;
    if (p.valid.last.empty() != p.into.empty()) fail(sources_[i], "'until' and 'into' belong together: what ends became something");
    for (const std::string& name : p.into) {
      bool there = std::any_of(gazetteer_.places_.begin(), gazetteer_.places_.end(),
                               [&](const Place& other) { return !is_district(other.kind) && other.name == name && (other.valid.last.empty() || other.valid.last > p.valid.last); });
      if (!there) fail(sources_[i], fmt::format("'into' names '{}', which is no place after {}", name, p.valid.last));
    }
  }
}

void PlaceLoader::known_lists() {
  PlaceLists& k = gazetteer_.lists_;
  const std::pair<std::string_view, ListId*> names[] = {
      {"title_province", &k.title_province}, {"title_city", &k.title_city}, {"title_town", &k.title_town}, {"title_district", &k.title_district},
      {"title_quarter", &k.title_quarter}, {"country", &k.country}, {"world", &k.world}, {"local_province", &k.local_province}, {"local_city", &k.local_city},
      {"local_town", &k.local_town}, {"local_district", &k.local_district}, {"local_quarter", &k.local_quarter}, {"authority", &k.authority},
      {"bearer", &k.bearer}, {"other", &k.other}, {"person", &k.person}, {"origin", &k.origin}, {"away", &k.away}, {"toward", &k.toward},
      {"inside", &k.inside}, {"joint", &k.joint}, {"contest", &k.contest}, {"no_place", &k.no_place}, {"abroad", &k.abroad}};
  for (auto [name, id] : names) {
    if (const ListId* found = gazetteer_.words_.find_list(name)) *id = *found;
    else errors_.push_back(fmt::format("list '{}' of [place_words] is missing: the program needs it", name));
  }
}

}  // namespace solieu
