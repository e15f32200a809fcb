// Reads and checks grammar files (TOML) and compiles them.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <unordered_map>

#include <toml++/toml.h>

#include "grammar/grammar.h"
#include "grammar/load_indicators.h"
#include "grammar/load_places.h"
#include "text/diacritics.h"
#include "text/normalise.h"

namespace solieu {
namespace {

struct Vocabulary {
  std::string_view key;
  std::vector<std::string_view> values;
};

const std::array<Vocabulary, 8>& vocabularies() {
  static const std::array<Vocabulary, 8> v = {{
      {"kind", {"level", "rate", "attainment", "change", "ratio", "share"}},
      {"status", {"actual", "estimate", "target"}},
      {"qualifier", {"exact", "about", "over", "under", "at_least", "at_most"}},
      {"direction", {"up", "down", "flat", "none"}},
      {"base", {"plan", "budget", "same_period", "previous_month", "previous_quarter", "previous_year", "year", "total", "other",
                "none", "by_period"}},
      {"flag", {}},
      {"period", {}},
      {"reason", {"date", "period", "identifier", "ordinal", "list_number", "phone", "time", "score", "set_phrase", "category", "cell", "measured"}},
  }};
  return v;
}

std::string* field(Gives& gives, std::string_view key) {
  if (key == "kind") return &gives.kind;
  if (key == "status") return &gives.status;
  if (key == "qualifier") return &gives.qualifier;
  if (key == "direction") return &gives.direction;
  if (key == "base") return &gives.base;
  if (key == "flag") return &gives.flag;
  if (key == "period") return &gives.period;
  if (key == "reason") return &gives.reason;
  return nullptr;
}

}  // namespace

class GrammarLoader {
 public:
  explicit GrammarLoader(bool plain = false) {
    grammar_->lexicon_ = Lexicon(plain);
    if (plain) places_.compare_plainly();
  }

  Result<std::shared_ptr<const Grammar>> run(const std::vector<GrammarFile>& files) {
    std::vector<std::pair<std::string, toml::table>> tables;
    for (const auto& f : files) {
      try {
        Text text;  // composed and cleaned like the texts that it is to match
        normalise(f.text, text);
        tables.emplace_back(f.name, toml::parse(text.utf8, std::string_view(f.name)));
      } catch (const toml::parse_error& e) {
        errors_.push_back(fmt::format("{}:{}: {}", f.name, e.source().begin.line, e.description()));
      }
    }
    for (auto& [name, table] : tables) words(name, table);
    for (auto& [name, table] : tables) {
      rules(name, table, "rule");
      rules(name, table, "head_rule");
    }
    places_.finish(grammar_->lexicon_);
    known_lists();
    compile();
    if (!errors_.empty()) {
      std::string all;
      for (const auto& e : errors_) all += (all.empty() ? "" : "\n") + e;
      return Error{std::move(all)};
    }
    grammar_->files_ = files;
    return std::shared_ptr<const Grammar>(std::move(grammar_));
  }

 private:
  void fail(const std::string& file, const toml::node& node, std::string_view what) {
    errors_.push_back(fmt::format("{}:{}: {}", file, node.source().begin.line, what));
  }

  // The strings of an array, or an error.
  std::vector<std::string> strings(const std::string& file, const toml::node* node, const toml::node& owner, std::string_view key) {
    std::vector<std::string> found;
    const toml::array* array = node ? node->as_array() : nullptr;
    if (!array) {
      fail(file, node ? *node : owner, fmt::format("'{}' must be a list of strings", key));
      return found;
    }
    for (const auto& item : *array) {
      if (auto s = item.value<std::string>()) {
        found.push_back(*s);
      } else {
        fail(file, item, fmt::format("'{}' must hold strings only", key));
      }
    }
    return found;
  }

  // Strings that words can be found by.
  std::vector<std::string> phrases(const std::string& file, const toml::node* node, const toml::node& owner, std::string_view key) {
    std::vector<std::string> found = strings(file, node, owner, key);
    auto blank = [](const std::string& s) { return s.find_first_not_of(' ') == std::string::npos; };
    if (std::any_of(found.begin(), found.end(), blank)) fail(file, *node, fmt::format("'{}' holds a phrase without words", key));
    return found;
  }

