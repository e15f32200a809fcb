// What a program that reads pages tells of one: its words with their boxes, in lines and blocks.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace solieu {

/// Points from the upper left corner of the page (of a picture: its pixels).
struct Box {
  float left = 0, top = 0, right = 0, bottom = 0;

  float width() const { return right - left; }
  float height() const { return bottom - top; }
  float middle() const { return (top + bottom) / 2; }
  void add(const Box& other) {
    left = std::min(left, other.left);
    top = std::min(top, other.top);
    right = std::max(right, other.right);
    bottom = std::max(bottom, other.bottom);
  }
  /// How much of the lower of the two stands beside the other: 0 to 1, or less than 0 where there is room between.
  float beside(const Box& other) const {
    const float lower = std::max(std::min(height(), other.height()), 0.01F);
    return (std::min(bottom, other.bottom) - std::max(top, other.top)) / lower;
  }
  bool over(const Box& other) const { return left < other.right && other.left < right; }
};

struct PageWord {
  std::string text;  // UTF-8, never empty, without blanks
  Box box;
};

struct PageLine {
  int block = 0;  // lines of one block have one number
  Box box;
  std::vector<PageWord> words;  // never empty, from left to right
};

struct Page {
  int number = 1;
  float width = 0, height = 0;
  bool recognised = false;      // by OCR
  std::vector<PageLine> lines;  // in reading order, as that program sees it
};

/// Of its widest word: marks of notes are smaller, a quotation mark says nothing.
inline float letter_height(const PageLine& line) {
  auto widest = std::max_element(line.words.begin(), line.words.end(), [](const PageWord& a, const PageWord& b) { return a.box.width() < b.box.width(); });
  return std::max(widest->box.height(), 0.01F);
}

/// Words that are nearer to each other are parts of one: where the font changes, a program begins a new one.
inline float joint_gap(float height) { return 0.085F * height; }

}  // namespace solieu
