#include "read/px_syntax.h"

#include <fmt/core.h>

#include <utility>

namespace solieu {
namespace {

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

class Parser {
 public:
  Parser(std::string_view text, const std::string& path) : text_(text), path_(path) {}

  Result<std::vector<PxEntry>> run() {
    std::vector<PxEntry> entries;
    while (skip_blanks(), at_ < text_.size()) {
      PxEntry e;
      e.line = line_;
      if (!read_head(e) || !read_values(e)) return Error{fmt::format("{}:{}: {}", path_, error_line_, error_)};
      entries.push_back(std::move(e));
    }
    return entries;
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void advance() {
    if (text_[at_] == '\n') ++line_;
    ++at_;
  }
  void skip_blanks() {
    while (at_ < text_.size() && blank(text_[at_])) advance();
  }
  bool take(char c) {
    skip_blanks();
    if (peek() != c || at_ >= text_.size()) return false;
    advance();
    return true;
  }
  bool fail(std::size_t line, std::string what) {
    error_line_ = line;
    error_ = std::move(what);
    return false;
  }

  bool read_head(PxEntry& e) {
    while (at_ < text_.size() && ((peek() >= 'A' && peek() <= 'Z') || (peek() >= 'a' && peek() <= 'z') || (peek() >= '0' && peek() <= '9') || peek() == '-' || peek() == '_')) {
      char c = peek();
      e.keyword += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      advance();
    }
    if (e.keyword.empty()) return fail(line_, "a keyword such as STUB or VALUES is expected here");
    if (take('[')) {
      while (at_ < text_.size() && peek() != ']' && !blank(peek())) {
        e.language += peek();
        advance();
      }
      if (!take(']')) return fail(e.line, fmt::format("the bracket behind {}[ is not closed", e.keyword));
    }
    if (take('(')) {
      do {
        std::string name;
        if (!read_string(name)) return false;
        e.subject.push_back(std::move(name));
      } while (take(','));
      if (!take(')')) return fail(e.line, fmt::format("the bracket behind {}( is not closed", e.keyword));
    }
    if (!take('=')) return fail(line_, fmt::format("'=' is missing behind {}", e.keyword));
    return true;
  }

  // "…", or "…" "…" over several lines
  bool read_string(std::string& out) {
    if (!take('"')) return fail(line_, "a name in quotation marks is expected here");
    const std::size_t opened = line_;
    do {
      while (at_ < text_.size() && peek() != '"') {
        if (peek() != '\r' && peek() != '\n') out += peek();
        advance();
      }
      if (!take('"')) return fail(opened, "a quotation mark is not closed");
    } while (take('"'));
    return true;
  }

  bool read_values(PxEntry& e) {
    skip_blanks();
    const std::size_t begin = at_;
    e.raw_line = line_;
    if (e.keyword == "DATA") {  // numbers and symbols up to the last semicolon
      while (at_ < text_.size() && peek() != ';') {
        if (peek() == '"') {
          std::string symbol;
          if (!read_string(symbol)) return false;
        } else {
          advance();
        }
      }
    } else {
      do {
        std::string value;
        skip_blanks();
        if (peek() == '"') {
          if (!read_string(value)) return false;
        } else {
          read_bare(value);
        }
        e.values.push_back(std::move(value));
      } while (take(','));
    }
    e.raw = text_.substr(begin, at_ - begin);
    if (take(';')) return true;
    if (at_ >= text_.size() && e.keyword == "DATA") return true;  // the last semicolon is often left out
    return fail(e.line, fmt::format("what stands behind {}= is not ended by ';'", e.keyword));
  }

  // YES, 2, TLIST(A1,"2019"-"2023"): with all in its brackets
  void read_bare(std::string& out) {
    int depth = 0;
    while (at_ < text_.size() && peek() != ';' && (depth > 0 || peek() != ',')) {
      depth += peek() == '(' ? 1 : peek() == ')' ? -1 : 0;
      if (!blank(peek())) out += peek();
      advance();
    }
  }

  std::string_view text_;
  const std::string& path_;
  std::size_t at_ = 0, line_ = 1, error_line_ = 0;
  std::string error_;
};

}  // namespace

Result<std::vector<PxEntry>> parse_px_syntax(std::string_view text, const std::string& path) { return Parser(text, path).run(); }

}  // namespace solieu
