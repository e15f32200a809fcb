#include "solieu.h"

#include <algorithm>
#include <climits>
#include <utility>

#include "grammar/grammar.h"
#include "link/linker.h"
#include "match/fates.h"
#include "match/match.h"
#include "table/account.h"
#include "table/read.h"
#include "table/table.h"
#include "text/normalise.h"
#include "text/positions.h"
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
  const std::vector<Table> tables = find_tables(text.utf8, *grammar_);
  SentenceMatcher matcher(*grammar_, text.utf8, options.date);
  Linker linker(*grammar_, text.utf8, options.date);
  std::vector<Draft> of_tables;
  std::vector<Fate> fates, numbers;
  auto table = tables.begin();
  auto read_next_table = [&] {
    const std::size_t first = of_tables.size();
    read_table(*table, text.utf8, *grammar_, matcher.context(), of_tables);
    if (with_numbers) account_for(*table, text.utf8, of_tables, first, numbers);
    ++table;
  };
  for (const Sentence& s : sentences) {
    while (table != tables.end() && table->span.end <= s.span.begin) read_next_table();
    if (table != tables.end() && table->span.begin <= s.span.begin) continue;  // its lines are no sentences
    const Mentions* m = matcher.match(s, with_numbers || linker.reads_items(s));
    if (m) {
      linker.add(*m, s);
    } else {
      linker.skip(s);
    }
    if (!with_numbers) continue;
    account_for(m ? *m : matcher.tokens_of(s), text.utf8, *grammar_, fates);
    numbers.insert(numbers.end(), fates.begin(), fates.end());
  }
  while (table != tables.end()) read_next_table();
  std::vector<Draft> drafts = in_reading_order(linker.finish(), std::move(of_tables));
  account.figures.reserve(drafts.size());
  for (Draft& d : drafts) {
    d.figure.span = text.map.to_source(d.text_span);
    account.figures.push_back(std::move(d.figure));
  }
  int figures = 0;
  for (const Fate& fate : numbers) {
    NumberFate n;
    n.number = static_cast<int>(account.numbers.size()) + 1;
    n.span = text.map.to_source(fate.span);
    n.reason = fate.reason;
    if (fate.reason == reason::figure) {  // both are in reading order
      n.figure = ++figures;
      n.rule = account.figures[static_cast<std::size_t>(figures - 1)].rule;
    } else if (const Rule* rule = fate.rule ? fate.rule : fate.nearest) {
      n.rule = rule->id;
    }
    account.numbers.push_back(std::move(n));
  }
  auto locate = [&](auto& rows) {
    Positions positions(bytes);
    for (auto& row : rows) {
      Position place = positions.of(row.span.begin);
      row.line = place.line;
      row.column = place.column;
      std::string_view source = bytes.substr(row.span.begin, row.span.size());
      row.text = text.broken ? valid_utf8(source) : std::string(source);
    }
  };
  locate(account.figures);
  locate(account.numbers);
  return account;
}

}  // namespace solieu
