// solieu: the figures that a Vietnamese text states, as data.
//
//   auto grammar = solieu::Grammar::built_in();
//   solieu::Extractor extractor(grammar.value());
//   for (const solieu::Figure& f : extractor.extract(bytes)) …
//
// A document too long to be held in memory is read as Blocks, of which each is on its own too.
// A Grammar is loaded once and never changes. An Extractor may be used by any number of threads at the
// same time; each call is on its own.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"
#include "base/span.h"

namespace solieu {

class Grammar;
struct SourceText;

/// The version of the library and program.
std::string_view version();

/// The grammar compiled into the library, or the *.toml files of a folder. The error lists everything
/// that is wrong with a grammar, one "file:line: rule id: what" a line.
Result<std::shared_ptr<const Grammar>> load_grammar();
Result<std::shared_ptr<const Grammar>> load_grammar(const std::string& folder);

/// One figure. Field for field what docs/columns.md and the CSV say; an empty string or 0 is "none".
struct Figure {
  int figure = 0;                // 1, 2, 3 … in the document
  std::string indicator;         // what is measured, in the words of the text
  int parent = 0;                // figure number of the whole that this is a part of
  std::string kind;              // level, rate, attainment, change, ratio, share
  std::string status;            // actual, estimate, target
  std::string qualifier;         // exact, about, over, under, at_least, at_most
  std::string direction;         // of a change: up, down, flat
  std::optional<Decimal> value;  // as written; the lower end of a range; nothing for a misprint
  std::optional<Decimal> value_high;
  std::string unit;              // magnitude and unit, as written or carried
  std::optional<Decimal> amount; // value × magnitude × factor, in base_unit
  std::optional<Decimal> amount_high;
  std::string base_unit;         // ISO 4217, UCUM
  std::string base;              // what the figure is compared with
  std::string base_period;       // ISO 8601 interval, both days included
  std::string period;
  std::string place;             // what the figure speaks of: "Lạng Sơn", "huyện Bắc Sơn, Lạng Sơn"
  std::string place_code;        // of the General Statistics Office
  int of = 0;                    // figure number of the amount that this is said of
  SourceSpan span;               // bytes of the source
  std::size_t line = 0;          // 1-based
  std::size_t column = 0;        // 1-based, in code points
  std::string text;              // the source bytes of `span`; what is not UTF-8 is shown as U+FFFD
  std::string rule;              // id of the grammar rule that made it
  std::vector<std::string> flags;
  int page = 0;                  // 1-based, of documents that have pages
  std::string locator;           // where it stands in a document that is no text: paragraph, cell, box on the page
};

/// What became of one number of the text. Field for field what docs/columns.md and the second CSV say.
struct NumberFate {
  int number = 0;          // 1, 2, 3 … in the document
  SourceSpan span;         // bytes of the source; of a figure, all of its span
  std::size_t line = 0;    // 1-based
  std::size_t column = 0;  // 1-based, in code points
  std::string text;        // the source bytes of `span`; what is not UTF-8 is shown as U+FFFD
  std::string reason;      // figure; or why it is none: date, period, identifier …; or unexplained
  int figure = 0;          // figure number where it is one, else 0
  std::string rule;        // id of the rule that decided; where none did, of the one that came nearest; or empty
  int page = 0;            // as of a figure
  std::string locator;
};

/// A document's figures, and every number of it: each digit lies in exactly one of the numbers, each figure
/// is exactly one. Both are in reading order, and neither overlap.
struct Account {
  std::vector<Figure> figures;
  std::vector<NumberFate> numbers;
};

struct Options {
  /// The day the text speaks from, ISO 8601 ("2024-10-10"), for "tháng trước" and dates without a year;
  /// empty: the last year that the text names.
  std::string date;
};

/// What must be known of a whole document before a block of it can be read: how it writes its numbers, and whether its
/// letters have accents. Fed with
/// stretches of the document that together are all of it; several surveys can be added up.
class Survey {
 public:
  void add(std::string_view stretch);
  void add(const Survey& other);

 private:
  friend class Extractor;
  std::uint64_t with_comma_ = 0, with_point_ = 0, comma_groups_ = 0, bytes_ = 0, accented_ = 0;
};

/// A stretch of a document that is too long to be read at once. It had best end where a paragraph does.
struct Block {
  std::string_view opening;  // how the document begins; empty where `before` goes back to there
  std::string_view before;   // what stands right before the block: read for what it speaks of
  std::string_view bytes;
  std::size_t offset = 0;    // where these begin in the document
  std::size_t line = 1;
  std::size_t column = 1;
};

/// What a block says. Its figures are numbered on from those of Block::before, which are not among them, and `of` and
/// `parent` may name one of these.
struct BlockAccount {
  Account account;
  int figures_before = 0;
};

/// Moves figures from where they stand in SourceText::text to where they stand in the document, with the flags of all that is in it.
void locate(std::vector<Figure>& figures, const SourceText& source);

class Extractor {
 public:
  explicit Extractor(std::shared_ptr<const Grammar> grammar);

  /// The figures of one document, in reading order. `bytes` may hold anything; what is not UTF-8 is
  /// skipped over and costs no figure beside it. At most 2^31 - 1 bytes: longer input gives nothing.
  std::vector<Figure> extract(std::string_view bytes, const Options& options = {}) const;

  /// The same figures, with what became of every number. Takes longer: it looks for the rule that came
  /// nearest to each number that nothing explains.
  Account account(std::string_view bytes, const Options& options = {}) const;

  /// The same of a document that a reader has made a text of (read/formats.h). Places are those in the document. Its own
  /// day stands in for one that `options` does not give.
  Account account(const SourceText& source, const Options& options, bool with_numbers) const;

  /// The figures of a block, and what became of its numbers where `with_numbers`. Places are those in the document.
  BlockAccount account(const Block& block, const Survey& survey, const Options& options, bool with_numbers) const;

 private:

  std::shared_ptr<const Grammar> grammar_;
};

/// CSV (RFC 4180, LF): the header, and one row. `document` is the first column.
void append_csv_header(std::string& out);
void append_csv_row(const Figure& figure, std::string_view document, std::string& out);
/// The same of the numbers.
void append_numbers_csv_header(std::string& out);
void append_numbers_csv_row(const NumberFate& number, std::string_view document, std::string& out);

}  // namespace solieu