  void words(const std::string& file, const toml::table& table) {
    for (const auto& [key, node] : table) {
      if (key == "words") {
        lists(file, node);
      } else if (key == "unit" || key == "noun" || key == "magnitude" || key == "number_word") {
        entries(file, std::string(key.str()), node);
      } else if (PlaceLoader::reads(key.str())) {
        places_.read(file, key.str(), node);
      } else if (IndicatorLoader::reads(key.str())) {
        indicators_.read(file, key.str(), node);
      } else if (key != "rule" && key != "head_rule") {
        fail(file, node,
             fmt::format("'{}' is no section of a grammar: words, unit, noun, magnitude, number_word, rule, head_rule, place, districts, place_words, indicator, indicator_words", key.str()));
      }
    }
  }

  void lists(const std::string& file, const toml::node& node) {
    const toml::table* lists = node.as_table();
    if (!lists) return fail(file, node, "[words] must be a table of lists");
    for (const auto& [name, list] : *lists) {
      std::string id(name.str());
      if (grammar_->lexicon_.find_list(id)) fail(file, list, fmt::format("word list '{}' is defined twice", id));
      if (id == "word" || !mark_symbols(id).empty()) fail(file, list, fmt::format("'{}' is a name of the pattern language; call the list something else", id));
      ListId number = grammar_->lexicon_.list(id);
      for (const auto& phrase : phrases(file, &list, node, id)) grammar_->lexicon_.put_in_list(phrase, number);
    }
  }

  void entries(const std::string& file, const std::string& section, const toml::node& node) {
    const toml::array* array = node.as_array();
    if (!array) return fail(file, node, fmt::format("write [[{}]]", section));
    for (const auto& item : *array) {
      const toml::table* entry = item.as_table();
      if (!entry) {
        fail(file, item, fmt::format("write [[{}]]", section));
        continue;
      }
      known_keys(file, section, *entry);
      auto words = phrases(file, entry->get("words"), *entry, "words");
      if (section == "unit") {
        unit(file, *entry, words);
      } else if (section == "noun") {
        std::int32_t index = grammar_->lexicon_.add_noun({text(file, *entry, "base_unit")});
        bool companies = grammar_->lexicon_.noun(index).base_unit == "{enterprise}";
        for (const auto& p : words) {
          assign(p, "noun", &Phrase::noun, index);
          if (companies) places_.company(p);
        }
      } else if (section == "magnitude") {
        auto power = entry->get("power") ? entry->get("power")->value<int>() : std::nullopt;
        if (!power || *power < 1 || *power > 12) fail(file, *entry, "a magnitude needs 'power', a power of ten from 1 to 12");
        for (const auto& p : words) assign(p, "magnitude", &Phrase::magnitude, static_cast<std::int8_t>(power.value_or(0)));
      } else {
        number_word(file, *entry, words);
      }
    }
  }

  // Of words that are one without their diacritics the first counts: the grammar has the frequent ones first. `role` is
  // what is said of the word.
  template <class Index>
  void assign(const std::string& word, std::string_view role, Index Phrase::* member, Index index) {
    Phrase& phrase = grammar_->lexicon_.add(word);
    if (grammar_->lexicon_.plain()) {
      auto [first, fresh] = first_words_.try_emplace(fmt::format("{} {}", role, without_diacritics(word)), word);
      if (!fresh && first->second != word) return;
    }
    phrase.*member = index;
  }

  void known_keys(const std::string& file, const std::string& section, const toml::table& entry) {
    static const std::unordered_map<std::string, std::vector<std::string_view>> keys = {{"unit", {"words", "kind", "base_unit", "factor"}},
                                                                                        {"noun", {"words", "base_unit"}},
                                                                                        {"magnitude", {"words", "power"}},
                                                                                        {"number_word", {"words", "role", "value"}}};
    const auto& known = keys.at(section);
    for (const auto& [key, node] : entry) {
      if (std::find(known.begin(), known.end(), key.str()) == known.end()) fail(file, node, fmt::format("'{}' is no part of [[{}]]", key.str(), section));
    }
  }

  std::string text(const std::string& file, const toml::table& entry, std::string_view key) {
    auto* node = entry.get(key);
    auto value = node ? node->value<std::string>() : std::nullopt;
    if (!value || value->empty()) fail(file, node ? *node : static_cast<const toml::node&>(entry), fmt::format("'{}' is missing", key));
    return value.value_or("");
  }

