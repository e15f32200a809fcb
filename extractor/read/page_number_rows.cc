#include "read/page_number_rows.h"

#include <algorithm>

namespace solieu {
namespace {

// In heights of the letters.
constexpr float kNumberGap = 0.25F;  // between two cells of numbers
constexpr float kWordGap = 0.5F;     // between a number and words
constexpr float kSameRow = 0.5F;

// Is there room around a number, as there is in a cell?
bool stands_alone(const Page& page, const std::vector<Piece>& pieces, std::size_t i) {
  const Piece& piece = pieces[i];
  auto room = [&](std::size_t other) {
    if (pieces[other].line != piece.line) return true;
    const float gap = std::max(piece.box.left - pieces[other].box.right, pieces[other].box.left - piece.box.right);
    return gap > (pieces[other].number || pieces[other].blank ? kNumberGap : kWordGap) * letter_height(page.lines[piece.line]);
  };
  return (i == 0 || room(i - 1)) && (i + 1 == pieces.size() || room(i + 1));
}

}  // namespace

std::vector<NumberRow> find_number_rows(const Page& page, const std::vector<Piece>& pieces) {
  std::vector<NumberRow> rows;
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].number && stands_alone(page, pieces, i)) numbers.push_back(i);
  }
  std::stable_sort(numbers.begin(), numbers.end(), [&](std::size_t a, std::size_t b) { return pieces[a].box.middle() < pieces[b].box.middle(); });
  for (std::size_t i : numbers) {
    const Box& box = pieces[i].box;
    if (rows.empty() || box.middle() - rows.back().box.middle() > kSameRow * box.height()) rows.push_back({{}, box});
    rows.back().pieces.push_back(i);
    rows.back().box.add(box);
  }
  return rows;
}

}  // namespace solieu
