#include "read/paragraphs.h"

#include <utf8proc.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "read/page_pieces.h"
#include "read/page_stream.h"
#include "read/page_tables.h"
#include "read/vietnamese.h"
#include "text/normalise.h"

namespace solieu {
namespace {

// In heights of the letters.
constexpr float kIndent = 0.6F;
constexpr float kMorePitch = 1.16F;  // times the usual

bool ends_sentence(std::string_view word) {
  while (word.ends_with('"') || word.ends_with(')') || word.ends_with("”")) word.remove_suffix(word.ends_with("”") ? 3 : 1);
  return word.ends_with('.') || word.ends_with('!') || word.ends_with('?') || word.ends_with(':') || word.ends_with(';') || word.ends_with("…");
}

// Of the letters of a word: are they its own lower case, or none of them?
bool is_lower(std::string_view word) {
  std::string lower;
  append_lower(word, lower);
  return lower == word;
}
bool begins_small(std::string_view word) {
  std::size_t length = 1;
  while (length < word.size() && (static_cast<unsigned char>(word[length]) & 0xC0) == 0x80) ++length;
  const std::string_view letter = word.substr(0, length);
  const bool is_letter = static_cast<unsigned char>(letter[0]) >= 0xC3 || (letter[0] >= 'a' && letter[0] <= 'z');
  return is_letter && is_lower(letter) && !letter.starts_with("\xE2");
}

bool digit_at_end(std::string_view word, std::size_t before) { return word.size() > before && word[word.size() - 1 - before] >= '0' && word[word.size() - 1 - before] <= '9'; }

// Of the hyphen or dash that a word ends with, or 0.
std::size_t hyphen_at_end(std::string_view word) { return word.ends_with("\xE2\x80\x90") || word.ends_with("–") ? 3 : word.ends_with('-') ? 1 : 0; }

// "2021-" and "2025": a number that the end of a line divides.
bool divides_numbers(std::string_view last, std::string_view next) {
  const std::size_t hyphen = hyphen_at_end(last);
  return hyphen > 0 && digit_at_end(last, hyphen) && next[0] >= '0' && next[0] <= '9';
}

bool in_capitals(const PageLine& line) {
  std::size_t large = 0, small = 0;
  for (const PageWord& word : line.words) {
    for (char c : word.text) {
      large += c >= 'A' && c <= 'Z';
      small += c >= 'a' && c <= 'z';
    }
  }
  return large > 2 && small == 0;
}

bool begins_with_mark(const PageLine& line) { return line.words.size() > 1 && is_list_mark(line.words.front().text); }

// A paragraph that may go on.
struct Open {
  std::size_t passage = 0;
  std::size_t lines = 0;
  bool mark = false;
  StreamLine last;
};

class Writer {
 public:
  Writer(const PageStream& stream, const std::vector<Page>& pages) : habits_(stream.habits()), pages_(pages) {
    for (const PageStream::Item& item : stream.items()) {
      if (item.table) add_table(*item.table, item.page);
      else add_line(*item.line);
    }
  }

  std::vector<Passage> passages() && { return std::move(passages_); }

 private:
  void add_line(const StreamLine& line) {
    std::optional<Open>& open = line.note ? note_ : text_;
    if (!line.note) note_.reset();
    last_table_ = nullptr;
    if (open && goes_on(*open, line)) {
      append(*line.line, pages_[line.page].number, passages_[open->passage].cells[0], true);
      ++open->lines;
      open->last = line;
      return;
    }
    Passage passage{{{}}, std::exchange(behind_table_, false)};
    append(*line.line, pages_[line.page].number, passage.cells[0], false);
    open = Open{passages_.size(), 1, begins_with_mark(*line.line), line};
    passages_.push_back(std::move(passage));
  }