  void unit(const std::string& file, const toml::table& entry, const std::vector<std::string>& phrases) {
    static const std::unordered_map<std::string, UnitKind> kinds = {
        {"money", UnitKind::money}, {"measure", UnitKind::measure}, {"percent", UnitKind::percent},
        {"points", UnitKind::points}, {"times", UnitKind::times}, {"duration", UnitKind::duration}};
    Unit unit;
    unit.base_unit = text(file, entry, "base_unit");
    auto kind = kinds.find(text(file, entry, "kind"));
    if (kind == kinds.end()) {
      fail(file, entry, "'kind' of a unit is one of money, measure, percent, points, times, duration");
    } else {
      unit.kind = kind->second;
    }
    if (auto* node = entry.get("factor")) {
      auto s = node->value<std::string>();
      auto factor = s ? Decimal::parse(*s) : std::nullopt;
      if (!factor) fail(file, *node, "'factor' must be a decimal number in quotation marks");
      if (factor && !factor->is_positive()) fail(file, *node, "'factor' must be greater than 0");
      unit.factor = factor.value_or(Decimal(1));
    }
    std::int32_t index = grammar_->lexicon_.add_unit(std::move(unit));
    for (const auto& p : phrases) assign(p, "unit", &Phrase::unit, index);
  }

  void number_word(const std::string& file, const toml::table& entry, const std::vector<std::string>& phrases) {
    static const std::unordered_map<std::string, NumberRole> roles = {
        {"digit", NumberRole::digit}, {"inner_digit", NumberRole::inner_digit}, {"ten", NumberRole::ten},
        {"tens", NumberRole::tens}, {"hundred", NumberRole::hundred}, {"link", NumberRole::link},
        {"half_more", NumberRole::half_more}, {"half", NumberRole::half}, {"pair", NumberRole::pair}};
    auto role = roles.find(text(file, entry, "role"));
    if (role == roles.end()) return fail(file, entry, "'role' of a number word is unknown");
    bool digit = role->second == NumberRole::digit || role->second == NumberRole::inner_digit;
    auto* node = entry.get("value");
    auto value = node ? node->value<int>() : std::nullopt;
    if (digit && (!value || *value < 1 || *value > 9)) fail(file, entry, "a digit needs 'value', a number from 1 to 9");
    for (const auto& p : phrases) {
      if (p.find(' ') != std::string::npos) fail(file, entry, fmt::format("'{}' is more than one syllable", p));
      Phrase& phrase = grammar_->lexicon_.add(p);
      if (phrase.number != NumberRole::none && grammar_->lexicon_.plain()) continue;
      phrase.number = role->second;
      phrase.number_value = static_cast<std::int8_t>(value.value_or(0));
    }
  }

  void rules(const std::string& file, const toml::table& table, std::string_view section) {
    const toml::node* node = table.get(section);
    if (!node) return;
    const toml::array* array = node->as_array();
    if (!array) return fail(file, *node, fmt::format("write [[{}]]", section));
    for (const auto& item : *array) {
      const toml::table* entry = item.as_table();
      entry ? rule(file, *entry, section == "head_rule") : fail(file, item, fmt::format("write [[{}]]", section));
    }
  }

  void rule(const std::string& file, const toml::table& entry, bool of_heads) {
    Rule r;
    r.file = file;
    r.line = static_cast<int>(entry.source().begin.line);
    if (auto id = entry["id"].value<std::string>()) r.id = *id;
    if (r.id.empty()) return fail(file, entry, "a rule needs an 'id'");
    auto bad = [&](std::string_view what) { errors_.push_back(fmt::format("{}: {}", r.where(), what)); };
    for (const auto& [key, node] : entry) {
      static constexpr std::array<std::string_view, 6> known = {"id", "about", "patterns", "gives", "yes", "no"};
      if (std::find(known.begin(), known.end(), key.str()) == known.end()) bad(fmt::format("'{}' is no part of a rule", key.str()));
    }
    if (!ids_.emplace(r.id, r.line).second) bad("this id is used twice");
    r.about = entry["about"].value<std::string>().value_or("");
    if (r.about.empty()) bad("'about' must say what the rule is for");
    const toml::table* gives = entry["gives"].as_table();
    if (!gives || gives->empty()) return bad("'gives' must say what a match means");
    for (const auto& [key, node] : *gives) {
      auto value = node.value<std::string>();
      auto known = std::find_if(vocabularies().begin(), vocabularies().end(), [&, name = key.str()](const Vocabulary& v) { return v.key == name; });
      if (known == vocabularies().end()) {
        bad(fmt::format("'{}' can't be given", key.str()));
      } else if (!value || value->empty()) {
        bad(fmt::format("'{}' must be a string", key.str()));
      } else if (!known->values.empty() && std::find(known->values.begin(), known->values.end(), *value) == known->values.end()) {
        bad(fmt::format("'{}' is no {}", *value, key.str()));
      } else {
        *field(r.gives, key.str()) = *value;
      }
    }
    if (!r.gives.period.empty() && r.gives.reason.empty()) r.gives.reason = "period";
    if (!r.gives.period.empty() && r.gives.reason == "measured") bad("a period is not measured: give one of them");
    bool of_figures = !r.gives.kind.empty() || !r.gives.status.empty() || !r.gives.qualifier.empty() || !r.gives.direction.empty() || !r.gives.base.empty();
    if (r.of_numbers() && of_heads) bad("a head_rule gives fields of a figure");
    if (r.of_numbers() && of_figures) bad("a rule gives a period or a reason, or fields of a figure, not both");
    if (!r.of_numbers() && !of_figures && !r.gives.flag.empty()) bad("'gives' must hold more than a flag");
    patterns(entry, r, bad);
    template_names(r, bad);
    examples(entry, r, bad);
    (of_heads ? grammar_->head_rules_ : r.of_numbers() ? grammar_->number_rules_ : grammar_->figure_rules_).push_back(std::move(r));
  }

