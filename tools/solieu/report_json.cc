// The report of `solieu evaluate` as one JSON object.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "report.h"
#include "write/json.h"

namespace solieu::program {
namespace {

using namespace evaluate;

// Writes JSON piece by piece and sets the commas.
class Json {
 public:
  std::string out;

  void open(char bracket) {
    comma();
    out += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out += bracket;
    first_ = false;
  }
  Json& key(std::string_view name) {
    text(name);
    out += ": ";
    first_ = true;  // no comma before what follows
    return *this;
  }
  void text(std::string_view s) {
    comma();
    append_json_text(s, out);
  }
  void number(std::size_t n) {
    comma();
    fmt::format_to(std::back_inserter(out), "{}", n);
  }
  void score(double d) {
    comma();
    fmt::format_to(std::back_inserter(out), "{:.4f}", d);
  }
  void truth(bool b) {
    comma();
    out += b ? "true" : "false";
  }

 private:
  void comma() {
    if (!first_) out += ", ";
    first_ = false;
  }
  bool first_ = true;
};

void add_rates(std::string_view name, const Rates& r, Json& json) {
  json.key(name).open('{');
  json.key("precision").score(r.precision);
  json.key("recall").score(r.recall);
  json.key("f1").score(r.f1);
  json.close('}');
}

void add_counts(const Count& count, Json& json) {
  json.key("gold").number(count.gold);
  json.key("extracted").number(count.extracted);
}

void add_scores(const Scores& scores, Json& json) {
  add_counts(scores.all, json);
  for (Demand d : {Demand::found, Demand::span, Demand::core, Demand::record}) add_rates(demand_name(d), scores.all.rates(d), json);
  json.key("fields").open('{');
  for (std::size_t f = 0; f < kFields; ++f) {
    if (scores.fields[f].judged > 0) json.key(field_name(static_cast<Field>(f))).score(scores.fields[f].accuracy());
  }
  json.close('}');
}

void add_kinds(const Scores& scores, Json& json) {
  json.key("kinds").open('{');
  for (const auto& [kind, count] : scores.kinds) {
    json.key(kind).open('{');
    add_counts(count, json);
    for (Demand d : {Demand::found, Demand::core, Demand::record}) add_rates(demand_name(d), count.rates(d), json);
    json.close('}');
  }
  json.close('}');
}

void add_rules(const Scores& scores, Json& json) {
  json.key("rules").open('[');
  for (const RuleCount& r : scores.rules) {
    json.open('{');
    json.key("rule").text(r.rule);
    json.key("figures").number(r.figures);
    for (Demand d : {Demand::found, Demand::core, Demand::record}) json.key(demand_name(d)).number(r.met_by(d));
    json.close('}');
  }
  json.close(']');
}

void add_place(const GoldDocument& document, const Row& at, Json& json) {
  json.key("document").text(document.path);
  json.key("line").number(at.line);
  json.key("column").number(at.column);
  json.key("start").number(at.span.begin);
  json.key("text").text(at.text);
}

void add_faults(const std::vector<Fault>& faults, std::size_t limit, Json& json) {
  json.key("errors").open('[');
  for (std::size_t i = 0; i < std::min(limit, faults.size()); ++i) {
    json.open('{');
    add_place(*faults[i].document, *faults[i].at, json);
    json.key("what").text(faults[i].what);
    json.key("want").text(faults[i].want);
    json.key("got").text(faults[i].got);
    json.close('}');
  }
  json.close(']');
}

void add_demands(std::string_view name, const std::vector<Demand>& demands, Json& json) {
  json.key(name).open('[');
  for (Demand d : demands) json.text(demand_name(d));
  json.close(']');
}

void add_change(const Change& c, Json& json) {
  json.open('{');
  add_place(*c.document, *c.at, json);
  if (c.extra) {
    json.key("extracted").truth(!c.right);
  } else {
    add_demands("became_right", c.became_right, json);
    add_demands("became_wrong", c.became_wrong, json);
    json.key("fields").open('[');
    for (const FieldChange& f : c.fields) {
      json.open('{');
      json.key("field").text(field_name(f.field));
      json.key("right").truth(f.right);
      json.key("want").text(f.want);
      json.key("was").text(f.was);
      json.key("got").text(f.got);
      json.close('}');
    }
    json.close(']');
  }
  json.close('}');
}

void add_comparison(const Report& report, Json& json) {
  json.key("against").open('{');
  json.key("run").text(report.against);
  json.key("before").open('{');
  add_scores(report.before, json);
  json.close('}');
  json.key("changes").open('[');
  for (const Change& c : report.changes) add_change(c, json);
  json.close(']');
  json.close('}');
}

}  // namespace

std::string as_json(const Report& report, std::size_t errors) {
  Json json;
  json.open('{');
  add_scores(report.scores, json);
  add_kinds(report.scores, json);
  add_rules(report.scores, json);
  if (errors > 0) add_faults(report.faults, errors, json);
  if (!report.against.empty()) add_comparison(report, json);
  json.close('}');
  return std::move(json.out) + "\n";
}

}  // namespace solieu::program
