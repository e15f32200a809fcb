// `solieu explain FILE:OFFSET`: how the sentence at a byte of a document was read, item by item.
#include <fmt/core.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "grammar/grammar.h"
#include "match/fates.h"
#include "match/match.h"
#include "match/nearest.h"
#include "match/prepare.h"
#include "program.h"
#include "read/read.h"
#include "text/normalise.h"

namespace solieu::program {
namespace {

constexpr std::size_t kMostTrials = 3;

// Shows one sentence, stage by stage. `at` is the byte of the source that was asked for.
class Explanation {
 public:
  Explanation(const Mentions& m, const Grammar& grammar, const Text& text, std::size_t at)
      : m_(m), lexicon_(grammar.lexicon()), text_(text), at_(at), trials_(m, grammar) {
    account_for(m, text.utf8, grammar, fates_);
  }

  void show() const {
    if (fates_.empty()) {
      fmt::print("There is no number in it.\n");
      return;
    }
    fmt::print("Numbers\n");
    for (const Fate& fate : fates_) number(fate);
    skeleton("Skeleton of the first stage: numbers", trials_.number_items());
    if (m_.quantities.empty()) return;
    skeleton("Skeleton of the second stage: figures", m_.items);
    bool any = false;
    for (const Quantity& q : m_.quantities) {
      if (!q.states_a_figure()) continue;
      if (!std::exchange(any, true)) fmt::print("Figures\n");
      figure(q);
    }
  }

 private:
  std::string_view piece(TextSpan span) const { return text_.utf8.substr(span.begin, span.size()); }

  std::string_view words(const std::vector<Item>& items, std::size_t begin, std::size_t end) const {
    while (begin < end && items[begin].begin == items[begin].end) ++begin;  // the start and the end are no words
    while (begin < end && items[end - 1].begin == items[end - 1].end) --end;
    return begin < end ? piece({m_.tokens[items[begin].begin].span.begin, m_.tokens[items[end - 1].end - 1].span.end}) : "";
  }

  std::string lists_of(ListSetId set) const {
    std::string out;
    for (ListId id : lexicon_.lists_in(set)) out += (out.empty() ? "" : " ") + lexicon_.list_name(id);
    return out;
  }

  void number(const Fate& fate) const {
    fmt::print("  «{}» {}{}\n", piece(fate.span), fate.reason, fate.rule ? ", by " + fate.rule->where() : "");
    // What was tried at the number that was asked for; at another one that nothing explains, what came nearest.
    SourceSpan source = text_.map.to_source(fate.span);
    bool asked = source.begin <= at_ && at_ < source.end;
    if (!asked && !fate.nearest) return;
    for (std::size_t n = 0; n < m_.numbers.size(); ++n) {
      const Number& of = m_.numbers[n];
      if (of.span.end <= fate.span.begin || fate.span.end <= of.span.begin) continue;
      for (const Trial& trial : trials_.at(n, asked ? kMostTrials : 1)) tried(trial);
      return;
    }
  }

  void tried(const Trial& trial) const {
    const std::vector<Item>& items = trial.stage == Stage::numbers ? trials_.number_items() : m_.items;
    fmt::print("      {} {}\n        \"{}\"\n", trial.complete ? "matched" : "stopped", trial.rule->where(), trial.pattern->text);
    std::string matched = fmt::format("«{}»", words(items, trial.begin, trial.end));
    if (trial.complete) {
      fmt::print("        matched {}\n", matched);
      return;
    }
    std::string wanted;
    for (std::size_t i = 0; i < trial.wanted.size(); ++i) wanted += (i == 0 ? "" : i + 1 < trial.wanted.size() ? ", " : " or ") + trial.wanted[i]->text;
    const Item& stop = items[trial.stop];
    std::string found = stop.begin == stop.end ? trial.stop == 0 ? "the start" : "the end"
                                               : fmt::format("item {}, «{}» {}", trial.stop, words(items, trial.stop, trial.stop + 1), role(stop));
    std::string_view side = trial.stop < trial.begin ? " before it" : trial.stop < trial.end ? " as the number" : " behind it";
    fmt::print("        matched {}; wanted {}{}, found {}\n", matched, wanted, side, found);
  }

