#include "grammar/examples.h"

#include <fmt/core.h>

#include <algorithm>

#include "match/heads.h"
#include "match/match.h"

namespace solieu {
namespace {

constexpr std::string_view kExampleDay = "2024-10-15";

const Mentions* read(SentenceMatcher& matcher, const std::string& text) {
  return matcher.match(Sentence{{0, text.size()}, 0, true});
}

TextSpan span_of(const Mentions& m, std::size_t begin, std::size_t end) {
  return {m.tokens[begin].span.begin, m.tokens[end - 1].span.end};
}

// What a number rule made of an example: empty when it is right.
std::string check_numbers(const Mentions& m, const Rule& rule, const Example& e) {
  std::string seen;
  for (const PeriodMention& p : m.periods) {
    if (p.rule != &rule) continue;
    TextSpan s = span_of(m, p.begin, p.end);
    std::string got = p.period ? p.period->str() : "an unknown period";
    if (s == e.marked && (e.want.empty() || e.want == got)) return {};
    seen += fmt::format(" «{}» as {}", e.text.substr(s.begin, s.size()), got);
  }
  for (const Number& n : m.numbers) {
    if (n.why != &rule || n.fate == Number::Fate::period) continue;
    if (n.span == e.marked) return {};
    seen += fmt::format(" «{}»", e.text.substr(n.span.begin, n.span.size()));
  }
  return seen.empty() ? "it matched nothing" : "it matched" + seen;
}

// Did the rule decide every field that it gives?
std::string check_cues(const Cues& cues, const Rule& rule) {
  const std::string* given[] = {&rule.gives.kind, &rule.gives.status, &rule.gives.qualifier, &rule.gives.direction, &rule.gives.base};
  const std::string_view got[] = {cues.kind, cues.status, cues.qualifier, cues.direction, cues.base};
  for (std::size_t f = 0; f < 5; ++f) {
    if (given[f]->empty() || cues.by[f] == &rule) continue;
    return cues.by[f] ? fmt::format("rule {} decided '{}' instead", cues.by[f]->id, got[f]) : fmt::format("'{}' was not given", *given[f]);
  }
  return {};
}

// The unit is what is marked in the head of a column.
std::string check_head(const Head& head, const Rule& rule, const Example& e) {
  if (!head.unit) return "there is no unit in it";
  if (!(head.unit_span == e.marked)) return fmt::format("its unit is «{}»", e.text.substr(head.unit_span.begin, head.unit_span.size()));
  return check_cues(head.cues, rule);
}

std::string check_figure(const Mentions& m, const Rule& rule, const Example& e) {
  std::string seen;
  for (const Quantity& q : m.quantities) {
    seen += fmt::format(" «{}»", e.text.substr(q.span.begin, q.span.size()));
    if (!(q.span == e.marked)) continue;
    return check_cues(q.cues, rule);
  }
  return seen.empty() ? "there is no figure in it" : "the figures in it are" + seen;
}

bool decides(const Cues& cues, const Rule& rule) { return std::find(cues.by.begin(), cues.by.end(), &rule) != cues.by.end(); }

bool decides(const Mentions& m, const Rule& rule) {
  for (const Quantity& q : m.quantities) {
    if (decides(q.cues, rule)) return true;
  }
  for (const Number& n : m.numbers) {
    if (n.why == &rule) return true;
  }
  return std::any_of(m.periods.begin(), m.periods.end(), [&](const PeriodMention& p) { return p.rule == &rule; });
}

}  // namespace

ExampleReport run_examples(const Grammar& grammar) {
  ExampleReport report;
  auto run = [&](const std::vector<Rule>& rules) {
    for (const Rule& rule : rules) {
      ++report.rules;
      for (const Example& e : rule.yes) {
        ++report.examples;
        SentenceMatcher matcher(grammar, e.text, kExampleDay);
        const Mentions* m = read(matcher, e.text);
        std::string wrong = !m ? "there is no number in it" : rule.of_numbers() ? check_numbers(*m, rule, e) : check_figure(*m, rule, e);
        if (!wrong.empty()) report.failures.push_back(fmt::format("{}: yes \"{}\": {}", rule.where(), e.text, wrong));
      }
      for (const Example& e : rule.no) {
        ++report.examples;
        SentenceMatcher matcher(grammar, e.text, kExampleDay);
        const Mentions* m = read(matcher, e.text);
        if (m && decides(*m, rule)) report.failures.push_back(fmt::format("{}: no \"{}\": it matches", rule.where(), e.text));
      }
    }
  };
  run(grammar.number_rules());
  run(grammar.figure_rules());
  MatchContext today;
  today.today = *Date::parse(kExampleDay);
  today.year = today.today.year;
  for (const Rule& rule : grammar.head_rules()) {
    ++report.rules;
    report.examples += rule.yes.size() + rule.no.size();
    auto read_example = [&](const Example& e) { return read_head(e.text, QuantityType::bare, grammar, today); };
    for (const Example& e : rule.yes) {
      if (auto wrong = check_head(read_example(e), rule, e); !wrong.empty()) report.failures.push_back(fmt::format("{}: yes \"{}\": {}", rule.where(), e.text, wrong));
    }
    for (const Example& e : rule.no) {
      if (decides(read_example(e).cues, rule)) report.failures.push_back(fmt::format("{}: no \"{}\": it matches", rule.where(), e.text));
    }
  }
  return report;
}

}  // namespace solieu
