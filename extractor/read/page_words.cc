#include "read/page_words.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "text/normalise.h"

namespace solieu {
namespace {

// level page_num block_num par_num line_num word_num left top width height conf text; poppler has its flow and block for the two
constexpr std::size_t kFields = 12;
constexpr std::size_t kLongestRow = std::size_t{1} << 16;  // of one word, whatever a document claims to be one
constexpr float kFurthest = 1e7F;                        // points: a page of 3.5 km
enum Level { kPage = 1, kLine = 4, kWord = 5 };

template <class Number>
bool read(std::string_view field, Number& out) {
  auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), out);
  return error == std::errc() && end == field.data() + field.size();
}

bool read_box(const std::string_view* fields, float scale, Box& out) {
  float width = 0, height = 0;
  if (!read(fields[0], out.left) || !read(fields[1], out.top) || !read(fields[2], width) || !read(fields[3], height)) return false;
  out.right = out.left + width;
  out.bottom = out.top + height;
  for (float* at : {&out.left, &out.top, &out.right, &out.bottom}) {
    if (!std::isfinite(*at) || std::fabs(*at) > kFurthest) return false;
    *at *= scale;
  }
  return width >= 0 && height >= 0;
}

// Without blanks and control characters: these would divide what is one word.
std::string word_of(std::string_view field) {
  std::string out;
  for (char c : valid_utf8(field)) {
    if (static_cast<unsigned char>(c) > ' ' && c != '\x7F') out += c;
  }
  return out;
}

// Where the font changes within a word, a new one begins: also where a font has no Vietnamese letters, and another prints these.
// Marks of notes are smaller, and stay.
void join_parts(PageLine& line) {
  constexpr float kSameHeight = 0.8F;
  const float height = letter_height(line);
  std::vector<PageWord> whole;
  for (PageWord& part : line.words) {
    Box* last = whole.empty() ? nullptr : &whole.back().box;
    const bool joined = last && part.box.left - last->right < joint_gap(height) && part.box.left > last->left && part.box.height() > kSameHeight * last->height() &&
                        last->height() > kSameHeight * part.box.height();
    if (joined) {
      whole.back().text += part.text;
      last->add(part.box);
    } else {
      whole.push_back(std::move(part));
    }
  }
  line.words = std::move(whole);
}

}  // namespace

void PageWords::take(std::string_view piece) {
  for (std::size_t end; (end = piece.find('\n')) != std::string_view::npos; piece.remove_prefix(end + 1)) {
    if (rest_.empty()) take_row(piece.substr(0, end));
    else {
      if (rest_.size() < kLongestRow) rest_ += piece.substr(0, end);
      take_row(std::exchange(rest_, {}));
    }
  }
  if (rest_.size() < kLongestRow) rest_ += piece;
}

std::vector<Page> PageWords::finish() {
  take_row(std::exchange(rest_, {}));
  for (Page& page : pages_) {
    for (PageLine& line : page.lines) join_parts(line);
  }
  return std::move(pages_);
}

void PageWords::take_row(std::string_view row) {
  if (row.size() > kLongestRow) return;
  std::array<std::string_view, kFields> fields;
  for (std::size_t i = 0; i < kFields; ++i) {
    const std::size_t end = i + 1 < kFields ? row.find('\t') : row.size();
    if (end == std::string_view::npos) return;
    fields[i] = row.substr(0, end);
    row.remove_prefix(std::min(end + 1, row.size()));
  }
  int level = 0, block[2] = {0, 0};
  Box box;
  if (!read(fields[0], level) || !read(fields[2], block[0]) || !read(fields[3], block[1]) || !read_box(&fields[6], scale_, box)) return;
  if (level == kPage) {
    Page page;
    if (!read(fields[1], page.number) || page.number < 1) return;
    page.width = box.right;
    page.height = box.bottom;
    pages_.push_back(std::move(page));
    new_line_ = true;
    block_[0] = -1;
  } else if (level == kLine) {
    new_line_ = true;
  } else if (level == kWord && !pages_.empty()) {
    std::string text = word_of(fields[11]);
    if (text.empty()) return;
    std::vector<PageLine>& lines = pages_.back().lines;
    const bool new_block = block[0] != block_[0] || block[1] != block_[1];
    if (lines.empty() || new_line_ || new_block) {
      const int number = lines.empty() ? 0 : lines.back().block + (new_block ? 1 : 0);
      lines.push_back({number, box, {}});
      block_[0] = block[0];
      block_[1] = block[1];
      new_line_ = false;
    }
    lines.back().box.add(box);
    lines.back().words.push_back({std::move(text), box});
  }
}

}  // namespace solieu