  bool goes_on(const Open& open, const StreamLine& next) const {
    const StreamLine& last = open.last;
    if (!habits_.same_height(last, next) || (in_capitals(*last.line) && !in_capitals(*next.line) && last.line->words.size() > 1)) return false;
    const bool below = last.page == next.page && last.column == next.column && next.box().top > last.box().top && next.box().over(last.box());
    return below ? goes_on_below(open, next) : goes_on_elsewhere(open, next);
  }

  // Was the line filled, so that it ended where it did?
  static bool filled(const StreamLine& last, const StreamLine& next) {
    return !would_have_fitted(last.box(), next.line->words.front().box, last.margins.right, last.height);
  }

  bool goes_on_below(const Open& open, const StreamLine& next) const {
    const StreamLine& last = open.last;
    const float pitch = (next.box().top - last.box().top) / next.height, indent = next.box().left - last.box().left;
    if (pitch > PageStream::kMostPitch) return false;
    const bool one_block = last.line->block == next.line->block;
    const bool title = next.height > PageStream::kLargeLetters * habits_.height;
    if (title && one_block) return in_capitals(*last.line) == in_capitals(*next.line) && !ends_sentence(last.last());
    const bool full = filled(last, next), ended = ends_sentence(last.last()), small = begins_small(next.first());
    if (pitch > kMorePitch * next.pitch && !(full && small && !ended)) return false;
    if (begins_with_mark(*next.line) && (ended || !full || open.mark)) return false;
    if (divides_numbers(last.last(), next.first())) return true;
    if (!full) return small && !ended && one_block;
    if (small && !ended) return true;
    const float edge = kIndent * next.height;
    if (indent > edge) return open.mark && open.lines == 1;  // words behind a mark
    if (indent < -edge) return open.lines == 1;              // below an indented first line
    const bool indented = next.box().left - next.margins.left > edge;
    return !(indented && habits_.indents && open.lines == 1 && !open.mark);
  }

  // In the next column, or on the next page.
  bool goes_on_elsewhere(const Open& open, const StreamLine& next) const {
    const StreamLine& last = open.last;
    if (next.page > last.page + 1 || begins_with_mark(*next.line) || next.height > PageStream::kLargeLetters * habits_.height) return false;
    const bool ended = ends_sentence(last.last()), small = begins_small(next.first());
    if ((small && !ended) || divides_numbers(last.last(), next.first())) return true;
    const bool indented = next.box().left - next.margins.left > kIndent * next.height;
    return !indented && filled(last, next) && last.margins.sure && (!ended || (habits_.indents && next.page != last.page));
  }

  // The words of a line behind those that are there; `breaks`: a line ended between them.
  static void append(const PageLine& line, int page, std::vector<PlacedWord>& out, bool breaks);

  void add_table(const PageTable& table, std::size_t page) {
    const bool same_columns = last_table_ && last_table_->columns == table.columns && last_page_ + 1 == page;
    const bool goes_on = same_columns && (table.heads.empty() || texts_of(table.heads) == texts_of(last_table_->heads));
    bool apart = !goes_on && !passages_.empty();
    auto add = [&](const PageTable::Row& row) {
      Passage passage{{}, std::exchange(apart, false)};
      for (const std::vector<PageWord>& cell : row.cells) {
        std::vector<PlacedWord>& words = passage.cells.emplace_back();
        for (const PageWord& word : cell) words.push_back({word, pages_[page].number, joins(words, word)});
      }
      auto& cells = passage.cells;
      if (std::all_of(cells.begin() + 1, cells.end(), [](const auto& cell) { return cell.empty(); })) cells.resize(1);  // it heads those below it
      passages_.push_back(std::move(passage));
    };
    if (!goes_on) {
      for (const PageTable::Row& row : table.heads) add(row);
    }
    for (const PageTable::Row& row : table.rows) add(row);
    behind_table_ = true;
    last_table_ = &table;
    last_page_ = page;
  }

  static bool joins(const std::vector<PlacedWord>& words, const PageWord& next) {
    if (words.empty()) return false;
    const Box& last = words.back().word.box;
    return last.beside(next.box) > 0.5F && next.box.left >= last.left && next.box.left - last.right < joint_gap(next.box.height());
  }

