// Figures and the account of numbers as CSV: RFC 4180 quoting, LF, UTF-8.
#include "write/csv.h"

#include <charconv>

#include "text/scan.h"
#include "write/open_rows.h"

namespace solieu {
namespace {

constexpr std::string_view kHeader =
    "document,figure,indicator,parent,kind,status,qualifier,direction,value,value_high,unit,amount,amount_high,base_unit,base,"
    "base_period,period,place,place_code,of,start,end,line,column,text,rule,flags,page,locator\n";

void append_count(std::uint64_t n, std::string& out) {
  char digits[20];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, n).ptr);
}

class Row {
 public:
  explicit Row(std::string& out, std::vector<OpenRows::Gap>* gaps = nullptr) : out_(out), gaps_(gaps) {}
  Row& text(std::string_view s) {
    comma();
    append_csv_cell(s, out_);
    return *this;
  }
  Row& number(std::size_t n) {
    comma();
    append_count(n, out_);
    return *this;
  }
  Row& reference(int figure, OpenRows::Of of = OpenRows::Of::figure) {
    comma();
    if (!figure) return *this;
    if (gaps_) gaps_->push_back({out_.size(), figure, of});
    else append_count(static_cast<std::uint64_t>(figure), out_);
    return *this;
  }
  Row& count(int n) {  // 0 is none
    comma();
    if (n > 0) append_count(static_cast<std::uint64_t>(n), out_);
    return *this;
  }
  Row& decimal(const std::optional<Decimal>& d) {
    comma();
    if (d) d->append_to(out_);
    return *this;
  }
  void end() { out_ += '\n'; }

 private:
  void comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  std::string& out_;
  std::vector<OpenRows::Gap>* gaps_;  // where numbers are left open
  bool first_ = true;
};

constexpr std::string_view kNumbersHeader = "document,number,start,end,line,column,text,reason,figure,rule,page,locator\n";

void write(Row row, const Figure& f, std::string_view document) {
  std::string flags;
  for (const auto& flag : f.flags) flags += (flags.empty() ? "" : ";") + flag;
  row
      .text(document).reference(f.figure).text(f.indicator).reference(f.parent)
      .text(f.kind).text(f.status).text(f.qualifier).text(f.direction)
      .decimal(f.value).decimal(f.value_high).text(f.unit)
      .decimal(f.amount).decimal(f.amount_high).text(f.base_unit)
      .text(f.base).text(f.base_period).text(f.period).text(f.place).text(f.place_code)
      .reference(f.of).number(f.span.begin).number(f.span.end).number(f.line).number(f.column)
      .text(f.text).text(f.rule).text(flags).count(f.page).text(f.locator)
      .end();
}

void write(Row row, const NumberFate& n, std::string_view document) {
  row
      .text(document).reference(n.number, OpenRows::Of::number).number(n.span.begin).number(n.span.end).number(n.line).number(n.column)
      .text(n.text).text(n.reason).reference(n.figure).text(n.rule).count(n.page).text(n.locator)
      .end();
}

}  // namespace

void append_csv_cell(std::string_view cell, std::string& out) {
  if (find_byte<',', '"', '\r', '\n'>(cell, 0, cell.size()) == cell.size()) {
    out += cell;
    return;
  }
  out += '"';
  for (char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_csv_header(std::string& out) { out += kHeader; }
void append_csv_row(const Figure& f, std::string_view document, std::string& out) { write(Row(out), f, document); }
void append_numbers_csv_header(std::string& out) { out += kNumbersHeader; }
void append_numbers_csv_row(const NumberFate& n, std::string_view document, std::string& out) { write(Row(out), n, document); }

void OpenRows::add(const Figure& f, std::string_view document) { write(Row(text, &gaps), f, document); }
void OpenRows::add(const NumberFate& n, std::string_view document) { write(Row(text, &gaps), n, document); }

std::string OpenRows::settled(const Numbering& numbering) const {
  std::string out;
  constexpr std::size_t kDigits = 4;  // more than most numbers have
  out.reserve(text.size() + gaps.size() * kDigits);
  std::size_t at = 0;
  for (const Gap& gap : gaps) {
    out.append(text, at, gap.at - at);
    at = gap.at;
    if (gap.of == Of::number) append_count(numbering.numbers + static_cast<std::uint64_t>(gap.number), out);
    else if (gap.number >= numbering.least) append_count(static_cast<std::uint64_t>(numbering.figures + gap.number), out);
  }
  out.append(text, at);
  return out;
}

}  // namespace solieu
