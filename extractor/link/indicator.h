// What a figure measures, in the words of its sentence.
#pragma once

#include <string>
#include <string_view>

#include "link/phrase_view.h"

namespace solieu {

struct Indicator {
  std::string words;      // empty: the words around the figure name nothing
  bool from_tail = false; // only words behind the number: "5.091 doanh nghiệp"
  bool measure = false;   // they open with a measure: "kim ngạch gạo", not "gạo"
  bool generic = false;   // "giá", "kim ngạch": of what, the text has said before
  bool refers_back = false; // "kim ngạch [mặt hàng này]": of what the text has named before
  bool of_goods = false;    // and that is no place, no company: it can be the topic of another measure
  std::string verb;        // what is done to the things that are counted: "thu giữ"
  bool new_clause = false; // a count behind "làm", "gồm": no verb before these reaches over to it
  bool bare_count = false; // a count with neither a verb nor a place before it
  std::string lead;        // the preposition before a name: "sang" of "sang EU đạt 1,5 tỷ USD"
  std::string done;        // what is done with an amount of money for each of a row: "hỗ trợ", "phân bổ cho"
  std::string specification;  // behind an amount: "cho khu vực nông thôn"
  bool elliptical = false; // its name stands right before the number, no verb between
  bool label = false;      // a colon stands between: "Đại biểu nữ: 20"
  bool predicate = false; // the share of those of whom it is said: "47% là hợp đồng chính phủ"
  bool embedded = false;  // the number stands behind a preposition: "ở 64 tỉnh"
};

/// The indicator that is stated for quantity `q` (an index) between item `from` (behind what the figure
/// before took) and the quantity itself, with the counted noun and its attributes. `inside` is an embedded
/// quantity before it that does not cut its name in two ("số trúng cử ở 64 tỉnh là 3.852").
Indicator find_indicator(const Mentions& m, std::size_t q, std::size_t from, const Grammar& grammar, std::string_view text,
                         std::size_t inside = kNoQuantity);

}  // namespace solieu
