// Figures, documents and numbers as sheets of an XLSX workbook.
#include "write/store.h"

#ifdef SOLIEU_HAS_XLSX

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>
#include <vector>

#include "write/real.h"
#include "write/workbook_check.h"

namespace solieu {
namespace {

constexpr lxw_row_t kRows = LXW_ROW_MAX;        // of a sheet, its head included: 1,048,576
constexpr std::size_t kCell = 32767;            // UTF-16 units of a cell
constexpr std::size_t kDecimals = 6;            // that are shown
constexpr std::time_t kCreated = 315532800;     // 1980-01-01, as the files in it: the same figures are the same bytes

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

// "_x0041_" would be shown as A.
bool looks_escaped(std::string_view s, std::size_t at) {
  return s.substr(at, 2) == "_x" && at + 7 <= s.size() && s[at + 6] == '_' && is_hex(s[at + 2]) && is_hex(s[at + 3]) && is_hex(s[at + 4]) && is_hex(s[at + 5]);
}

std::size_t length_of_letter(char first) {
  const auto c = static_cast<unsigned char>(first);
  return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

// As much of a text as a cell holds, as XML can say it; true where it is all of it. `text` is UTF-8.
bool fit(std::string_view text, std::string& out) {
  out.clear();
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = length_of_letter(text[at]);
    const std::string_view letter = text.substr(at, length);
    units += length == 4 ? 2 : 1;
    if (units > kCell || (units == kCell && at + length < text.size())) {
      out += "…";
      return false;
    }
    if (letter == std::string_view("\0", 1) || letter == "\xEF\xBF\xBE" || letter == "\xEF\xBF\xBF") out += "\xEF\xBF\xBD";
    else if (looks_escaped(text, at)) out += "_x005F_";
    else out += letter;
    at += length;
  }
  return true;
}

// Rows of one kind; beyond what a sheet holds they go on in another.
struct Series {
  std::string name;
  std::span<const Column> columns;
  int sheets = 0;
  lxw_worksheet* sheet = nullptr;
  lxw_row_t next = 0;  // row
};

class Workbook : public Store {
 public:
  explicit Workbook(const StoreOptions& options, lxw_row_t rows) : rows_(rows), table_(options.shape, true), with_numbers_(options.with_numbers) {}
  ~Workbook() override {
    if (book_) lxw_workbook_free(book_);
  }

  std::string open(const std::string& path) {
    path_ = path;
    std::string folder = std::filesystem::path(path).parent_path().string();
    if (folder.empty()) folder = ".";
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder.data();
    book_ = workbook_new_opt(path.c_str(), &options);
    if (!book_) return "there is not enough memory for it";
    lxw_doc_properties properties{};
    properties.created = kCreated;
    workbook_set_properties(book_, &properties);
    make_formats();
    figures_ = {"figures", table_.columns()};
    documents_ = {"documents", document_columns()};
    numbers_ = {"numbers", number_columns()};
    for (Series* s : {&figures_, &documents_, &numbers_}) {
      if ((s != &numbers_ || with_numbers_) && !begin_sheet(*s)) return error_;
    }
    return {};
  }

  bool wants_sentences() const override { return true; }

  std::string begin_document(const std::string& document) override {
    document_ = document;
    parts_ = 0;
    return {};
  }

  std::string add(const Account& part, std::span<const std::string> sentences) override {
    ++parts_;
    table_.each(part.figures, document_, sentences, [&](Cells row) { write(figures_, row); });
    if (with_numbers_) each_number(part.numbers, document_, [&](Cells row) { write(numbers_, row); });
    return error_;
  }

  std::string end_document(const DocumentRecord& record) override {
    if (!record.error.empty() && parts_ > 0) return record.document + " failed when its first rows were in the sheet, from where none can be taken back";
    document_row(record, with_numbers_, [&](Cells row) { write(documents_, row); });
    return error_;
  }

  std::string finish() override {
    for (Series* s : {&figures_, &documents_, &numbers_}) {
      if (s->sheet) end_sheet(*s);
    }
    if (!error_.empty()) return error_;
    std::vector<std::uint64_t> sizes;
    for (lxw_worksheet* sheet : all_) {
      lxw_worksheet_write_single_row(sheet);  // the last one
      if (std::fflush(sheet->optimize_tmpfile) != 0 || std::ferror(sheet->optimize_tmpfile)) return std::strerror(errno);
      sizes.push_back(static_cast<std::uint64_t>(ftello(sheet->optimize_tmpfile)));
    }
    const lxw_error code = workbook_close(std::exchange(book_, nullptr));
    return code != LXW_NO_ERROR ? lxw_strerror(code) : check_workbook(path_, sizes);
  }

  std::string warning() const override {
    if (cut_ == 0) return {};
    return fmt::format("{} texts are longer than the {} characters that a cell of a sheet holds, and end in …; .csv and .jsonl have all of them", cut_, kCell);
  }

