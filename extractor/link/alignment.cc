#include "link/alignment.h"

#include <algorithm>
#include <string>

#include "link/completion.h"

namespace solieu {
namespace {

constexpr int kLongestShortName = 3;  // words

// "lúa, ngô và sắn" → "lúa", "ngô", "sắn"
std::vector<std::string_view> members(std::string_view list) {
  static constexpr std::string_view kJoints[] = {", ", " và ", " cùng "};
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < list.size();) {
    auto joint = std::find_if(std::begin(kJoints), std::end(kJoints), [&](std::string_view j) { return list.substr(at).starts_with(j); });
    if (joint == std::end(kJoints)) {
      ++at;
      continue;
    }
    if (at > begin) out.push_back(list.substr(begin, at - begin));
    begin = at += joint->size();
  }
  if (begin < list.size()) out.push_back(list.substr(begin));
  return out;
}

// "tỷ lệ thu gom ở" of "tỷ lệ thu gom ở đô thị": what a list of short names behind a preposition is told of.
std::string_view before_short_name(std::string_view name, const Names& names, const KnownLists& lists) {
  std::size_t end = name.size();
  for (int words = 0; words <= kLongestShortName; ++words) {
    std::size_t blank = name.rfind(' ', end - 1);
    if (blank == std::string_view::npos || blank == 0) return {};
    if (words > 0 && names.begins_in(name.substr(blank + 1, end - blank - 1), lists.preposition)) return name.substr(0, end);
    end = blank;
  }
  return {};
}

bool says_respectively(std::string_view sentence) {
  std::string words = folded(sentence);
  return words.find("lần lượt") != std::string::npos || words.find("tương ứng") != std::string::npos;
}

// The end of the row that begins at `begin`: figures of one type that only joints stand between, and that name nothing.
std::size_t row_end(const std::vector<Draft>& drafts, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < drafts.size() && drafts[end].joined && !drafts[end].own_indicator && drafts[end].type == drafts[begin].type) ++end;
  return end;
}

// "doanh thu 3.607 tỉ đồng và lợi nhuận 489 tỉ đồng, lần lượt tăng 14% và 73%": a row without a name of its own is said of the
// amounts before it, one of each.
void align_with_amounts(std::vector<Draft>& drafts, std::size_t first, std::size_t row, std::size_t end) {
  const std::size_t length = end - row;
  if (row < first + length) return;
  for (std::size_t i = row; i < end; ++i) {
    const Draft& amount = drafts[i - length];
    if (!amount.is_amount() || !amount.own_indicator || drafts[i].is_amount()) return;
  }
  for (std::size_t i = row; i < end; ++i) {
    drafts[i].figure.indicator = drafts[i - length].figure.indicator;
    drafts[i].subject = drafts[i - length].subject;
  }
}

}  // namespace

void align_lists(std::vector<Draft>& drafts, std::size_t first, std::string_view sentence, const Names& names, const KnownLists& lists, int& subjects) {
  for (std::size_t begin = first; begin < drafts.size();) {
    const std::size_t end = row_end(drafts, begin), length = end - begin;
    const std::string all = drafts[begin].figure.indicator;
    const auto parts = length > 1 && drafts[begin].own_indicator ? members(all) : std::vector<std::string_view>();
    const std::size_t row = begin;
    begin = end;
    if (length > 1 && !drafts[row].own_indicator && says_respectively(sentence)) align_with_amounts(drafts, first, row, end);
    if (parts.size() < 2) continue;
    const bool respectively = says_respectively(sentence);
    // Without the word for it a list is one only where "và" joins names, and nothing is done in it.
    bool plain_names = all.find(" và ") != std::string::npos && !names.mention(all, {lists.verb, lists.up, lists.down, lists.connective, lists.clause});
    if (!respectively && !plain_names) continue;
    if (parts.size() != length) {
      if (!respectively) continue;
      for (std::size_t i = row; i < end; ++i) drafts[i].figure.flags.emplace_back("list_unaligned");
      continue;
    }
    for (std::size_t i = row; i < end; ++i) {
      Draft& d = drafts[i];
      Indicator part;
      part.words = parts[i - row];
      part.elliptical = true;
      Said said;
      if (i > row) {
        said.indicator = parts[0];
        said.unit = d.figure.base_unit;
        said.before = &drafts[i - 1];
      }
      std::string name = i > row ? completed(part, d, said, names, lists) : part.words;
      if (i > row && name == part.words && !names.begins_in(name, lists.head)) {
        if (auto row_name = before_short_name(parts[0], names, lists); !row_name.empty()) name = std::string(row_name) + " " + name;
      }
      d.figure.indicator = name;
      if (i > row) d.subject = ++subjects;
      d.own_indicator = true;
      std::erase(d.figure.flags, "indicator_inherited");
    }
  }
}

}  // namespace solieu
