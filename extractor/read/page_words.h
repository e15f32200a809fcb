// The rows of words and boxes that pdftotext and tesseract write with -tsv: foreign bytes, whatever the document made of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/page.h"

namespace solieu {

/// Takes the rows in pieces of any length. Rows that make no sense are passed over.
class PageWords {
 public:
  /// Coordinates are multiplied by `scale`.
  explicit PageWords(float scale = 1) : scale_(scale) {}

  void take(std::string_view piece);
  /// What has come so far; behind it nothing may be taken.
  std::vector<Page> finish();
  std::size_t pages() const { return pages_.size(); }

 private:
  void take_row(std::string_view row);

  float scale_;
  std::string rest_;  // of a row that goes on in the next piece
  std::vector<Page> pages_;
  int block_[2] = {-1, -1};
  bool new_line_ = true;
};

}  // namespace solieu
