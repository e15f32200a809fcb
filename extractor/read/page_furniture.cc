#include "read/page_furniture.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>

namespace solieu {
namespace {

constexpr std::size_t kRows = 3;       // at each edge of a page
constexpr std::size_t kFurthest = 2;   // pages
constexpr float kSamePlace = 3;        // points
constexpr float kCellGap = 1.5F;       // heights of its letters
constexpr std::size_t kMostParts = 2;  // side by side; more are the head of a table
constexpr std::size_t kMostDigits = 9;

struct Row {
  std::vector<std::size_t> lines;
  Box box;
  std::size_t parts = 1;
  std::string words;                   // with # for each number
  std::vector<std::int64_t> numbers;
};

void read_words(const PageLine& line, Row& row) {
  for (std::size_t w = 0; w < line.words.size(); ++w) {
    if (w > 0 && line.words[w].box.left - line.words[w - 1].box.right > kCellGap * line.box.height()) ++row.parts;
    std::size_t digits = 0;
    for (char c : line.words[w].text) {
      const bool digit = c >= '0' && c <= '9';
      if (!digit) row.words += c;
      else if (digits == 0 || digits == kMostDigits) row.words += '#', row.numbers.push_back(c - '0');
      else row.numbers.back() = row.numbers.back() * 10 + (c - '0');
      digits = !digit ? 0 : digits == kMostDigits ? 1 : digits + 1;
    }
    row.words += ' ';
  }
}

// Those at one edge, from the edge on.
std::vector<Row> rows_at_edge(const Page& page, const std::vector<std::size_t>& order) {
  std::vector<Row> rows;
  for (std::size_t i : order) {
    const PageLine& line = page.lines[i];
    if (!rows.empty() && rows.back().box.beside(line.box) > 0.5F) {
      rows.back().lines.push_back(i);
      rows.back().box.add(line.box);
      continue;
    }
    if (rows.size() == kRows) break;
    rows.push_back({{i}, line.box, 0, {}, {}});
  }
  for (Row& row : rows) {
    std::sort(row.lines.begin(), row.lines.end(), [&](std::size_t a, std::size_t b) { return page.lines[a].box.left < page.lines[b].box.left; });
    for (std::size_t i : row.lines) {
      ++row.parts;
      read_words(page.lines[i], row);
    }
  }
  return rows;
}

struct Edges {
  std::vector<Row> edge[2];  // upper, lower
};

Edges edges_of(const Page& page) {
  std::vector<std::size_t> order(page.lines.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  Edges out;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return page.lines[a].box.top < page.lines[b].box.top; });
  out.edge[0] = rows_at_edge(page, order);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return page.lines[a].box.bottom > page.lines[b].box.bottom; });
  out.edge[1] = rows_at_edge(page, order);
  return out;
}

// `pages` lie between the two.
bool same(const Row& a, const Row& b, std::int64_t pages, bool& counts) {
  if (a.words != b.words || std::fabs(a.box.middle() - b.box.middle()) > kSamePlace) return false;
  counts = false;
  for (std::size_t i = 0; i < a.numbers.size(); ++i) {
    const std::int64_t more = b.numbers[i] - a.numbers[i];
    if (more != 0 && (more != pages || counts)) return false;
    counts |= more != 0;
  }
  return true;
}

class Furniture {
 public:
  explicit Furniture(std::vector<Page>& pages) : pages_(pages) {
    for (const Page& page : pages) edges_.push_back(edges_of(page));
  }

  void remove() {
    std::vector<std::vector<bool>> drop;
    for (std::size_t p = 0; p < pages_.size(); ++p) {
      drop.emplace_back(pages_[p].lines.size(), false);
      for (int edge : {0, 1}) {
        for (const Row& row : edges_[p].edge[edge]) {
          if (!repeated(row, p, edge)) break;
          for (std::size_t line : row.lines) drop[p][line] = true;
        }
      }
    }
    for (std::size_t p = 0; p < pages_.size(); ++p) {
      std::size_t i = 0;
      std::erase_if(pages_[p].lines, [&](const PageLine&) { return drop[p][i++]; });
    }
  }

 private:
  bool repeated(const Row& row, std::size_t page, int edge) const {
    for (std::size_t other = page < kFurthest ? 0 : page - kFurthest; other <= page + kFurthest && other < pages_.size(); ++other) {
      if (other == page) continue;
      for (const Row& its : edges_[other].edge[edge]) {
        bool counts = false;
        if (same(row, its, static_cast<std::int64_t>(other) - static_cast<std::int64_t>(page), counts) && (counts || row.parts <= kMostParts)) return true;
      }
    }
    return false;
  }

  std::vector<Page>& pages_;
  std::vector<Edges> edges_;
};

}  // namespace

void remove_furniture(std::vector<Page>& pages) { Furniture(pages).remove(); }

}  // namespace solieu
