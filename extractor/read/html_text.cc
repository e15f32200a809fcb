#include "read/html_text.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "read/html_characters.h"
#include "read/html_elements.h"
#include "read/html_fonts.h"
#include "read/html_meta.h"
#include "read/html_table.h"
#include "read/html_tags.h"
#include "text/cell.h"

namespace solieu {
namespace {

constexpr std::string_view kNoBreak = "\u00A0";

// Raised, as far as Unicode has it: ¹ ⁽ ⁺. What has no such form comes back as it is.
std::string_view raised(char c) {
  static constexpr std::string_view kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  if (is_digit(c)) return kDigits[c - '0'];
  switch (c) {
    case '(': case '[': return "⁽";
    case ')': case ']': return "⁾";
    case '+': return "⁺";
    case '-': return "⁻";
    case '*': return "*";
    default: return {};
  }
}

/// Puts characters into lines. What is between them, blanks and line ends, is only written when the next one comes.
class Lines {
 public:
  /// The next character begins a line, with so many empty ones before it.
  void end_line(std::size_t empty_lines = 0) { ends_ = std::max(ends_, empty_lines + 1); }
  /// Within a cell there are no line ends: a blank stands for them.
  void end_word() { gap_ = gap_ ? gap_ : Gap{}; }
  void insert(std::string_view bytes) {
    if (bytes.empty()) return;
    write_what_is_between(true);
    out_.insert(bytes);
    begun_ = !bytes.ends_with('\n');
  }
  /// Stands before the first character of the line that comes.
  void open_line_with(std::string_view bullet) { bullet_ = bullet; }

  void add(const HtmlCharacters::Piece& piece, bool keep_blanks) {
    if (!piece.copied) return add_one(piece, keep_blanks);
    const std::string_view s = piece.text;
    for (std::size_t at = 0; at < s.size();) {
      const std::size_t source = piece.markup.begin + at;
      if (const bool no_break = s.substr(at).starts_with(kNoBreak); no_break || is_html_blank(s[at])) {
        const std::size_t size = no_break ? kNoBreak.size() : 1;
        if (!keep_blanks) add_blank({source, source + size}, no_break);
        else if (s[at] == '\n') ++ends_;
        else add_copy(s.substr(at, size), source);
        at += size;
        continue;
      }
      std::size_t end = at + 1;
      while (end < s.size() && !is_html_blank(s[end]) && !s.substr(end).starts_with(kNoBreak)) ++end;
      add_copy(s.substr(at, end - at), source);
      at = end;
    }
  }
  void add_character(std::string_view bytes, SourceSpan source) {
    write_what_is_between(false);
    out_.replace(bytes, source);
  }

  /// Leading blanks that do not collapse set the first cell of a row in.
  void begin_row() { indents_ = true; }
  void tab() {
    indents_ = false;
    gap_.reset();
    insert("\t");
    cell_begun_ = false;
  }
  MappedText finish() { return std::move(out_); }

 private:
  struct Gap {
    SourceSpan source;  // empty: nothing stands there
    std::size_t no_break = 0;
  };

  void add_one(const HtmlCharacters::Piece& piece, bool keep_blanks) {
    if (keep_blanks && piece.text == "\n") ++ends_;
    else if (!keep_blanks && (piece.text == kNoBreak || is_html_blank(piece.text[0]))) add_blank(piece.markup, piece.text == kNoBreak);
    else add_character(piece.text, piece.markup);
  }

  void add_blank(SourceSpan source, bool no_break) {
    if (!gap_) gap_ = Gap{source, 0};
    else if (gap_->source.empty() || gap_->source.begin > source.begin) gap_->source = source;
    else gap_->source.end = source.end;
    gap_->no_break += no_break;
  }

  void add_copy(std::string_view bytes, std::size_t source) {
    write_what_is_between(false);
    out_.copy(bytes, source);
  }

