#include "read/page_text.h"

#include <utility>

#include "read/page_furniture.h"
#include "read/paragraphs.h"

namespace solieu {
namespace {

void write(const std::vector<PlacedWord>& words, SourceText& out) {
  bool first = true;
  for (const PlacedWord& placed : words) {
    if (!std::exchange(first, false) && !placed.joined) out.text += ' ';
    const Box& box = placed.word.box;
    const std::size_t begin = out.text.size();
    out.text += placed.word.text;
    out.words.push_back({begin, out.text.size(), placed.page, box.left, box.top, box.right, box.bottom});
  }
}

}  // namespace

void write_pages(std::vector<Page> pages, SourceText& out) {
  remove_furniture(pages);
  for (const Passage& passage : passages_of(std::move(pages))) {
    if (passage.apart) out.text += '\n';
    for (std::size_t c = 0; c < passage.cells.size(); ++c) {
      if (c > 0) out.text += '\t';
      write(passage.cells[c], out);
    }
    out.text += '\n';
  }
}

}  // namespace solieu
