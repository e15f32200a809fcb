// The lines and tables of pages as they are read: order, columns, margins, and what is usual in a document.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "read/page.h"
#include "read/page_columns.h"
#include "read/page_tables.h"

namespace solieu {

struct StreamLine {
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

/// What is usual in a document, by which the unusual is told.
struct PrintHabits {
  float height = 0;         // of most letters
  bool indents = false;     // the first line of a paragraph stands further right
  float tolerance = 0.12F;  // of heights that count as one; boxes of recognised words are as high as their letters

  bool same_height(const StreamLine& a, const StreamLine& b) const;
};

/// The lines of pages and their tables, in reading order, with what has to be known of each. Holds pointers into the pages, which it
/// changes: marks of lists are put before their words.
class PageStream {
 public:
  static constexpr float kMostPitch = 2.2F;      // from line to line of a paragraph, in heights of the letters
  static constexpr float kLargeLetters = 1.15F;  // times those of the text: a heading

  struct Item {
    std::optional<StreamLine> line;
    const PageTable* table = nullptr;
    std::size_t page = 0;
  };

  explicit PageStream(std::vector<Page>& pages);

  const std::vector<Item>& items() const { return items_; }
  const PrintHabits& habits() const { return habits_; }

 private:
  void add_page(std::size_t p);
  void put_title_first(std::vector<Item>& items) const;
  void find_heights();
  void find_pitches();
  template <class Each>
  void each_pair(Each each) const;
  void give_margins();
  void mark_notes(std::vector<Item>& page) const;

  std::vector<Page>& pages_;
  std::vector<std::vector<PageTable>> tables_;
  std::vector<std::vector<Item>> by_page_;
  std::vector<Item> items_;
  PrintHabits habits_;
};

}  // namespace solieu
