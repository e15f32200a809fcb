#include "read/paragraphs.h"

#include <utf8proc.h>

#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "read/page_columns.h"
#include "read/page_pieces.h"
#include "read/page_tables.h"
#include "read/vietnamese.h"
#include "text/normalise.h"

namespace solieu {
namespace {

// In heights of the letters.
constexpr float kIndent = 0.6F;
constexpr float kMostPitch = 2.2F;     // from line to line of a paragraph
constexpr float kMorePitch = 1.16F;    // times the usual
constexpr float kLargeLetters = 1.15F;  // times those of the text: a heading
constexpr float kAfterMark = 5;        // from the mark of a list item to its words

struct Line {
  const PageLine* line = nullptr;
  std::size_t page = 0;  // index
  int column = 0;
  float height = 0;
  float pitch = 0;  // usual in its block: from line to line, in heights
  Margins margins;
  bool note = false;

  const Box& box() const { return line->box; }
  const std::string& first() const { return line->words.front().text; }
  const std::string& last() const { return line->words.back().text; }
};

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

// What is usual in a document, by which the unusual is told.
struct Habits {
  float height = 0;        // of most letters
  bool indents = false;    // the first line of a paragraph stands further right
  float tolerance = 0.12F; // of heights that count as one; boxes of recognised words are as high as their letters
};

// The lines of pages and their tables, in reading order, with what has to be known of each.
class Stream {
 public:
  struct Item {
    std::optional<Line> line;
    const PageTable* table = nullptr;
    std::size_t page = 0;
  };

  explicit Stream(std::vector<Page>& pages) : pages_(pages) {
    tables_.reserve(pages.size());
    for (std::size_t p = 0; p < pages.size(); ++p) add_page(p);
    find_heights();
    find_pitches();
    give_margins();
    if (!by_page_.empty()) put_title_first(by_page_.front());
    for (auto& page : by_page_) {
      mark_notes(page);
      for (Item& item : page) {
        if (!item.line || !item.line->note) items_.push_back(item);
      }
      for (Item& item : page) {
        if (item.line && item.line->note) items_.push_back(item);
      }
    }
  }

  const std::vector<Item>& items() const { return items_; }
  const Habits& habits() const { return habits_; }

 private:
  void add_page(std::size_t p) {
    Page& page = pages_[p];
    const std::vector<float> borders = column_borders(page);
    tables_.push_back(find_page_tables(page, borders));
    std::vector<bool> taken(page.lines.size(), false);
    for (const PageTable& table : tables_.back()) {
      for (std::size_t l : table.lines) taken[l] = true;
    }
    put_marks_before_words(page, taken);
    std::vector<Item> items;
    for (std::size_t l = 0; l < page.lines.size(); ++l) {
      if (taken[l]) continue;
      const PageLine& line = page.lines[l];
      items.push_back({Line{&line, p, column_of(line.box, borders), letter_height(line), 0, {}, false}, nullptr, p});
    }
    for (const PageTable& table : tables_.back()) insert(table, p, items);
    by_page_.push_back(std::move(items));
  }

  // A mark that a tab divides from its words is a line of its own to the program that found it.
  static void put_marks_before_words(Page& page, std::vector<bool>& taken) {
    for (std::size_t l = 0; l + 1 < page.lines.size(); ++l) {
      PageLine &mark = page.lines[l], &words = page.lines[l + 1];
      if (taken[l] || taken[l + 1] || mark.words.size() > 1) continue;
      const std::string& text = mark.words[0].text;
      const bool number = text.size() <= 3 && text.find_first_not_of("0123456789*") == std::string::npos;
      const float room = words.box.left - mark.box.right;
      if (!(number || is_list_mark(text)) || mark.box.beside(words.box) < 0.3F || room < 0 || room > kAfterMark * words.box.height()) continue;
      words.words.insert(words.words.begin(), std::move(mark.words[0]));
      words.box.add(mark.box);
      taken[l] = true;
    }
  }

  // Before the first line that stands below it.
  static void insert(const PageTable& table, std::size_t page, std::vector<Item>& items) {
    auto below = std::find_if(items.begin(), items.end(), [&](const Item& item) {
      return item.line && item.line->box().over(table.box) && item.line->box().middle() > table.box.middle();
    });
    items.insert(below, {std::nullopt, &table, page});
  }

