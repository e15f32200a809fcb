// The report of `solieu evaluate` for a reader.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "report.h"

namespace solieu::program {
namespace {

using namespace evaluate;

constexpr Demand kAllDemands[] = {Demand::found, Demand::span, Demand::core, Demand::record};
constexpr Demand kTableDemands[] = {Demand::found, Demand::core, Demand::record};

class Writer {
 public:
  std::string out;

  template <class... Values>
  void add(fmt::format_string<Values...> format, const Values&... values) {
    fmt::vformat_to(std::back_inserter(out), format, fmt::make_format_args(values...));
  }

  void place(const GoldDocument& document, const Row& at) { add("{}:{}:{}: «{}» ", document.path, at.line, at.column, at.text); }
};

// A difference that would be shown as nought has no sign of its own.
double difference(double after, double before) { return std::abs(after - before) < 0.00005 ? 0 : after - before; }

void add_scores(const Scores& scores, Writer& w) {
  w.add("gold {}  extracted {}\n", scores.all.gold, scores.all.extracted);
  for (Demand d : kAllDemands) {
    Rates r = scores.all.rates(d);
    w.add("{:8} P {:.4f}  R {:.4f}  F1 {:.4f}\n", demand_name(d), r.precision, r.recall, r.f1);
  }
  std::string_view gap = "";
  for (std::size_t f = 0; f < kFields; ++f) {
    if (scores.fields[f].judged == 0) continue;
    w.add("{}{} {:.4f}", gap, field_name(static_cast<Field>(f)), scores.fields[f].accuracy());
    gap = "  ";
  }
  w.add("\n");
}

void add_kinds(const Scores& scores, Writer& w) {
  w.add("\n{:12} {:>6} {:>9}", "kind", "gold", "extracted");
  for (Demand d : kTableDemands) w.add("  {:>8} {:>6} {:>6}", std::string(demand_name(d)) + " P", "R", "F1");
  w.add("\n");
  for (const auto& [kind, count] : scores.kinds) {
    w.add("{:12} {:>6} {:>9}", kind, count.gold, count.extracted);
    for (Demand d : kTableDemands) {
      Rates r = count.rates(d);
      w.add("    {:.4f} {:.4f} {:.4f}", r.precision, r.recall, r.f1);
    }
    w.add("\n");
  }
}

void add_rules(const Scores& scores, std::size_t limit, Writer& w) {
  if (limit == 0) return;
  w.add("\n{:28} {:>7} {:>6} {:>6} {:>6}\n", "rule, the worst first", "figures", "found", "core", "record");
  const std::size_t shown = std::min(limit, scores.rules.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const RuleCount& r = scores.rules[i];
    w.add("{:28} {:>7} {:>6} {:>6} {:>6}\n", r.rule, r.figures, r.met_by(Demand::found), r.met_by(Demand::core), r.met_by(Demand::record));
  }
  if (shown < scores.rules.size()) w.add("and {} more (--rules {})\n", scores.rules.size() - shown, scores.rules.size());
}

void add_faults(const std::vector<Fault>& faults, std::size_t limit, Writer& w) {
  if (limit == 0) return;
  const std::size_t shown = std::min(limit, faults.size());
  w.add("\n{} of {} errors\n", shown, faults.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Fault& f = faults[i];
    w.place(*f.document, *f.at);
    w.add("{}: want «{}», got «{}»\n", f.what, f.want, f.got);
  }
}

std::string names(const std::vector<Demand>& demands) {
  std::string out;
  for (Demand d : demands) {
    out += out.empty() ? "" : ", ";
    out += demand_name(d);
  }
  return out;
}

void add_change(const Change& c, Writer& w) {
  w.place(*c.document, *c.at);
  if (c.extra) {
    w.add("{}\n", c.right ? "became right: no figure is there, and none is extracted now" : "became wrong: no figure is there");
    return;
  }
  std::string_view gap = "";
  if (!c.became_right.empty()) w.add("became right: {}", names(c.became_right));
  if (!c.became_right.empty()) gap = "; ";
  if (!c.became_wrong.empty()) w.add("{}became wrong: {}", gap, names(c.became_wrong));
  if (c.became_right.empty() && c.became_wrong.empty()) w.add("is as right as before, but for");
  w.add("\n");
  for (const FieldChange& f : c.fields) {
    w.add("    {} became {}: want «{}», was «{}», got «{}»\n", field_name(f.field), f.right ? "right" : "wrong", f.want, f.was, f.got);
  }
}

void add_comparison(const Report& report, Writer& w) {
  w.add("\nagainst {}, places that differ: {}\n", report.against, report.changes.size());
  for (const Change& c : report.changes) add_change(c, w);
  w.add("became right/wrong");
  for (Demand d : kAllDemands) {
    auto holds = [&](const std::vector<Demand>& demands) { return std::find(demands.begin(), demands.end(), d) != demands.end(); };
    auto gained = std::count_if(report.changes.begin(), report.changes.end(), [&](const Change& c) { return holds(c.became_right); });
    auto lost = std::count_if(report.changes.begin(), report.changes.end(), [&](const Change& c) { return holds(c.became_wrong); });
    w.add("  {} {}/{}", demand_name(d), gained, lost);
  }
  w.add("\nF1");
  for (Demand d : kAllDemands) {
    w.add("  {} {:+.4f}", demand_name(d), difference(report.scores.all.rates(d).f1, report.before.all.rates(d).f1));
  }
  w.add("\nfields");
  for (std::size_t f = 0; f < kFields; ++f) {
    const FieldCount &now = report.scores.fields[f], &then = report.before.fields[f];
    if (now.judged + then.judged > 0) w.add("  {} {:+.4f}", field_name(static_cast<Field>(f)), difference(now.accuracy(), then.accuracy()));
  }
  w.add("\n");
}

}  // namespace

std::string as_text(const Report& report, std::size_t rules, std::size_t errors) {
  Writer w;
  add_scores(report.scores, w);
  add_kinds(report.scores, w);
  add_rules(report.scores, rules, w);
  add_faults(report.faults, errors, w);
  if (!report.against.empty()) add_comparison(report, w);
  return std::move(w.out);
}

}  // namespace solieu::program