  std::string role(const Item& item) const {
    switch (item.kind) {
      case Item::Kind::word: return item.lists ? "{" + lists_of(item.lists) + "}" : "word";
      case Item::Kind::mark: return "mark";
      case Item::Kind::number: return fmt::format("<{}>", shape_names_of(m_.numbers[item.ref].shape));
      case Item::Kind::quantity: return fmt::format("<{}>", quantity_name(m_.quantities[item.ref].type));
      case Item::Kind::period: return "<period> " + (m_.periods[item.ref].period ? m_.periods[item.ref].period->str() : "of an unknown year");
      case Item::Kind::nothing: return "<not-a-figure>";
    }
    return "";
  }

  void skeleton(std::string_view title, const std::vector<Item>& items) const {
    fmt::print("{}\n", title);
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].begin != items[i].end) fmt::print("  {:3} {:24} {}\n", i, words(items, i, i + 1), role(items[i]));
    }
  }

  void figure(const Quantity& q) const {
    fmt::print("  «{}» {}, unit «{}», base unit {}; its words are items {} to {}\n", piece(q.span), quantity_name(q.type), q.unit,
               q.base_unit.empty() ? "none" : q.base_unit, q.cues.left, q.cues.right - 1);
    const std::pair<std::string_view, std::string_view> fields[] = {{"kind", q.cues.kind},
                                                                    {"status", q.cues.status},
                                                                    {"qualifier", q.cues.qualifier},
                                                                    {"direction", q.cues.direction},
                                                                    {"base", q.cues.base}};
    for (std::size_t f = 0; f < q.cues.by.size(); ++f) {
      if (q.cues.by[f]) fmt::print("    {} = {} by {}\n", fields[f].first, fields[f].second, q.cues.by[f]->where());
    }
  }

  const Mentions& m_;
  const Lexicon& lexicon_;
  const Text& text_;
  std::size_t at_;
  Trials trials_;
  std::vector<Fate> fates_;
};

}  // namespace

int explain(const ExplainOptions& options) {
  const std::string& place = options.place;
  auto colon = place.rfind(':');
  std::size_t offset = 0;
  const char* end = place.data() + place.size();
  auto [stop, error] = colon == std::string::npos ? std::from_chars_result{end, std::errc::invalid_argument}
                                                  : std::from_chars(place.data() + colon + 1, end, offset);
  if (error != std::errc() || stop != end) {
    return fail("'" + place + "': name a place as FILE:OFFSET, in bytes from 0", kUsage);
  }
  auto grammar = grammar_in(options.grammars);
  if (!grammar) return fail(grammar.error(), kUsage);
  auto document = DocumentReader(options.read).read(place.substr(0, colon));
  if (!document) return fail(document.error(), kSomeFailed);
  Text text;
  const Grammar& fitting = prepare(document->source.text, **grammar, text);
  Locator locator(document->source);
  offset = locator.text_offset(offset);
  std::vector<Sentence> sentences;
  split_sentences(text.utf8, sentences);
  SentenceMatcher matcher(fitting, text.utf8, document->source.day(options.date));
  for (const Sentence& s : sentences) {
    const Mentions* m = matcher.match(s);
    SourceSpan source = text.map.to_source(s.span);
    if (offset < source.begin) break;
    if (offset >= source.end) continue;
    const SourceSpan shown = locator.of({source.begin, source.end}).span;
    fmt::print("Sentence at bytes {} to {}: {}\n", shown.begin, shown.end, text.utf8.substr(s.span.begin, s.span.size()));
    Explanation(m ? *m : matcher.tokens_of(s), fitting, text, offset).show();
    if (std::fflush(stdout) != 0 || std::ferror(stdout)) return fail(fmt::format("standard output: {}", std::strerror(errno)), kSomeFailed);
    return kAllRead;
  }
  return fail(place + ": no sentence stands there", kSomeFailed);
}

}  // namespace solieu::program
