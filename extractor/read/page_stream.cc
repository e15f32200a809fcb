#include "read/page_stream.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "read/page_pieces.h"

namespace solieu {
namespace {

// In heights of the letters.
constexpr float kIndent = 0.6F;
constexpr float kAfterMark = 5;  // from the mark of a list item to its words

bool stands_before(const Box& mark, const Box& words) {
  const float room = words.left - mark.right;
  return mark.beside(words) >= 0.3F && room >= 0 && room <= kAfterMark * words.height();
}

// The nearest line at the right of a mark, or as many as there are.
std::size_t line_behind(const Page& page, std::size_t mark, const std::vector<bool>& taken) {
  std::size_t best = page.lines.size();
  for (std::size_t l = 0; l < page.lines.size(); ++l) {
    if (l == mark || taken[l] || !stands_before(page.lines[mark].box, page.lines[l].box)) continue;
    if (best == page.lines.size() || page.lines[l].box.left < page.lines[best].box.left) best = l;
  }
  return best;
}

// A mark that a tab divides from its words is a line of its own to the program that found it; the marks of a list may even
// be a column of their own, before that of the words.
void put_marks_before_words(Page& page, std::vector<bool>& taken) {
  for (std::size_t l = 0; l < page.lines.size(); ++l) {
    PageLine& mark = page.lines[l];
    if (taken[l] || mark.words.size() > 1) continue;
    const std::string& text = mark.words[0].text;
    const bool is_mark = is_list_mark(text), number = text.size() <= 3 && text.find_first_not_of("0123456789*") == std::string::npos;
    if (!is_mark && !number) continue;
    const std::size_t words = is_mark ? line_behind(page, l, taken) : l + 1;
    if (words >= page.lines.size() || taken[words] || !stands_before(mark.box, page.lines[words].box)) continue;
    PageLine& line = page.lines[words];
    line.words.insert(line.words.begin(), std::move(mark.words[0]));
    line.box.add(mark.box);
    taken[l] = true;
  }
}

// Before the first line that stands below it.
void insert(const PageTable& table, std::size_t page, std::vector<PageStream::Item>& items) {
  auto below = std::find_if(items.begin(), items.end(), [&](const PageStream::Item& item) {
    return item.line && item.line->box().over(table.box) && item.line->box().middle() > table.box.middle();
  });
  items.insert(below, {std::nullopt, &table, page});
}

}  // namespace

bool PrintHabits::same_height(const StreamLine& a, const StreamLine& b) const {
  return std::fabs(a.height - b.height) <= tolerance * std::max(a.height, b.height);
}

PageStream::PageStream(std::vector<Page>& pages) : pages_(pages) {
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

void PageStream::add_page(std::size_t p) {
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
    items.push_back({StreamLine{&line, p, column_of(line.box, borders), letter_height(line), 0, {}, false}, nullptr, p});
  }
  for (const PageTable& table : tables_.back()) insert(table, p, items);
  by_page_.push_back(std::move(items));
}

// A title at the head of the first page, before the columns below it.
void PageStream::put_title_first(std::vector<Item>& items) const {
  auto title = std::find_if(items.begin(), items.end(), [&](const Item& i) { return i.line && i.line->height > kLargeLetters * habits_.height * (1 + habits_.tolerance); });
  if (title == items.end()) return;
  const bool at_head = std::all_of(items.begin(), title, [&](const Item& i) { return i.line && i.line->box().top > title->line->box().bottom; });
  auto end = std::find_if(title, items.end(), [&](const Item& i) { return !i.line || !habits_.same_height(*i.line, *title->line); });
  if (at_head) std::rotate(items.begin(), title, end);
}

void PageStream::find_heights() {
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
void PageStream::find_pitches() {
  constexpr std::size_t kEnough = 4;
  constexpr float kLeast = 0.5F, kOtherwise = 1.2F;
  std::vector<float> all;
  std::map<std::pair<std::size_t, int>, std::vector<float>> blocks;
  each_pair([&](const StreamLine& a, const StreamLine& b) {
    const float pitch = (b.box().top - a.box().top) / b.height;
    if (pitch < kLeast || pitch > kMostPitch || !habits_.same_height(a, b)) return;
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
void PageStream::each_pair(Each each) const {
  for (const auto& page : by_page_) {
    for (std::size_t i = 1; i < page.size(); ++i) {
      if (page[i].line && page[i - 1].line && page[i].line->line->block == page[i - 1].line->line->block) each(*page[i - 1].line, *page[i].line);
    }
  }
}

// Where a page has too few lines to tell, those of all pages do.
void PageStream::give_margins() {
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
  each_pair([&](const StreamLine& a, const StreamLine& b) {
    ++lines;
    const float more = a.box().left - b.box().left;
    indented += more > kIndent * a.height && more < 5 * a.height && std::fabs(b.box().left - b.margins.left) < 0.2F * b.height;
  });
  habits_.indents = indented >= 2 && 20 * indented >= lines;
}

// Small letters at the foot of a page, from a number or an asterisk on.
void PageStream::mark_notes(std::vector<Item>& page) const {
  std::vector<StreamLine*> lines;
  for (Item& item : page) {
    if (item.line) lines.push_back(&*item.line);
  }
  std::stable_sort(lines.begin(), lines.end(), [](const StreamLine* a, const StreamLine* b) { return a->box().top > b->box().top; });
  std::size_t end = 0, notes = 0;
  while (end < lines.size() && lines[end]->height < (1 - habits_.tolerance) * habits_.height * 1.02F) {
    const std::string& first = lines[end++]->first();
    if ((first[0] >= '0' && first[0] <= '9') || first[0] == '*' || first[0] == '(' || first.starts_with("¹")) notes = end;
  }
  if (end == lines.size()) return;  // nothing else is on the page
  for (std::size_t i = 0; i < notes; ++i) lines[i]->note = true;
}

}  // namespace solieu