  void write_what_is_between(bool tab) {
    if (ends_ > 0 && !out_.text().empty()) {
      for (; ends_ > 0; --ends_) out_.insert("\n");
      begun_ = false;
      gap_ = indents_ ? gap_ : std::nullopt;
    }
    ends_ = 0;
    if (!begun_) {
      if (indents_ && gap_) out_.insert(std::string(gap_->no_break, ' '));
      out_.insert(bullet_);
    } else if (gap_ && !tab && cell_begun_) {
      if (gap_->source.empty()) out_.insert(" ");
      else out_.replace(" ", gap_->source);
    }
    bullet_ = {};
    gap_.reset();
    indents_ = false;
    begun_ = cell_begun_ = true;
  }

  MappedText out_;
  std::size_t ends_ = 0;     // line ends that the next character stands behind
  bool begun_ = false;       // does the line hold anything?
  bool cell_begun_ = true;   // and its last cell?
  bool indents_ = false;
  std::optional<Gap> gap_;   // blanks before the next character
  std::string_view bullet_;
};

class Writer {
 public:
  Writer(const HtmlTree& tree, const HtmlArticle& article) : tree_(tree), nodes_(tree.nodes()), article_(article), fonts_(tree), plaintext_(find_plaintext()) {}

  MappedText write() {
    if (!article_.has_title) write_title();
    write_nodes(article_.begin, article_.end, false);
    return lines_.finish();
  }

 private:
  struct Open {
    std::size_t end;
    GumboTag tag;
  };

  void write_title() {
    const auto title = title_of(tree_);
    if (!title || title->markup.empty()) return;
    write_pieces(HtmlCharacters(title->text, title->markup, place(title->markup), title->in_attribute ? HtmlCharacters::Holds::attribute : HtmlCharacters::Holds::entities), false);
    lines_.end_line(1);
  }

  std::size_t place(std::string_view markup) const { return static_cast<std::size_t>(markup.data() - tree_.markup().data()); }

  // `in_cell`: on one line.
  void write_nodes(std::size_t begin, std::size_t end, bool in_cell) {
    std::vector<Open> open;
    std::size_t kept_blanks = 0, raised_end = 0;  // <pre> that are open; where a raised note ends
    auto close = [&](const Open& o) {
      if (holds_blanks(o.tag)) --kept_blanks;
      end_block(o.tag, in_cell);
    };
    for (std::size_t n = begin; n < end;) {
      for (; !open.empty() && open.back().end <= n; open.pop_back()) close(open.back());
      const HtmlNode& node = nodes_[n];
      if (article_.left_out[n]) {
        if (is_block(node.tag)) end_block(node.tag, in_cell);
        n = node.end;
      } else if (node.is_text()) {
        write_text(n, kept_blanks > 0 && !in_cell, n < raised_end);
        ++n;
      } else if (node.tag == GUMBO_TAG_TABLE && !in_cell && write_table(n)) {
        n = node.end;
      } else {
        begin_block(n, in_cell);
        if (holds_blanks(node.tag)) ++kept_blanks;
        if (node.tag == GUMBO_TAG_SUP && is_note(n)) raised_end = std::max(raised_end, node.end);
        if (node.end > n + 1) open.push_back({node.end, node.tag});
        else if (holds_blanks(node.tag)) --kept_blanks;
        ++n;
      }
    }
    for (; !open.empty(); open.pop_back()) close(open.back());
  }

  static bool holds_blanks(GumboTag tag) { return tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_LISTING || tag == GUMBO_TAG_XMP || tag == GUMBO_TAG_PLAINTEXT; }
  static bool ends_line(GumboTag tag) { return is_block(tag) || is_table_part(tag) || tag == GUMBO_TAG_BR; }

  void begin_block(std::size_t n, bool in_cell) {
    const GumboTag tag = nodes_[n].tag;
    if (!ends_line(tag)) return;
    if (in_cell) return lines_.end_word();
    lines_.end_line(is_heading(tag) ? 1 : 0);
    if (tag == GUMBO_TAG_LI) lines_.open_line_with(bullet_of(n));
  }

  void end_block(GumboTag tag, bool in_cell) {
    if (!ends_line(tag)) return;
    if (in_cell) lines_.end_word();
    else lines_.end_line();
  }