  template <class Bad>
  void patterns(const toml::table& entry, Rule& r, Bad bad) {
    PatternNames names{[&](std::string_view name) { return grammar_->lexicon_.find_list(name); },
                       [&](std::string_view words) {
                         ListId id = grammar_->lexicon_.list("=" + std::string(words));
                         grammar_->lexicon_.put_in_list(words, id);
                         return id;
                       }};
    auto texts = strings(r.file, entry.get("patterns"), entry, "patterns");
    if (texts.empty()) bad("a rule needs 'patterns'");
    for (const auto& text : texts) {
      auto pattern = parse_pattern(text, names);
      if (!pattern) {
        bad(fmt::format("pattern \"{}\": {}", text, pattern.error()));
        continue;
      }
      if (pattern->has_shapes && !r.of_numbers()) bad(fmt::format("pattern \"{}\": shapes of numbers are known in rules that give a period or a reason only", text));
      if (pattern->has_target == r.of_numbers()) {
        bad(fmt::format("pattern \"{}\": {}", text,
                        r.of_numbers() ? "a rule that gives a period or a reason is not about a <value: …>"
                                       : "<value: …> must mark the figure that the rule is about"));
      }
      r.patterns.push_back(std::move(pattern).value());
    }
  }

  // Does the period refer only to what the patterns remember?
  template <class Bad>
  void template_names(const Rule& r, Bad bad) {
    std::string_view text = r.gives.period;
    for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
      auto close = text.find('}', open);
      if (close == std::string_view::npos) return bad("a '}' is missing in 'period'");
      std::string_view name = text.substr(open + 1, close - open - 1);
      name = name.substr(0, name.find_first_of("+-"));
      if (name == "Y" || name == "M" || name == "D") continue;
      for (const Pattern& p : r.patterns) {
        bool known = std::any_of(p.elements.begin(), p.elements.end(), [&](const Pattern::Element& e) {
          bool part = name.size() == e.name.size() + 1 && name.starts_with(e.name) && name.back() >= '1' && name.back() <= '3';
          return !e.name.empty() && (e.name == name || part);
        });
        if (!known) return bad(fmt::format("'period' speaks of {{{}}}, which a pattern does not name", name));
      }
    }
  }

