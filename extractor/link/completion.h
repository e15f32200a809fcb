// Short names completed from what the text has said before them: "giá" of which goods, "dệt may" as a kim ngạch.
#pragma once

#include <string>
#include <string_view>

#include "link/draft.h"
#include "link/indicator.h"
#include "link/names.h"

namespace solieu {

/// What was said before a figure.
struct Said {
  std::string_view indicator;         // of the figure before; empty without one
  std::string_view unit;              // the base unit of the amount that it was said of
  std::size_t paragraphs_ago = 0;     // that it was said
  std::string_view whole;             // the indicator of the amount whose parts are being told
  std::string_view whole_unit;        // and its base unit
  std::string_view topic;             // "Về [tỷ lệ hộ dùng nước sạch], …"
  std::string_view measure;           // of all that a list names: "đều có tốc độ tăng [kim ngạch] cao, đặc biệt là gạo 47,3%"
  std::string_view done;              // to each of a row: "được [hỗ trợ] 25 triệu đồng; nhà sập 60 triệu đồng"
  std::string_view headline;          // the measure that the text's headline speaks of: "[Giá vàng] lên xuống thất thường"
  std::string_view total;             // of the amount that a bracket was opened behind, where this is as much of the same: "108 nhà ("
  std::string_view total_unit;
  bool part_of_total = false;         // it may be a part of that, by its size and time
  bool in_bracket = false;
  const Draft* before = nullptr;      // the figure before it in its sentence
};

/// The full name of what the figure measures.
std::string completed(const Indicator& indicator, const Draft& d, const Said& said, const Names& names, const KnownLists& lists);

}  // namespace solieu