  // None where the item has one of its own, or is more than a line.
  std::string_view bullet_of(std::size_t n) const {
    constexpr std::size_t kFar = 40;  // nodes to its first text
    for (std::size_t i = n + 1; i < std::min(nodes_[n].end, n + kFar); ++i) {
      if (is_heading(nodes_[i].tag) || nodes_[i].tag == GUMBO_TAG_TABLE) return {};
      if (!nodes_[i].is_text() || nodes_[i].node->type == GUMBO_NODE_WHITESPACE || article_.left_out[i]) continue;
      std::string_view text = nodes_[i].text();
      text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
      for (std::string_view own : {"-", "+", "*", "–", "•", "—", "●"}) {
        if (text.starts_with(own)) return {};
      }
      const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
      const bool numbered = digits > 0 && digits < 3 && digits + 1 < text.size() && (text[digits] == '.' || text[digits] == ')') && !is_digit(text[digits + 1]);
      return numbered ? "" : "- ";
    }
    return {};
  }

  // "2" and "(1)" are raised; "th" is not.
  bool is_note(std::size_t n) const {
    constexpr std::size_t kLongest = 8;
    std::string text;
    for (std::size_t i = n + 1; i < nodes_[n].end && text.size() <= kLongest; ++i) {
      if (nodes_[i].is_text()) text += nodes_[i].text();
    }
    return !text.empty() && text.size() <= kLongest && std::all_of(text.begin(), text.end(), [](char c) { return is_html_blank(c) || c == 'o' || c == ',' || !raised(c).empty(); });
  }

  void write_text(std::size_t n, bool keep_blanks, bool raised_note) {
    const HtmlNode& node = nodes_[n];
    const HtmlCharacters characters(node.text(), node.markup(), place(node.markup()), held_by(n));
    // a parser moves what stands between the rows of a table to before it
    if (place(node.markup()) < behind_) lines_.end_line();
    if (const auto legacy = fonts_.of(n)) write_legacy(node.text(), characters, *legacy);
    else if (raised_note) write_raised(n, characters);
    else write_pieces(characters, keep_blanks);
    behind_ = place(node.markup()) + node.markup().size();
  }

  // Behind <plaintext> nothing is markup, not even in the elements that a parser opens anew there.
  HtmlCharacters::Holds held_by(std::size_t n) const {
    const bool raw = nodes_[nodes_[n].parent].is_html(GUMBO_TAG_XMP) || place(nodes_[n].markup()) > plaintext_;
    return raw ? HtmlCharacters::Holds::characters : HtmlCharacters::Holds::markup;
  }
  std::size_t find_plaintext() const {
    const auto found = std::find_if(nodes_.begin(), nodes_.end(), [](const HtmlNode& n) { return n.is_html(GUMBO_TAG_PLAINTEXT); });
    if (found == nodes_.end()) return std::string_view::npos;
    const GumboStringPiece& tag = found->node->v.element.original_tag;
    return place({tag.data, tag.length});
  }

  void write_pieces(HtmlCharacters characters, bool keep_blanks) {
    for (HtmlCharacters::Piece piece; characters.next(piece);) lines_.add(piece, keep_blanks);
  }

  void write_raised(std::size_t n, HtmlCharacters characters) {
    const bool degrees = n + 1 < nodes_.size() && next_text(n).starts_with('C');
    for (HtmlCharacters::Piece piece; characters.next(piece);) {
      for (std::size_t i = 0; i < piece.text.size(); ++i) {
        const char c = piece.text[i];
        if (is_html_blank(c) || c == ',') continue;
        const SourceSpan source = piece.copied ? SourceSpan{piece.markup.begin + i, piece.markup.begin + i + 1} : piece.markup;
        const bool degree = c == 'o' || (c == '0' && degrees && piece.text.size() == 1);
        lines_.add_character(degree ? "°" : raised(c), source);
      }
    }
  }

  std::string_view next_text(std::size_t n) const {
    constexpr std::size_t kFar = 6;
    for (std::size_t i = n + 1; i < std::min(nodes_.size(), n + kFar); ++i) {
      if (nodes_[i].is_text()) return nodes_[i].text();
    }
    return {};
  }