  template <class Bad>
  void examples(const toml::table& entry, Rule& r, Bad bad) {
    for (const auto& text : strings(r.file, entry.get("yes"), entry, "yes")) {
      Example e;
      std::string_view rest = text;
      if (auto arrow = rest.find(" => "); arrow != std::string_view::npos) {
        e.want = rest.substr(arrow + 4);
        rest = rest.substr(0, arrow);
      }
      auto open = rest.find('<');
      auto close = rest.find('>');
      if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
        bad(fmt::format("example \"{}\" must mark what is matched with < and >", text));
        continue;
      }
      e.text = std::string(rest.substr(0, open)) + std::string(rest.substr(open + 1, close - open - 1)) + std::string(rest.substr(close + 1));
      e.marked = {open, close - 1};
      r.yes.push_back(std::move(e));
    }
    for (auto& text : strings(r.file, entry.get("no"), entry, "no")) r.no.push_back({std::move(text), {}, {}});
    if (r.yes.empty()) bad("'yes' needs at least one example");
    if (r.no.empty()) bad("'no' needs at least one example of what must not match");
  }

  void known_lists() {
    KnownLists& k = grammar_->lists_;
    const std::pair<std::string_view, ListId*> names[] = {
        {"up", &k.up}, {"down", &k.down}, {"level_verb", &k.level_verb}, {"cue", &k.cue}, {"connective", &k.connective},
        {"head", &k.head}, {"whole", &k.whole}, {"goal", &k.goal}, {"fact", &k.fact}, {"clause", &k.clause},
        {"conjunction", &k.conjunction}, {"noun_stop", &k.noun_stop}, {"multiply", &k.multiply}, {"range_from", &k.range_from},
        {"range_to", &k.range_to}, {"per", &k.per}, {"subject", &k.subject}, {"preposition", &k.preposition}, {"growth", &k.growth},
        {"decline", &k.decline}, {"verb", &k.verb}, {"aside", &k.aside}, {"marker", &k.marker}, {"statement", &k.statement}, {"passive", &k.passive},
        {"has", &k.has}, {"time", &k.time}, {"prospect", &k.prospect}, {"demonstrative", &k.demonstrative}, {"this_one", &k.this_one},
        {"number_of_things", &k.number_of}, {"within", &k.within}, {"term", &k.term}, {"counted_whole", &k.counted_whole}, {"before_month", &k.before_month}, {"before_day", &k.before_day}, {"portion", &k.portion}, {"purpose", &k.purpose}, {"rate", &k.rate}, {"rate_name", &k.rate_name}, {"of_group", &k.of_group}, {"flow", &k.flow},
        {"beneficiary", &k.beneficiary}, {"cause", &k.cause}, {"result", &k.result}, {"division", &k.division}, {"structure", &k.structure}, {"suffer", &k.suffer}, {"reach", &k.reach}, {"classifier", &k.classifier}, {"counting", &k.counting},
        {"part", &k.part}, {"target_noun", &k.target_noun}, {"about_what", &k.about_what}, {"worth", &k.worth}, {"volume", &k.volume},
        {"generic", &k.generic}, {"mere_level", &k.mere_level}, {"apart", &k.apart}, {"echo", &k.echo}, {"whole_words", &k.whole_words},
        {"compare", &k.compare}, {"price", &k.price}, {"set_phrase", &k.set_phrase}, {"period_lead", &k.period_lead},
        {"average", &k.average}, {"noun_end", &k.noun_end}, {"comparative", &k.comparative}, {"copula", &k.copula}, {"entity", &k.entity}, {"adopt", &k.adopt}, {"minus", &k.minus}, {"report", &k.report}, {"follows_on", &k.follows_on}, {"such_as", &k.such_as}, {"sum", &k.sum}, {"leave", &k.leave}, {"arrive", &k.arrive}, {"plan_noun", &k.plan_noun}, {"before_five", &k.before_five}, {"before_year", &k.before_year}, {"compound", &k.compound}};
    for (auto [name, id] : names) {
      if (known_list(name, *id) && id != &k.set_phrase) known_.push_back(*id);
    }
    TableLists& t = grammar_->table_lists_;
    const std::pair<std::string_view, ListId*> of_tables[] = {
        {"table_caption", &t.caption}, {"table_unit", &t.unit}, {"table_number", &t.number}, {"table_column_word", &t.column_word},
        {"table_total", &t.total}, {"table_parts", &t.parts}, {"estimate", &t.estimate}, {"plan", &t.plan}, {"budget", &t.budget}, {"same_period", &t.same_period},
        {"previous_month", &t.previous_month}, {"previous_quarter", &t.previous_quarter}, {"previous_year", &t.previous_year}};
    for (auto [name, id] : of_tables) {
      if (known_list(name, *id)) known_in_heads_.push_back(*id);
    }
  }

  bool known_list(std::string_view name, ListId& id) {
    const ListId* found = grammar_->lexicon_.find_list(name);
    if (found) id = *found;
    else errors_.push_back(fmt::format("word list '{}' is missing: the program needs it", name));
    return found != nullptr;
  }

  void compile() {
    if (!errors_.empty()) return;
    settle_stages();
    if (symbol_of_set(static_cast<ListSetId>(grammar_->lexicon_.set_count())) > kLastSymbol) {
      errors_.push_back("too many combinations of word lists");
      return;
    }
    compile(grammar_->number_rules_, grammar_->number_matchers_);
    compile(grammar_->figure_rules_, grammar_->figure_matchers_);
    compile(grammar_->head_rules_, grammar_->head_matchers_);
  }

  // A list counts in the stages whose rules name it; what the program itself asks for, in the one that asks.
  void settle_stages() {
    Lexicon& lexicon = grammar_->lexicon_;
    std::vector<bool> of_numbers(lexicon.list_count()), of_figures(lexicon.list_count());
    auto mark = [](const std::vector<Rule>& rules, std::vector<bool>& flags) {
      for (const Rule& r : rules) {
        for (const Pattern& p : r.patterns) {
          for (const auto& e : p.elements) {
            for (ListId l : e.lists) flags[l] = true;
          }
        }
      }
    };
    mark(grammar_->number_rules_, of_numbers);
    mark(grammar_->figure_rules_, of_figures);
    for (ListId l : known_) of_figures[l] = true;
    std::vector<bool> of_heads = of_figures;
    mark(grammar_->head_rules_, of_heads);
    for (ListId l : known_in_heads_) of_heads[l] = true;
    of_numbers[grammar_->lists_.set_phrase] = of_numbers[grammar_->lists_.compound] = of_numbers[grammar_->lists_.compare] = true;
    const KnownLists& k = grammar_->lists_;
    const TableLists& t = grammar_->table_lists_;
    lexicon.index_pairs({k.up, k.down, k.growth, k.decline, k.reach, k.compare, k.average, t.plan, t.budget, t.same_period, t.previous_month,
                         t.previous_quarter, t.previous_year, t.estimate});
    lexicon.settle(of_numbers, of_figures, of_heads);
  }

  void compile(const std::vector<Rule>& rules, Matchers& matchers) {
    matchers.add(rules, grammar_->lexicon_);
    std::vector<const PatternGraph*> graphs;
    for (std::size_t i = 0; i < matchers.all.size(); ++i) {
      const PatternGraph& graph = matchers.graphs()[i];
      const Pattern& p = graph.pattern();
      auto bad = [&](std::string_view what) { errors_.push_back(fmt::format("{}: pattern \"{}\": {}", matchers.all[i].rule->where(), p.text, what)); };
      if (graph.matches_nothing()) bad("it can match nothing at all");
      if (p.has_target && graph.has_way_around_numbers()) bad("it can match without its <value: …>");
      graphs.push_back(&graph);
    }
    matchers.automaton = StageAutomaton(graphs);
  }

  std::unique_ptr<Grammar> grammar_ = std::make_unique<Grammar>();
  std::unordered_map<std::string, int> ids_;
  std::vector<ListId> known_, known_in_heads_;  // lists that the program reads
  std::vector<std::string> errors_;
  PlaceLoader places_{grammar_->gazetteer_, errors_};
  std::unordered_map<std::string, std::string> first_words_;  // without diacritics: of each role and word, as it was written first
  IndicatorLoader indicators_{grammar_->indicators_, errors_};
};

