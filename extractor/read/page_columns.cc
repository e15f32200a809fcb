#include "read/page_columns.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace solieu {
namespace {

constexpr std::size_t kWordsOfProse = 3;
constexpr int kFewestLines = 5;      // of a column
constexpr std::size_t kSteps = 400;  // of the width of a page
constexpr float kWidestRoom = 0.12F; // between columns, of that width
constexpr std::size_t kLongLines = 4, kWordsOfLongLine = 5;

std::size_t step_of(float x, float width) {
  return static_cast<std::size_t>(std::clamp(x / width, 0.0F, 1.0F) * (kSteps - 1));
}

// The outermost place that two lines reach.
float reached(std::vector<float>& places, float nearby) {
  std::sort(places.begin(), places.end());
  for (std::size_t i = places.size(); i-- > 1;) {
    if (places[i] - places[i - 1] <= nearby) return places[i];
  }
  return places.back();
}

}  // namespace

std::vector<float> column_borders(const Page& page) {
  std::vector<int> cover(kSteps, 0);  // lines of prose over each step
  if (page.width <= 0) return {};
  for (const PageLine& line : page.lines) {
    if (line.words.size() < kWordsOfProse) continue;
    for (std::size_t s = step_of(line.box.left, page.width); s <= step_of(line.box.right, page.width); ++s) ++cover[s];
  }
  std::vector<int> before(kSteps, 0), behind(kSteps, 0);  // the most on either side
  for (std::size_t s = 1; s < kSteps; ++s) before[s] = std::max(before[s - 1], cover[s - 1]);
  for (std::size_t s = kSteps - 1; s-- > 0;) behind[s] = std::max(behind[s + 1], cover[s + 1]);
  auto room = [&](std::size_t s) {
    const int less = std::min(before[s], behind[s]), more = std::max(before[s], behind[s]);
    return less >= kFewestLines && 4 * less >= more && 5 * cover[s] <= less;
  };
  std::vector<float> borders;
  for (std::size_t s = 0; s < kSteps;) {
    std::size_t end = s;
    while (end < kSteps && room(end)) ++end;
    const float wide = static_cast<float>(end - s) / kSteps;
    if (end > s && wide <= kWidestRoom) borders.push_back(page.width * static_cast<float>(s + end) / 2 / kSteps);
    s = end + 1;
  }
  return borders;
}

Margins margins_of(const std::vector<const PageLine*>& lines) {
  std::vector<float> lefts, rights;
  std::size_t long_lines = 0;
  float widest = 0;
  for (const PageLine* line : lines) widest = std::max(widest, line->box.width());
  for (const PageLine* line : lines) {
    long_lines += line->words.size() >= kWordsOfLongLine && 2 * line->box.width() > widest;
    lefts.push_back(-line->box.left);
    rights.push_back(line->box.right);
  }
  if (lines.empty()) return {};
  const float nearby = 0.02F * widest;
  return {-reached(lefts, nearby), reached(rights, nearby), long_lines >= kLongLines};
}

int column_of(const Box& line, const std::vector<float>& borders) {
  int column = 0;
  for (float x : borders) {
    if (line.left < x && line.right > x) return -1;
    column += line.left >= x;
  }
  return column;
}

}  // namespace solieu