  // Letter by letter, each with the markup of what it was written with.
  void write_legacy(std::string_view run, HtmlCharacters characters, Legacy legacy) {
    std::vector<HtmlCharacters::Piece> pieces;
    for (HtmlCharacters::Piece piece; characters.next(piece);) pieces.push_back(piece);
    auto source_of = [&](std::size_t at, bool end) -> std::size_t {  // of a byte of the run, where it begins or ends
      auto piece = std::partition_point(pieces.begin(), pieces.end(), [&](const auto& p) { return static_cast<std::size_t>(p.text.data() + p.text.size() - run.data()) <= at; });
      if (piece == pieces.end()) return pieces.back().markup.end;
      const std::size_t into = at - static_cast<std::size_t>(piece->text.data() - run.data());
      return piece->copied ? piece->markup.begin + into + end : end ? piece->markup.end : piece->markup.begin;
    };
    const FontText decoded = decode_run(run, legacy);
    for (std::size_t at = 0; at < decoded.text.size() && !pieces.empty();) {
      std::size_t end = at + 1;
      while (end < decoded.text.size() && (static_cast<unsigned char>(decoded.text[end]) & 0xC0) == 0x80) ++end;
      const SourceSpan of_run = decoded.map.to_source(TextSpan{at, end});
      const std::size_t begin = source_of(of_run.begin, false);
      const std::size_t stop = of_run.empty() ? begin : source_of(of_run.end - 1, true);
      lines_.add({std::string_view(decoded.text).substr(at, end - at), {begin, std::max(begin, stop)}, false}, false);
      at = end;
    }
  }

  // False where the table only lays the page out.
  bool write_table(std::size_t n) {
    const HtmlTable table = read_html_table(tree_, article_, n);
    if (table.lays_out) return false;
    for (std::size_t caption : table.captions) {
      lines_.end_line();
      write_nodes(caption, nodes_[caption].end, false);
    }
    bool numbers_above = false;
    for (const auto& row : table.rows) {
      if (std::all_of(row.begin(), row.end(), [&](const HtmlCell& c) { return c.goes_on || text_of(c.node).empty(); })) continue;
      lines_.end_line();
      lines_.begin_row();
      const bool numbers = std::any_of(row.begin(), row.end(), [&](const HtmlCell& c) { return !c.goes_on && read_cell(text_of(c.node)).has_value(); });
      write_row(row, numbers && numbers_above);
      numbers_above = numbers;
    }
    lines_.end_line(1);
    return true;
  }

  // `repeats`: words of a cell that goes on over several rows of numbers name each of them.
  void write_row(const std::vector<HtmlCell>& row, bool repeats) {
    std::size_t column = 0;
    for (const HtmlCell& cell : row) {
      for (; column < cell.column; ++column) lines_.tab();
      if (!cell.goes_on) {
        write_nodes(cell.node + 1, nodes_[cell.node].end, true);
      } else if (const std::string words = repeats ? text_of(cell.node) : ""; !words.empty() && std::none_of(words.begin(), words.end(), is_digit)) {
        lines_.insert(words);
      }
      for (std::size_t more = 1; more < cell.columns; ++more, ++column) lines_.tab();
    }
  }

  std::string text_of(std::size_t n) const {
    std::string text;
    constexpr std::size_t kLongest = 200;
    for (std::size_t i = n + 1; i < nodes_[n].end && text.size() <= kLongest; ++i) {
      if (!nodes_[i].is_text() || article_.left_out[i]) continue;
      for (char c : nodes_[i].text()) {
        if (!is_html_blank(c)) text += c;
        else if (!text.empty() && text.back() != ' ') text += ' ';
      }
    }
    if (text.ends_with(' ')) text.pop_back();
    return text;
  }

  const HtmlTree& tree_;
  const std::vector<HtmlNode>& nodes_;
  const HtmlArticle& article_;
  const HtmlFonts fonts_;
  const std::size_t plaintext_;  // where that tag stands
  Lines lines_;
  std::size_t behind_ = 0;  // the markup of the last text
};

}  // namespace

MappedText text_of_article(const HtmlTree& tree, const HtmlArticle& article) { return Writer(tree, article).write(); }

}  // namespace solieu
