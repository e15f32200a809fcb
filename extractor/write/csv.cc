// Figures and the account of numbers as CSV: RFC 4180 quoting, LF, UTF-8.
#include <charconv>

#include "solieu.h"
#include "text/scan.h"

namespace solieu {
namespace {

constexpr std::string_view kHeader =
    "document,figure,indicator,parent,kind,status,qualifier,direction,value,value_high,unit,amount,amount_high,base_unit,base,"
    "base_period,period,place,place_code,of,start,end,line,column,text,rule,flags\n";

void append_cell(std::string_view cell, std::string& out) {
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

class Row {
 public:
  explicit Row(std::string& out) : out_(out) {}
  Row& text(std::string_view s) {
    comma();
    append_cell(s, out_);
    return *this;
  }
  Row& number(std::size_t n) {
    comma();
    append(n);
    return *this;
  }
  Row& reference(int figure) {
    comma();
    if (figure) append(static_cast<std::size_t>(figure));
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
  void append(std::size_t n) {
    char digits[20];
    out_.append(digits, std::to_chars(digits, digits + sizeof digits, n).ptr);
  }
  std::string& out_;
  bool first_ = true;
};

constexpr std::string_view kNumbersHeader = "document,number,start,end,line,column,text,reason,figure,rule\n";

}  // namespace

void append_csv_header(std::string& out) { out += kHeader; }

void append_csv_row(const Figure& f, std::string_view document, std::string& out) {
  std::string flags;
  for (const auto& flag : f.flags) flags += (flags.empty() ? "" : ";") + flag;
  Row(out)
      .text(document).reference(f.figure).text(f.indicator).reference(f.parent)
      .text(f.kind).text(f.status).text(f.qualifier).text(f.direction)
      .decimal(f.value).decimal(f.value_high).text(f.unit)
      .decimal(f.amount).decimal(f.amount_high).text(f.base_unit)
      .text(f.base).text(f.base_period).text(f.period).text(f.place).text(f.place_code)
      .reference(f.of).number(f.span.begin).number(f.span.end).number(f.line).number(f.column)
      .text(f.text).text(f.rule).text(flags)
      .end();
}

void append_numbers_csv_header(std::string& out) { out += kNumbersHeader; }

void append_numbers_csv_row(const NumberFate& n, std::string_view document, std::string& out) {
  Row(out)
      .text(document).reference(n.number).number(n.span.begin).number(n.span.end).number(n.line).number(n.column)
      .text(n.text).text(n.reason).reference(n.figure).text(n.rule)
      .end();
}

}  // namespace solieu
