#include "invariants.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>

#include "evaluate/rows.h"
#include "read/sheet.h"
#include "text/normalise.h"
#include "unicode.h"

namespace solieu::test {
namespace {

// Of one row, which an error names.
class Claims {
 public:
  Claims(std::string_view what, std::size_t number, std::string_view text)
      : row_(std::string(what) + " " + std::to_string(number) + " «" + std::string(text) + "»: ") {}
  void hold(bool holds, const char* what) const {
    if (!holds) throw Broken(row_ + what);
  }

 private:
  std::string row_;
};

bool one_of(std::string_view s, std::initializer_list<const char*> words) { return std::find(words.begin(), words.end(), s) != words.end(); }

// Counts line and column of bytes afresh, by the words of docs/columns.md. Asked for rising offsets.
class Places {
 public:
  explicit Places(std::string_view bytes) : bytes_(bytes) {}
  std::pair<std::size_t, std::size_t> of(std::size_t offset) {
    for (; at_ < offset; ++at_) {
      if (bytes_[at_] == '\n') {
        ++line_;
        column_ = 1;
      } else if ((static_cast<unsigned char>(bytes_[at_]) & 0xC0) != 0x80) {
        ++column_;
      }
    }
    return {line_, column_};
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0, line_ = 1, column_ = 1;
};

// Length of a digit at `at`, ASCII or of full width; 0 where there is none.
std::size_t digit(std::string_view bytes, std::size_t at) {
  if (bytes[at] >= '0' && bytes[at] <= '9') return 1;
  return bytes.compare(at, 2, "\xEF\xBC") == 0 && at + 2 < bytes.size() && bytes[at + 2] >= '\x90' && bytes[at + 2] <= '\x99' ? 3 : 0;
}

// What figures and numbers have in common. `end` is that of the row before, and becomes that of this one.
template <class Row>
void check_place(std::string_view bytes, const Row& row, Places& places, std::size_t& end, const Claims& claims) {
  claims.hold(row.span.begin >= end, "it begins within the row before it");
  claims.hold(row.span.begin < row.span.end, "its span is empty");
  claims.hold(row.span.end <= bytes.size(), "its span leaves the document");
  end = row.span.end;
  claims.hold(row.text == valid_utf8(bytes.substr(row.span.begin, row.span.size())), "its text is not what stands in the document");
  claims.hold(std::pair{row.line, row.column} == places.of(row.span.begin), "its line or column is not that of its first byte");
}

void check_figure(const Figure& f, const std::vector<Figure>& figures, const Claims& claims) {
  const int count = static_cast<int>(figures.size());
  auto at = [&](int n) -> const Figure& { return figures[static_cast<std::size_t>(n - 1)]; };
  claims.hold(f.of >= 0 && f.of <= count && f.of != f.figure, "'of' leads nowhere");
  claims.hold(f.parent >= 0 && f.parent <= count && f.parent != f.figure, "'parent' leads nowhere");
  claims.hold(f.of == 0 || one_of(at(f.of).kind, {"level", "rate"}), "'of' leads to what is no level or rate");
  int steps = 0;
  for (int whole = f.parent; whole != 0; whole = at(whole).parent) claims.hold(++steps <= count, "its parents go round in a circle");
  claims.hold(one_of(f.kind, {"level", "rate", "attainment", "change", "ratio", "share"}), "its kind is none");
  claims.hold(one_of(f.status, {"actual", "estimate", "target"}), "its status is none");
  claims.hold(one_of(f.qualifier, {"exact", "about", "over", "under", "at_least", "at_most"}), "its qualifier is none");
  claims.hold((f.kind == "change") == one_of(f.direction, {"up", "down", "flat"}), "changes have a direction, and nothing else has");
  claims.hold(one_of(f.base, {"", "plan", "budget", "same_period", "previous_month", "previous_quarter", "previous_year", "year", "total", "other"}),
              "its base is none");
  claims.hold(!f.value_high || f.value, "it has an upper end and no lower one");
  claims.hold(!f.amount || f.value, "it has an amount and no value");
  claims.hold(!f.rule.empty(), "no rule is named");
  for (const std::string* s : {&f.indicator, &f.unit, &f.text, &f.base_unit, &f.place}) claims.hold(valid(*s), "a field is no UTF-8");
}

const std::string kDocument = "a,\"b\"\n.txt";  // a name that must be quoted

// The one row of a CSV whose header and rows these functions write, cell by cell.
template <class Row>
std::vector<std::string> read_back(void (*header)(std::string&), void (*append)(const Row&, std::string_view, std::string&), const Row& row,
                                   const Claims& claims) {
  std::string csv;
  header(csv);
  append(row, kDocument, csv);
  auto sheet = parse_sheet(csv, "x.csv", Separated::by_commas);
  claims.hold(sheet.ok(), sheet ? "" : sheet.error().c_str());
  claims.hold(sheet->rows.size() == 1, "its CSV is not one row");
  return sheet->rows.front().cells;
}

std::string or_empty(std::size_t n) { return n == 0 ? "" : std::to_string(n); }
std::string or_empty(const std::optional<Decimal>& d) { return d ? d->str() : ""; }

}  // namespace

void check_rows(std::string_view bytes, const std::vector<Figure>& figures) {
  std::size_t end = 0;
  Places places(bytes);
  for (std::size_t n = 1; n <= figures.size(); ++n) {
    const Figure& f = figures[n - 1];
    Claims claims("figure", n, f.text);
    claims.hold(f.figure == static_cast<int>(n), "it has another number");
    check_place(bytes, f, places, end, claims);
    check_figure(f, figures, claims);
  }
}

void check_numbers(std::string_view bytes, const Account& account) {
  std::size_t end = 0, figures = 0;
  Places places(bytes);
  for (std::size_t n = 1; n <= account.numbers.size(); ++n) {
    const NumberFate& row = account.numbers[n - 1];
    Claims claims("number", n, row.text);
    claims.hold(row.number == static_cast<int>(n), "it has another number");
    check_place(bytes, row, places, end, claims);
    claims.hold(one_of(row.reason, {"figure", "date", "period", "identifier", "ordinal", "list_number", "phone", "time", "score", "set_phrase", "category",
                                    "cell", "unit", "vague", "article", "duration", "unexplained"}),
                "its reason is none");
    claims.hold((row.reason == "figure") == (row.figure != 0), "figures have their number, and nothing else has");
    if (row.figure == 0) continue;
    claims.hold(row.figure == static_cast<int>(++figures) && figures <= account.figures.size(), "figures are missing, or in another order");
    const Figure& f = account.figures[figures - 1];
    claims.hold(row.span == f.span, "its span is not that of its figure");
    claims.hold(row.rule == f.rule, "its rule is not that of its figure");
  }
  if (figures != account.figures.size()) throw Broken("figures are missing among the numbers");
  auto row = account.numbers.begin();
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t begin = at;
    while (std::size_t length = at < bytes.size() ? digit(bytes, at) : 0) at += length;
    if (at == begin) {
      ++at;
      continue;
    }
    Claims claims("digits at byte", begin, bytes.substr(begin, at - begin));
    while (row != account.numbers.end() && row->span.end <= begin) ++row;
    claims.hold(row != account.numbers.end() && row->span.begin <= begin && at <= row->span.end, "they are not accounted for");
  }
}

void check_words(const SourceText& source) {
  std::size_t end = 0;
  auto only_blanks = [&](std::size_t to) { return source.text.find_first_not_of(" \t\n", end) >= to; };
  for (const PrintedWord& word : source.words) {
    if (word.begin < end || word.end <= word.begin || word.end > source.text.size()) throw Broken("a word does not stand in the text, behind the one before it");
    if (!only_blanks(word.begin)) throw Broken("letters stand in no word");
    if (word.page < 1 || !(word.left <= word.right) || !(word.top <= word.bottom)) throw Broken("a word has no box on a page");
    end = word.end;
  }
  if (!only_blanks(source.text.size())) throw Broken("letters stand in no word");
}

void check_csv(const Account& account) {
  for (const Figure& f : account.figures) {
    Claims claims("figure", static_cast<std::size_t>(f.figure), f.text);
    std::string flags;
    for (const std::string& flag : f.flags) flags += (flags.empty() ? "" : ";") + flag;
    const auto reference = [](int n) { return or_empty(static_cast<std::size_t>(n)); };
    const std::vector<std::string> fields = {
        kDocument, reference(f.figure), f.indicator, reference(f.parent), f.kind, f.status, f.qualifier, f.direction, or_empty(f.value), or_empty(f.value_high),
        f.unit, or_empty(f.amount), or_empty(f.amount_high), f.base_unit, f.base, f.base_period, f.period, f.place, f.place_code, reference(f.of),
        std::to_string(f.span.begin), std::to_string(f.span.end), std::to_string(f.line), std::to_string(f.column), f.text, f.rule, flags,
        reference(f.page), f.locator};
    claims.hold(read_back(append_csv_header, append_csv_row, f, claims) == fields, "its CSV says something else");
  }
  for (const NumberFate& n : account.numbers) {
    Claims claims("number", static_cast<std::size_t>(n.number), n.text);
    const std::vector<std::string> fields = {kDocument, std::to_string(n.number), std::to_string(n.span.begin), std::to_string(n.span.end), std::to_string(n.line),
                                             std::to_string(n.column), n.text, n.reason, or_empty(static_cast<std::size_t>(n.figure)), n.rule,
                                             or_empty(static_cast<std::size_t>(n.page)), n.locator};
    claims.hold(read_back(append_numbers_csv_header, append_numbers_csv_row, n, claims) == fields, "its CSV says something else");
  }
  std::string csv;
  append_csv_header(csv);
  for (const Figure& f : account.figures) append_csv_row(f, "x.txt", csv);
  auto rows = evaluate::parse_figures(csv, "x.csv");
  if (!rows) throw Broken("evaluate can not read the rows: " + rows.error());
  std::size_t count = 0;
  for (const auto& [name, of_document] : *rows) count += of_document.size();
  if (count != account.figures.size()) throw Broken("evaluate reads another number of rows");
}

}  // namespace solieu::test
