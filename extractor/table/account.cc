#include "table/account.h"

#include <algorithm>

namespace solieu {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kJoints = ".,/:-";  // 7.353,5 and 29/9/2024 and 10:30

// Behind the run of digits that begins at `at`, with the joints between them.
std::size_t run_end(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t last = at;
  while (at < end) {
    if (kDigits.find(text[at]) != std::string_view::npos) {
      last = ++at;
    } else if (at == last && kJoints.find(text[at]) != std::string_view::npos) {
      ++at;
    } else {
      break;
    }
  }
  return last;
}

// The digits of a stretch without figures.
void account_for_rest(std::string_view text, std::size_t begin, std::size_t end, std::vector<Fate>& out) {
  while (begin < end) {
    begin = std::min(text.find_first_of(kDigits, begin), end);
    if (begin == end) return;
    std::size_t stop = run_end(text, begin, end);
    out.push_back({{begin, stop}, reason::cell, nullptr, nullptr, nullptr});
    begin = stop;
  }
}

}  // namespace

void account_for(const Table& table, std::string_view text, const std::vector<Draft>& drafts, std::size_t first, std::vector<Fate>& out) {
  std::vector<TextSpan> figures;
  for (std::size_t i = first; i < drafts.size(); ++i) figures.push_back(drafts[i].text_span);
  std::sort(figures.begin(), figures.end(), [](TextSpan a, TextSpan b) { return a.begin < b.begin; });
  std::size_t at = table.span.begin;
  for (TextSpan f : figures) {
    account_for_rest(text, at, f.begin, out);
    out.push_back({f, reason::figure, nullptr, nullptr, nullptr});
    at = f.end;
  }
  account_for_rest(text, at, table.span.end, out);
}

}  // namespace solieu
