#include "write/columns.h"

#include <array>
#include <utility>

namespace solieu {
namespace {

// Where a column of figures stands in the wide form.
enum Wide : unsigned {
  kSubject = 1,  // of whatever the row is about
  kAmount = 2,   // of the row's level or rate; a row without one leaves it empty
  kBeside = 4,   // of what is said of it, once for each kind
  kOfChange = 8, // of a change only
};

struct Context {
  std::string_view document, sentence;
};

template <class Record>
struct Described {
  const char* name;
  const char* title;
  Type type;
  int width;
  unsigned wide;
  const char* meaning;
  Cell (*cell)(const Record&, const Context&);
  std::string_view words = {};

  Column column() const { return {name, title, meaning, type, width, words}; }
};

Cell figure_number(int n) { return Reference{n, OpenRows::Of::figure}; }
Cell some(int n) { return n == 0 ? Cell(std::string_view()) : Cell(static_cast<std::size_t>(n)); }  // nought is none
Cell decimal(const std::optional<Decimal>& d, bool percent = false) { return DecimalCell{d ? &*d : nullptr, percent}; }
Cell text(const std::string& s) { return std::string_view(s); }

constexpr char kBases[] = "plan budget same_period previous_month previous_quarter previous_year year total other";

using F = const Figure&;
using C = const Context&;
constexpr Described<Figure> kFigure[] = {
    {"document", "Document", Type::text, 28, kSubject, "The path of the document as it was given; - for standard input; of a text in an archive, ARCHIVE#URI",
     [](F, C c) -> Cell { return c.document; }},
    {"figure", "Figure", Type::integer, 7, kSubject | kBeside, "1, 2, 3 … in the document", [](F f, C) { return figure_number(f.figure); }},
    {"indicator", "Indicator", Type::text, 40, kSubject, "What is measured, in the words of the text", [](F f, C) { return text(f.indicator); }},
    {"parent", "Part of", Type::integer, 7, kSubject, "The number of the figure that this one is a part of", [](F f, C) { return figure_number(f.parent); }},
    {"kind", "Kind", Type::text, 11, kSubject, "What the figure says: an amount, or something said of one", [](F f, C) { return text(f.kind); },
     "level rate attainment change ratio share"},
    {"status", "Status", Type::text, 9, kSubject, "Whether it is so, is estimated, or is aimed at", [](F f, C) { return text(f.status); }, "actual estimate target"},
    {"qualifier", "Qualifier", Type::text, 9, kAmount | kBeside, "How the number bounds what is measured", [](F f, C) { return text(f.qualifier); },
     "exact about over under at_least at_most"},
    {"direction", "Direction", Type::text, 9, kBeside | kOfChange, "Of a change: up, down or flat; its value has no sign", [](F f, C) { return text(f.direction); },
     "up down flat"},
    {"value", "Value", Type::decimal, 14, kAmount | kBeside, "The number as written, in plain decimals; the lower end of a range",
     [](F f, C) { return decimal(f.value, f.base_unit == "%"); }},
    {"value_high", "Value, upper end", Type::decimal, 10, kAmount | kBeside, "The upper end of a range", [](F f, C) { return decimal(f.value_high, f.base_unit == "%"); }},
    {"unit", "Unit", Type::text, 14, kAmount | kBeside, "Magnitude and unit as written", [](F f, C) { return text(f.unit); }},
    {"amount", "Amount", Type::decimal, 20, kAmount, "The value in units of base_unit", [](F f, C) { return decimal(f.amount); }},
    {"amount_high", "Amount, upper end", Type::decimal, 16, kAmount, "The upper end of a range, in units of base_unit", [](F f, C) { return decimal(f.amount_high); }},
    {"base_unit", "Base unit", Type::text, 12, kAmount, "ISO 4217 for money, UCUM for measures, a noun in braces for counts", [](F f, C) { return text(f.base_unit); }},
    {"base", "Compared with", Type::text, 14, kBeside, "What the figure is compared with", [](F f, C) { return text(f.base); }, kBases},
    {"base_period", "Period compared with", Type::text, 23, kBeside, "The days of that base, as an ISO 8601 interval, both included", [](F f, C) { return text(f.base_period); }},
    {"period", "Period", Type::text, 23, kSubject, "The days that the figure speaks of, as an ISO 8601 interval, both included", [](F f, C) { return text(f.period); }},
    {"place", "Place", Type::text, 20, kSubject, "The province, city or district that the figure speaks of, by its official name", [](F f, C) { return text(f.place); }},
    {"place_code", "Place code", Type::text, 7, kSubject, "Its code of the General Statistics Office", [](F f, C) { return text(f.place_code); }},
    {"of", "Said of", Type::integer, 7, kSubject, "The number of the figure that a change, attainment, ratio or share is said of", [](F f, C) { return figure_number(f.of); }},
    {"start", "Start", Type::integer, 9, kSubject, "The first byte of the figure in the document, from 0", [](F f, C) -> Cell { return f.span.begin; }},
    {"end", "End", Type::integer, 9, kSubject, "The byte behind the figure", [](F f, C) -> Cell { return f.span.end; }},
    {"line", "Line", Type::integer, 7, kSubject, "The line of start, from 1", [](F f, C) -> Cell { return f.line; }},
    {"column", "Column", Type::integer, 7, kSubject, "The code point of start in its line, from 1", [](F f, C) -> Cell { return f.column; }},
    {"text", "Text", Type::text, 24, kSubject, "The bytes of the document from start to end", [](F f, C) { return text(f.text); }},
    {"rule", "Rule", Type::text, 20, kSubject, "The grammar rule that decided the kind", [](F f, C) { return text(f.rule); }},
    {"flags", "Flags", Type::texts, 30, kSubject, "What was inferred and not read; ; between several", [](F f, C) -> Cell { return &f.flags; }},
    {"page", "Page", Type::integer, 7, kSubject, "The page, from 1, of a document that has pages", [](F f, C) { return some(f.page); }},
    {"locator", "Locator", Type::text, 24, kSubject, "Where it stands in a document that is no text: paragraph, cell, box on the page", [](F f, C) { return text(f.locator); }},
};
constexpr std::size_t kColumns = std::size(kFigure);

constexpr Described<Figure> kSentence = {"sentence", "Sentence", Type::text, 90, kSubject, "The sentence, or line of a table, that the figure stands in",
                                     [](F, C c) -> Cell { return c.sentence; }};

using N = const NumberFate&;
constexpr Described<NumberFate> kNumber[] = {
    {"document", "Document", Type::text, 28, 0, "The path of the document as it was given; - for standard input; of a text in an archive, ARCHIVE#URI",
     [](N, C c) -> Cell { return c.document; }},
    {"number", "Number", Type::integer, 8, 0, "1, 2, 3 … in the document", [](N n, C) -> Cell { return Reference{n.number, OpenRows::Of::number}; }},
    {"start", "Start", Type::integer, 9, 0, "The first byte of the number in the document, from 0", [](N n, C) -> Cell { return n.span.begin; }},
    {"end", "End", Type::integer, 9, 0, "The byte behind the number", [](N n, C) -> Cell { return n.span.end; }},
    {"line", "Line", Type::integer, 7, 0, "The line of start, from 1", [](N n, C) -> Cell { return n.line; }},
    {"column", "Column", Type::integer, 7, 0, "The code point of start in its line, from 1", [](N n, C) -> Cell { return n.column; }},
    {"text", "Text", Type::text, 24, 0, "The bytes of the document from start to end", [](N n, C) { return text(n.text); }},
    {"reason", "Reason", Type::text, 14, 0, "figure; or why the number is none; or unexplained", [](N n, C) { return text(n.reason); }},
    {"figure", "Figure", Type::integer, 7, 0, "The number of the figure that it is", [](N n, C) { return figure_number(n.figure); }},
    {"rule", "Rule", Type::text, 20, 0, "The grammar rule that decided, or that came nearest", [](N n, C) { return text(n.rule); }},
    {"page", "Page", Type::integer, 7, 0, "The page, from 1, of a document that has pages", [](N n, C) { return some(n.page); }},
    {"locator", "Locator", Type::text, 24, 0, "Where it stands in a document that is no text: paragraph, cell, box on the page", [](N n, C) { return text(n.locator); }},
};

struct NumberedDocument {
  const DocumentRecord& record;
  bool with_numbers;
};
using D = const NumberedDocument&;
Cell count(std::size_t n, bool known) { return known ? Cell(n) : Cell(std::string_view()); }
constexpr Described<NumberedDocument> kDocument[] = {
    {"document", "Document", Type::text, 40, 0, "The path of the document as it was given, or what could not be looked into", [](D d, C) { return text(d.record.document); }},
    {"status", "Status", Type::text, 9, 0, "Whether it could be read", [](D d, C) -> Cell { return std::string_view(d.record.error.empty() ? "read" : "failed"); },
     "read failed"},
    {"figures", "Figures", Type::integer, 9, 0, "How many figures it has", [](D d, C) -> Cell { return d.record.figures; }},
    {"numbers", "Numbers", Type::integer, 9, 0, "How many numbers it has, figures or not; empty where they were not asked for",
     [](D d, C) { return count(d.record.numbers, d.with_numbers && d.record.error.empty()); }},
    {"error", "Error", Type::text, 60, 0, "Why it could not be read", [](D d, C) { return text(d.record.error); }},
    {"warning", "Warning", Type::text, 60, 0, "What is odd about it though it was read", [](D d, C) { return text(d.record.warning); }},
};

template <class Record, std::size_t size>
std::vector<Column> columns_of(const Described<Record> (&described)[size]) {
  std::vector<Column> out;
  for (const auto& d : described) out.push_back(d.column());
  return out;
}

// All cells of a figure; unrolled, as this is done for every row of a batch.
template <std::size_t... i>
void fill(const Figure& f, const Context& context, Cell* row, std::index_sequence<i...>) {
  ((row[i] = kFigure[i].cell(f, context)), ...);
}

// What stands beside an amount, each with columns of its own.
constexpr std::string_view kKinds[] = {"attainment", "change", "ratio", "share"};
enum Role : std::size_t { kOfSubject, kOfAmount, kFirstBeside, kRoles = kFirstBeside + std::size(kKinds) };
using Roles = std::array<const Figure*, kRoles>;

std::size_t role_of(std::string_view kind) {
  for (std::size_t k = 0; k < std::size(kKinds); ++k) {
    if (kKinds[k] == kind) return kFirstBeside + k;
  }
  return kOfAmount;
}

}  // namespace

bool is_empty(const Cell& cell) {
  if (auto* s = std::get_if<std::string_view>(&cell)) return s->empty();
  if (auto* r = std::get_if<Reference>(&cell)) return r->number == 0;
  if (auto* d = std::get_if<DecimalCell>(&cell)) return d->value == nullptr;
  if (auto* texts = std::get_if<const std::vector<std::string>*>(&cell)) return (*texts)->empty();
  return false;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& t : texts) out += (out.empty() ? "" : ";") + t;
  return out;
}

