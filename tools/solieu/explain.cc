// `solieu explain FILE:OFFSET`: how the sentence at a byte of a document was read, item by item.
#include <fmt/core.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <string>

#include "grammar/grammar.h"
#include "match/match.h"
#include "program.h"
#include "read/read.h"
#include "text/normalise.h"

namespace solieu::program {
namespace {

std::string lists_of(const Lexicon& lexicon, ListSetId set) {
  std::string out;
  for (ListId id : lexicon.lists_in(set)) out += (out.empty() ? "" : " ") + lexicon.list_name(id);
  return out;
}

std::string_view fate_name(Number::Fate fate) {
  switch (fate) {
    case Number::Fate::open: return "open";
    case Number::Fate::period: return "part of a period";
    case Number::Fate::rejected: return "no figure";
  }
  return "";
}

void show(const Mentions& m, const Grammar& grammar, std::string_view text) {
  auto words = [&](std::size_t begin, std::size_t end) {
    if (begin >= end) return std::string();
    std::size_t from = m.tokens[begin].span.begin;
    return std::string(text.substr(from, m.tokens[end - 1].span.end - from));
  };
  fmt::print("Numbers\n");
  for (const Number& n : m.numbers) {
    std::string reason = n.why && !n.why->gives.reason.empty() ? ": " + n.why->gives.reason : "";
    fmt::print("  «{}» {}{}{}\n", text.substr(n.span.begin, n.span.size()), fate_name(n.fate), reason, n.why ? ", by " + n.why->where() : "");
  }
  fmt::print("Skeleton\n");
  for (std::size_t i = 0; i < m.items.size(); ++i) {
    const Item& item = m.items[i];
    if (item.begin == item.end) continue;
    std::string role;
    switch (item.kind) {
      case Item::Kind::word: role = item.lists ? "{" + lists_of(grammar.lexicon(), item.lists) + "}" : "word"; break;
      case Item::Kind::mark: role = "mark"; break;
      case Item::Kind::number: role = "number"; break;
      case Item::Kind::quantity: role = "<quantity>"; break;
      case Item::Kind::period: role = "<period> " + (m.periods[item.ref].period ? m.periods[item.ref].period->str() : "of an unknown year"); break;
      case Item::Kind::nothing: role = "<not-a-figure>"; break;
    }
    fmt::print("  {:3} {:24} {}\n", i, words(item.begin, item.end), role);
  }
  fmt::print("Figures\n");
  for (const Quantity& q : m.quantities) {
    fmt::print("  «{}» {}, unit «{}», base unit {}; its words are items {} to {}\n", text.substr(q.span.begin, q.span.size()), quantity_name(q.type), q.unit,
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
}

}  // namespace

int explain(const std::string& place, const std::string& grammars, const std::string& date) {
  auto colon = place.rfind(':');
  std::size_t offset = 0;
  const char* end = place.data() + place.size();
  auto [stop, error] = colon == std::string::npos ? std::from_chars_result{end, std::errc::invalid_argument}
                                                  : std::from_chars(place.data() + colon + 1, end, offset);
  if (error != std::errc() || stop != end) {
    complain("'" + place + "': name a place as FILE:OFFSET, in bytes from 0");
    return kUsage;
  }
  auto grammar = grammars.empty() ? Grammar::built_in() : Grammar::from_folder(grammars);
  if (!grammar) {
    complain(grammar.error());
    return kUsage;
  }
  auto document = read_document(place.substr(0, colon));
  if (!document) {
    complain(document.error());
    return kSomeFailed;
  }
  Text text;
  normalise(document->bytes, text);
  std::vector<Sentence> sentences;
  split_sentences(text.utf8, sentences);
  SentenceMatcher matcher(**grammar, text.utf8, date);
  for (const Sentence& s : sentences) {
    const Mentions* m = matcher.match(s);
    SourceSpan source = text.map.to_source(s.span);
    if (offset < source.begin) break;
    if (offset >= source.end) continue;
    fmt::print("Sentence at bytes {} to {}: {}\n", source.begin, source.end, text.utf8.substr(s.span.begin, s.span.size()));
    if (m) {
      show(*m, **grammar, text.utf8);
    } else {
      fmt::print("There is no number in it.\n");
    }
    if (std::fflush(stdout) != 0 || std::ferror(stdout)) {
      complain(fmt::format("standard output: {}", std::strerror(errno)));
      return kSomeFailed;
    }
    return kAllRead;
  }
  complain(place + ": no sentence stands there");
  return kSomeFailed;
}

}  // namespace solieu::program
