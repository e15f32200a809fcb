#include "read/page_pieces.h"

#include <algorithm>

#include "text/cell.h"

namespace solieu {
namespace {

constexpr float kLeastGap = 0.1F, kMostGap = 0.6F;  // between two words, in heights of the letters

void add_gaps(const PageLine& line, std::vector<float>& gaps) {
  const float height = letter_height(line);
  for (std::size_t w = 1; w < line.words.size(); ++w) {
    const float gap = (line.words[w].box.left - line.words[w - 1].box.right) / height;
    if (gap > kLeastGap && gap < kMostGap) gaps.push_back(gap);
  }
}

// As most words of the page have it.
float usual_gap(const Page& page) {
  constexpr float kOtherwise = 0.22F;
  std::vector<float> gaps;
  for (const PageLine& line : page.lines) add_gaps(line, gaps);
  if (gaps.empty()) return kOtherwise;
  auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return *middle;
}

// As the words of this line have it, where these are enough: justified lines have wider ones than the heads of a table.
float gap_in(const PageLine& line, float usual) {
  constexpr std::size_t kEnough = 4;
  std::vector<float> gaps;
  add_gaps(line, gaps);
  if (gaps.size() < kEnough) return usual;
  std::sort(gaps.begin(), gaps.end());
  return std::min(usual, gaps[gaps.size() / 3]);
}

}  // namespace

std::vector<Piece> pieces_of(const Page& page) {
  constexpr float kWide = 1.45F;  // times the usual
  const float usual = usual_gap(page);
  std::vector<Piece> out;
  for (std::size_t l = 0; l < page.lines.size(); ++l) {
    const PageLine& line = page.lines[l];
    const float height = letter_height(line), wide = kWide * gap_in(line, usual) * height;
    for (std::size_t w = 0; w < line.words.size(); ++w) {
      const Box& box = line.words[w].box;
      const float gap = w > 0 ? box.left - line.words[w - 1].box.right : 0;
      if (w == 0 || gap > wide) out.push_back({l, w, w, box, {}, false, false});
      Piece& piece = out.back();
      if (w > piece.first && gap > joint_gap(height)) piece.text += ' ';
      piece.text += line.words[w].text;
      piece.end = w + 1;
      piece.box.add(box);
    }
  }
  for (Piece& piece : out) {
    piece.number = read_cell(piece.text).has_value();
    piece.blank = !piece.number && is_blank_cell(piece.text);
  }
  return out;
}

bool would_have_fitted(const Box& line, const Box& first_word, float right, float height) {
  constexpr float kSpace = 0.2F;
  return line.right + kSpace * height + first_word.width() < right;
}

bool is_list_mark(std::string_view word) {
  static constexpr std::string_view kBullets[] = {"-", "–", "—", "+", "•", "●", "▪", "■", "*", "◦", "o", "➢", "❖", "✓", "✔", "\xEF\x82\xB7", "\xEF\x83\x98", "\xEF\x81\xB6"};
  if (std::find(std::begin(kBullets), std::end(kBullets), word) != std::end(kBullets)) return true;
  if (word.empty() || (word.back() != '.' && word.back() != ')')) return false;
  word.remove_suffix(1);
  if (word.starts_with('(')) word.remove_prefix(1);
  if (word.empty()) return false;
  const bool letter = word.size() == 1 && ((word[0] >= 'a' && word[0] <= 'z') || (word[0] >= 'A' && word[0] <= 'Z'));
  if (letter || word == "đ" || word == "Đ" || word.find_first_not_of("IVX") == std::string_view::npos) return true;
  std::size_t digits = 0;  // "1", "2.3", "2.3.1": two at the most between points
  for (char c : word) {
    const bool digit = c >= '0' && c <= '9';
    if (digit ? ++digits > 2 : c != '.' || digits == 0) return false;
    if (!digit) digits = 0;
  }
  return digits > 0;
}

}  // namespace solieu