FigureTable::FigureTable(Shape shape, bool with_sentences) : shape_(shape) {
  for (std::size_t i = 0; i < kColumns; ++i) {
    const unsigned wide = kFigure[i].wide;
    if (shape == Shape::long_form || (wide & kSubject)) add(i, kOfSubject);
    else if (wide & kAmount) add(i, kOfAmount);
    if (shape == Shape::wide && std::string_view(kFigure[i].name) == "of") add_beside();
  }
  if (!with_sentences) return;
  columns_.push_back(kSentence.column());
  places_.push_back({kColumns, kOfSubject});
}

void FigureTable::add(std::size_t column, std::size_t role) {
  Column c = kFigure[column].column();
  if (role >= kFirstBeside) {
    const std::string kind(kKinds[role - kFirstBeside]);
    c.name = kind + "_" + c.name;
    c.title = static_cast<char>(kind[0] - 'a' + 'A') + kind.substr(1) + ": " + c.title;
    c.meaning = "Of the " + kind + ": " + c.meaning;
  }
  columns_.push_back(std::move(c));
  places_.push_back({column, role});
}

void FigureTable::add_beside() {
  for (std::size_t role = kFirstBeside; role < kRoles; ++role) {
    for (std::size_t i = 0; i < kColumns; ++i) {
      const unsigned wide = kFigure[i].wide;
      if ((wide & kBeside) && (!(wide & kOfChange) || kKinds[role - kFirstBeside] == "change")) add(i, role);
    }
  }
}