  static std::vector<std::string> texts_of(const std::vector<PageTable::Row>& rows) {
    std::vector<std::string> out;
    for (const auto& row : rows) {
      for (const auto& cell : row.cells) {
        std::string& text = out.emplace_back();
        for (const PageWord& word : cell) text += word.text;
      }
    }
    return out;
  }

  const PrintHabits& habits_;
  const std::vector<Page>& pages_;
  std::vector<Passage> passages_;
  std::optional<Open> text_, note_;
  const PageTable* last_table_ = nullptr;
  std::size_t last_page_ = 0;
  bool behind_table_ = false;
};

// "m2" is printed with a smaller 2; a mark of a note is no part of the word before it.
std::string raised(std::string_view digits) {
  static constexpr std::string_view kRaised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out;
  for (char c : digits) out += c >= '0' && c <= '9' ? std::string(kRaised[c - '0']) : std::string(1, c);
  return out;
}

// "tri-" and "ển": one syllable, or parts of a foreign word; "kinh-" and "tế" are two words that a hyphen joins.
bool divides_a_word(std::string_view last, std::string_view next) {
  auto letters = [](std::string_view word) {
    std::u32string out;
    for (std::size_t i = 0; i < word.size();) {
      utf8proc_int32_t letter = 0;
      const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(word.data() + i), static_cast<utf8proc_ssize_t>(word.size() - i), &letter);
      if (length <= 0) break;
      if (utf8proc_category(letter) < UTF8PROC_CATEGORY_LU || utf8proc_category(letter) > UTF8PROC_CATEGORY_LO) break;  // "tế," ends here
      out += static_cast<char32_t>(letter);
      i += static_cast<std::size_t>(length);
    }
    return out;
  };
  const std::u32string one = letters(last), other = letters(next);
  return is_syllable(one + other) || !is_syllable(one) || !is_syllable(other);
}

// Two halves that the end of a line divides: does no blank stand between them? A hyphen that only divides is taken away.
bool join_halves(std::string& last, std::string_view next) {
  static constexpr std::string_view kSoft = "\xC2\xAD";
  if (last.ends_with(kSoft)) {
    last.resize(last.size() - kSoft.size());
    return true;
  }
  const std::size_t hyphen = hyphen_at_end(last);
  if (hyphen == 0 || last.size() == hyphen) return false;
  if (digit_at_end(last, hyphen)) return divides_numbers(last, next);
  if (last.ends_with("–")) return false;
  if (begins_small(next) && divides_a_word(std::string_view(last).substr(0, last.size() - hyphen), next)) last.resize(last.size() - hyphen);
  return true;
}

void Writer::append(const PageLine& line, int page, std::vector<PlacedWord>& out, bool breaks) {
  const float height = letter_height(line);
  for (std::size_t w = 0; w < line.words.size(); ++w) {
    PlacedWord placed{line.words[w], page, false};
    std::string& text = placed.word.text;
    const Box& box = placed.word.box;
    if (w > 0) {
      const Box& before = line.words[w - 1].box;
      placed.joined = box.left - before.right < joint_gap(height);
      const bool smaller = box.height() < 0.8F * height && text.find_first_not_of("0123456789*()") == std::string::npos;
      if (smaller && box.middle() < line.box.middle()) {
        placed.joined = placed.joined && out.back().word.text.ends_with('m') && (text == "2" || text == "3");
        text = raised(text);
      }
    } else if (breaks && !out.empty()) {
      placed.joined = join_halves(out.back().word.text, text);
      if (out.back().word.text.empty()) out.pop_back();
    }
    out.push_back(std::move(placed));
  }
}

}  // namespace

std::vector<Passage> passages_of(std::vector<Page> pages) {
  if (pages.empty()) return {};
  const PageStream stream(pages);
  return Writer(stream, pages).passages();
}

}  // namespace solieu
