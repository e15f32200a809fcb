#include "solieu.h"

#include <algorithm>
#include <climits>
#include <utility>

#include "grammar/grammar.h"
#include "link/linker.h"
#include "match/fates.h"
#include "match/match.h"
#include "match/prepare.h"
#include "read/source_text.h"
#include "table/account.h"
#include "table/read.h"
#include "table/table.h"
#include "text/diacritics.h"
#include "text/normalise.h"
#include "text/positions.h"
#include "text/sentences.h"

namespace solieu {
namespace {

// Between the opening of a document and what stands before a block: one is no part of the other's paragraph or table.
constexpr std::string_view kGap = "\n\n";

}  // namespace

std::string_view version() { return SOLIEU_VERSION; }

Result<std::shared_ptr<const Grammar>> load_grammar() { return Grammar::built_in(); }
Result<std::shared_ptr<const Grammar>> load_grammar(const std::string& folder) { return Grammar::from_folder(folder); }

Extractor::Extractor(std::shared_ptr<const Grammar> grammar) : grammar_(std::move(grammar)) {}

void Survey::add(std::string_view stretch) {
  HabitVotes votes;
  votes.add(stretch);
  with_comma_ += votes.comma;
  with_point_ += votes.point;
  comma_groups_ += votes.comma_groups;
  LetterCount letters;
  letters.add(stretch);
  bytes_ += letters.bytes;
  accented_ += letters.accented;
}

void Survey::add(const Survey& other) {
  with_comma_ += other.with_comma_;
  with_point_ += other.with_point_;
  comma_groups_ += other.comma_groups_;
  bytes_ += other.bytes_;
  accented_ += other.accented_;
}

namespace {

/// A text that is read: rows know their bytes, not yet their lines.
struct Reading {
  Account account;
  bool broken = false;  // the text held bytes that are not UTF-8
};

/// How the document writes of which a text is a part. What is not given, the text shows.
struct Habits {
  std::optional<NumberHabit> numbers;
  std::optional<LetterCount> letters;
};

Reading read(std::string_view bytes, const Grammar& given, const Options& options, const Habits& habits, bool with_numbers) {
  Reading reading;
  Account& account = reading.account;
  if (bytes.size() > static_cast<std::size_t>(INT_MAX)) return reading;
  Text text;
  const Grammar& grammar = prepare(bytes, given, text, habits.letters);
  reading.broken = text.broken;
  std::vector<Sentence> sentences;
  split_sentences(text.utf8, sentences);
  const std::vector<Table> tables = find_tables(text.utf8, grammar);
  SentenceMatcher matcher(grammar, text.utf8, options.date, habits.numbers);
  Linker linker(grammar, text.utf8, options.date);
  std::vector<Draft> of_tables;
  std::vector<Fate> fates, numbers;
  auto table = tables.begin();
  auto read_next_table = [&] {
    const std::size_t first = of_tables.size();
    read_table(*table, text.utf8, grammar, matcher.context(), of_tables);
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
    account_for(m ? *m : matcher.tokens_of(s), text.utf8, grammar, fates);
    numbers.insert(numbers.end(), fates.begin(), fates.end());
  }
  while (table != tables.end()) read_next_table();
  std::vector<Draft> drafts = in_reading_order(linker.finish(), std::move(of_tables));
  account.figures.reserve(drafts.size());
  for (Draft& d : drafts) {
    d.figure.span = text.map.to_source(d.text_span);
    if (grammar.lexicon().plain()) d.figure.flags.emplace_back("diacritics_missing");
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
  return reading;
}

template <class Row>
void locate(std::vector<Row>& rows, std::string_view bytes, Position start, bool broken) {
  Positions positions(bytes, start);
  for (Row& row : rows) {
    Position place = positions.of(row.span.begin);
    row.line = place.line;
    row.column = place.column;
    std::string_view source = bytes.substr(row.span.begin, row.span.size());
    row.text = broken ? valid_utf8(source) : std::string(source);
  }
}

// From the text to the document.
template <class Row>
void relocate(std::vector<Row>& rows, const SourceText& source) {
  if (source.is_document()) return;
  Locator locator(source);
  for (Row& row : rows) {
    Location place = locator.of({row.span.begin, row.span.end});
    row.span = place.span;
    row.line = place.position.line;
    row.column = place.position.column;
    row.page = place.page;
    row.locator = std::move(place.locator);
  }
}

Account located(Reading reading, std::string_view bytes) {
  locate(reading.account.figures, bytes, {}, reading.broken);
  locate(reading.account.numbers, bytes, {}, reading.broken);
  return std::move(reading.account);
}

/// Drops the rows that begin before `begin`; how many these are.
template <class Row>
int drop_before(std::vector<Row>& rows, std::size_t begin) {
  auto first = std::partition_point(rows.begin(), rows.end(), [&](const Row& row) { return row.span.begin < begin; });
  const auto dropped = first - rows.begin();
  rows.erase(rows.begin(), first);
  return static_cast<int>(dropped);
}

template <class Row>
void move_by(std::vector<Row>& rows, std::size_t to, std::size_t from) {
  for (Row& row : rows) row.span = {row.span.begin - from + to, row.span.end - from + to};
}

}  // namespace

std::vector<Figure> Extractor::extract(std::string_view bytes, const Options& options) const {
  return located(read(bytes, *grammar_, options, {}, false), bytes).figures;
}

Account Extractor::account(std::string_view bytes, const Options& options) const {
  return located(read(bytes, *grammar_, options, {}, true), bytes);
}

void locate(std::vector<Figure>& figures, const SourceText& source) {
  relocate(figures, source);
  for (Figure& figure : figures) figure.flags.insert(figure.flags.end(), source.flags.begin(), source.flags.end());
}

Account Extractor::account(const SourceText& source, const Options& options, bool with_numbers) const {
  Account account = located(read(source.text, *grammar_, {source.day(options.date)}, {}, with_numbers), source.text);
  locate(account.figures, source);
  relocate(account.numbers, source);
  return account;
}

BlockAccount Extractor::account(const Block& block, const Survey& survey, const Options& options, bool with_numbers) const {
  std::string text;
  text.reserve(block.opening.size() + kGap.size() + block.before.size() + block.bytes.size());
  text += block.opening;
  if (!block.opening.empty()) text += kGap;
  const std::size_t before = text.size();
  text += block.before;
  const std::size_t begin = text.size();
  text += block.bytes;
  HabitVotes votes{survey.with_comma_, survey.with_point_, survey.comma_groups_};
  Reading reading = read(text, *grammar_, options, {votes.habit(), LetterCount{survey.bytes_, survey.accented_}}, with_numbers);
  Account& account = reading.account;
  const int of_opening = drop_before(account.figures, before);
  BlockAccount out;
  out.figures_before = drop_before(account.figures, begin);
  for (Figure& f : account.figures) {
    for (int* number : {&f.figure, &f.of, &f.parent}) *number = std::max(*number - of_opening, 0);
  }
  const int numbers_before = drop_before(account.numbers, begin);
  for (NumberFate& n : account.numbers) {
    n.number -= numbers_before;
    n.figure = std::max(n.figure - of_opening, 0);
  }
  move_by(account.figures, 0, begin);
  move_by(account.numbers, 0, begin);
  const Position start{block.line, block.column};
  locate(account.figures, block.bytes, start, reading.broken);
  locate(account.numbers, block.bytes, start, reading.broken);
  move_by(account.figures, block.offset, 0);
  move_by(account.numbers, block.offset, 0);
  out.account = std::move(account);
  return out;
}

}  // namespace solieu