void FigureTable::each(std::span<const Figure> figures, std::string_view document, std::span<const std::string> sentences,
                       const std::function<void(Cells)>& take) const {
  if (shape_ == Shape::wide) return each_wide(figures, document, sentences, take);
  std::array<Cell, kColumns + 1> row;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Context context{document, sentences.empty() ? std::string_view() : sentences[i]};
    fill(figures[i], context, row.data(), std::make_index_sequence<kColumns>());
    row[kColumns] = kSentence.cell(figures[i], context);
    take(Cells(row).first(places_.size()));
  }
}

// The first of each kind that is said of an amount stands beside it. What is said a second time, or of an amount that is not among
// the figures, has a row of its own, so that each figure stands in exactly one row and no amount in two, where its sum would be wrong.
void FigureTable::each_wide(std::span<const Figure> figures, std::string_view document, std::span<const std::string> sentences,
                            const std::function<void(Cells)>& take) const {
  std::vector<Roles> rows(figures.size(), Roles{});
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Figure& f = figures[i];
    const std::size_t role = role_of(f.kind);
    rows[i][kOfSubject] = rows[i][role] = &f;
    if (role == kOfAmount || f.of == 0) continue;
    const auto of = static_cast<std::size_t>(f.of - figures.front().figure);  // numbers go up by one; those before the first become too large
    if (of >= figures.size() || role_of(figures[of].kind) != kOfAmount || rows[of][role]) continue;
    rows[of][role] = &f;
    rows[i][kOfSubject] = nullptr;
  }
  std::vector<Cell> row(places_.size());
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (!rows[i][kOfSubject]) continue;
    const Context context{document, sentences.empty() ? std::string_view() : sentences[i]};
    for (std::size_t c = 0; c < places_.size(); ++c) {
      const Figure* figure = rows[i][places_[c].role];
      const Described<Figure>& column = places_[c].column < kColumns ? kFigure[places_[c].column] : kSentence;
      row[c] = figure ? column.cell(*figure, context) : Cell(std::string_view());
    }
    take(row);
  }
}

const std::vector<Column>& number_columns() {
  static const std::vector<Column> columns = columns_of(kNumber);
  return columns;
}

void each_number(std::span<const NumberFate> numbers, std::string_view document, const std::function<void(Cells)>& take) {
  std::array<Cell, std::size(kNumber)> row;
  for (const NumberFate& n : numbers) {
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = kNumber[i].cell(n, {document, {}});
    take(row);
  }
}

const std::vector<Column>& document_columns() {
  static const std::vector<Column> columns = columns_of(kDocument);
  return columns;
}

void document_row(const DocumentRecord& record, bool with_numbers, const std::function<void(Cells)>& take) {
  std::array<Cell, std::size(kDocument)> row;
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = kDocument[i].cell({record, with_numbers}, {});
  take(row);
}

}  // namespace solieu