Result<std::shared_ptr<const Grammar>> Grammar::from_files(const std::vector<GrammarFile>& files) { return GrammarLoader().run(files); }

const Grammar& Grammar::without_diacritics() const {
  std::call_once(plain_made_, [&] {
    if (auto plain = GrammarLoader(true).run(source_ ? source_() : files_)) plain_ = *plain;
  });
  return plain_ ? *plain_ : *this;
}

Result<std::shared_ptr<const Grammar>> Grammar::from_folder(const std::string& folder) {
  auto files = grammar_files_of(folder);
  if (!files) return Error{files.error()};
  return from_files(*files);
}

Result<std::vector<GrammarFile>> grammar_files_of(const std::string& folder) {
  std::error_code code;
  std::vector<GrammarFile> files;
  for (std::filesystem::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
    std::error_code ignored;
    if (it->path().extension() != ".toml" || it->is_directory(ignored)) continue;
    std::ifstream in(it->path(), std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    if (!in || !text || in.bad()) return Error{fmt::format("{}: can't be read", it->path().string())};
    files.push_back({it->path().filename().string(), text.str()});
  }
  if (code) return Error{fmt::format("{}: {}", folder, code.message())};
  if (files.empty()) return Error{fmt::format("{}: holds no grammar files (*.toml)", folder)};
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return files;
}

}  // namespace solieu