  // A title at the head of the first page, before the columns below it.
  void put_title_first(std::vector<Item>& items) const {
    auto title = std::find_if(items.begin(), items.end(), [&](const Item& i) { return i.line && i.line->height > kLargeLetters * habits_.height * (1 + habits_.tolerance); });
    if (title == items.end()) return;
    const bool at_head = std::all_of(items.begin(), title, [&](const Item& i) { return i.line && i.line->box().top > title->line->box().bottom; });
    auto end = std::find_if(title, items.end(), [&](const Item& i) { return !i.line || !same_height(*i.line, *title->line); });
    if (at_head) std::rotate(items.begin(), title, end);
  }

  bool same_height(const Line& a, const Line& b) const { return std::fabs(a.height - b.height) <= habits_.tolerance * std::max(a.height, b.height); }

  void find_heights() {
    std::map<int, std::size_t> letters;  // by heights, in half points
    for (const auto& page : by_page_) {
      for (const Item& item : page) {
        if (item.line) letters[static_cast<int>(std::lround(2 * item.line->height))] += item.line->line->words.size();
      }
    }
    auto most = std::max_element(letters.begin(), letters.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != letters.end()) habits_.height = static_cast<float>(most->first) / 2;
    if (std::any_of(pages_.begin(), pages_.end(), [](const Page& page) { return page.recognised; })) habits_.tolerance = 0.35F;
  }

  // Of each block, where it has enough lines; else of the document.
  void find_pitches() {
    constexpr std::size_t kEnough = 4;
    constexpr float kLeast = 0.5F, kOtherwise = 1.2F;
    std::vector<float> all;
    std::map<std::pair<std::size_t, int>, std::vector<float>> blocks;
    each_pair([&](const Line& a, const Line& b) {
      const float pitch = (b.box().top - a.box().top) / b.height;
      if (pitch < kLeast || pitch > kMostPitch || !same_height(a, b)) return;
      all.push_back(pitch);
      blocks[{b.page, b.line->block}].push_back(pitch);
    });
    auto median = [](std::vector<float>& pitches) {
      auto middle = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2);
      std::nth_element(pitches.begin(), middle, pitches.end());
      return *middle;
    };
    const float otherwise = all.empty() ? kOtherwise : median(all);
    for (auto& page : by_page_) {
      for (Item& item : page) {
        if (!item.line) continue;
        auto block = blocks.find({item.line->page, item.line->line->block});
        item.line->pitch = block != blocks.end() && block->second.size() >= kEnough ? median(block->second) : otherwise;
      }
    }
  }

  template <class Each>
  void each_pair(Each each) const {
    for (const auto& page : by_page_) {
      for (std::size_t i = 1; i < page.size(); ++i) {
        if (page[i].line && page[i - 1].line && page[i].line->line->block == page[i - 1].line->line->block) each(*page[i - 1].line, *page[i].line);
      }
    }
  }

  // Where a page has too few lines to tell, those of all pages do.
  void give_margins() {
    std::vector<const PageLine*> all;
    for (const auto& page : by_page_) {
      for (const Item& item : page) {
        if (item.line && item.line->column == 0) all.push_back(item.line->line);
      }
    }
    const Margins otherwise = margins_of(all);
    std::size_t indented = 0, lines = 0;
    for (auto& page : by_page_) {
      std::map<int, std::vector<const PageLine*>> columns;
      for (const Item& item : page) {
        if (item.line) columns[item.line->column].push_back(item.line->line);
      }
      std::map<int, Margins> margins;
      for (const auto& [column, its] : columns) margins[column] = margins_of(its);
      const bool divided = columns.size() > 1;
      for (Item& item : page) {
        if (!item.line) continue;
        const Margins& own = margins[item.line->column];
        item.line->margins = own.sure || divided ? own : otherwise;
      }
    }
    each_pair([&](const Line& a, const Line& b) {
      ++lines;
      const float more = a.box().left - b.box().left;
      indented += more > kIndent * a.height && more < 5 * a.height && std::fabs(b.box().left - b.margins.left) < 0.2F * b.height;
    });
    habits_.indents = indented >= 2 && 20 * indented >= lines;
  }

  // Small letters at the foot of a page, from a number or an asterisk on.
  void mark_notes(std::vector<Item>& page) const {
    std::vector<Line*> lines;
    for (Item& item : page) {
      if (item.line) lines.push_back(&*item.line);
    }
    std::stable_sort(lines.begin(), lines.end(), [](const Line* a, const Line* b) { return a->box().top > b->box().top; });
    std::size_t end = 0, notes = 0;
    while (end < lines.size() && lines[end]->height < (1 - habits_.tolerance) * habits_.height * 1.02F) {
      const std::string& first = lines[end++]->first();
      if ((first[0] >= '0' && first[0] <= '9') || first[0] == '*' || first[0] == '(' || first.starts_with("¹")) notes = end;
    }
    if (end == lines.size()) return;  // nothing else is on the page
    for (std::size_t i = 0; i < notes; ++i) lines[i]->note = true;
  }