 private:
  void make_formats() {
    head_ = workbook_add_format(book_);
    format_set_bold(head_);
    format_set_bottom(head_, LXW_BORDER_THIN);
    for (std::size_t d = 0; d <= kDecimals; ++d) {
      const std::string places = d == 0 ? "" : "." + std::string(d, '0');
      plain_[d] = workbook_add_format(book_);
      format_set_num_format(plain_[d], ("#,##0" + places).c_str());
      percent_[d] = workbook_add_format(book_);
      format_set_num_format(percent_[d], ("0" + places + "%").c_str());
    }
  }

  bool begin_sheet(Series& s) {
    if (s.sheet) end_sheet(s);
    const std::string name = ++s.sheets == 1 ? s.name : fmt::format("{} {}", s.name, s.sheets);
    s.sheet = workbook_add_worksheet(book_, name.c_str());
    if (!s.sheet) return fail("there is not enough memory for it");
    all_.push_back(s.sheet);
    worksheet_freeze_panes(s.sheet, 1, 0);
    for (std::size_t i = 0; i < s.columns.size(); ++i) {
      const auto at = static_cast<lxw_col_t>(i);
      worksheet_set_column(s.sheet, at, at, s.columns[i].width, nullptr);
      check(worksheet_write_string(s.sheet, 0, at, s.columns[i].name.c_str(), head_));
    }
    s.next = 1;
    return error_.empty();
  }

  void end_sheet(Series& s) { check(worksheet_autofilter(s.sheet, 0, 0, std::max<lxw_row_t>(s.next, 2) - 1, static_cast<lxw_col_t>(s.columns.size() - 1))); }

  void write(Series& s, Cells row) {
    if (!error_.empty() || (s.next >= rows_ && !begin_sheet(s))) return;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!is_empty(row[i])) write_cell(s.sheet, s.next, static_cast<lxw_col_t>(i), row[i]);
    }
    ++s.next;
  }

  void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell) {
    if (auto* text = std::get_if<std::string_view>(&cell)) {
      write_text(sheet, row, column, *text);
    } else if (auto* n = std::get_if<std::size_t>(&cell)) {
      check(worksheet_write_number(sheet, row, column, static_cast<double>(*n), nullptr));
    } else if (auto* r = std::get_if<Reference>(&cell)) {
      check(worksheet_write_number(sheet, row, column, r->number, nullptr));
    } else if (auto* d = std::get_if<DecimalCell>(&cell)) {
      write_decimal(sheet, row, column, *d);
    } else {
      write_text(sheet, row, column, joined(*std::get<const std::vector<std::string>*>(cell)));
    }
  }

  void write_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::string_view text) {
    if (!fit(text, buffer_)) ++cut_;
    check(worksheet_write_string(sheet, row, column, buffer_.c_str(), nullptr));
  }

  // A cell holds a double. What has more digits is a text, and so is not another number.
  void write_decimal(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const DecimalCell& cell) {
    const auto number = real(cell.percent ? cell.value->shifted(-2) : *cell.value);
    const std::string text = cell.value->str();
    if (!number) return write_text(sheet, row, column, text);
    const std::size_t point = text.find('.');
    const std::size_t decimals = point == std::string::npos ? 0 : std::min(text.size() - point - 1, kDecimals);
    check(worksheet_write_number(sheet, row, column, *number, (cell.percent ? percent_ : plain_)[decimals]));
  }

  bool fail(std::string what) {
    if (error_.empty()) error_ = std::move(what);
    return false;
  }
  void check(lxw_error code) {
    if (code != LXW_NO_ERROR) fail(lxw_strerror(code));
  }

  const lxw_row_t rows_;
  const FigureTable table_;
  const bool with_numbers_;
  std::string path_, error_, document_, buffer_;
  lxw_workbook* book_ = nullptr;
  lxw_format* head_ = nullptr;
  std::array<lxw_format*, kDecimals + 1> plain_{}, percent_{};
  Series figures_, documents_, numbers_;
  std::vector<lxw_worksheet*> all_;
  std::size_t parts_ = 0, cut_ = 0;
};

}  // namespace

Result<std::unique_ptr<Store>> open_workbook(const std::string& path, const StoreOptions& options) {
  auto workbook = std::make_unique<Workbook>(options, options.sheet_rows == 0 ? kRows : options.sheet_rows);
  if (std::string what = workbook->open(path); !what.empty()) return Error{what};
  return std::unique_ptr<Store>(std::move(workbook));
}

}  // namespace solieu

#else

namespace solieu {

Result<std::unique_ptr<Store>> open_workbook(const std::string&, const StoreOptions&) {
  return Error{"this program was built without libxlsxwriter; install libxlsxwriter-dev and build it again, or write .csv"};
}

}  // namespace solieu

#endif
