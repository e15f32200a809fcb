#include "solieu.h"

#include <algorithm>
#include <climits>

#include "grammar/grammar.h"
#include "link/linker.h"
#include "match/fates.h"
#include "match/match.h"
#include "text/normalise.h"
#include "text/places.h"
#include "text/sentences.h"

namespace solieu {

std::string_view version() { return SOLIEU_VERSION; }

Result<std::shared_ptr<const Grammar>> load_grammar() { return Grammar::built_in(); }
Result<std::shared_ptr<const Grammar>> load_grammar(const std::string& folder) { return Grammar::from_folder(folder); }

Extractor::Extractor(std::shared_ptr<const Grammar> grammar) : grammar_(std::move(grammar)) {}

std::vector<Figure> Extractor::extract(std::string_view bytes, const Options& options) const { return read(bytes, options, false).figures; }

Account Extractor::account(std::string_view bytes, const Options& options) const { return read(bytes, options, true); }

Account Extractor::read(std::string_view bytes, const Options& options, bool with_numbers) const {
  Account account;
  if (bytes.size() > static_cast<std::size_t>(INT_MAX)) return account;
  Text text;
  normalise(bytes, text);
  std::vector<Sentence> sentences;
  split_sentences(text.utf8, sentences);
  SentenceMatcher matcher(*grammar_, text.utf8, options.date);
  Linker linker(*grammar_, text.utf8);
  std::vector<Fate> fates;
  int figures = 0;
  for (const Sentence& s : sentences) {
    const Mentions* m = matcher.match(s);
    if (m) {
      linker.add(*m, s);
    } else {
      linker.skip(s);
    }
    if (!with_numbers) continue;
    account_for(m ? *m : matcher.tokens_of(s), text.utf8, *grammar_, fates);
    for (const Fate& fate : fates) {
      NumberFate n;
      n.number = static_cast<int>(account.numbers.size()) + 1;
      n.span = text.map.to_source(fate.span);
      n.reason = fate.reason;
      if (fate.quantity) n.figure = ++figures;  // the linker numbers them in this order
      if (const Rule* rule = fate.rule ? fate.rule : fate.nearest) n.rule = rule->id;
      account.numbers.push_back(std::move(n));
    }
  }
  auto locate = [&](auto& rows) {
    Places places(bytes);
    for (auto& row : rows) {
      Place place = places.of(row.span.begin);
      row.line = place.line;
      row.column = place.column;
      std::string_view source = bytes.substr(row.span.begin, row.span.size());
      row.text = text.broken ? valid_utf8(source) : std::string(source);
    }
  };
  std::vector<Draft> drafts = linker.finish();
  account.figures.reserve(drafts.size());
  for (Draft& d : drafts) {
    d.figure.span = text.map.to_source(d.text_span);
    account.figures.push_back(std::move(d.figure));
  }
  locate(account.figures);
  locate(account.numbers);
  return account;
}

}  // namespace solieu