  std::vector<Page>& pages_;
  std::vector<std::vector<PageTable>> tables_;
  std::vector<std::vector<Item>> by_page_;
  std::vector<Item> items_;
  Habits habits_;
};

// A paragraph that may go on.
struct Open {
  std::size_t passage = 0;
  std::size_t lines = 0;
  bool mark = false;
  Line last;
};

class Writer {
 public:
  Writer(const Stream& stream, const std::vector<Page>& pages) : habits_(stream.habits()), pages_(pages) {
    for (const Stream::Item& item : stream.items()) {
      if (item.table) add_table(*item.table, item.page);
      else add_line(*item.line);
    }
  }

  std::vector<Passage> passages() && { return std::move(passages_); }

 private:
  void add_line(const Line& line) {
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

  bool same_height(const Line& a, const Line& b) const { return std::fabs(a.height - b.height) <= habits_.tolerance * std::max(a.height, b.height); }

  bool goes_on(const Open& open, const Line& next) const {
    const Line& last = open.last;
    if (!same_height(last, next) || (in_capitals(*last.line) && !in_capitals(*next.line) && last.line->words.size() > 1)) return false;
    const bool below = last.page == next.page && last.column == next.column && next.box().top > last.box().top && next.box().over(last.box());
    return below ? goes_on_below(open, next) : goes_on_elsewhere(open, next);
  }

  // Was the line filled, so that it ended where it did?
  static bool filled(const Line& last, const Line& next) {
    return !would_have_fitted(last.box(), next.line->words.front().box, last.margins.right, last.height);
  }

  bool goes_on_below(const Open& open, const Line& next) const {
    const Line& last = open.last;
    const float pitch = (next.box().top - last.box().top) / next.height, indent = next.box().left - last.box().left;
    if (pitch > kMostPitch) return false;
    const bool one_block = last.line->block == next.line->block;
    const bool title = next.height > kLargeLetters * habits_.height;
    if (title && one_block) return in_capitals(*last.line) == in_capitals(*next.line) && !ends_sentence(last.last());
    const bool full = filled(last, next), ended = ends_sentence(last.last()), small = begins_small(next.first());
    if (pitch > kMorePitch * next.pitch && !(full && small && !ended)) return false;
    if (begins_with_mark(*next.line) && (ended || !full || open.mark)) return false;
    if (!full) return small && !ended && one_block;
    if (small && !ended) return true;
    const float edge = kIndent * next.height;
    if (indent > edge) return open.mark && open.lines == 1;  // words behind a mark
    if (indent < -edge) return open.lines == 1;              // below an indented first line
    const bool indented = next.box().left - next.margins.left > edge;
    return !(indented && habits_.indents && open.lines == 1 && !open.mark);
  }

  // In the next column, or on the next page.
  bool goes_on_elsewhere(const Open& open, const Line& next) const {
    const Line& last = open.last;
    if (next.page > last.page + 1 || begins_with_mark(*next.line) || next.height > kLargeLetters * habits_.height) return false;
    const bool ended = ends_sentence(last.last()), small = begins_small(next.first());
    if (small && !ended) return true;
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

  const Habits& habits_;
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

bool digit_at_end(std::string_view word, std::size_t before) { return word.size() > before && word[word.size() - 1 - before] >= '0' && word[word.size() - 1 - before] <= '9'; }

// Two halves that the end of a line divides: does no blank stand between them? A hyphen that only divides is taken away.
bool join_halves(std::string& last, std::string_view next) {
  static constexpr std::string_view kSoft = "\xC2\xAD";
  if (last.ends_with(kSoft)) {
    last.resize(last.size() - kSoft.size());
    return true;
  }
  const std::size_t hyphen = last.ends_with("\xE2\x80\x90") || last.ends_with("–") ? 3 : last.ends_with('-') ? 1 : 0;
  if (hyphen == 0 || last.size() == hyphen) return false;
  if (digit_at_end(last, hyphen)) return next[0] >= '0' && next[0] <= '9';
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
  const Stream stream(pages);
  return Writer(stream, pages).passages();
}

}  // namespace solieu
